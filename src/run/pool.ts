import { serialize } from 'node:v8';
import type { BlockTask, Program, ThreadPlan } from '../engine/index.js';
import type { Plan } from '../scenario/index.js';
import type { BlockReply } from './block-reply.js';
import { startThreads, type Threads } from './threads.js';

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

/**
 * What a thread needs to know of the plan. It comes with every task and is unpacked at a thread's first: all of it lies
 * in shared memory, so it is passed on, not copied.
 */
export interface ThreadJob {
  /** Tells the plans of one process apart. */
  readonly id: number;
  readonly module: Program['module'] | undefined;
  readonly image: Uint8Array | undefined;
  /** The rest of the program and, but for its numbers, what the compiled engine needs of the plan, serialised. */
  readonly startBytes: Uint8Array;
  /** The whole plan but its numbers, serialised: only the interpreter unpacks it. */
  readonly planBytes: Uint8Array;
  readonly numbers: Float64Array;
  /** Counts the random paths that are done. */
  readonly donePaths: Int32Array;
}

/** What `startBytes` holds. */
export interface ThreadStart {
  readonly parts: Omit<Program, 'module' | 'image'> | undefined;
  readonly plan: Omit<ThreadPlan, 'numbers'>;
}

/** One task as a thread gets it. */
export interface ThreadTask {
  readonly task: BlockTask;
  readonly job: ThreadJob;
}

/** 线程池 — threads that each hold the plan and compute blocks of it. */
export interface BlockPool {
  run(task: BlockTask): Promise<BlockReply>;
  /** Random paths done so far by all threads, those of unfinished blocks included. */
  donePaths(): number;
  /** End all threads at once, whatever they are doing. */
  destroy(): Promise<void>;
}

let jobs = 0;

/** @param threads how many, or threads that were started already */
export function createPool(job: PoolJob, threads: number | Threads): BlockPool {
  const started = typeof threads === 'number' ? startThreads(threads) : threads;
  const threadJob = threadJobOf(job);
  return {
    async run(task) {
      try {
        return await started.run({ task, job: threadJob } satisfies ThreadTask) as BlockReply;
      } catch (error) {
        throw new WorkerDeath(task, error);
      }
    },
    donePaths: () => Atomics.load(threadJob.donePaths, 0),
    destroy: () => started.destroy(),
  };
}

function threadJobOf({ plan, program }: PoolJob): ThreadJob {
  const { baseYear, lastYear, paths, inputs, numbers, ...rest } = plan;
  const byPath = new Map([...inputs].filter(([name]) => plan.model.inputs.get(name)!.byPath));
  const { module, image, ...parts } = program ?? {};
  const start: ThreadStart = { parts: program && (parts as ThreadStart['parts']), plan: { baseYear, lastYear, paths, inputs: byPath } };
  return {
    id: jobs++,
    module, image,
    startBytes: sharedBytes(serialize(start)),
    planBytes: sharedBytes(serialize({ baseYear, lastYear, paths, inputs, ...rest })),
    numbers: sharedNumbers(numbers),
    donePaths: new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)),
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
