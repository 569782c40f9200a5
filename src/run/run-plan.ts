import { rmSync } from 'node:fs';
import { MOST_MEMORY_BYTES, ProgramTooLarge, programOf } from '../compiler/index.js';
import type { BlockResult, Program } from '../engine/index.js';
import type { Issue } from '../issues/index.js';
import type { Lang, MessageFact, MessageKey } from '../messages/index.js';
import type { Plan } from '../scenario/index.js';
import { type OpenFile, type RunIdentity, writeManifest } from '../results/index.js';
import type { ReplayCommand } from './check-block.js';
import { taskCount } from './blocks.js';
import { compute, RunStopped, taskPlace } from './compute.js';
import { byteText, freeBytes, type FreeBytes, neededBytes, WORTH_SAYING_BYTES } from './disk-space.js';
import { runManifest } from './manifest.js';
import { memoryShort, tooLargeIssue } from './memory.js';
import type { RunHooks, RunOutcome } from './outcome.js';
import { folderIssue, folderState } from './folder-state.js';
import { createPartial, movePartial, removeStalePartials, restoreAside } from './output-folder.js';
import { RunWriter } from './run-writer.js';
import { startThreads, type Threads } from './threads.js';
import { writeIssue } from './write-issue.js';

/** 引擎 — who computes: the compiled program, or the interpreter that walks the formulas; their bits are the same. */
export const ENGINES = ['simd', 'interpreter'] as const;
export type EngineName = (typeof ENGINES)[number];

/** What a run of a finished plan needs to know besides the plan. */
export interface PlanRun {
  readonly plan: Plan;
  readonly identity: RunIdentity;
  /** The scenario after merging, for the manifest. */
  readonly scenario: unknown;
  readonly warnings: readonly Issue[];
  readonly folder: string;
  readonly threads: number;
  readonly engine: EngineName;
  readonly isForced: boolean;
  readonly lang: Lang;
  readonly replay: ReplayCommand;
  /** Order in which tasks are started (0 = the best estimate); results do not depend on it. */
  readonly startOrder?: readonly number[];
  /** Stand-ins for tests. */
  readonly workerFile?: URL;
  readonly freeBytes?: FreeBytes;
  readonly availableMemory?: () => number;
  readonly open?: OpenFile;
}

/**
 * 运行计划 — compute a plan into its folder, or find it there already.
 * @param started threads that load already; ended here when they have computed, else by the caller
 */
export async function runPlan(run: PlanRun, hooks: RunHooks = {}, started?: Threads): Promise<RunOutcome> {
  const { folder, plan, identity, isForced, warnings } = run;
  try {
    restoreAside(folder);
    const state = await folderState(folder, identity.fingerprint);
    if (state.kind === 'same' && !isForced) {
      hooks.onNotice?.('run-reused', { folder, engine: { message: engineMessage(state.manifest.engine) } });
      return { kind: 'complete', folder, manifest: state.manifest, isReused: true, warnings };
    }
    const refusal = folderIssue(folder, state, identity.fingerprint, isForced);
    if (refusal) return { kind: 'refused', issues: state.kind === 'damaged' ? [...state.problems, refusal] : [refusal] };
    const short = (await diskIssue(run, hooks)) ?? memoryShort(run);
    if (short) return { kind: 'refused', issues: [short] };
    for (const stale of removeStalePartials(folder)) hooks.onNotice?.('run-stale-removed', { folder: stale });
    const isReplacing = state.kind === 'same' || state.kind === 'other' || state.kind === 'damaged';
    return await computeInto(run, isReplacing, hooks, started);
  } catch (error) {
    const stopped = stoppedOutcome(error, hooks.signal);
    if (stopped) return stopped;
    const issue = writeIssue(error, folder);
    if (issue) return { kind: 'refused', issues: [issue] };
    throw new Error(`run of plan ${identity.fingerprint.slice(0, 12)} (${plan.paths} paths) failed`, { cause: error });
  }
}

/** 停止的结局 — what a user is told of an error that ended a computation; undefined for any other. */
export function stoppedOutcome(error: unknown, signal?: AbortSignal): Exclude<RunOutcome, { kind: 'complete' }> | undefined {
  if (signal?.aborted) return { kind: 'interrupted' };
  if (error instanceof RunStopped) return { kind: error.kind, issues: [error.issue], detail: error.detail };
  if (error instanceof ProgramTooLarge) return { kind: 'refused', issues: [tooLargeIssue(error.bytes, MOST_MEMORY_BYTES)] };
  return undefined;
}

async function computeInto(run: PlanRun, isReplacing: boolean, hooks: RunHooks, started?: Threads): Promise<RunOutcome> {
  const { folder, plan, identity, warnings } = run;
  const { signal } = hooks;
  // Pressed while the scenario was read: nothing has begun, nothing is announced.
  signal?.throwIfAborted();
  const startedAt = Date.now();
  const partial = createPartial(folder);
  const writer = new RunWriter(partial, plan, identity, run.open);
  const threads = started ?? startThreads(Math.min(run.threads, taskCount(plan.paths)), run.workerFile);
  const stop = (): void => void threads.destroy();
  signal?.addEventListener('abort', stop);
  try {
    const work: MessageFact = plan.paths > 0 ? { message: 'run-work-paths', facts: { paths: plan.paths } } : { message: 'run-work-best-estimate' };
    hooks.onNotice?.('run-starting', { work, years: plan.lastYear - plan.baseYear, threads: threads.count, engine: { message: engineMessage(run.engine) } });
    hooks.onProgress?.(0, plan.paths);
    const { program, report } = run.engine === 'simd' ? await programOf(plan) : {};
    const short = memoryShort(run, program);
    if (short) return { kind: 'refused', issues: [short] };
    const compiledAt = Date.now();
    const notice = new InterpreterNotice(hooks, program);
    await compute({ plan, program }, {
      ...run,
      threads,
      ...(signal && { signal }),
      take(result) {
        notice.see(result);
        return writer.take(result);
      },
      onProgress: (done) => hooks.onProgress?.(done, plan.paths),
      ...(hooks.onBusy && { onBusy: hooks.onBusy }),
    });
    hooks.onProgress?.(plan.paths, plan.paths);
    const computedAt = Date.now();
    if (notice.blocks > 1 && program?.isSound) hooks.onNotice?.('run-left-count', { blocks: notice.blocks });
    hooks.onNotice?.('run-summarising', {});
    await writer.finish(threads, signal);
    const timings = { compile: compiledAt - startedAt, compute: computedAt - compiledAt, write: Date.now() - computedAt, total: Date.now() - startedAt };
    const manifest = runManifest(run, writer, timings, report && { ...report, blocksLeftToInterpreter: notice.blocks });
    await writeManifest(partial, manifest);
    signal?.throwIfAborted();
    if (!movePartial(partial, folder, isReplacing)) return await takenMeanwhile(run, hooks);
    return { kind: 'complete', folder, manifest, isReused: false, warnings };
  } catch (error) {
    const issue = writeIssue(error, writer.current.replace(partial, folder));
    if (issue && !signal?.aborted) return { kind: 'refused', issues: [issue] };
    throw error;
  } finally {
    signal?.removeEventListener('abort', stop);
    await threads.destroy();
    await writer.abort();
    // Gone already when it was renamed into place.
    rmSync(partial, { recursive: true, force: true });
  }
}

function engineMessage(engine: EngineName): MessageKey {
  return engine === 'simd' ? 'run-engine-simd' : 'run-engine-interpreter';
}

/** A block that the compiled engine left to the interpreter is said once, at its first. */
class InterpreterNotice {
  blocks = 0;
  private readonly hooks: RunHooks;
  private readonly program: Program | undefined;

  constructor(hooks: RunHooks, program: Program | undefined) {
    this.hooks = hooks;
    this.program = program;
  }

  see({ isLeftToInterpreter, task }: BlockResult): void {
    if (!isLeftToInterpreter) return;
    if (this.blocks++ > 0) return;
    if (this.program?.isSound === false) this.hooks.onNotice?.('run-not-compiled', {});
    else this.hooks.onNotice?.('run-left-to-interpreter', { where: taskPlace(task) });
  }
}

/** Something stands in the folder that was free at the start: the same run by another process is as good as ours. */
async function takenMeanwhile({ folder, identity, warnings }: PlanRun, hooks: RunHooks): Promise<RunOutcome> {
  const state = await folderState(folder, identity.fingerprint);
  if (state.kind === 'same' && state.strangers.length === 0) {
    hooks.onNotice?.('run-same-meanwhile', { folder });
    return { kind: 'complete', folder, manifest: state.manifest, isReused: true, warnings };
  }
  return { kind: 'refused', issues: [{ severity: 'error', message: 'run-out-busy', facts: { folder } }] };
}

async function diskIssue({ plan, identity, scenario, folder, freeBytes: ask = freeBytes }: PlanRun, hooks: RunHooks): Promise<Issue | undefined> {
  const needed = neededBytes(plan, scenario, identity.store);
  const free = await ask(folder);
  // Not left to the attempt: to make folders below /proc, Node tries for ever.
  if (Number.isNaN(free)) return { severity: 'error', message: 'run-out-no-disk', facts: { folder } };
  const facts = { needed: byteText(needed), free: byteText(free), folder };
  if (needed > free) return { severity: 'error', message: 'run-disk-short', facts };
  if (needed > WORTH_SAYING_BYTES && Number.isFinite(free)) hooks.onNotice?.('run-disk-needed', facts);
  return undefined;
}
