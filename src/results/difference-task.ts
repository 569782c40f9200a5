import { closeSync, openSync, readSync } from 'node:fs';
import { BLOCK_PATHS } from '../scenario/plan.js';
import { DifferenceMoments, EQUAL_WITHIN, type GroupDifferences, SeriesMoments } from './difference-moments.js';
import { ensure } from './ensure.js';
import type { GroupMoments } from './moment-tree.js';
import { addTotals, discountFactors, type Factors, type Slabs, totalsCount, type TotalsLayout } from './path-totals.js';

/** 比较任务 — one group of blocks of several runs on the same noise, as plain data that can go to a thread. */
export interface DifferenceTask {
  /** `paths.arrow` of each run; the first is the one the others are compared with. */
  readonly files: readonly string[];
  /** For each file the position of each column's numbers in each block of the group, [block × column]. */
  readonly positions: readonly Float64Array[];
  /** Paths in each block. */
  readonly paths: Int32Array;
  readonly years: number;
  /** Columns of what is or is not the case: whether it ever was is compared too. */
  readonly flags: readonly number[];
  readonly totals: TotalsLayout;
  /** Series of totals whose differences are wanted path by path. */
  readonly spread: readonly number[];
  /** Columns of which is counted on how many paths they are, year by year, no lower than in this one of the stored years. */
  readonly kept: { readonly columns: readonly number[]; readonly year: number };
}

/** 一组的比较 — sums over the paths of a group. */
export interface GroupComparison {
  /** Of each file but the first, against the first: [column × year], then [flag × year] of "ever", then the totals. */
  readonly differences: readonly GroupDifferences[];
  /** Of each file: the totals. */
  readonly totals: readonly GroupMoments[];
  /** Of each file but the first, for each series of `spread` the differences of the group's paths. */
  readonly spreads: readonly (readonly Float64Array[])[];
  /** Of each file paths that keep what they had, [column of `kept` × year]. */
  readonly kept: readonly Float64Array[];
}

/** 读一块 — the columns of a block, in memory that is used again. */
class BlockReader {
  private readonly descriptor: number;
  private readonly columns: number;
  private bytes = new Uint8Array(0);

  constructor(file: string, columns: number) {
    this.descriptor = openSync(file, 'r');
    this.columns = columns;
  }

  /** Columns of a batch lie together, so all are read in one go. */
  read(positions: Float64Array, paths: number, years: number): Slabs {
    const length = paths * years;
    const start = Math.min(...positions);
    const size = Math.max(...positions) + 8 * length - start;
    if (this.bytes.length < size) this.bytes = new Uint8Array(size);
    for (let done = 0; done < size;) {
      const read = readSync(this.descriptor, this.bytes, done, size - done, start + done);
      ensure(read > 0, 'the file ends before its last batch');
      done += read;
    }
    return Array.from({ length: this.columns }, (_, column) => new Float64Array(this.bytes.buffer, positions[column]! - start, length));
  }

  close(): void {
    closeSync(this.descriptor);
  }
}

/** What is known of one file's block: its columns, "ever" of its flags, its totals. */
class BlockFigures {
  slabs: Slabs = [];
  readonly ever: Float64Array[];
  readonly totals: Float64Array;
  private readonly prices: number | undefined;

  constructor({ flags, years, totals }: DifferenceTask) {
    this.ever = flags.map(() => new Float64Array(BLOCK_PATHS * years));
    this.totals = new Float64Array(totalsCount(totals) * BLOCK_PATHS);
    this.prices = totals.prices;
  }

  take(slabs: Slabs, paths: number, { flags, years, totals }: DifferenceTask, discount: Float64Array | undefined): void {
    this.slabs = slabs;
    flags.forEach((column, flag) => { everOf(slabs[column]!, years, this.ever[flag]!); });
    const factors: Factors = { prices: this.prices === undefined ? undefined : slabs[this.prices], discount };
    addTotals(slabs, factors, totals, paths, years, this.totals, BLOCK_PATHS);
  }
}

/** 1 from the first year on in which a path's flag is set. */
function everOf(flag: Float64Array, years: number, target: Float64Array): void {
  for (let row = 0; row < flag.length; row += years) {
    let ever = 0;
    for (let year = 0; year < years; year++) target[row + year] = ever = flag[row + year] === 0 ? ever : 1;
  }
}

function putTotals(moments: SeriesMoments, totals: Float64Array, paths: number): void {
  for (let row = 0; row < totals.length; row += BLOCK_PATHS) moments.put(totals, row, paths);
  moments.closeBlock(paths);
}

/** Adds, year by year, the paths on which a column is no lower than it was; as equal counts what differs by rounding. */
function countKept(slab: Float64Array, years: number, year: number, counts: Float64Array): void {
  for (let row = 0; row < slab.length; row += years) {
    const was = slab[row + year]!;
    for (let i = 0; i < years; i++) {
      const is = slab[row + i]!;
      if (is >= was || was - is <= EQUAL_WITHIN * Math.max(Math.abs(was), Math.abs(is))) counts[i]!++;
    }
  }
}

/** 比较一组 — the same numbers on any thread. */
export function compareGroup(task: DifferenceTask): GroupComparison {
  const { files, positions, paths, years, flags, totals, spread, kept } = task;
  const columns = positions[0]!.length / paths.length;
  const series = (columns + flags.length) * years + totalsCount(totals);
  const readers = files.map((file) => new BlockReader(file, columns));
  const reference = new BlockFigures(task);
  const other = new BlockFigures(task);
  const differences = files.slice(1).map(() => new DifferenceMoments(series));
  const levels = files.map(() => new SeriesMoments(totalsCount(totals)));
  const discount = new Float64Array(BLOCK_PATHS * years);
  const all = paths.reduce((sum, count) => sum + count, 0);
  const spreads = files.slice(1).map(() => spread.map(() => new Float64Array(all)));
  const keeping = files.map(() => new Float64Array(kept.columns.length * years));
  const countFile = (slabs: Slabs, file: number): void => {
    kept.columns.forEach((column, i) => { countKept(slabs[column]!, years, kept.year, keeping[file]!.subarray(i * years, (i + 1) * years)); });
  };
  let first = 0;
  try {
    paths.forEach((count, block) => {
      const at = (file: number): Float64Array => positions[file]!.subarray(block * columns, (block + 1) * columns);
      const base = readers[0]!.read(at(0), count, years);
      // One curve for all, path by path: a difference of present values is one of money, never of discounting.
      const factors = totals.discount === undefined ? undefined : discountFactors(base[totals.discount]!, years, totals.firstYear, discount);
      reference.take(base, count, task, factors);
      putTotals(levels[0]!, reference.totals, count);
      countFile(base, 0);
      for (let file = 1; file < files.length; file++) {
        other.take(readers[file]!.read(at(file), count, years), count, task, factors);
        countFile(other.slabs, file);
        putTotals(levels[file]!, other.totals, count);
        const own = differences[file - 1]!;
        for (let column = 0; column < columns; column++) own.putYears(reference.slabs[column]!, other.slabs[column]!, count, years);
        for (let flag = 0; flag < flags.length; flag++) own.putYears(reference.ever[flag]!, other.ever[flag]!, count, years);
        own.putRows(reference.totals, other.totals, count);
        own.closeBlock(count);
        spread.forEach((series, i) => {
          const target = spreads[file - 1]![i]!;
          for (let path = 0; path < count; path++) target[first + path] = other.totals[series * BLOCK_PATHS + path]! - reference.totals[series * BLOCK_PATHS + path]!;
        });
      }
      first += count;
    });
  } finally {
    for (const reader of readers) reader.close();
  }
  return { differences: differences.map((each) => each.finish()), totals: levels.map((each) => each.finish()), spreads, kept: keeping };
}
