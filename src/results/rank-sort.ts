import { type ColumnKernel, MOST_BUCKETS } from './kernel/column-kernel.js';

/** A set of ranks as disjoint ascending intervals, both ends included: [first, last, first, last, …]. */
export type Ranks = Int32Array;

/** 名次集合 — intervals in any order, overlapping or not, as `Ranks`. */
export function ranksOf(intervals: Iterable<readonly [first: number, last: number]>): Ranks {
  const merged: number[] = [];
  for (const [first, last] of [...intervals].sort(([a], [b]) => a - b)) {
    const end = merged.length - 1;
    // Neighbours join: fewer intervals to look through.
    if (end > 0 && first <= merged[end]! + 1) merged[end] = Math.max(merged[end]!, last);
    else merged.push(first, last);
  }
  return Int32Array.from(merged);
}

/** Up to here a few exchanges are cheaper than another pass. */
const FEW = 32;
/** Buckets are a quarter of the values or fewer: looking through empty ones costs as much as sorting a few values. */
const SPARSITY = 2;
/** Values that never spread (1, 2⁻¹⁰⁰, 2⁻²⁰⁰, …) are sorted plainly below this depth. */
const DEEPEST = 8;
/** A range of more standard deviations than this has a far tail: even buckets would hold nearly all values in a few. */
const FAR_DEVIATIONS = 24;
/** Powers of two told apart on one side of zero, when values lie on one side and on both. */
const OCTAVES_ONE_SIDE = 24;
const OCTAVES_BOTH_SIDES = 12;
/** Exponent field and the first 20 bits of the fraction: the high word of a number without its sign. */
const OCTAVE = 1 << 20;

/** What is known of the values of a row: NaN stands for "among them are numbers that are not finite". */
export interface Spread {
  readonly minimum: number;
  readonly maximum: number;
  readonly deviation: number;
}

/**
 * 按名次排序 — the values that a full sort would put at some ranks, without the full sort.
 *
 * One pass gives every value a bucket, by a function that never falls as the value rises: either ⌊(value − minimum) × scale⌋
 * (rounded differences and products are monotone), or the leading bits of the number itself. Only buckets that hold a
 * wanted rank are gathered, and divided again by their own range until few or equal values are left.
 */
export class RankSorter {
  private readonly kernel: ColumnKernel;
  private readonly ranks: Ranks;
  /** Buckets that hold a wanted rank. */
  private readonly wanted = new Int32Array(MOST_BUCKETS);

  constructor(kernel: ColumnKernel, ranks: Ranks) {
    this.kernel = kernel;
    this.ranks = ranks;
  }

  /**
   * Fill `kernel.target` so that at every wanted rank it holds what a sort of `kernel.row(year)` would, to the bit.
   * What it holds at other ranks means nothing.
   */
  sort(year: number, spread: Spread): void {
    const { kernel } = this;
    const values = kernel.row(year);
    this.settle(values, kernel.rowAddress(year), spread, 0, 0);
  }

  /** Settles values that belong at `target[offset …]`. */
  private settle(values: Float64Array, address: number, spread: Spread, offset: number, depth: number): void {
    const { target, scratch, at } = this.kernel;
    const count = values.length;
    if (spread.minimum === spread.maximum) {
      fillEqual(values, target.subarray(offset, offset + count), spread.minimum);
      return;
    }
    const buckets = depth === DEEPEST ? 0 : this.divide(address, count, spread, depth);
    if (buckets === 0) {
      target.set(values, offset);
      target.subarray(offset, offset + count).sort();
      return;
    }
    const wanted = this.gather(address, count, buckets, offset);
    for (const [start, size] of this.sortSmall(wanted)) {
      // Out of the target, which they are scattered back to. What the scratch held has been scattered by now.
      const segment = scratch.subarray(0, size);
      segment.set(target.subarray(start, start + size));
      this.settle(segment, at.scratch, this.spreadOf(at.scratch, size), start, depth + 1);
    }
  }

  private spreadOf(address: number, count: number): Spread {
    const { loops, at, moments } = this.kernel;
    // Where the moments of the last block were; they have been used.
    loops.extremes(address, address + 8 * count, at.moments);
    return { minimum: moments[0]!, maximum: moments[1]!, deviation: 0 };
  }

  /** Gives every value its bucket; returns the number of buckets, 0 where the values cannot be divided. */
  private divide(address: number, count: number, { minimum, maximum, deviation }: Spread, depth: number): number {
    const { loops, at } = this.kernel;
    const end = address + 8 * count;
    const range = maximum - minimum;
    const isFar = depth === 0 ? range > FAR_DEVIATIONS * deviation : depth % 2 === 0;
    const ratio = isFar ? ratioScale(minimum, maximum) : undefined;
    if (ratio) {
      loops.ratioBuckets(address, end, ratio.smallest, ratio.lowest, ratio.shift, at.buckets);
      return ratio.buckets;
    }
    const buckets = Math.min(MOST_BUCKETS, 2 ** Math.max(1, 31 - Math.clz32(count) - SPARSITY));
    const scale = (buckets - 1) / range;
    // NaN, an infinity, a range that overflows or one without a reciprocal.
    if (!(range < Infinity && scale < Infinity)) return 0;
    loops.evenBuckets(address, end, minimum, scale, at.buckets);
    return buckets;
  }

  /** Moves the buckets that hold a wanted rank to their place in the target; returns how many, listed in `wanted`. */
  private gather(address: number, count: number, buckets: number, offset: number): number {
    const { loops, at, counts, nexts } = this.kernel;
    const { ranks, wanted } = this;
    const bucketsEnd = at.buckets + 2 * count;
    counts.fill(0, 0, buckets);
    nexts.fill(0, 0, buckets);
    loops.countBuckets(at.buckets, bucketsEnd, at.counts);
    let found = 0;
    let bucket = -1;
    let start = offset; // of the bucket
    let end = offset;
    for (let interval = 0; interval < ranks.length; interval += 2) {
      const first = Math.max(ranks[interval]!, offset);
      const last = Math.min(ranks[interval + 1]!, offset + count - 1);
      // A bucket that holds the end of one interval may hold the beginning of the next.
      if (first <= last && last >= end) {
        while (end <= last) {
          start = end;
          end += counts[++bucket]!;
          if (end <= first || end === start) continue;
          nexts[bucket] = at.target + 8 * start;
          wanted[found++] = bucket;
        }
      }
    }
    loops.scatter(address, at.buckets, bucketsEnd, at.nexts);
    return found;
  }

  /** Sorts the gathered buckets of a few values; lists the larger ones. */
  private sortSmall(found: number): [start: number, size: number][] {
    const { at, counts, nexts, target } = this.kernel;
    const large: [start: number, size: number][] = [];
    for (let i = 0; i < found; i++) {
      const bucket = this.wanted[i]!;
      const size = counts[bucket]!;
      if (size === 1) continue;
      // By now the address after the last value of the bucket.
      const start = ((nexts[bucket]! - at.target) >> 3) - size;
      if (size <= FEW) sortFew(target, start, size);
      else large.push([start, size]);
    }
    return large;
  }
}

/** How `ratioBuckets` divides a range, or nothing where it would not. */
function ratioScale(minimum: number, maximum: number): { smallest: number; lowest: number; shift: number; buckets: number } | undefined {
  const isOneSided = minimum > 0 || maximum < 0;
  const largest = highWord(Math.max(Math.abs(minimum), Math.abs(maximum)));
  const octaves = isOneSided ? OCTAVES_ONE_SIDE : OCTAVES_BOTH_SIDES;
  const least = isOneSided ? highWord(Math.min(Math.abs(minimum), Math.abs(maximum))) : 0;
  const smallest = Math.max(least - 1, largest - octaves * OCTAVE, 0);
  const keyOf = (value: number): number => Math.sign(value) * Math.max(highWord(Math.abs(value)) - smallest, 0);
  const lowest = keyOf(minimum);
  const range = keyOf(maximum) - lowest;
  const shift = Math.max(0, 32 - Math.clz32(range) - Math.log2(MOST_BUCKETS));
  const buckets = (range >> shift) + 1;
  return buckets > 1 ? { smallest, lowest, shift, buckets } : undefined;
}

const NUMBER = new DataView(new ArrayBuffer(8));

function highWord(value: number): number {
  NUMBER.setFloat64(0, value);
  return NUMBER.getInt32(0);
}

/** Equal values; of zeros, the negative ones come first as in a sort. */
function fillEqual(values: Float64Array, target: Float64Array, value: number): void {
  target.fill(value);
  if (value !== 0) return;
  let negatives = 0;
  for (let i = 0; i < values.length; i++) if (Object.is(values[i], -0)) negatives++;
  target.fill(-0, 0, negatives).fill(0, negatives);
}

function sortFew(target: Float64Array, start: number, size: number): void {
  for (let i = start + 1; i < start + size; i++) {
    const value = target[i]!;
    let j = i;
    for (; j > start && target[j - 1]! > value; j--) target[j] = target[j - 1]!;
    target[j] = value;
  }
  // −0 and 0 compare equal above, but have their order in a sort.
  if (target[start]! <= 0 && target[start + size - 1]! >= 0) target.subarray(start, start + size).sort();
}
