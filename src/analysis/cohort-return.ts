import type { Model } from '../model/index.js';

/** One path with every rule's cells; a replay of the engine is one. */
export interface CellSource {
  readonly plan: { readonly model: Pick<Model, 'rules' | 'dimensions'>; readonly baseYear: number };
  /** Cells of a rule at the end of a year, last declared dimension innermost. */
  valuesOf(rule: string, year: number): ArrayLike<number>;
}

/** Money of a cohort: a rule's cells, times the sum of rules without dimensions, times a number. */
export interface CohortLine {
  readonly rule: string;
  readonly times?: readonly string[];
  readonly factor?: number;
}

/** What counts as paid by the members themselves, as received, and as paid in before the first simulated year. */
export interface CohortLines {
  readonly paid: readonly CohortLine[];
  readonly received: readonly CohortLine[];
  readonly opening: readonly CohortLine[];
}

const BASE_PENSION = ['national_base_mean', 'provincial_addition_mean', 'local_addition'];

/** 居民养老保险的项目 — the lines of the rulebook resident-pension; the account of the base year stands for what was paid before. */
export const RESIDENT_COHORT_LINES: CohortLines = {
  paid: [{ rule: 'personal_contribution' }, { rule: 'back_payment' }, { rule: 'waiting_back_payment' }, { rule: 'transfer_in' }],
  received: [
    { rule: 'pension_months', times: BASE_PENSION }, { rule: 'year_count_paid' }, { rule: 'due_survivors' }, { rule: 'due_deaths' }, { rule: 'due_claims' },
    { rule: 'account_refund' }, { rule: 'transfer_out' },
  ],
  opening: [{ rule: 'account' }, { rule: 'paused_account' }, { rule: 'waiting_account' }, { rule: 'pensioner_account' }],
};

/** Yuan of all members born in one year; the first year is the base year and holds what was paid before. */
export interface CohortFlows {
  readonly birthYear: number;
  readonly years: readonly number[];
  readonly paid: readonly number[];
  readonly received: readonly number[];
}

/**
 * 队列收支 — what the people born in `birthYear` pay and receive, year by year.
 * @param labels keep only these, e.g. `{ sex: 'female' }`; all others are added up
 * @throws RangeError when a rule is unknown or has no ageing dimension with coordinates
 */
export function cohortFlows(source: CellSource, lines: CohortLines, birthYear: number, lastYear: number, labels: Readonly<Record<string, string>> = {}): CohortFlows {
  const { baseYear } = source.plan;
  const years = Array.from({ length: lastYear - baseYear + 1 }, (_, k) => baseYear + k);
  const amount = (line: CohortLine, year: number): number => {
    const times = line.times ? line.times.reduce((sum, name) => sum + source.valuesOf(name, year)[0]!, 0) : 1;
    return cohortSum(source, line.rule, year, birthYear, labels) * times * (line.factor ?? 1);
  };
  const sum = (parts: readonly CohortLine[], year: number): number => parts.reduce((total, line) => total + amount(line, year), 0);
  return {
    birthYear,
    years,
    paid: years.map((year) => sum(year === baseYear ? lines.opening : lines.paid, year)),
    received: years.map((year) => (year === baseYear ? 0 : sum(lines.received, year))),
  };
}

/** Sum of a rule's cells whose completed age is that of the cohort. */
function cohortSum(source: CellSource, name: string, year: number, birthYear: number, labels: Readonly<Record<string, string>>): number {
  const { rules, dimensions } = source.plan.model;
  const rule = rules.get(name);
  if (!rule) throw new RangeError(`no rule ${name}`);
  const axes = rule.dimensions.map((dimension) => dimensions.find((known) => known.name === dimension)!);
  const ageing = axes.find((axis) => axis.ageing && axis.first !== undefined);
  if (!ageing) throw new RangeError(`${name} has no ages`);
  const wanted = axes.map((axis) => (axis === ageing ? String(year - birthYear) : labels[axis.name]));
  const values = source.valuesOf(name, year);
  let total = 0;
  for (let cell = 0; cell < values.length; cell++) {
    let rest = cell;
    let isWanted = true;
    for (let k = axes.length - 1; k >= 0; k--) {
      const axis = axes[k]!;
      isWanted &&= wanted[k] === undefined || axis.labels[rest % axis.size] === wanted[k];
      rest = Math.floor(rest / axis.size);
    }
    if (isWanted) total += values[cell]!;
  }
  return total;
}

const LOWEST = -0.99;
const HIGHEST = 10;

/**
 * 内部收益率 — the yearly rate at which what is received is worth what was paid; flows fall in the middle of their year, those of the
 * first year (what was paid before) at its end. Undefined when nothing is paid or received, or no rate from −99 % to 1,000 % does it.
 */
export function internalRate({ years, paid, received }: Pick<CohortFlows, 'years' | 'paid' | 'received'>): number | undefined {
  const first = years[0];
  if (first === undefined) return undefined;
  const worth = (rate: number): number => years.reduce((sum, year, k) => sum + (received[k]! - paid[k]!) / (1 + rate) ** (year === first ? 0 : year - first - 0.5), 0);
  let [low, high] = [LOWEST, HIGHEST];
  const atLow = worth(low);
  if (!(atLow * worth(high) < 0)) return undefined;
  // Bisection to the last bit that changes; money first paid and then received has one rate only.
  for (let step = 0; step < 200; step++) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (worth(middle) * atLow > 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
