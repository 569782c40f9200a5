import type { Compared } from './compared.js';
import { STATISTICS, type Statistic, type VariableComparison } from './fidelity.js';

/** 差别 — the strongest marked difference of one kind. */
export interface Departure {
  readonly kind: Statistic | 'autocorrelation';
  /** Year of a moment, lag of an autocorrelation. */
  readonly at: number;
  readonly compared: Compared;
}

/** 主要差别 — of each kind of statistic the one furthest beyond chance; none where the variable agrees. */
export function departuresOf({ horizons, autocorrelations }: VariableComparison): Departure[] {
  const moments = STATISTICS.map((kind) => horizons.map(({ year, statistics }): Departure => ({ kind, at: year, compared: statistics[kind] })));
  const lags = autocorrelations.map(({ lag, compared }): Departure => ({ kind: 'autocorrelation', at: lag, compared }));
  return [...moments, lags].flatMap((all) => {
    const marked = all.filter(({ compared }) => compared.isMarked);
    return marked.length === 0 ? [] : [marked.reduce((worst, each) => (Math.abs(each.compared.z) > Math.abs(worst.compared.z) ? each : worst))];
  });
}

/** 标记数 — comparisons, those beyond chance, and the largest |z|. */
export function marksOf(comparisons: readonly Compared[]): { readonly count: number; readonly marked: number; readonly largest: number } {
  const known = comparisons.filter(({ z }) => !Number.isNaN(z));
  return { count: known.length, marked: known.filter(({ isMarked }) => isMarked).length, largest: Math.max(0, ...known.map(({ z }) => Math.abs(z))) };
}
