import type { Ranks } from './rank-sort.js';

/** Leading bits of the fraction that tell buckets apart. */
const FRACTION_BITS = 8;
const SLOTS = 2 ** FRACTION_BITS;

/**
 * 分位数误差上限 — largest distance of a sketched order statistic from the true one, relative to the true one: a bucket
 * is 2⁻⁸ of its lower end wide and is told by its middle. Holds for numbers of 2⁻¹⁰²² and larger in size.
 */
export const SKETCH_ERROR = 2 ** -(FRACTION_BITS + 1);

/** Powers of two looked up directly for each sign of a series; others, rare, through a map. */
const WINDOW = 64;
/** Of these, so many lie below the first number of the series. */
const WINDOW_BELOW = 48;
/** Pages made at a time at least. */
const GROWTH = 256;
/** Numbers of one series that wait to be counted at most, and of all series together. */
const MOST_WAITING = 2048;
const ALL_WAITING = 2 ** 23;

/**
 * 分布草图 — counts of the numbers of many series (a column in a year, say) in buckets of equal relative width.
 *
 * A bucket is the sign, the exponent and the first 8 bits of the fraction of the number itself, so no range has to be
 * known; −0 and 0 have a bucket each. Counts are whole numbers: order and grouping of the numbers cannot matter.
 * Memory is 1 kB for each power of two and sign that a series reaches, whatever the number of paths.
 */
export class Sketches {
  private readonly series: number;
  /** Zeros of each sign, [series × (−0, 0)]. */
  private readonly zeros: Uint32Array;
  /** Exponent of the first entry of the window, −1 before the first number. */
  private readonly origins: Int32Array;
  /** Page of counts by [series × sign × window], 0 where there is none yet. */
  private readonly windows: Int32Array;
  /** Pages outside the windows, by series, then by sign and exponent. */
  private readonly outside = new Map<number, Map<number, number>>();
  /** [page × slot]; page 0 is not used. */
  private counts = new Int32Array(GROWTH * SLOTS);
  private pages = 1;
  /** Codes of numbers that wait, [series × room]: sign, entry of the window, slot. */
  private readonly codes: Uint16Array;
  private readonly room: number;
  private readonly waiting: Int32Array;
  private readonly isSpread: Uint8Array;

  constructor(series: number) {
    this.series = series;
    this.zeros = new Uint32Array(2 * series);
    this.origins = new Int32Array(series).fill(-1);
    this.windows = new Int32Array(2 * WINDOW * series);
    this.room = Math.max(64, Math.min(MOST_WAITING, Math.floor(ALL_WAITING / series)));
    this.codes = new Uint16Array(series * this.room);
    this.waiting = new Int32Array(series);
    this.isSpread = new Uint8Array(series);
  }

  /**
   * Add `words.length / 2` numbers of a series, given as 32-bit words, the low one first.
   *
   * They wait as codes of 16 bits until there are many: the counts of all series do not fit a cache, and fetching a page
   * for every few numbers takes three times as long.
   */
  add(series: number, words: Int32Array): void {
    const { waiting, codes } = this;
    const first = series * this.room;
    let origin = this.origins[series]!;
    let end = first + waiting[series]!;
    for (let i = 1; i < words.length; i += 2) {
      const high = words[i]!;
      const exponent = (high >> 20) & 0x7ff;
      const slot = (high >> (20 - FRACTION_BITS)) & (SLOTS - 1);
      if ((high & 0x7fffffff) === 0 && words[i - 1] === 0) {
        this.zeros[2 * series + (high === 0 ? 1 : 0)]!++;
        continue;
      }
      if (origin < 0) this.origins[series] = origin = Math.max(0, exponent - WINDOW_BELOW);
      const entry = exponent - origin;
      if (entry >= 0 && entry < WINDOW) {
        if (end === first + this.room) {
          waiting[series] = this.room;
          this.count(series);
          end = first;
        }
        codes[end++] = ((high < 0 ? WINDOW + entry : entry) << FRACTION_BITS) | slot;
      } else {
        const at = this.pageOutside(series, high >>> 20) * SLOTS + slot;
        this.counts[at] = this.counts[at]! + 1;
      }
    }
    waiting[series] = end - first;
    // Series fill alike; their turns are spread, so that no block has to wait for all of them.
    if (!this.isSpread[series] && end - first > (this.room * series) / this.series) {
      this.isSpread[series] = 1;
      this.count(series);
    }
  }

  /** Counts what waits of a series. */
  private count(series: number): void {
    const { codes, windows, waiting } = this;
    const window = 2 * WINDOW * series;
    const first = series * this.room;
    const end = first + waiting[series]!;
    waiting[series] = 0;
    for (let i = first; i < end; i++) {
      const code = codes[i]!;
      let page = windows[window + (code >> FRACTION_BITS)]!;
      if (page === 0) windows[window + (code >> FRACTION_BITS)] = page = this.newPage();
      const at = page * SLOTS + (code & (SLOTS - 1));
      this.counts[at] = this.counts[at]! + 1;
    }
  }

  /** Add the counts of other sketches of the same series. */
  merge(other: Sketches): void {
    for (let series = 0; series < this.series; series++) {
      other.count(series);
      for (const sign of [0, 1]) this.zeros[2 * series + sign]! += other.zeros[2 * series + sign]!;
      for (const { sign, exponent, page } of other.pagesOf(series)) {
        const mine = this.pageOf(series, sign, exponent) * SLOTS;
        for (let slot = 0; slot < SLOTS; slot++) this.counts[mine + slot]! += other.counts[page * SLOTS + slot]!;
      }
    }
  }

  /**
   * Fill `sorted` at the wanted ranks with the middles of the buckets of those order statistics.
   * @param minimum exact, like the maximum: the smallest and largest number are known, and no middle goes beyond them
   */
  sort(series: number, minimum: number, maximum: number, sorted: Float64Array, ranks: Ranks): void {
    this.count(series);
    let start = 0;
    let interval = 0;
    const fill = (count: number, value: number): void => {
      const end = start + count;
      for (; interval < ranks.length && ranks[interval]! < end; interval += 2) {
        sorted.fill(value, Math.max(start, ranks[interval]!), Math.min(end, ranks[interval + 1]! + 1));
        // An interval that goes on is looked at again with the next bucket.
        if (ranks[interval + 1]! >= end) break;
      }
      start = end;
    };
    const pages = [...this.pagesOf(series)];
    const negative = pages.filter(({ sign }) => sign === 1).sort((a, b) => b.exponent - a.exponent);
    const positive = pages.filter(({ sign }) => sign === 0).sort((a, b) => a.exponent - b.exponent);
    const put = (page: number, slot: number, lower: number, width: number): void => {
      const count = this.counts[page * SLOTS + slot]!;
      if (count > 0) fill(count, Math.min(Math.max(lower + (slot + 0.5) * width, minimum), maximum));
    };
    for (const { exponent, page } of negative) {
      const { lower, width } = bucketsOf(exponent);
      for (let slot = SLOTS - 1; slot >= 0; slot--) put(page, slot, -lower, -width);
    }
    fill(this.zeros[2 * series]!, -0);
    fill(this.zeros[2 * series + 1]!, 0);
    for (const { exponent, page } of positive) {
      const { lower, width } = bucketsOf(exponent);
      for (let slot = 0; slot < SLOTS; slot++) put(page, slot, lower, width);
    }
    // The outermost numbers are exact; zeros already are.
    if (sorted[0] !== 0) sorted[0] = minimum;
    if (sorted[start - 1] !== 0) sorted[start - 1] = maximum;
  }

  private *pagesOf(series: number): Generator<{ sign: number; exponent: number; page: number }> {
    for (let at = 0; at < 2 * WINDOW; at++) {
      const page = this.windows[2 * WINDOW * series + at]!;
      if (page > 0) yield { sign: at < WINDOW ? 0 : 1, exponent: this.origins[series]! + (at % WINDOW), page };
    }
    for (const [key, page] of this.outside.get(series) ?? []) yield { sign: key >> 11, exponent: key & 0x7ff, page };
  }

  private pageOf(series: number, sign: number, exponent: number): number {
    if (this.origins[series]! < 0) this.origins[series] = Math.max(0, exponent - WINDOW_BELOW);
    const entry = exponent - this.origins[series]!;
    if (entry < 0 || entry >= WINDOW) return this.pageOutside(series, (sign << 11) | exponent);
    const at = 2 * WINDOW * series + sign * WINDOW + entry;
    return (this.windows[at] ||= this.newPage());
  }

  private pageOutside(series: number, signAndExponent: number): number {
    const pages = this.outside.get(series) ?? new Map<number, number>();
    this.outside.set(series, pages);
    let page = pages.get(signAndExponent);
    if (page === undefined) pages.set(signAndExponent, (page = this.newPage()));
    return page;
  }

  private newPage(): number {
    if ((this.pages + 1) * SLOTS > this.counts.length) {
      // By a quarter: while it is copied, old and new are both there.
      const larger = new Int32Array(SLOTS * Math.ceil(1.25 * this.pages + GROWTH));
      larger.set(this.counts);
      this.counts = larger;
    }
    return this.pages++;
  }
}

/** Where the buckets of an exponent field begin, and how wide each is. */
function bucketsOf(exponent: number): { readonly lower: number; readonly width: number } {
  const width = 2 ** (Math.max(exponent, 1) - 1023 - FRACTION_BITS);
  // Exponent field 0: subnormal numbers, evenly spaced from 0.
  return { lower: exponent === 0 ? 0 : SLOTS * width, width };
}
