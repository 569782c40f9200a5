import { BLOCK_PATHS } from '../scenario/plan.js';
import { ensure } from './ensure.js';
import { EverCounts } from './ever.js';
import { ColumnKernel, type KernelShape } from './kernel/column-kernel.js';
import { MomentTree } from './moment-tree.js';
import { RankSorter, type Spread } from './rank-sort.js';
import { RowMaker, rowsOf, SUMMARY_NUMBERS, type SummaryRow } from './summarise.js';

/** Fills a kernel's `block` with block `index`, [path × file year]. */
export type BlockSource = (index: number, kernel: ColumnKernel) => void;

/** 列统计 — exact statistics of one column after another, in memory that is reused. */
export class ColumnStatistics {
  private readonly shape: KernelShape;
  private readonly kernel: ColumnKernel;
  private readonly rows: RowMaker;
  private readonly sorter: RankSorter;

  constructor(shape: KernelShape) {
    this.shape = shape;
    this.kernel = new ColumnKernel(shape);
    this.rows = new RowMaker(shape.paths);
    this.sorter = new RankSorter(this.kernel, this.rows.ranks);
  }

  /** Statistics of each year of one column, [year × `SUMMARY_NUMBERS`]. */
  summarise(readBlock: BlockSource, isFlag: boolean): Float64Array {
    const { fileYears, years } = this.shape;
    const ever = isFlag ? new EverCounts(fileYears) : undefined;
    const numbers = new Float64Array(fileYears * SUMMARY_NUMBERS.length);
    for (let done = 0; done < fileYears; done += years) {
      // The last stretch begins earlier where the years do not divide evenly: a kernel keeps a fixed number of them.
      const firstYear = Math.min(done, fileYears - years);
      this.stretch(numbers.subarray(firstYear * SUMMARY_NUMBERS.length), readBlock, firstYear, ever);
    }
    return numbers;
  }

  private stretch(target: Float64Array, readBlock: BlockSource, firstYear: number, ever?: EverCounts): void {
    const { kernel, shape: { paths, years } } = this;
    const tree = new MomentTree(kernel.lanes);
    for (let firstPath = 0, index = 0; firstPath < paths; firstPath += BLOCK_PATHS, index++) {
      const count = Math.min(BLOCK_PATHS, paths - firstPath);
      readBlock(index, kernel);
      // A block holds all years, whichever are turned.
      if (firstYear === 0) ever?.addBlock(kernel.block, count);
      kernel.turn(firstPath, count, firstYear);
      tree.add(count, kernel.moments);
    }
    const { sums, squares } = tree.finish();
    const everCounts = ever?.counts();
    const width = SUMMARY_NUMBERS.length;
    for (let year = 0; year < years; year++) {
      this.sorter.sort(year, this.spread(tree, year, sums[year]!, squares[year]!));
      this.rows.write(target.subarray(year * width, (year + 1) * width), sums[year]!, squares[year]!, kernel.target, everCounts?.[firstYear + year]);
    }
  }

  private spread({ minima, maxima }: MomentTree, year: number, sum: number, squares: number): Spread {
    const deviation = Math.sqrt(squares / this.shape.paths);
    // Comparisons pass over NaN; a sum does not.
    if (!Number.isFinite(sum)) return { minimum: Number.NaN, maximum: Number.NaN, deviation };
    return { minimum: minima[year]!, maximum: maxima[year]!, deviation };
  }
}

// Calls come in rows of equal length.
let last: { readonly paths: number; readonly statistics: ColumnStatistics } | undefined;

/** 统计一列 — statistics of one number per path, in path order. */
export function summarise(values: Float64Array, isFlag: boolean): SummaryRow {
  const paths = values.length;
  ensure(paths > 0, 'a summary needs at least one path');
  if (last?.paths !== paths) last = { paths, statistics: new ColumnStatistics({ paths, fileYears: 1, years: 1 }) };
  const { statistics } = last;
  const numbers = statistics.summarise((index, { block }) => {
    block.set(values.subarray(index * BLOCK_PATHS, (index + 1) * BLOCK_PATHS));
  }, isFlag);
  return rowsOf(numbers, paths)[0]!;
}
