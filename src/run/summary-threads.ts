import { type ColumnTask, summarisePaths } from '../results/index.js';
import type { Plan } from '../scenario/plan.js';
import type { Threads } from './threads.js';

/** Memory for columns, shared out among the threads. */
const BUDGET_BYTES = 192 * 2 ** 20;

/**
 * 多线程统计 — the summary of stored paths, column by column on threads; the numbers are the same for any number of them.
 * @returns as `summarisePaths`
 */
export function summariseOnThreads(pathsFile: string, plan: Plan, threads: Threads): Promise<Float64Array[]> {
  const count = Math.max(1, Math.min(threads.count, plan.outputs.length));
  return summarisePaths(pathsFile, plan, {
    budgetBytes: BUDGET_BYTES / count,
    compute: async (task: ColumnTask) => await threads.run(task, 'summariseColumn') as Float64Array,
  });
}
