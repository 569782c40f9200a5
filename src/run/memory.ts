import type { Program } from '../engine/index.js';
import type { Issue } from '../issues/index.js';
import { BLOCK_PATHS, type Plan } from '../scenario/index.js';
import { taskCount } from './blocks.js';
import { byteText } from './disk-space.js';
import { availableMemory } from './memory-available.js';
import { interpreterBytes } from './memory-interpreter.js';
import { tableBytes } from './memory-tables.js';
import type { EngineName } from './run-plan.js';

const PAGE_BYTES = 65_536;
/** Results of blocks that a thread has under way: two that run or wait, two that wait to be written. */
const RESULTS_PER_THREAD = 4;
/** A thread before it knows any plan: its JavaScript engine, and the code of ours that it loads. */
const THREAD_BYTES = 24e6;
/** Statistics of stored paths, however many they are: columns as they are read, and sorted. */
const STATISTICS_BYTES = 256e6;
/** A profile as it is added up, averaged and written with its coordinates. */
const PROFILE_COPIES = 6;

/** What of a run decides how much memory it takes. */
export interface MemoryRun {
  readonly plan: Plan;
  readonly engine: EngineName;
  readonly threads: number;
  /** Bytes that can be had; a stand-in for tests. */
  readonly availableMemory?: () => number;
}

/** 内存需要 — bytes a run will take beyond what it holds already. */
export interface MemoryNeed {
  readonly perThread: number;
  readonly shared: number;
}

/**
 * 估算内存 — what each thread takes: its WebAssembly memory, an interpreter (any block may be left to it), results on
 * their way. The numbers of the plan and the program's image are in shared memory already and are not asked for again.
 *
 * @param programBytes WebAssembly memory of a thread: 0 without a program; undefined while it is not compiled, which takes tables
 */
export function memoryNeed(plan: Plan, programBytes?: number): MemoryNeed {
  const years = plan.lastYear - plan.baseYear;
  const sizes = new Map(plan.model.dimensions.map(({ name, size }) => [name, size]));
  const profileCells = plan.profiles.reduce((sum, rule) => sum + plan.model.rules.get(rule)!.dimensions.reduce((cells, name) => cells * sizes.get(name)!, 1), 0);
  const columnBytes = plan.outputs.length * years * 8;
  const profileBytes = profileCells * years * 8;
  const pages = Math.ceil((programBytes ?? 0) / PAGE_BYTES);
  return {
    perThread: THREAD_BYTES + pages * PAGE_BYTES + interpreterBytes(plan.model) + RESULTS_PER_THREAD * (columnBytes * BLOCK_PATHS + profileBytes),
    shared: Math.min(STATISTICS_BYTES, 2 * plan.paths * columnBytes) + PROFILE_COPIES * profileBytes + (programBytes === undefined ? tableBytes(plan) : 0),
  };
}

/** 内存不够 — the refusal of a run that needs more than there is, with how many threads would do. */
export function memoryIssue({ perThread, shared }: MemoryNeed, threads: number, available: number): Issue | undefined {
  const needed = shared + threads * perThread;
  if (needed <= available) return undefined;
  const fitting = Math.floor((available - shared) / perThread);
  const remedy = fitting > 0 ? { message: 'run-memory-fewer-threads' as const, facts: { fitting } } : { message: 'run-memory-smaller' as const };
  const facts = { needed: byteText(needed), threads, each: byteText(perThread), shared: byteText(shared), available: byteText(available), remedy };
  return { severity: 'error', message: 'run-memory-short', facts };
}

/** Asked twice: before the plan is compiled, and when it is known what the program takes. */
export function memoryShort(run: MemoryRun, program?: Program): Issue | undefined {
  const { plan, engine, threads, availableMemory: ask = availableMemory } = run;
  const need = memoryNeed(plan, engine === 'interpreter' ? 0 : program?.memoryBytes);
  return memoryIssue(need, Math.min(threads, taskCount(plan.paths)), ask());
}

/** One thread alone would need more than WebAssembly gives it. */
export function tooLargeIssue(bytes: number, most: number): Issue {
  return { severity: 'error', message: 'run-memory-thread', facts: { needed: byteText(bytes), most: byteText(most) } };
}
