import { Z_95 } from '../../results/index.js';
import type { ComparedEvaluation } from './context.js';

/** The rules that criteria look at. */
const POWER = 'average_pension_real';
const RATE = 'replacement_rate';

/** 评判 — which scenario the stated criteria lead to, and how firmly. */
export interface Judgement {
  /** Scenarios whose average pension in base-year prices is, ten years on, no lower than now; in order of cost. */
  readonly keepPower: readonly number[];
  /** Of all scenarios, those whose replacement rate does not fall; in order of cost. */
  readonly keepRate: readonly number[];
  readonly losePower: readonly number[];
  /** Undefined where none keeps the purchasing power. */
  readonly best: number | undefined;
  /** The next in cost of those that keep it, and whether the two differ beyond sampling error. */
  readonly second?: { readonly scenario: number; readonly isApart: boolean };
}

/**
 * 按标准评判 — the least cost to the treasuries over ten years among those that keep the purchasing power of pensions.
 * Undefined where the comparison lacks the cost or the pension.
 * Differences of two proposals are not in a comparison, only each against the reference: they count as apart when they lie
 * further from one another than the errors of both added up, which is never too hasty.
 */
export function judge({ comparison, figures, near, knownYear }: ComparedEvaluation): Judgement | undefined {
  const cost = comparison.roles.publicCost;
  if (!figures.has(cost) || !figures.has(POWER)) return undefined;
  const total = (scenario: number) => comparison.total(scenario, cost, 'ten_years', 'nominal');
  const differenceOf = (scenario: number): number => (scenario === 0 ? 0 : (figures.hasPaths ? total(scenario)?.difference : total(scenario)?.best_estimate_difference) ?? Number.NaN);
  const errorOf = (scenario: number): number => (scenario === 0 || !figures.hasPaths ? 0 : total(scenario)?.difference_error ?? Number.NaN);
  const inOrder = comparison.scenarios.map((_, scenario) => scenario).toSorted((a, b) => differenceOf(a) - differenceOf(b));
  const keeps = (output: string) => (scenario: number): boolean => figures.value(scenario, output, near.last, 'mean') >= figures.value(scenario, output, knownYear, 'mean');
  const keepPower = inOrder.filter(keeps(POWER));
  const [best, second] = keepPower;
  return {
    keepPower, best,
    keepRate: figures.has(RATE) ? inOrder.filter(keeps(RATE)) : [],
    losePower: inOrder.filter((scenario) => !keepPower.includes(scenario)),
    ...(best !== undefined && second !== undefined && {
      second: { scenario: second, isApart: differenceOf(second) - differenceOf(best) > Z_95 * (errorOf(best) + errorOf(second)) },
    }),
  };
}
