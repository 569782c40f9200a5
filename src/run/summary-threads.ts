import { Piscina } from 'piscina';
import { type ColumnTask, summarisePaths, type SummaryEntry } from '../results/index.js';
import type { Plan } from '../scenario/plan.js';

/** Below this many numbers starting a thread takes longer than the statistics. */
const WORTH_A_THREAD = 3e6;
/** Memory for columns, shared out among the threads. */
const BUDGET_BYTES = 192 * 2 ** 20;

// As in `pool.ts`: from the sources (under vitest) the built worker is used.
const WORKER_FILE = new URL(import.meta.url.endsWith('.ts') ? '../../dist/workers/summarise.js' : '../../workers/summarise.js', import.meta.url);

/** 多线程统计 — the summary of stored paths, column by column on threads; the numbers are the same for any number of them. */
export async function summariseOnThreads(pathsFile: string, plan: Plan, threads: number, signal?: AbortSignal): Promise<SummaryEntry[]> {
  signal?.throwIfAborted();
  const numbers = plan.paths * (plan.lastYear - plan.baseYear) * plan.outputs.length;
  if (numbers < WORTH_A_THREAD) return summarisePaths(pathsFile, plan);
  const count = Math.min(threads, plan.outputs.length);
  const pool = new Piscina<ColumnTask, Float64Array>({
    filename: WORKER_FILE.href,
    minThreads: count,
    maxThreads: count,
    idleTimeout: Infinity,
    recordTiming: false,
    // For the reasons given in `pool.ts`.
    execArgv: ['--no-experimental-require-module'],
  });
  let failure: unknown;
  const destroy = (): void => void pool.destroy();
  // A thread that fails while loading belongs to no task; without a listener the whole process would end.
  pool.on('error', (error: unknown) => {
    failure ??= error;
    destroy();
  });
  signal?.addEventListener('abort', destroy);
  try {
    const compute = (task: ColumnTask): Promise<Float64Array> => {
      // Aborted while the file was opened: a pool that was destroyed would start new threads.
      signal?.throwIfAborted();
      return pool.run(task);
    };
    return await summarisePaths(pathsFile, plan, { budgetBytes: BUDGET_BYTES / count, compute });
  } catch (error) {
    // Threads killed by the abort fail too; the abort is the reason.
    signal?.throwIfAborted();
    throw failure ?? error;
  } finally {
    signal?.removeEventListener('abort', destroy);
    await pool.destroy();
  }
}
