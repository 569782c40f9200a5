import { createInterpreter } from '../engine/index.js';
import { type Model, nodesOf, type Rule } from '../model/index.js';
import type { Plan } from '../scenario/index.js';
import type { HoistedExpression } from './translate.js';

/** Values of one hoisted expression: one row if they hold for all years, else one row per projected year. */
export interface HoistedValues {
  readonly dimensions: readonly string[];
  readonly isMask: boolean;
  readonly rows: number;
  /** [row × cell]; masks hold 1 or 0. */
  readonly values: Float64Array;
}

/** 提出路径之外的值 — what one walk through the years gives for all paths. */
export interface PathFree {
  readonly hoisted: readonly HoistedValues[];
  /** Values at the end of the base year and before, per rule [lag × cell]; rules without a start stand at 0. */
  readonly starts: ReadonlyMap<string, Float64Array>;
  /** Rules whose start differs by path (it mentions an input by path). */
  readonly startsByPath: ReadonlySet<string>;
  /** False when a rule outside the paths, or a start, is not a finite number. */
  readonly isFinite: boolean;
}

/** A rule by itself is read where it is; everything else becomes a rule of the walk. */
function nameOf({ expression }: HoistedExpression, index: number): string {
  return expression.kind === 'rule' ? expression.name : `hoisted ${String(index)}`;
}

/** Runs the interpreter on everything that does not depend on the path: the same code gives the same bits. */
export function evaluatePathFree(plan: Plan, expressions: readonly HoistedExpression[]): PathFree {
  const { model } = plan;
  const free = model.yearOrder.filter((name) => !model.rules.get(name)!.isPathDependent);
  const rules = new Map<string, Rule>([...model.rules].filter(([, rule]) => !rule.isPathDependent || rule.start));
  const names = expressions.map(nameOf);
  const added = names.filter((name) => !rules.has(name));
  expressions.forEach(({ expression }, index) => {
    const name = names[index]!;
    if (!rules.has(name)) rules.set(name, hoistedRule(name, expression));
  });
  const interpreter = createInterpreter({
    ...plan, noises: [], correlations: [], outputs: [], profiles: [],
    model: { ...model, rules: withoutLedgers(rules), yearOrder: [...free, ...added] },
  }, new Set(added));
  const years = plan.lastYear - plan.baseYear;
  const rows = expressions.map(() => new YearRows(years));
  const starts = new Map<string, Float64Array>();
  let isFinite = true;
  const check = (values: Float64Array): void => {
    // x·0 is ±0 for finite x and NaN otherwise; thousands of cells, every year.
    let probe = 0;
    for (let i = 0; i < values.length; i++) probe += values[i]! * 0;
    if (probe !== 0) isFinite = false;
  };
  interpreter.runPath(0, true, (year, values) => {
    if (year === plan.baseYear) {
      for (const rule of model.rules.values()) if (rule.start) starts.set(rule.name, startRows(plan, rule, values(rule.name)));
      for (const start of starts.values()) check(start);
      return;
    }
    for (const name of free) check(values(name));
    rows.forEach((own, index) => { own.add(values(names[index]!)); });
  });
  const hoisted = rows.map((own, index) => ({ ...own.finish(), dimensions: expressions[index]!.expression.dimensions, isMask: expressions[index]!.isMask }));
  return { hoisted, starts, startsByPath: rulesStartedByPath(model), isFinite };
}

function hoistedRule(name: string, expression: Rule['expression']): Rule {
  return {
    name, expression, dimensions: expression.dimensions, chapter: '', label: { zh: name, en: name }, unit: [0, 0, 0, 0], output: 'none', text: name,
    isPathDependent: false, lastIsOpen: false, maxLagYears: 0, examples: [], place: { file: '', line: 1, column: 1 },
  };
}

function withoutLedgers(rules: ReadonlyMap<string, Rule>): Map<string, Rule> {
  return new Map([...rules].map(([name, { ledgerOf: _, ...rule }]) => [name, rule]));
}

/** [lag × cell]; a start table may give earlier years, a formula holds for all of them. */
function startRows(plan: Plan, { name, maxLagYears }: Rule, current: Float64Array): Float64Array {
  const cells = current.length;
  const all = new Float64Array((maxLagYears + 1) * cells);
  const table = plan.starts.get(name);
  for (let lag = 0; lag <= maxLagYears; lag++) {
    const from = table && table.values.offset + Math.min(lag, table.rows - 1) * cells;
    for (let cell = 0; cell < cells; cell++) all[lag * cells + cell] = (from === undefined ? current[cell]! : plan.numbers[from + cell]!) + 0;
  }
  return all;
}

function rulesStartedByPath(model: Model): Set<string> {
  const found = new Set<string>();
  for (const name of model.startOrder) {
    const { start } = model.rules.get(name)!;
    if (start?.kind !== 'formula') continue;
    const isByPath = [...nodesOf(start.expression)].some((part) =>
      (part.kind === 'input' && model.inputs.get(part.name)!.byPath) || (part.kind === 'rule' && found.has(part.name)));
    if (isByPath) found.add(name);
  }
  return found;
}

/** Rows of one expression; a second row is kept only once a year differs from the first. */
class YearRows {
  private readonly years: number;
  private count = 0;
  private first = new Float64Array(0);
  private all: Float64Array | undefined;

  constructor(years: number) {
    this.years = years;
  }

  add(values: Float64Array): void {
    const cells = values.length;
    if (this.count === 0) this.first = values.slice();
    else if (!this.all && !sameBits(values, this.first)) {
      this.all = new Float64Array(this.years * cells);
      for (let row = 0; row < this.count; row++) this.all.set(this.first, row * cells);
    }
    this.all?.set(values, this.count * cells);
    this.count++;
  }

  finish(): { rows: number; values: Float64Array } {
    return this.all ? { rows: this.years, values: this.all } : { rows: 1, values: this.first };
  }
}

function sameBits(a: Float64Array, b: Float64Array): boolean {
  for (let i = 0; i < a.length; i++) if (!Object.is(a[i], b[i])) return false;
  return true;
}
