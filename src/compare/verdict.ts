import { EQUAL_WITHIN } from '../results/index.js';
import { ALL_PAYERS, type Comparison, type ComparisonRow } from './types.js';

/** 一个情景的结论 — what decides between proposals, of one scenario; its differences are against the reference. */
export interface VerdictRow {
  readonly scenario: number;
  /** What governments pay over ten years, as it is; without such an output, what all payers pay. */
  readonly cost: ComparisonRow | undefined;
  readonly balance: ComparisonRow | undefined;
  readonly replacement: ComparisonRow | undefined;
  /** `ever`: the share of paths with a shortfall at least once up to the year. */
  readonly shortfall: ComparisonRow | undefined;
  /** What each payer pays over ten years, as it is, in the order of the roles. */
  readonly payers: readonly ComparisonRow[];
}

/** 结论 — of every scenario in a year. */
export interface Verdict {
  readonly year: number;
  /** Output of the cost: that of all governments, or `ALL_PAYERS`. */
  readonly cost: string;
  readonly rows: readonly VerdictRow[];
}

/** A generation ahead, at a round year. */
const YEARS_AHEAD = 20;

/** 结论的年份 — a round year twenty and some years after the first that counts, or the last one. */
export function verdictYear({ periods, lastYear }: Pick<Comparison, 'periods' | 'lastYear'>): number {
  return Math.min(Math.ceil((periods[0]!.first + YEARS_AHEAD) / 10) * 10, lastYear);
}

/** 得出结论 — a year's figures and ten years' cost side by side. */
export function verdictOf(comparison: Comparison, year = verdictYear(comparison)): Verdict {
  const { roles: { fan, shortfall, payers, publicCost, replacementRate }, scenarios } = comparison;
  const cost = publicCost ?? ALL_PAYERS;
  const row = (scenario: number, name: string | undefined): ComparisonRow | undefined => (name === undefined ? undefined : comparison.row(scenario, name, year));
  return {
    year, cost,
    rows: scenarios.map((_, scenario) => ({
      scenario,
      cost: comparison.total(scenario, cost, 'ten_years', 'nominal'),
      balance: row(scenario, fan), replacement: row(scenario, replacementRate), shortfall: row(scenario, shortfall),
      payers: payers.map((name) => comparison.total(scenario, name, 'ten_years', 'nominal')!),
    })),
  };
}

/** 是否相同 — on no path and not in the best estimate is there more of a difference than rounding leaves. */
export function isSame({ equal, best_estimate: best, best_estimate_difference: difference }: ComparisonRow): boolean {
  return (equal === 1 || Number.isNaN(equal)) && Math.abs(difference) <= EQUAL_WITHIN * Math.max(Math.abs(best), Math.abs(best - difference));
}

/** 最早有差别的年份 — the first year in which any output of a scenario differs from the reference; undefined when none ever does. */
export function firstDifference(comparison: Comparison, scenario: number): number | undefined {
  for (let year = comparison.baseYear + 1; year <= comparison.lastYear; year++) {
    if (comparison.outputs.some(({ name }) => !isSame(comparison.row(scenario, name, year)!))) return year;
  }
  return undefined;
}
