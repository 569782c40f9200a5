import { serialize } from 'node:v8';
import { Piscina } from 'piscina';
import type { BlockTask, Program, ThreadPlan } from '../engine/index.js';
import type { Plan } from '../scenario/index.js';
import type { BlockReply } from './block-reply.js';

/** 线程意外终止 — a worker thread that ended without an answer: out of memory, `process.exit`, or it did not load. */
export class WorkerDeath extends Error {
  override readonly name = 'WorkerDeath';
  readonly task: BlockTask;

  constructor(task: BlockTask, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.task = task;
  }
}

/** What the threads compute: the plan, by its compiled program or, without one, by the interpreter. */
export interface PoolJob {
  readonly plan: Plan;
  readonly program: Program | undefined;
}

/** What each thread is given once. All large parts lie in shared memory: nothing is copied per thread. */
export interface ThreadData {
  readonly program: Program | undefined;
  /** What the compiled engine needs of the plan. */
  readonly threadPlan: ThreadPlan;
  /** The whole plan but its numbers, serialised: only the interpreter unpacks it. */
  readonly planBytes: Uint8Array;
  /** Counts the random paths that are done. */
  readonly donePaths: Int32Array;
}

/** 线程池 — threads that each hold the plan and compute blocks of it. */
export interface BlockPool {
  run(task: BlockTask): Promise<BlockReply>;
  /** Random paths done so far by all threads, those of unfinished blocks included. */
  donePaths(): number;
  /** End all threads at once, whatever they are doing. */
  destroy(): Promise<void>;
}

// Threads load JavaScript only: from the sources (under vitest) the built worker is used.
const WORKER_FILE = new URL(import.meta.url.endsWith('.ts') ? '../../dist/workers/block.js' : '../../workers/block.js', import.meta.url);

export function createPool({ plan, program }: PoolJob, threads: number, workerFile: URL = WORKER_FILE): BlockPool {
  const donePaths = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const { baseYear, lastYear, paths, inputs, numbers, ...rest } = plan;
  const threadPlan: ThreadPlan = {
    baseYear, lastYear, paths, numbers: sharedNumbers(numbers),
    inputs: new Map([...inputs].filter(([name]) => plan.model.inputs.get(name)!.byPath)),
  };
  const data: ThreadData = { program, threadPlan, planBytes: sharedBytes(serialize({ baseYear, lastYear, paths, inputs, ...rest })), donePaths };
  const pool = new Piscina<BlockTask, BlockReply>({
    filename: workerFile.href,
    minThreads: threads,
    maxThreads: threads,
    idleTimeout: Infinity,
    recordTiming: false,
    // piscina tries `require` on the worker first. Node 20 ends the whole process when a thread is killed while it
    // requires a module with imports ("IsGraphAsync"); without that ability piscina goes on to `import`, which is safe.
    // Our own flags are not handed on: those of the whole process (memory limits) are refused for a thread.
    execArgv: ['--no-experimental-require-module'],
    workerData: data,
  });
  let failure: unknown;
  let destroyed: Promise<void> | undefined;
  // `close()` would kill the last running tasks (piscina 5.3.2), so all tasks are settled or meant to be killed here.
  // Every caller waits for the threads to be gone.
  const destroy = (): Promise<void> => (destroyed ??= pool.destroy());
  // A thread that fails while loading belongs to no task; without a listener the whole process would end.
  pool.on('error', (error: unknown) => {
    failure ??= error;
    void destroy();
  });
  return {
    async run(task) {
      try {
        return await pool.run(task);
      } catch (error) {
        throw new WorkerDeath(task, failure ?? error);
      }
    },
    donePaths: () => Atomics.load(donePaths, 0),
    destroy,
  };
}

/** Threads see the numbers where they are. */
function sharedNumbers(numbers: Float64Array): Float64Array {
  if (numbers.buffer instanceof SharedArrayBuffer) return numbers;
  const shared = new Float64Array(new SharedArrayBuffer(numbers.byteLength));
  shared.set(numbers);
  return shared;
}

function sharedBytes(bytes: Uint8Array): Uint8Array {
  const shared = new Uint8Array(new SharedArrayBuffer(bytes.length));
  shared.set(bytes);
  return shared;
}
