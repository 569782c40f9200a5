import { BLOCK_PATHS } from '../scenario/plan.js';
import { ensure } from './ensure.js';
import { type GroupMoments, MomentTree } from './moment-tree.js';

/** 多列的矩 — sums of several series over the blocks of a group: every series of a block in its order, then the next block. */
export class SeriesMoments {
  readonly series: number;
  /** Place of the series that comes next. */
  next = 0;
  /** Of the block at hand: sum, minimum, maximum and squares, [4 × series]. */
  private readonly moments: Float64Array;
  private readonly tree: MomentTree;
  private count = 0;

  constructor(series: number) {
    this.series = series;
    this.moments = new Float64Array(4 * series);
    this.tree = new MomentTree(series);
  }

  /** The next series of the block: `count` numbers from `start` on, one per path. */
  put(values: Float64Array, start: number, count: number): void {
    let [sum, low, high] = [0, Infinity, -Infinity];
    for (let i = start; i < start + count; i++) {
      const value = values[i]!;
      sum += value;
      if (value < low) low = value;
      if (value > high) high = value;
    }
    this.putSummed(values, start, count, sum, low, high);
  }

  /** The same where sum, minimum and maximum are known. */
  putSummed(values: Float64Array, start: number, count: number, sum: number, low: number, high: number): void {
    const mean = sum / count;
    let squares = 0;
    for (let i = start; i < start + count; i++) {
      const distance = values[i]! - mean;
      squares += distance * distance;
    }
    this.putMoments(sum, low, high, squares);
  }

  /** The next series of the block, summed up. */
  putMoments(sum: number, low: number, high: number, squares: number): void {
    const { moments, series } = this;
    const at = this.next++;
    moments[at] = sum;
    moments[series + at] = low;
    moments[2 * series + at] = high;
    moments[3 * series + at] = squares;
  }

  /** The next series of the block is zero on all paths. */
  putZeros(): void {
    const at = this.next++;
    for (let k = 0; k < 4; k++) this.moments[k * this.series + at] = 0;
  }

  closeBlock(paths: number): void {
    ensure(this.next === this.series, 'every series of the block is there');
    this.tree.add(paths, this.moments);
    this.count += paths;
    this.next = 0;
  }

  finish(): GroupMoments {
    const { count, tree: { minima, maxima } } = this;
    const { sums, squares } = this.tree.finish();
    return { count, sums, squares, minima, maxima };
  }
}

/**
 * Up to this share of the larger value two values count as equal: what flows in and out again leaves rounding behind, whose
 * sign says nothing. The same share of a balance that its ledger may be off.
 */
export const EQUAL_WITHIN = 1e-9;

/** Sums of paired differences, and on how many paths the second is above and equal to the first, [series]. */
export interface GroupDifferences extends GroupMoments {
  readonly above: Float64Array;
  readonly equal: Float64Array;
}

/** 配对差的矩 — of the second less the first on each path. */
export class DifferenceMoments {
  private readonly moments: SeriesMoments;
  private readonly above: Float64Array;
  private readonly equal: Float64Array;
  /** Differences of the series at hand, [path]. */
  private readonly values = new Float64Array(BLOCK_PATHS);
  private atHand: YearsAtHand | undefined;

  constructor(series: number) {
    this.moments = new SeriesMoments(series);
    this.above = new Float64Array(series);
    this.equal = new Float64Array(series);
  }

  /** A series for each year of a column [path × year]. */
  putYears(first: Float64Array, second: Float64Array, paths: number, years: number): void {
    // Most columns of most proposals do not differ at all.
    const isSame = bytesOf(first, paths * years).equals(bytesOf(second, paths * years));
    if (isSame) for (let year = 0; year < years; year++) this.putEqual(paths);
    else this.putYearsTogether(first, second, paths, years);
  }

  /** A series for each row of [series × `BLOCK_PATHS`]. */
  putRows(first: Float64Array, second: Float64Array, paths: number): void {
    for (let row = 0; row < first.length; row += BLOCK_PATHS) this.putDifferences(first, second, row, paths);
  }

  closeBlock(paths: number): void {
    this.moments.closeBlock(paths);
  }

  finish(): GroupDifferences {
    return { ...this.moments.finish(), above: this.above, equal: this.equal };
  }

  private putEqual(paths: number): void {
    this.equal[this.moments.next]! += paths;
    this.moments.putZeros();
  }

  /** All years side by side, since those of a path lie together: year by year, each number would be fetched from a line of its own. */
  private putYearsTogether(first: Float64Array, second: Float64Array, paths: number, years: number): void {
    const { sums, means, lows, highs, squares, above, equal, values } = this.yearsAtHand(years);
    sums.fill(0);
    lows.fill(Infinity);
    highs.fill(-Infinity);
    squares.fill(0);
    above.fill(0);
    equal.fill(0);
    for (let path = 0, i = 0; path < paths; path++) {
      for (let year = 0; year < years; year++, i++) {
        const a = first[i]!;
        const b = second[i]!;
        const difference = b - a;
        values[i] = difference;
        sums[year]! += difference;
        if (difference < lows[year]!) lows[year] = difference;
        if (difference > highs[year]!) highs[year] = difference;
        if (isEqual(a, b, difference)) equal[year]!++;
        else if (difference > 0) above[year]!++;
      }
    }
    for (let year = 0; year < years; year++) means[year] = sums[year]! / paths;
    for (let path = 0, i = 0; path < paths; path++) {
      for (let year = 0; year < years; year++, i++) {
        const distance = values[i]! - means[year]!;
        squares[year]! += distance * distance;
      }
    }
    for (let year = 0; year < years; year++) {
      const at = this.moments.next;
      this.above[at]! += above[year]!;
      this.equal[at]! += equal[year]!;
      if (lows[year] === 0 && highs[year] === 0) this.moments.putZeros();
      else this.moments.putMoments(sums[year]!, lows[year]!, highs[year]!, squares[year]!);
    }
  }

  /** Memory for the years of a column, used again. */
  private yearsAtHand(years: number): YearsAtHand {
    if (this.atHand?.sums.length !== years) {
      const row = (): Float64Array => new Float64Array(years);
      this.atHand = { sums: row(), means: row(), lows: row(), highs: row(), squares: row(), above: row(), equal: row(), values: new Float64Array(BLOCK_PATHS * years) };
    }
    return this.atHand;
  }

  private putDifferences(first: Float64Array, second: Float64Array, start: number, paths: number): void {
    const { values } = this;
    let [sum, low, high, above, equal] = [0, Infinity, -Infinity, 0, 0];
    for (let path = 0, i = start; path < paths; path++, i++) {
      const a = first[i]!;
      const b = second[i]!;
      const difference = b - a;
      values[path] = difference;
      sum += difference;
      if (difference < low) low = difference;
      if (difference > high) high = difference;
      if (isEqual(a, b, difference)) equal++;
      else if (difference > 0) above++;
    }
    const at = this.moments.next;
    this.above[at]! += above;
    this.equal[at]! += equal;
    if (low === 0 && high === 0) this.moments.putZeros();
    else this.moments.putSummed(values, 0, paths, sum, low, high);
  }
}

interface YearsAtHand {
  readonly sums: Float64Array;
  readonly means: Float64Array;
  readonly lows: Float64Array;
  readonly highs: Float64Array;
  readonly squares: Float64Array;
  readonly above: Float64Array;
  readonly equal: Float64Array;
  /** Differences, [path × year]. */
  readonly values: Float64Array;
}

function isEqual(a: number, b: number, difference: number): boolean {
  return difference === 0 || Math.abs(difference) <= EQUAL_WITHIN * Math.max(Math.abs(a), Math.abs(b));
}

function bytesOf(values: Float64Array, length: number): Buffer {
  return Buffer.from(values.buffer, values.byteOffset, 8 * length);
}
