import { GROUP_BLOCKS } from './tree-sum.js';

/** What a tree over the blocks of one group says of them, [series] each. */
export interface GroupMoments {
  readonly count: number;
  readonly sums: Float64Array;
  /** About the mean of these paths. */
  readonly squares: Float64Array;
  readonly minima: Float64Array;
  readonly maxima: Float64Array;
}

/** Sum and squared deviations about the own mean, of several series at once. */
class Parts {
  count = 0;
  readonly sums: Float64Array;
  /** Σ (value − mean of these values)², [series]. */
  readonly squares: Float64Array;

  constructor(series: number) {
    this.sums = new Float64Array(series);
    this.squares = new Float64Array(series);
  }

  /** Chan, Golub & LeVeque: squares of a union from those of its parts and the distance of their means. */
  join(count: number, sums: Float64Array, squares: Float64Array): void {
    const before = this.count;
    const weight = (before * count) / (before + count);
    for (let i = 0; i < this.sums.length; i++) {
      const distance = before === 0 ? 0 : sums[i]! / count - this.sums[i]! / before;
      this.squares[i] = this.squares[i]! + (squares[i]! + distance * distance * weight);
      this.sums[i] = this.sums[i]! + sums[i]!;
    }
    this.count = before + count;
  }

  clear(): void {
    this.count = 0;
    this.sums.fill(0);
    this.squares.fill(0);
  }
}

/**
 * 矩的固定树 — sum, squared deviations and range over paths of several series (years of a column, say), from the
 * blocks in path order, each looked at once.
 *
 * The sum is that of `tree-sum.ts`. Squared deviations are taken inside each block about the block's own mean and joined
 * along the same tree, so that a run that keeps no paths gives the same bits as one that does.
 * @source Chan, Golub & LeVeque (1983), The American Statistician 37, 242–247
 */
export class MomentTree {
  readonly minima: Float64Array;
  readonly maxima: Float64Array;
  private readonly group: Parts;
  private readonly total: Parts;
  private blocks = 0;

  constructor(series: number) {
    this.minima = new Float64Array(series).fill(Infinity);
    this.maxima = new Float64Array(series).fill(-Infinity);
    this.group = new Parts(series);
    this.total = new Parts(series);
  }

  /** @param moments of the next block: sum, minimum, maximum and squares, [4 × series] */
  add(count: number, moments: Float64Array): void {
    const series = this.minima.length;
    const part = (k: number): Float64Array => moments.subarray(k * series, (k + 1) * series);
    const low = part(1);
    const high = part(2);
    for (let i = 0; i < series; i++) {
      if (low[i]! < this.minima[i]!) this.minima[i] = low[i]!;
      if (high[i]! > this.maxima[i]!) this.maxima[i] = high[i]!;
    }
    this.group.join(count, part(0), part(3));
    this.blocks++;
    if (this.blocks % GROUP_BLOCKS === 0) this.closeGroup();
  }

  /** Joins a whole group of blocks that was summed up elsewhere; groups in order, and no single blocks before them. */
  addGroup({ count, minima, maxima, sums, squares }: GroupMoments): void {
    for (let i = 0; i < this.minima.length; i++) {
      if (minima[i]! < this.minima[i]!) this.minima[i] = minima[i]!;
      if (maxima[i]! > this.maxima[i]!) this.maxima[i] = maxima[i]!;
    }
    this.total.join(count, sums, squares);
  }

  /** Sums and squared deviations about the mean of all paths, [series]. */
  finish(): { readonly sums: Float64Array; readonly squares: Float64Array } {
    if (this.group.count > 0) this.closeGroup();
    return this.total;
  }

  private closeGroup(): void {
    this.total.join(this.group.count, this.group.sums, this.group.squares);
    this.group.clear();
  }
}
