import { ensure } from './ensure.js';
import { lowerTailMean, quantileRanks, quantileSorted, upperTailMean } from './quantile.js';
import { quantileRankBand, type RankBand } from './rank-band.js';
import { type Ranks, ranksOf } from './rank-sort.js';
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
  // Of a flag, the share of paths on which it was set at least once up to the year; NaN for anything else.
  'ever', 'ever_low', 'ever_high',
] as const;

export type SummaryNumber = (typeof SUMMARY_NUMBERS)[number];

/** 统计行 — what is known of one variable in one year; the keys are the columns of `summary.arrow`. */
export type SummaryRow = Readonly<Record<SummaryNumber | 'paths', number>>;

/** Parts for the tail means: one twentieth is 5 %. */
const TAIL_PARTS = 20;

/** 行统计 — turns sums and order statistics into a row; what does not change from row to row is made once. */
export class RowMaker {
  /** Ranks at which `row` reads the sorted values. */
  readonly ranks: Ranks;
  private readonly count: number;
  private readonly bands: readonly RankBand[];

  /** @param count number of paths */
  constructor(count: number) {
    ensure(count > 0, 'a summary needs at least one path');
    this.count = count;
    this.bands = QUANTILES.map(([, probability]) => quantileRankBand(count, probability));
    const tail = Math.ceil(count / TAIL_PARTS);
    this.ranks = ranksOf([
      [0, tail - 1],
      [count - tail, count - 1],
      ...QUANTILES.map(([, probability]) => quantileRanks(count, probability)),
      ...this.bands.flatMap(({ low, high }) => [[low, low], [high, high]] as const),
    ]);
  }

  /**
   * Means and squared deviations come from the fixed tree (`moment-tree.ts`); quantiles are type 7 with order-statistic
   * bands (`rank-band.ts`); `mean_low`, `mean_high` are mean ± 1.96 standard errors, or Wilson's band for a flag.
   * A single path says nothing about spread: its standard deviation, standard error and mean band are NaN.
   * @param target one row: as many numbers as `SUMMARY_NUMBERS`
   * @param sorted one number per path, in order at `ranks`
   * @param everCount of a flag, the paths on which it was set up to this year
   */
  write(target: Float64Array, sum: number, squares: number, sorted: Float64Array, everCount?: number): void {
    const { count, bands } = this;
    const minimum = sorted[0]!;
    const maximum = sorted[count - 1]!;
    // Without spread the mean is that value; n × x ÷ n may miss it by a bit. Adding 0 turns −0 into 0.
    const isConstant = minimum === maximum;
    const mean = isConstant ? minimum + 0 : sum / count;
    const deviation = count === 1 ? Number.NaN : isConstant ? 0 : Math.sqrt(squares / (count - 1));
    const error = deviation / Math.sqrt(count);
    const isFlag = everCount !== undefined;
    const band = isFlag ? wilsonBand(mean, count) : { low: mean - Z_95 * error, high: mean + Z_95 * error };
    const ever = isFlag ? everCount / count : Number.NaN;
    const everBand = isFlag ? wilsonBand(ever, count) : NO_BAND;
    // Plain numbers in the order of `SUMMARY_NUMBERS`: thousands of rows as objects cost as much as their quantiles.
    let at = 0;
    target[at++] = mean;
    target[at++] = deviation;
    target[at++] = error;
    target[at++] = band.low;
    target[at++] = band.high;
    target[at++] = minimum;
    target[at++] = maximum;
    for (let i = 0; i < QUANTILES.length; i++) {
      target[at++] = quantileSorted(sorted, QUANTILES[i]![1]);
      target[at++] = sorted[bands[i]!.low]!;
      target[at++] = sorted[bands[i]!.high]!;
    }
    target[at++] = lowerTailMean(sorted, TAIL_PARTS);
    target[at++] = upperTailMean(sorted, TAIL_PARTS);
    target[at++] = ever;
    target[at++] = everBand.low;
    target[at++] = everBand.high;
  }
}

const NO_BAND = { low: Number.NaN, high: Number.NaN };

/** Rows out of the numbers that `RowMaker` wrote, [row × `SUMMARY_NUMBERS`]. */
export function rowsOf(numbers: Float64Array, paths: number): SummaryRow[] {
  const width = SUMMARY_NUMBERS.length;
  return Array.from({ length: numbers.length / width }, (_, year) => {
    const row = { paths } as Record<SummaryNumber | 'paths', number>;
    SUMMARY_NUMBERS.forEach((name, i) => (row[name] = numbers[year * width + i]!));
    return row;
  });
}
