import type { BlockResult } from '../engine/index.js';
import type { Plan } from '../scenario/index.js';

/** 样本 — all outputs of a plan on all its paths, in memory. */
export interface Sample {
  readonly plan: Plan;
  /** Values [path] of an output column in a year; empty when the plan has no random paths. Not to be written to. */
  values(output: string, year: number): Float64Array;
  /** The value on the path with every noise at its median. */
  bestEstimate(output: string, year: number): number;
}

/** 收集样本 — takes blocks and keeps their columns by year, so that a year of an output lies in one piece. */
export class SampleCollector implements Sample {
  readonly plan: Plan;
  /** [column × year × path] */
  private readonly numbers: Float64Array;
  /** [column × year] */
  private best: Float64Array = new Float64Array(0);
  private readonly years: number;
  private readonly columns: ReadonlyMap<string, number>;

  constructor(plan: Plan) {
    this.plan = plan;
    this.years = plan.lastYear - plan.baseYear;
    this.columns = new Map(plan.outputs.map(({ name }, column) => [name, column]));
    this.numbers = new Float64Array(plan.outputs.length * this.years * plan.paths);
  }

  take({ task, columns }: BlockResult): void {
    if (task.isBestEstimate) {
      this.best = columns;
      return;
    }
    const { years, numbers } = this;
    const { paths, outputs } = this.plan;
    for (let column = 0; column < outputs.length; column++) {
      for (let path = 0; path < task.pathCount; path++) {
        const from = (column * task.pathCount + path) * years;
        for (let year = 0; year < years; year++) numbers[(column * years + year) * paths + task.firstPath + path] = columns[from + year]!;
      }
    }
  }

  values(output: string, year: number): Float64Array {
    const start = this.row(output, year) * this.plan.paths;
    return this.numbers.subarray(start, start + this.plan.paths);
  }

  bestEstimate(output: string, year: number): number {
    return this.best[this.row(output, year)]!;
  }

  private row(output: string, year: number): number {
    const { baseYear, lastYear } = this.plan;
    const column = this.columns.get(output);
    if (column === undefined || year <= baseYear || year > lastYear) throw new Error(`the plan has no ${output} in ${String(year)}`);
    return column * this.years + year - baseYear - 1;
  }
}
