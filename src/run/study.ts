import { programOf } from '../compiler/index.js';
import type { Plan } from '../scenario/index.js';
import { taskCount } from './blocks.js';
import type { ReplayCommand } from './check-block.js';
import { compute } from './compute.js';
import type { RunHooks, RunOutcome } from './outcome.js';
import { stoppedOutcome } from './run-plan.js';
import { type Sample, SampleCollector } from './sample.js';
import { startThreads, type Threads } from './threads.js';

/** How a plan of a study ended: its sample, or why there is none. */
export type StudyOutcome = { readonly kind: 'complete'; readonly sample: Sample } | Exclude<RunOutcome, { kind: 'complete' }>;

export type StudyHooks = Pick<RunHooks, 'onProgress'>;

/**
 * 试算 — plans computed in memory one after another on one pool of threads; nothing is written.
 * Plans of equal seed see the same noise on the same path, whatever else differs: their differences are paired.
 * Two plans may be given at once: the second is compiled while the first is computed.
 */
export interface Study {
  /** For `runScenarioOn`. */
  readonly threads: Threads;
  /** @param replay the command that shows a path again, for messages about a run that failed its checks */
  compute(plan: Plan, replay: ReplayCommand, hooks?: StudyHooks): Promise<StudyOutcome>;
  /** Ends the threads. */
  close(): Promise<void>;
}

/**
 * 开始试算
 * @param paths how many a plan has at most: no more threads are started than have work
 * @param signal ends the threads at once
 */
export function openStudy(threadCount: number, paths = Infinity, signal?: AbortSignal): Study {
  const threads = startThreads(Math.min(threadCount, taskCount(paths)));
  const stop = (): void => void threads.destroy();
  signal?.addEventListener('abort', stop);
  let before: Promise<unknown> = Promise.resolve();

  async function computeAfter(plan: Plan, replay: ReplayCommand, turn: Promise<unknown>, hooks: StudyHooks): Promise<StudyOutcome> {
    try {
      signal?.throwIfAborted();
      const { program } = await programOf(plan);
      await turn;
      const sample = new SampleCollector(plan);
      hooks.onProgress?.(0, plan.paths);
      await compute({ plan, program }, {
        threads, replay,
        ...(signal && { signal }),
        take: (result) => {
          sample.take(result);
          return Promise.resolve();
        },
        onProgress: (done) => hooks.onProgress?.(done, plan.paths),
      });
      hooks.onProgress?.(plan.paths, plan.paths);
      return { kind: 'complete', sample };
    } catch (error) {
      const stopped = stoppedOutcome(error, signal);
      if (stopped) return stopped;
      throw error;
    }
  }

  return {
    threads,
    compute(plan, replay, hooks = {}) {
      const outcome = computeAfter(plan, replay, before, hooks);
      // The next waits for this one's end, not for its success.
      before = outcome.catch(() => undefined);
      return outcome;
    },
    async close() {
      signal?.removeEventListener('abort', stop);
      await threads.destroy();
    },
  };
}
