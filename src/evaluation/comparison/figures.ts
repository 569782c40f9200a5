import type { Comparison, ComparisonNumber, PeriodName } from '../../compare/index.js';
import type { NumberPart, Shown, Trace } from '../../document/index.js';
import { type Lang, say } from '../../messages/index.js';
import { decimalsOfError, withBaseYear } from '../../report/index.js';
import { type TotalMeasure, Z_95 } from '../../results/index.js';
import { shownError, shownFor, shownShare } from '../shown.js';

/** A column of `comparison.arrow`; with a minus sign before it, the same negated: how much less. */
export type ComparedStatistic = ComparisonNumber | `-${ComparisonNumber}`;

/** What the trace of a half width of a 95 % band says: 1.96 standard errors. */
const WITHIN = 'difference_error*1.96';

/** Columns that are shares of paths whatever the output is. */
const SHARES: ReadonlySet<string> = new Set(['ever', 'ever_low', 'ever_high', 'above', 'above_low', 'above_high', 'equal', 'ever_difference', 'ever_difference_error', 'kept', 'kept_low', 'kept_high']);

/** Decimals of a sampling error beyond those of its number at most: what is smaller is said to be so. */
const MORE_DECIMALS = 3;

/** 比较的数字 — figures of a comparison with where each stands in its file; a trace names the scenario by its place. */
export class ComparedFigures {
  readonly comparison: Comparison;
  readonly hasPaths: boolean;
  private readonly lang: Lang;
  private readonly shown = new Map<string, Shown>();

  constructor(comparison: Comparison, lang: Lang) {
    this.comparison = comparison;
    this.lang = lang;
    this.hasPaths = comparison.paths > 0;
  }

  /** As the scenario calls itself. */
  fullTitle(scenario: number): string {
    return this.comparison.scenarios[scenario]!.title[this.lang];
  }

  /** 简称 — what tells it from the others: what follows the last middle dot of its title, where that is enough. */
  title(scenario: number): string {
    const shortOf = (place: number): string => this.fullTitle(place).split(' · ').at(-1)!;
    const short = shortOf(scenario);
    return this.comparison.scenarios.some((_, other) => other !== scenario && shortOf(other) === short) ? this.fullTitle(scenario) : short;
  }

  /** 方案的名称 — the reference is called that: it is none of the proposals. */
  name(scenario: number): string {
    return scenario === 0 ? say('evaluation-reference-name', { title: this.title(0) }, this.lang) : this.title(scenario);
  }

  has(output: string | undefined): output is string {
    return output !== undefined && this.comparison.output(output) !== undefined;
  }

  head(output: string): string {
    const label = this.label(output);
    return label.charAt(0).toUpperCase() + label.slice(1);
  }

  label(output: string): string {
    const { label, rule } = this.comparison.output(output)!;
    const words = withBaseYear(label[this.lang], this.comparison.baseYear, this.lang);
    return output === rule ? words : `${words} [${output.slice(rule.length + 1)}]`;
  }

  shownOf(output: string): Shown {
    const known = this.shown.get(output);
    if (known) return known;
    const { unit, kind } = this.comparison.output(output)!;
    const { baseYear, lastYear, scenarios } = this.comparison;
    const values = scenarios.flatMap((_, scenario) => Array.from({ length: lastYear - baseYear }, (__, i) => this.value(scenario, output, baseYear + 1 + i, 'mean')));
    const shown = shownFor(unit, kind, values, this.lang);
    this.shown.set(output, shown);
    return shown;
  }

  /** Without random paths a mean is the best estimate, and a difference that of the best estimates. */
  value(scenario: number, output: string, year: number, statistic: ComparisonNumber): number {
    return this.comparison.row(scenario, output, year)?.[this.column(statistic)] ?? Number.NaN;
  }

  part(scenario: number, output: string, year: number, statistic: ComparedStatistic): NumberPart {
    const column = this.column(plain(statistic));
    const value = signed(statistic, this.value(scenario, output, year, plain(statistic)));
    return {
      kind: 'number', value, shown: this.shownAs(this.shownOf(output), column, value),
      trace: { file: 'comparison', run: scenario, output, at: year, statistic: statistic.startsWith('-') ? `-${column}` : column },
    };
  }

  /** 合计 — of an output in yuan of a year, or of all payers; the trace names years and measure: `2027-2036 nominal`. */
  total(scenario: number, output: string, period: PeriodName, measure: TotalMeasure, statistic: ComparedStatistic, like: string): NumberPart {
    const column = this.column(plain(statistic));
    const { first, last } = this.comparison.periods.find(({ name }) => name === period)!;
    const value = signed(statistic, this.comparison.total(scenario, output, period, measure)?.[column] ?? Number.NaN);
    return {
      kind: 'number', value, shown: this.shownAs(this.shownOf(like), column, value),
      trace: { file: 'comparison', run: scenario, output, at: `${String(first)}-${String(last)} ${measure}`, statistic: statistic.startsWith('-') ? `-${column}` : column },
    };
  }

  /** 抽样误差 — half the 95 % band of a difference, in as many digits as it takes to see it; none without random paths. */
  within(scenario: number, output: string, year: number): NumberPart | undefined {
    return this.withinOf(this.comparison.row(scenario, output, year)?.difference_error, this.shownOf(output), { run: scenario, output, at: year });
  }

  /** The same of a total. */
  totalWithin(scenario: number, output: string, period: PeriodName, measure: TotalMeasure, like: string): NumberPart | undefined {
    const { first, last } = this.comparison.periods.find(({ name }) => name === period)!;
    const { difference_error: error } = this.comparison.total(scenario, output, period, measure) ?? {};
    return this.withinOf(error, this.shownOf(like), { run: scenario, output, at: `${String(first)}-${String(last)} ${measure}` });
  }

  private withinOf(error: number | undefined, shown: Shown, place: Pick<Trace, 'run' | 'output' | 'at'>): NumberPart | undefined {
    if (error === undefined || !Number.isFinite(error)) return undefined;
    const value = Z_95 * error;
    return { kind: 'number', value, shown: { ...shown, decimals: value === 0 ? 0 : Math.max(shown.decimals, Math.min(shown.decimals + MORE_DECIMALS, decimalsOfError(value, shown))) }, trace: { file: 'comparison', ...place, statistic: WITHIN } };
  }

  private column(statistic: ComparisonNumber): ComparisonNumber {
    if (this.hasPaths) return statistic;
    return statistic === 'mean' ? 'best_estimate' : statistic === 'difference' ? 'best_estimate_difference' : statistic;
  }

  private shownAs(shown: Shown, column: ComparisonNumber, value: number): Shown {
    if (SHARES.has(column)) return shownShare(value);
    return column.endsWith('_error') ? shownError(shown) : shown;
  }
}

function plain(statistic: ComparedStatistic): ComparisonNumber {
  return (statistic.startsWith('-') ? statistic.slice(1) : statistic) as ComparisonNumber;
}

function signed(statistic: ComparedStatistic, value: number): number {
  return statistic.startsWith('-') ? -value : value;
}
