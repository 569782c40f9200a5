import { readColumns, treeSum, treeSumOfSquares } from '../results/index.js';
import type { Period } from './decades.js';
import type { PayerPeriod } from './short-result-types.js';

interface Estimate {
  readonly mean: number;
  readonly standardError: number;
}

/** 各时段谁出钱 — each payer's total over a period: mean over paths, standard error, and share of all payers. */
export async function payerPeriods(pathsFile: string, payers: readonly string[], periods: readonly Period[]): Promise<PayerPeriod[]> {
  // One estimate per payer and period; of the paths only the totals of all payers are kept, [period][path].
  const byPayer: Estimate[][] = [];
  let totals: Float64Array[] = [];
  for await (const { firstYear, paths, values } of readColumns(pathsFile, payers)) {
    if (totals.length === 0) totals = periods.map(() => new Float64Array(paths));
    byPayer.push(periods.map((period, i) => {
      const sums = new Float64Array(paths);
      for (let year = period.first; year <= period.last; year++) {
        const row = (year - firstYear) * paths;
        for (let p = 0; p < paths; p++) sums[p]! += values[row + p]!;
      }
      const total = totals[i]!;
      for (let p = 0; p < paths; p++) total[p]! += sums[p]!;
      return estimate(sums);
    }));
  }
  return periods.map((period, i) => withShares(period, byPayer.map((estimates) => estimates[i]!), estimate(totals[i]!)));
}

/** The same of the best estimate alone, which has no sampling error. */
export function bestEstimatePayers(firstYear: number, payers: readonly ArrayLike<number>[], periods: readonly Period[]): PayerPeriod[] {
  return periods.map((period) => {
    const amounts = payers.map((values): Estimate => {
      let mean = 0;
      for (let year = period.first; year <= period.last; year++) mean += values[year - firstYear]!;
      return { mean, standardError: 0 };
    });
    return withShares(period, amounts, { mean: amounts.reduce((sum, { mean }) => sum + mean, 0), standardError: 0 });
  });
}

function withShares(period: Period, amounts: readonly Estimate[], total: Estimate): PayerPeriod {
  return { ...period, amounts: amounts.map((amount) => ({ ...amount, share: amount.mean / total.mean })), total };
}

function estimate(values: Float64Array): Estimate {
  const count = values.length;
  const mean = treeSum(values) / count;
  // One path says nothing about spread.
  const standardError = count > 1 ? Math.sqrt(treeSumOfSquares(values, mean) / (count - 1) / count) : Number.NaN;
  return { mean, standardError };
}
