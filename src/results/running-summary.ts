import type { BlockResult } from '../engine/index.js';
import { BLOCK_PATHS, type Plan } from '../scenario/plan.js';
import { ensure } from './ensure.js';
import { EverCounts } from './ever.js';
import { ColumnKernel } from './kernel/column-kernel.js';
import { ruleOf, yearCount } from './labels.js';
import { MomentTree } from './moment-tree.js';
import { Sketches } from './sketch.js';
import { RowMaker, SUMMARY_NUMBERS } from './summarise.js';

/**
 * 随到随统计 — the summary of a run that keeps no paths, from the blocks in path order.
 *
 * Means, deviations, extremes and shares have the same bits as with stored paths; quantiles, their bands and tail means
 * come from counts in buckets and are within `SKETCH_ERROR`.
 */
export class RunningSummary {
  private readonly plan: Plan;
  private readonly kernel: ColumnKernel;
  private readonly rows: readonly Int32Array[];
  private readonly trees: readonly MomentTree[];
  private readonly evers: readonly (EverCounts | undefined)[];
  private readonly sketches: Sketches;
  private nextPath = 0;

  constructor(plan: Plan) {
    const years = yearCount(plan);
    this.plan = plan;
    this.kernel = new ColumnKernel({ paths: BLOCK_PATHS, fileYears: years, years });
    // The same memory for every block; made once.
    this.rows = Array.from({ length: years }, (_, year) => wordsOf(this.kernel.row(year)));
    this.trees = plan.outputs.map(() => new MomentTree(this.kernel.lanes));
    this.evers = plan.outputs.map(({ rule }) => (ruleOf(plan, rule).kind === 'flag' ? new EverCounts(years) : undefined));
    this.sketches = new Sketches(plan.outputs.length * years);
  }

  /** Add the next block; blocks come in order. */
  add({ task, columns }: BlockResult): void {
    const { kernel, rows } = this;
    const { pathCount } = task;
    ensure(!task.isBestEstimate && task.firstPath === this.nextPath, `summary: path ${task.firstPath} came where path ${this.nextPath} was due`);
    this.nextPath += pathCount;
    const size = pathCount * rows.length;
    for (let c = 0; c < this.trees.length; c++) {
      kernel.block.set(columns.subarray(c * size, (c + 1) * size));
      this.evers[c]?.addBlock(kernel.block, pathCount);
      kernel.turn(0, pathCount);
      this.trees[c]!.add(pathCount, kernel.moments);
      for (let year = 0; year < rows.length; year++) {
        const row = rows[year]!;
        this.sketches.add(c * rows.length + year, pathCount === BLOCK_PATHS ? row : row.subarray(0, 2 * pathCount));
      }
    }
  }

  /** As `summarisePaths`. */
  finish(): Float64Array[] {
    const { plan, trees, sketches } = this;
    ensure(this.nextPath === plan.paths, `summary: ${this.nextPath} of ${plan.paths} paths were added`);
    const maker = new RowMaker(plan.paths);
    const sorted = new Float64Array(plan.paths);
    return plan.outputs.map((_, c) => {
      const { minima, maxima } = trees[c]!;
      const { sums, squares } = trees[c]!.finish();
      const everCounts = this.evers[c]?.counts();
      const width = SUMMARY_NUMBERS.length;
      const numbers = new Float64Array(this.rows.length * width);
      for (let year = 0; year < this.rows.length; year++) {
        sketches.sort(c * this.rows.length + year, minima[year]!, maxima[year]!, sorted, maker.ranks);
        maker.write(numbers.subarray(year * width, (year + 1) * width), sums[year]!, squares[year]!, sorted, everCounts?.[year]);
      }
      return numbers;
    });
  }
}

function wordsOf({ buffer, byteOffset, length }: Float64Array): Int32Array {
  return new Int32Array(buffer, byteOffset, 2 * length);
}
