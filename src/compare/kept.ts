import type { ComparisonHead } from './types.js';

/** 参照年 — the year before the totals begin, the last of which something is known; the first simulated one where nothing is. */
export function keptYear({ periods, baseYear }: Pick<ComparisonHead, 'periods' | 'baseYear'>): number {
  return Math.max(periods[0]!.first - 1, baseYear + 1);
}

/** Places of the outputs of which is counted on how many paths they are kept: pensions against prices and against incomes. */
export function keptColumns({ outputs, roles: { realPension, replacementRate } }: Pick<ComparisonHead, 'outputs' | 'roles'>): number[] {
  return outputs.flatMap(({ name }, column) => (name === realPension || name === replacementRate ? [column] : []));
}
