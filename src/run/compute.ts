import type { BlockResult, BlockTask } from '../engine/index.js';
import type { Issue } from '../issues/index.js';
import type { MessageFact } from '../messages/index.js';
import { BlockJoiner } from './block-joiner.js';
import { taskAt, taskCount, type Tasks, tasksOf } from './blocks.js';
import type { BlockFault } from './block-reply.js';
import { blockIssue, type ReplayCommand } from './check-block.js';
import { runInOrder } from './in-order.js';
import { createPool, type PoolJob, WorkerDeath } from './pool.js';
import type { Threads } from './threads.js';

/** Tasks given to the pool per thread: one that runs and one that waits, so no thread idles. */
const TASKS_PER_THREAD = 2;
/** How often progress is asked of the threads. */
const PROGRESS_MILLISECONDS = 200;

/** 运行失败 — stops a run; carries what the user is told. */
export class RunStopped extends Error {
  override readonly name = 'RunStopped';
  readonly kind: 'failed' | 'broken';
  readonly issue: Issue;
  /** A stack, for developers. */
  readonly detail: string;

  constructor(kind: 'failed' | 'broken', issue: Issue, detail = '') {
    super(issue.message);
    this.kind = kind;
    this.issue = issue;
    this.detail = detail;
  }
}

export interface ComputeOptions {
  /** Ended by the caller: by an abort, or when there is no more work for them. */
  readonly threads: Threads;
  readonly replay: ReplayCommand;
  readonly signal?: AbortSignal;
  /** Called with every result in order: the best estimate, then the blocks. */
  readonly take: (result: BlockResult) => Promise<void>;
  /** Told now and then how many random paths are done, finished blocks or not. */
  readonly onProgress?: (donePaths: number) => void;
  /** Told once, when the first tasks have been given to the threads. */
  readonly onBusy?: () => void;
  /** Order in which whole blocks are started (0 = best estimate), for tests. */
  readonly startOrder?: readonly number[];
}

/** 多线程计算 — all blocks of a plan on a pool of threads; every result is checked before it is handed on. */
export async function compute(job: PoolJob, options: ComputeOptions): Promise<void> {
  const { signal, replay, take, startOrder, onProgress, onBusy, threads } = options;
  const { plan } = job;
  signal?.throwIfAborted();
  const tasks = startOrder ? wholeBlocks(plan.paths) : tasksOf(plan, threads.count);
  const pool = createPool(job, threads);
  const joiner = new BlockJoiner(plan);
  const progress = setInterval(() => onProgress?.(pool.donePaths()), PROGRESS_MILLISECONDS);
  try {
    const done = runInOrder({
      count: tasks.count,
      limit: TASKS_PER_THREAD * threads.count,
      ...(startOrder && { startOrder }),
      start: (index) => pool.run(tasks.at(index)),
      async take(index, reply) {
        signal?.throwIfAborted();
        if ('error' in reply) throw engineFailure(tasks.at(index), reply.error, replay);
        const block = joiner.add(reply);
        if (!block) return;
        const issue = blockIssue(block, replay);
        if (issue) throw new RunStopped('failed', issue);
        await take(block);
      },
    });
    onBusy?.();
    await done;
  } catch (error) {
    // Threads killed by the abort fail too; the abort is the reason.
    signal?.throwIfAborted();
    throw error instanceof WorkerDeath ? workerFailure(error) : error;
  } finally {
    clearInterval(progress);
  }
}

function wholeBlocks(paths: number): Tasks {
  return { count: taskCount(paths), at: (index) => taskAt(index, paths) };
}

function workerFailure({ task, message: cause, cause: origin }: WorkerDeath): RunStopped {
  const issue: Issue = task.isBestEstimate
    ? { severity: 'error', message: 'run-best-estimate-died', facts: { cause } }
    : { severity: 'error', message: 'run-worker-died', facts: { cause, ...blockFacts(task) } };
  return new RunStopped('broken', issue, origin instanceof Error ? origin.stack : '');
}

function engineFailure(task: BlockTask, fault: BlockFault, replay: ReplayCommand): RunStopped {
  const facts = { where: faultPlace(task, fault), cause: `${fault.name}: ${fault.message}`, replay: replay(task, fault.path) };
  return new RunStopped('broken', { severity: 'error', message: 'run-engine-error', facts }, fault.stack);
}

/** Which task, in words. */
export function taskPlace(task: BlockTask): MessageFact {
  return task.isBestEstimate ? { message: 'run-where-best-estimate' } : { message: 'run-where-block', facts: blockFacts(task) };
}

function faultPlace(task: BlockTask, { path, year, rule }: BlockFault): MessageFact {
  if (task.isBestEstimate || path === undefined || year === undefined || rule === undefined) return taskPlace(task);
  return { message: 'run-where-rule', facts: { path, year, rule } };
}

function blockFacts({ block, firstPath, pathCount }: BlockTask): { block: number; first: number; last: number } {
  return { block, first: firstPath, last: firstPath + pathCount - 1 };
}
