import { type Period, type PeriodTotal } from '../results/index.js';
import type { PayerPeriod } from './short-result-types.js';

interface Estimate {
  readonly mean: number;
  readonly standardError: number;
}

/** 各时段谁出钱 — each payer's total over a period: mean over paths, standard error, and share of all payers. */
export function payerPeriods(totals: readonly PeriodTotal[], payers: readonly string[], periods: readonly Period[]): PayerPeriod[] {
  return periods.map((period) => {
    const total = (name: string): PeriodTotal => totals.find(({ variable, first }) => variable === name && first === period.first)!;
    return withShares(period, payers.map(total), total(''));
  });
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

function withShares({ first, last }: Period, amounts: readonly Estimate[], total: Estimate): PayerPeriod {
  const shares = amounts.map(({ mean, standardError }) => ({ mean, standardError, share: mean / total.mean }));
  return { first, last, amounts: shares, total: { mean: total.mean, standardError: total.standardError } };
}
