import { BLOCK_PATHS } from '../scenario/plan.js';
import { ensure } from './ensure.js';
import { EverCounts } from './ever.js';
import { ColumnKernel, type KernelShape } from './kernel/column-kernel.js';
import { MomentTree } from './moment-tree.js';
import { RankSorter, type Spread } from './rank-sort.js';
import { RowMaker, type SummaryRow } from './summarise.js';

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

  /** Statistics of each year of one column, in order. */
  summarise(readBlock: BlockSource, isFlag: boolean): SummaryRow[] {
    const { fileYears, years } = this.shape;
    const ever = isFlag ? new EverCounts(fileYears) : undefined;
    const rows: SummaryRow[] = [];
    while (rows.length < fileYears) {
      // The last stretch begins earlier where the years do not divide evenly: a kernel keeps a fixed number of them.
      const firstYear = Math.min(rows.length, fileYears - years);
      rows.push(...this.stretch(readBlock, firstYear, ever).slice(rows.length - firstYear));
    }
    return rows;
  }

  private stretch(readBlock: BlockSource, firstYear: number, ever?: EverCounts): SummaryRow[] {
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
    return Array.from({ length: years }, (_, year) => {
      this.sorter.sort(year, this.spread(tree, year, sums[year]!, squares[year]!));
      return this.rows.row(sums[year]!, squares[year]!, kernel.target, everCounts?.[firstYear + year]);
    });
  }

  private spread({ minima, maxima }: MomentTree, year: number, sum: number, squares: number): Spread {
    const deviation = Math.sqrt(squares / this.shape.paths);
    // Comparisons pass over NaN; a sum does not.
    if (!Number.isFinite(sum)) return { minimum: Number.NaN, maximum: Number.NaN, deviation };
    return { minimum: minima[year]!, maximum: maxima[year]!, deviation };
  }
}

/** 统计一列 — statistics of one number per path, in path order. */
export function summarise(values: Float64Array, isFlag: boolean): SummaryRow {
  ensure(values.length > 0, 'a summary needs at least one path');
  const statistics = new ColumnStatistics({ paths: values.length, fileYears: 1, years: 1 });
  return statistics.summarise((index, { block }) => {
    block.set(values.subarray(index * BLOCK_PATHS, (index + 1) * BLOCK_PATHS));
  }, isFlag)[0]!;
}
