import type { Plan } from '../scenario/plan.js';
import { type ColumnTask, shapeWithin, summariseColumn } from './column-task.js';
import { ensure } from './ensure.js';
import { openArrowFile } from './file-layout.js';
import { ruleOf, yearCount } from './labels.js';

/** How a summary is computed; the numbers do not depend on it. */
export interface SummariseOptions {
  /** Memory for columns on each thread. */
  readonly budgetBytes?: number;
  /** Where a column is summarised; here, when left out. Tasks are given all at once. */
  readonly compute?: (task: ColumnTask) => Promise<Float64Array>;
}

const DEFAULT_BUDGET_BYTES = 96 * 2 ** 20;

/**
 * 统计全部路径 — statistics of every column and year of a `paths.arrow`.
 * @returns of each output, in order, [year × `SUMMARY_NUMBERS`]
 */
export async function summarisePaths(pathsFile: string, plan: Plan, options: SummariseOptions = {}): Promise<Float64Array[]> {
  const { budgetBytes = DEFAULT_BUDGET_BYTES, compute = (task: ColumnTask) => Promise.resolve(summariseColumn(task)) } = options;
  const years = yearCount(plan);
  const { handle, schema, batches } = await openArrowFile(pathsFile);
  await handle.close();
  ensure(batches.reduce((rows, batch) => rows + batch.rows, 0) === plan.paths * years, `paths.arrow holds all of its ${plan.paths} paths`);
  const shape = shapeWithin(plan.paths, years, budgetBytes);
  return Promise.all(plan.outputs.map((output) => {
    const column = schema.fields.findIndex((field) => field.name === output.name);
    ensure(column >= 2, `paths.arrow has no output column ${output.name}`);
    const positions = Float64Array.from(batches, (batch) => batch.positions[column]!);
    return compute({ file: pathsFile, shape, positions, isFlag: ruleOf(plan, output.rule).kind === 'flag' });
  }));
}
