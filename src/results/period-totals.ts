import type { BlockResult } from '../engine/index.js';
import { BLOCK_PATHS, type Plan } from '../scenario/plan.js';
import { yearCount } from './labels.js';
import { MomentTree } from './moment-tree.js';
import { decadeYears, type Period, periodsUntil } from './periods.js';

/** 时段合计 — the total of one payer, or of all of them together, over a period. */
export interface PeriodTotal extends Period {
  /** Name of the output; empty for all payers together. */
  readonly variable: string;
  readonly mean: number;
  /** NaN for a single path, which says nothing about spread. */
  readonly standardError: number;
}

/** 时段合计累加 — what each payer pays on a path, decade by decade, from blocks in path order. */
export class PeriodTotals {
  private readonly plan: Plan;
  private readonly names: readonly string[];
  private readonly columns: readonly number[];
  private readonly periods: readonly Period[];
  private readonly tree: MomentTree;
  private paths = 0;
  /** [series × path] of one block; series are [period × (payers, all of them)]. */
  private readonly sums: Float64Array;

  /** Undefined when the rulebook names no payers, or not all of them are among the outputs. */
  static of(plan: Plan): PeriodTotals | undefined {
    const payers = plan.model.summary?.payers ?? [];
    const columns = payers.map((name) => plan.outputs.findIndex((output) => output.name === name));
    return payers.length > 0 && !columns.includes(-1) ? new PeriodTotals(plan, payers, columns) : undefined;
  }

  private constructor(plan: Plan, names: readonly string[], columns: readonly number[]) {
    this.plan = plan;
    this.names = [...names, ''];
    this.columns = columns;
    const first = plan.baseYear + 1;
    this.periods = periodsUntil(first, decadeYears(first, plan.lastYear));
    const series = this.periods.length * this.names.length;
    this.tree = new MomentTree(series);
    this.sums = new Float64Array(series * BLOCK_PATHS);
  }

  add({ task: { pathCount }, columns }: BlockResult): void {
    const years = yearCount(this.plan);
    const { sums } = this;
    sums.fill(0);
    this.periods.forEach(({ first, last }, k) => {
      const all = (k * this.names.length + this.columns.length) * BLOCK_PATHS;
      this.columns.forEach((column, c) => {
        const own = (k * this.names.length + c) * BLOCK_PATHS;
        for (let path = 0; path < pathCount; path++) {
          const row = (column * pathCount + path) * years - this.plan.baseYear - 1;
          let sum = 0;
          for (let year = first; year <= last; year++) sum += columns[row + year]!;
          sums[own + path] = sum;
          sums[all + path]! += sum;
        }
      });
    });
    this.tree.add(pathCount, momentsOf(sums, pathCount));
    this.paths += pathCount;
  }

  /** Period by period, payers in their order and then all of them. */
  finish(): PeriodTotal[] {
    const { paths, names } = this;
    const { sums, squares } = this.tree.finish();
    return this.periods.flatMap((period, k) => names.map((variable, c) => {
      const series = k * names.length + c;
      const standardError = paths > 1 ? Math.sqrt(squares[series]! / (paths - 1) / paths) : Number.NaN;
      return { ...period, variable, mean: sums[series]! / paths, standardError };
    }));
  }
}

/** Sum, minimum, maximum and squares of each series of a block, as `MomentTree` takes them. */
function momentsOf(values: Float64Array, pathCount: number): Float64Array {
  const series = values.length / BLOCK_PATHS;
  const moments = new Float64Array(4 * series);
  for (let s = 0; s < series; s++) {
    const row = values.subarray(s * BLOCK_PATHS, s * BLOCK_PATHS + pathCount);
    let sum = 0;
    for (const value of row) sum += value;
    const mean = sum / pathCount;
    let squares = 0;
    for (const value of row) squares += (value - mean) * (value - mean);
    moments[s] = sum;
    moments[series + s] = Math.min(...row);
    moments[2 * series + s] = Math.max(...row);
    moments[3 * series + s] = squares;
  }
  return moments;
}
