import { ensure } from './ensure.js';
import { lowerTailMean, quantileSorted, upperTailMean } from './quantile.js';
import { quantileRankBand, type RankBand } from './rank-band.js';
import { treeSum, treeSumOfSquares } from './tree-sum.js';
import { Z_95, wilsonBand } from './wilson.js';

/** Quantiles of every summary: column name and probability. */
export const QUANTILES = [
  ['q01', 0.01], ['q05', 0.05], ['q10', 0.1], ['q25', 0.25], ['q50', 0.5], ['q75', 0.75], ['q90', 0.9], ['q95', 0.95], ['q99', 0.99],
] as const;

/** Float64 columns of `summary.arrow` in file order. */
export const SUMMARY_NUMBERS = [
  'mean', 'standard_deviation', 'standard_error', 'mean_low', 'mean_high', 'minimum', 'maximum',
  ...QUANTILES.flatMap(([name]) => [name, `${name}_low`, `${name}_high`] as const),
  'tail_mean_05', 'tail_mean_95',
] as const;

export type SummaryNumber = (typeof SUMMARY_NUMBERS)[number];

/** 统计行 — what is known of one variable in one year; the keys are the columns of `summary.arrow`. */
export type SummaryRow = Readonly<Record<SummaryNumber | 'paths', number>>;

/** Parts for the tail means: one twentieth is 5 %. */
const TAIL_PARTS = 20;

/**
 * 统计一列 — exact statistics of one variable in one year, each with its error.
 *
 * Means and squared deviations follow the fixed tree (`tree-sum.ts`); quantiles are type 7 with order-statistic
 * bands (`rank-band.ts`); `mean_low`, `mean_high` are mean ± 1.96 standard errors, or Wilson's band for a flag.
 * A single path says nothing about spread: its standard deviation, standard error and mean band are NaN.
 * @param values one number per path, in path order
 * @param sorted room for a sorted copy, to be reused between calls
 */
export function summarise(values: Float64Array, isFlag: boolean, sorted: Float64Array = new Float64Array(values.length)): SummaryRow {
  const count = values.length;
  ensure(count > 0 && sorted.length === count, `a summary of ${count} paths needs as much room to sort, not ${sorted.length}`);
  sorted.set(values);
  // Without a comparator: numeric order, in C++.
  sorted.sort();
  const minimum = sorted[0]!;
  const maximum = sorted[count - 1]!;

  // Without spread the mean is that value; n × x ÷ n may miss it by a bit. Adding 0 turns −0 into 0.
  const mean = minimum === maximum ? minimum + 0 : treeSum(values) / count;
  const deviation = count > 1 ? Math.sqrt(treeSumOfSquares(values, mean) / (count - 1)) : Number.NaN;
  const error = deviation / Math.sqrt(count);
  const band = isFlag ? wilsonBand(mean, count) : { low: mean - Z_95 * error, high: mean + Z_95 * error };

  const row: Record<SummaryNumber | 'paths', number> = {
    ...EMPTY_ROW,
    paths: count,
    mean,
    standard_deviation: deviation,
    standard_error: error,
    mean_low: band.low,
    mean_high: band.high,
    minimum,
    maximum,
    tail_mean_05: lowerTailMean(sorted, TAIL_PARTS),
    tail_mean_95: upperTailMean(sorted, TAIL_PARTS),
  };
  const ranks = rankBands(count);
  QUANTILES.forEach(([name, probability], i) => {
    row[name] = quantileSorted(sorted, probability);
    row[`${name}_low`] = sorted[ranks[i]!.low]!;
    row[`${name}_high`] = sorted[ranks[i]!.high]!;
  });
  return row;
}

const EMPTY_ROW = Object.fromEntries(['paths', ...SUMMARY_NUMBERS].map((name) => [name, 0])) as Record<SummaryNumber | 'paths', number>;

// Ranks depend on the number of paths alone, which is the same for every row of a run.
let lastRanks: { readonly count: number; readonly bands: readonly RankBand[] } | undefined;

function rankBands(count: number): readonly RankBand[] {
  if (lastRanks?.count !== count) {
    lastRanks = { count, bands: QUANTILES.map(([, probability]) => quantileRankBand(count, probability)) };
  }
  return lastRanks.bands;
}
