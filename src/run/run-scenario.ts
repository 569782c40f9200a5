import { availableParallelism } from 'node:os';
import { basename, extname, join } from 'node:path';
import type { BlockTask } from '../engine/index.js';
import type { Lang } from '../messages/index.js';
import type { Issue } from '../issues/index.js';
import { fingerprint, openScenario, type Plan, type ResolvedScenario } from '../scenario/index.js';
import { RESULTS_VERSION, type StorageMode } from '../results/index.js';
import { SHORT_FINGERPRINT } from './folder-state.js';
import type { RunHooks, RunOutcome } from './outcome.js';
import { taskCount } from './blocks.js';
import { type EngineName, type PlanRun, runPlan } from './run-plan.js';
import { lent, startThreads, type Threads } from './threads.js';

/** 运行选项 — what a user can say about a run besides the scenario. */
export interface RunOptions extends Pick<PlanRun, 'startOrder' | 'workerFile' | 'freeBytes' | 'open'> {
  readonly scenarioFile: string;
  readonly paths?: number;
  readonly seed?: string;
  readonly outputs?: readonly string[];
  /** Default: the compiled one. */
  readonly engine?: EngineName;
  /** Default: the processors available. */
  readonly threads?: number;
  /** What is kept; default: all paths. */
  readonly store?: StorageMode;
  /** Folder of the results; default `runs/<scenario>-<fingerprint>` under the working folder. */
  readonly out?: string;
  readonly force?: boolean;
  /** Language of warnings kept in the manifest. */
  readonly lang?: Lang;
}

/**
 * 运行情景 — read a scenario, compute all its paths and leave a run directory.
 * The threads load while the scenario is read: each takes as long to start as a small run to compute.
 */
export async function runScenario(options: RunOptions, hooks: RunHooks = {}): Promise<RunOutcome> {
  const threads = options.threads ?? availableParallelism();
  const { paths } = options;
  const started = startThreads(Math.min(threads, paths !== undefined && paths >= 0 ? taskCount(paths) : Infinity), options.workerFile);
  try {
    return await openAndRun(options, threads, hooks, started);
  } finally {
    await started.destroy();
  }
}

/** 用已有的线程运行情景 — the same on threads that serve several runs, one after another; their owner ends them. */
export function runScenarioOn(threads: Threads, options: RunOptions, hooks: RunHooks = {}): Promise<RunOutcome> {
  return openAndRun(options, threads.count, hooks, lent(threads));
}

/** 已读的情景 — a scenario that was read before its run. */
export interface OpenedScenario {
  readonly plan: Plan;
  readonly scenario: ResolvedScenario;
  readonly warnings: readonly Issue[];
}

/** 用已有的线程运行已读的情景 — the same of a scenario that is read already; `paths`, `seed` and `outputs` are those of its plan. */
export function runOpenedOn(threads: Threads, opened: OpenedScenario, options: RunOptions, hooks: RunHooks = {}): Promise<RunOutcome> {
  return runOpened(opened, options, threads.count, hooks, lent(threads));
}

async function openAndRun(options: RunOptions, threads: number, hooks: RunHooks, started: Threads): Promise<RunOutcome> {
  const { scenarioFile, paths, seed, outputs } = options;
  const { plan, issues, scenario } = await openScenario(scenarioFile, {
    ...(paths !== undefined && { paths }),
    ...(seed !== undefined && { seed }),
    ...(outputs && { outputs }),
  });
  if (!plan || !scenario) return { kind: 'refused', issues };
  return runOpened({ plan, scenario, warnings: issues }, options, threads, hooks, started);
}

function runOpened({ plan, scenario, warnings }: OpenedScenario, options: RunOptions, threads: number, hooks: RunHooks, started: Threads): Promise<RunOutcome> {
  const { scenarioFile, store = 'paths', startOrder, workerFile, freeBytes, open } = options;
  const hash = fingerprint(plan, RESULTS_VERSION, store);
  return runPlan(
    {
      plan,
      identity: { fingerprint: hash, rulebookHash: scenario.rulebookHash, store },
      scenario,
      warnings,
      folder: options.out ?? runFolder(scenarioFile, hash),
      threads,
      engine: options.engine ?? 'simd',
      isForced: options.force ?? false,
      lang: options.lang ?? 'zh',
      replay: (task, path, figure) => (figure ? explainCommand(options, task, path, figure) : replayCommand(options, task, path)),
      ...(startOrder && { startOrder }),
      ...(workerFile && { workerFile }),
      ...(freeBytes && { freeBytes }),
      ...(open && { open }),
    },
    hooks,
    started,
  );
}

/** 默认输出文件夹 — where a run goes that is told nothing else. */
export function runFolder(scenarioFile: string, hash: string): string {
  return join('runs', `${basename(scenarioFile, extname(scenarioFile))}-${hash.slice(0, SHORT_FINGERPRINT)}`);
}

/** The command that takes a figure of the run apart. */
function explainCommand({ scenarioFile, paths, seed }: RunOptions, { isBestEstimate }: BlockTask, path: number | undefined, { rule, year }: { rule: string; year: number }): string {
  const words = [
    'chusuan', 'explain', scenarioFile, ...(isBestEstimate || path === undefined ? [] : ['--path', String(path)]), '--year', String(year), '--rule', rule,
    ...(paths === undefined ? [] : ['--paths', String(paths)]), ...(seed === undefined ? [] : ['--seed', seed]),
  ];
  return words.map(shellWord).join(' ');
}

/** Paths do not depend on one another, so a run that ends with the path in question shows it again. */
function replayCommand({ scenarioFile, seed }: RunOptions, task: BlockTask, path?: number): string {
  const paths = task.isBestEstimate ? 0 : (path ?? task.firstPath + task.pathCount - 1) + 1;
  const words = ['chusuan', 'run', scenarioFile, '--paths', String(paths), ...(seed === undefined ? [] : ['--seed', seed])];
  return words.map(shellWord).join(' ');
}

/** A word that a shell reads as one. */
function shellWord(word: string): string {
  return /^[\w./:=-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
