import { type Manifest, readManifest } from '../results/index.js';
import { RUN_FILES } from '../run/index.js';
import type { Plan } from '../scenario/index.js';
import { calibrationLoop } from './calibrate.js';
import { type Comparator, CPP_THREADS } from './comparator.js';
import type { ComputeOnly } from './compute-only.js';
import type { MetricName } from './metrics.js';
import { arrowWriteSpeed, largestCells } from './pieces.js';
import { chusuan, peakMemory, type ProcessOptions } from './processes.js';
import { verifyEngine } from './verify.js';
import { BASELINE_SCENARIO, K1_SCENARIO, type Workspace } from './workspace.js';

/** One sample of one or more metrics. */
export type Sample = Partial<Record<MetricName, number>>;

/** 测量 — a piece of work that gives samples of the metrics it names; what is compared with one another is one job. */
export interface Job {
  readonly metrics: readonly MetricName[];
  /** `round` from 0: pairs swap their order in odd rounds, so that neither always goes first. */
  sample(round: number): Promise<Sample>;
}

/** What the jobs work with. */
export interface Bench {
  readonly workspace: Workspace;
  readonly engine: string;
  readonly k1: ComputeOnly;
  readonly noise: ComputeOnly;
  readonly baseline: ComputeOnly;
  readonly k1Plan: Plan;
  readonly baselinePlan: Plan;
  readonly comparator: Comparator | undefined;
  readonly options: ProcessOptions;
}

/** Paths of the one-thread figures: enough to last some tenths of a second, few enough for a slow engine. */
function oneThreadPaths(engine: string): number {
  return engine === 'interpreter' ? 640 : 10_240;
}

/** Threads of the figures that stand beside the C++ comparator, which has as many. */
const THREADS = CPP_THREADS;

/** 全部测量 — every job, in the order of a round; calibration first. */
export function allJobs(bench: Bench): Job[] {
  const { workspace, baselinePlan, options } = bench;
  const jobs: Job[] = [
    { metrics: ['calibration'], sample: () => Promise.resolve({ calibration: timed(calibrationLoop) }) },
    { metrics: ['start_version'], sample: async () => ({ start_version: (await chusuan(['--version'], options)).milliseconds }) },
    { metrics: ['run_64_warm', 'run_64_cold', 'compile'], sample: (round) => start64(bench, round) },
    { metrics: ['k1_5000_process', 'k1_5000_finish'], sample: () => k1Process(bench) },
    { metrics: ['k1_5000_compute', 'k1_5000_cpp', 'k1_5000_cpp_hoisted', 'k1_5000_against_cpp'], sample: (round) => k1AgainstCpp(bench, round) },
    { metrics: ['cell_update_k1', 'thread_speedup', 'noise_share'], sample: (round) => oneAndTwoThreads(bench, round) },
    {
      metrics: ['arrow_write'],
      async sample() {
        const file = workspace.fresh();
        const speed = await arrowWriteSpeed(baselinePlan, file);
        workspace.drop(file);
        return { arrow_write: speed };
      },
    },
    { metrics: ['baseline_10000'], sample: async () => ({ baseline_10000: (await run(bench, BASELINE_SCENARIO, 10_000)).milliseconds }) },
    {
      metrics: ['cell_update_baseline'],
      async sample() {
        const paths = oneThreadPaths(bench.engine);
        const { milliseconds } = await bench.baseline.run({ paths, threads: 1 });
        return { cell_update_baseline: nanosecondsPerCell(milliseconds, paths, baselinePlan) };
      },
    },
    { metrics: ['k1_50000_compute'], sample: async () => ({ k1_50000_compute: (await bench.k1.run({ paths: 50_000, threads: THREADS })).milliseconds }) },
    { metrics: ['k1_50000_process', 'k1_50000_cpp', 'k1_50000_cpp_hoisted', 'k1_50000_against_cpp'], sample: (round) => k1Large(bench, round) },
    { metrics: ['memory_10000'], sample: async () => ({ memory_10000: await memory(bench, 10_000) }) },
    { metrics: ['memory_100000'], sample: async () => ({ memory_100000: await memory(bench, 100_000) }) },
  ];
  return jobs;
}

async function start64(bench: Bench, round: number): Promise<Sample> {
  const { workspace } = bench;
  let compile: number | undefined;
  const cold = async (): Promise<number> => {
    const cache = workspace.fresh();
    const ended = await run(bench, BASELINE_SCENARIO, 64, cache);
    workspace.drop(cache);
    const { compiled } = ended.manifest;
    // The interpreter compiles nothing, and a module from a cache was not compiled now.
    if (compiled && !compiled.from_cache) compile = compiled.milliseconds;
    return ended.milliseconds;
  };
  const warm = async (): Promise<number> => (await run(bench, BASELINE_SCENARIO, 64)).milliseconds;
  const [coldTime, warmTime] = await pair(cold, warm, round);
  return { run_64_cold: coldTime, run_64_warm: warmTime, ...(compile !== undefined && { compile }) };
}

async function k1Process(bench: Bench): Promise<Sample> {
  const { milliseconds, manifest: { timings } } = await run(bench, K1_SCENARIO, 5000);
  return { k1_5000_process: milliseconds, ...(timings.write !== undefined && { k1_5000_finish: timings.write }) };
}

async function k1AgainstCpp({ k1, comparator }: Bench, round: number): Promise<Sample> {
  const paths = 5000;
  const ours = async (): Promise<number> => (await k1.run({ paths, threads: THREADS })).milliseconds;
  if (!comparator) return { k1_5000_compute: await ours() };
  const [time, [cpp, hoisted]] = await pair(ours, () => cppTimes(comparator, paths, round), round);
  return { k1_5000_compute: time, k1_5000_cpp: cpp, k1_5000_cpp_hoisted: hoisted, k1_5000_against_cpp: time / cpp };
}

async function k1Large(bench: Bench, round: number): Promise<Sample> {
  const { comparator } = bench;
  const paths = 50_000;
  const ours = async (): Promise<number> => (await run(bench, K1_SCENARIO, paths)).milliseconds;
  if (!comparator) return { k1_50000_process: await ours() };
  const [time, [cpp, hoisted]] = await pair(ours, () => cppTimes(comparator, paths, round), round);
  return { k1_50000_process: time, k1_50000_cpp: cpp, k1_50000_cpp_hoisted: hoisted, k1_50000_against_cpp: time / cpp };
}

async function cppTimes(comparator: Comparator, paths: number, round: number): Promise<[number, number]> {
  const time = async (form: 'plain' | 'hoisted'): Promise<number> => (await comparator.run(paths, form)).milliseconds;
  return pair(() => time('plain'), () => time('hoisted'), round);
}

async function oneAndTwoThreads({ k1, noise, k1Plan, engine }: Bench, round: number): Promise<Sample> {
  const paths = oneThreadPaths(engine);
  const time = async (threads: number, compute = k1): Promise<number> => (await compute.run({ paths, threads })).milliseconds;
  const [one, [two, noiseAlone]] = await pair(() => time(1), () => pair(() => time(2), () => time(1, noise), round), round);
  return {
    cell_update_k1: nanosecondsPerCell(one, paths, k1Plan),
    thread_speedup: one / two,
    noise_share: (100 * noiseAlone) / one,
  };
}

function nanosecondsPerCell(milliseconds: number, paths: number, plan: Plan): number {
  return (milliseconds * 1e6) / (paths * (plan.lastYear - plan.baseYear) * largestCells(plan));
}

/** A whole run into a fresh folder, and its manifest. */
async function run({ workspace, engine, options }: Bench, scenario: string, paths: number, cache = options.cache): Promise<{ milliseconds: number; manifest: Manifest }> {
  const folder = workspace.fresh();
  const { milliseconds } = await chusuan(runWords(scenario, paths, folder), { ...options, cache });
  const manifest = await readManifest(folder);
  verifyEngine(engine, manifest.engine, manifest.compiled?.blocks_left_to_interpreter ?? 0);
  const wanted = [RUN_FILES.paths, RUN_FILES.summary].filter((name) => !manifest.files.some((file) => file.name === name));
  if (wanted.length > 0) throw new Error(`the run of ${scenario} wrote no ${wanted.join(', ')}`);
  workspace.drop(folder);
  return { milliseconds, manifest };
}

async function memory({ workspace, options }: Bench, paths: number): Promise<number> {
  const folder = workspace.fresh();
  const file = workspace.fresh();
  const megabytes = await peakMemory(runWords(BASELINE_SCENARIO, paths, folder), file, options);
  workspace.drop(folder);
  return megabytes;
}

function runWords(scenario: string, paths: number, folder: string): string[] {
  return ['run', scenario, '--paths', String(paths), '--out', folder, '--json'];
}

/** Both, the second one first in odd rounds. */
async function pair<A, B>(first: () => Promise<A>, second: () => Promise<B>, round: number): Promise<[A, B]> {
  if (round % 2 === 0) return [await first(), await second()];
  const b = await second();
  return [await first(), b];
}

function timed(work: () => unknown): number {
  const startedAt = performance.now();
  const result = work();
  // The result is looked at, so the work cannot be left out.
  if (!Number.isFinite(result)) throw new Error('the calibration loop gave no number');
  return performance.now() - startedAt;
}
