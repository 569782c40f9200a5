import { Piscina } from 'piscina';

/** 线程 — worker threads, started before it is known what they will compute. */
export interface Threads {
  readonly count: number;
  /** Give one task to the next free thread; `name` is a function of the worker file; left out, the one that computes blocks. */
  run(task: unknown, name?: string): Promise<unknown>;
  /** End all threads at once, whatever they are doing; every caller waits for them to be gone. */
  destroy(): Promise<void>;
}

/** Found by piscina as the thread starts: it must be there. */
const BLOCK_FUNCTION = 'runBlock';

// Threads load JavaScript only: from the sources (under vitest) the built worker is used.
const WORKER_FILE = new URL(import.meta.url.endsWith('.ts') ? '../../dist/workers/block.js' : '../../workers/block.js', import.meta.url);

/** 启动线程 — they load while the caller goes on; one that fails to load makes every task fail with its error. */
export function startThreads(count: number, workerFile: URL = WORKER_FILE): Threads {
  const pool = new Piscina<unknown, unknown>({
    filename: workerFile.href,
    name: BLOCK_FUNCTION,
    minThreads: count,
    maxThreads: count,
    idleTimeout: Infinity,
    recordTiming: false,
    // piscina tries `require` on the worker first. Node 20 ends the whole process when a thread is killed while it
    // requires a module with imports ("IsGraphAsync"); without that ability piscina goes on to `import`, which is safe.
    // Our own flags are not handed on: those of the whole process (memory limits) are refused for a thread.
    execArgv: ['--no-experimental-require-module'],
  });
  let failure: unknown;
  let destroyed: Promise<void> | undefined;
  // `close()` would kill the last running tasks (piscina 5.3.2), so all tasks are settled or meant to be killed here.
  const destroy = (): Promise<void> => (destroyed ??= pool.destroy());
  // A thread that fails while loading belongs to no task; without a listener the whole process would end.
  pool.on('error', (error: unknown) => {
    failure ??= error;
    void destroy();
  });
  return {
    count,
    async run(task, name = BLOCK_FUNCTION) {
      try {
        // A pool that was destroyed would start new threads.
        if (destroyed) throw new Error('the threads were ended');
        return await pool.run(task, { name });
      } catch (error) {
        throw failure ?? error;
      }
    },
    destroy,
  };
}

/** 借用线程 — threads for one of several jobs: only their owner ends them. */
export function lent(threads: Threads): Threads {
  return { count: threads.count, run: (task, name) => threads.run(task, name), destroy: () => Promise.resolve() };
}
