import { ALL_PAYERS, type ComparedPeriod, type Comparison, type ComparisonRow, firstDifference, isSame, keptYear, type PeriodName, verdictOf } from '../compare/index.js';
import { type Facts, type Lang, type MessageKey, say } from '../messages/index.js';
import { decadeYears, TOTAL_MEASURES, type TotalMeasure } from '../results/index.js';
import { withBaseYear } from './base-prices.js';
import { commonScale, type CompareLine, compareTable, everLines, groupLines, scenarioLetter, shareLine } from './compare-lines.js';

export interface CompareTextOptions {
  /** Years of the tables by year. */
  readonly years?: readonly number[];
}

/** How far ahead the tables go by themselves; besides, the last year. */
const DEFAULT_YEARS_AHEAD = 30;

/** 逐年表的年份 — every ten years as far as plans reach, and the last year. */
export function comparedYears({ periods, lastYear }: Comparison): number[] {
  const { first } = periods[0]!;
  return decadeYears(first, lastYear).filter((year) => year <= first + DEFAULT_YEARS_AHEAD || year === lastYear);
}

/** 比较的文本 — the verdict, who pays, the cost in money of today, year by year, and what the errors mean. */
export function compareText(comparison: Comparison, lang: Lang, { years = comparedYears(comparison) }: CompareTextOptions = {}): string {
  const text = new CompareText(comparison, lang);
  return [text.head(), text.verdict(), ...text.payers(), text.measures(), ...text.budgets(years), ...text.byYear(years), text.notes()].filter((part) => part !== '').join('\n\n');
}

/** A total with the words of its line. */
interface Total {
  readonly name: string;
  readonly period: PeriodName;
  readonly measure: TotalMeasure;
  readonly label: readonly string[];
}

const MONEY = { unit: 'yuan', kind: 'flow' } as const;
const MEASURES = { nominal: 'compare-nominal', real: 'compare-real', present_value: 'compare-present' } as const satisfies Record<TotalMeasure, MessageKey>;

class CompareText {
  private readonly comparison: Comparison;
  private readonly lang: Lang;

  constructor(comparison: Comparison, lang: Lang) {
    this.comparison = comparison;
    this.lang = lang;
  }

  head(): string {
    const { scenarios, paths, seed, baseYear, lastYear } = this.comparison;
    const first = this.say(paths === 0 ? 'compare-head-best' : 'compare-head', { count: scenarios.length - 1, paths, seed, first: baseYear + 1, last: lastYear });
    return [first, ...scenarios.map(({ title, file }, index) => ` ${scenarioLetter(index)}  ${this.say('compare-legend', { title, file })}`)].join('\n');
  }

  verdict(): string {
    const { comparison: { roles, paths }, lang } = this;
    const { year, cost, rows } = verdictOf(this.comparison);
    const yearly = (name: string | undefined, pick: 'balance' | 'replacement'): CompareLine[] =>
      (name === undefined ? [] : groupLines(rows.flatMap((row) => row[pick] ?? []), this.output(name), { label: [this.label(name), this.say('compare-in-year', { year })] }, paths, lang));
    const shortfall = rows.flatMap((row) => row.shortfall ?? []);
    return compareTable(this.say('compare-verdict'), [
      ...this.totals(this.ownPeriods().map(({ name: period }) => ({ name: cost, period, measure: 'nominal', label: [this.label(cost), ...this.periodWords(period, 'nominal')] })), true),
      ...yearly(roles.fan, 'balance'),
      ...yearly(roles.replacementRate, 'replacement'),
      ...this.kept(),
      ...(shortfall.length === 0 || paths === 0 ? [] : everLines(shortfall, { label: [this.label(roles.shortfall!), this.say('compare-ever-by', { year })] }, lang)),
    ], this.comparison);
  }

  /** On how many paths the pension keeps its purchasing power, ten years on and at the end. */
  private kept(): CompareLine[] {
    const { comparison, comparison: { roles: { realPension }, paths, scenarios } } = this;
    if (realPension === undefined || paths === 0) return [];
    return this.ownPeriods().map(({ last }) => shareLine(
      this.say('compare-kept', { year: last, known: keptYear(comparison) }), scenarios.map((_, scenario) => comparison.row(scenario, realPension, last)!.kept),
    ));
  }

  /** Ten years and the horizon, where they are not the same. */
  private ownPeriods(): readonly ComparedPeriod[] {
    const { periods } = this.comparison;
    return periods.filter(({ last }, index) => index === 0 || last !== periods[0]!.last);
  }

  /** A table for each period: payer by payer, then all of them. */
  payers(): string[] {
    const { roles } = this.comparison;
    if (roles.payers.length === 0) return [];
    return this.ownPeriods().map(({ name: period, first, last }) => {
      const payers = [...roles.payers, ALL_PAYERS].map((name): Total => ({ name, period, measure: 'nominal', label: [this.label(name)] }));
      return compareTable(this.say('compare-payers', { first, last }), this.totals(payers), this.comparison);
    });
  }

  /** The cost as money of each year, at prices of the base year, and as a present value. */
  measures(): string {
    const { periods, roles } = this.comparison;
    const name = roles.publicCost ?? ALL_PAYERS;
    const lines = this.totals(periods.flatMap(({ name: period }) => TOTAL_MEASURES.map((measure): Total => ({ name, period, measure, label: this.periodWords(period, measure) }))));
    return lines.length === 0 ? '' : compareTable(this.say('compare-measures', { label: this.label(name) }), lines, this.comparison);
  }

  /** Against revenue and budgets, for the levels for which somebody supplied them. */
  budgets(years: readonly number[]): string[] {
    const { outputs, roles: { burden, budgetExceeded, budget }, scenarios } = this.comparison;
    const isSupplied = (name: string): boolean => scenarios.some((_, scenario) => years.some((year) => this.comparison.row(scenario, name, year)!.best_estimate > 0));
    const burdens = outputs.filter(({ rule, name }) => rule === burden && isSupplied(name));
    const exceeded = outputs.filter(({ rule, name }) => rule === budgetExceeded && isSupplied(name.replace(`${rule}.`, `${budget!}.`)));
    const tables = [...burdens, ...exceeded].map(({ name }) => this.yearTable(name, years));
    return tables.length > 0 ? tables : [this.say('compare-no-revenue')];
  }

  byYear(years: readonly number[]): string[] {
    const { fan, publicCost, replacementRate, shortfall, monthsCovered, monthsCoveredOwn, participants, payers } = this.comparison.roles;
    const names = [fan, publicCost, ...(publicCost === undefined ? payers : []), replacementRate, shortfall, monthsCoveredOwn, monthsCovered, participants].flatMap((name) => name ?? []);
    const wanted = names.length > 0 ? names : this.comparison.outputs.map(({ name }) => name);
    const same = wanted.filter((name) => this.isSameIn(name, years));
    const told = same.length === 0 ? [] : [this.say('compare-all-same', { labels: same.map((name) => this.label(name)), years: years.map(String) })];
    return [...wanted.filter((name) => !same.includes(name)).map((name) => this.yearTable(name, years)), ...told];
  }

  notes(): string {
    const { paths, periods, roles, baseYear, scenarios } = this.comparison;
    const { first } = periods[0]!;
    const early = scenarios.flatMap((_, scenario) => {
      const year = scenario === 0 ? undefined : firstDifference(this.comparison, scenario);
      return year !== undefined && year < first ? [this.say('compare-note-early', { letter: scenarioLetter(scenario), year, first })] : [];
    });
    return [
      this.say('compare-notes'),
      ...(paths === 0 ? [this.say('compare-note-best')] : [this.say('compare-note-error'), this.say('compare-note-above')]),
      this.say('compare-note-from', { first }),
      ...(roles.prices === undefined ? [] : [this.say('compare-note-real', { base: baseYear })]),
      ...(roles.discount === undefined ? [] : [this.say('compare-note-present', { before: first - 1 })]),
      ...early,
    ].join('\n ');
  }

  private yearTable(name: string, years: readonly number[]): string {
    const { comparison: { paths }, lang } = this;
    const output = this.output(name);
    const groups = years.map((year) => this.rows(name, year));
    const scale = commonScale(groups, output, lang);
    const lines = years.flatMap((year, index) => [
      ...groupLines(groups[index]!, output, { label: [this.say('compare-in-year', { year })], isFull: true, scale }, paths, lang),
      ...(output.kind === 'flag' && paths > 0 ? everLines(groups[index]!, { label: [this.say('compare-ever-by', { year })] }, lang) : []),
    ]);
    return compareTable(this.label(name), lines, this.comparison);
  }

  /** Lines of several totals in one scale. */
  private totals(totals: readonly Total[], isSpread = false): CompareLine[] {
    const { comparison, lang } = this;
    const groups = totals.map(({ name, period, measure, label }) => ({ label, rows: comparison.scenarios.flatMap((_, scenario) => comparison.total(scenario, name, period, measure) ?? []) }));
    const there = groups.filter(({ rows: [first] }) => first && !Number.isNaN(first.best_estimate));
    if (there.length === 0) return [];
    const scale = commonScale(there.map(({ rows }) => rows), MONEY, lang);
    return there.flatMap(({ label, rows }) => groupLines(rows, MONEY, { label, scale, isSpread }, comparison.paths, lang));
  }

  private periodWords(period: PeriodName, measure: TotalMeasure): string[] {
    const { periods, baseYear } = this.comparison;
    const { first, last } = periods.find(({ name }) => name === period)!;
    return [this.say('compare-period', { first, last }), this.say(MEASURES[measure], { base: baseYear, before: periods[0]!.first - 1 })];
  }

  private rows(name: string, year: number): ComparisonRow[] {
    return this.comparison.scenarios.map((_, scenario) => this.comparison.row(scenario, name, year)!);
  }

  private isSameIn(name: string, years: readonly number[]): boolean {
    return years.every((year) => this.rows(name, year).slice(1).every(isSame));
  }

  private output(name: string): { unit: string; kind: string } {
    return this.comparison.output(name)!;
  }

  private label(name: string): string {
    if (name === ALL_PAYERS) return this.say('compare-all-payers');
    const { label, rule } = this.comparison.output(name)!;
    // A comparison knows the cells of a rule by their names alone.
    const words = withBaseYear(label[this.lang], this.comparison.baseYear, this.lang);
    return name === rule ? words : `${words} [${name.slice(rule.length + 1)}]`;
  }

  private say(key: MessageKey, facts: Facts = {}): string {
    return say(key, facts, this.lang);
  }
}
