import { renderIssues } from '../issues/index.js';
import type { Facts, MessageKey } from '../messages/index.js';
import { loadScenario, type Plan } from '../scenario/index.js';
import { VERSION } from '../version.js';
import { calibrationLoop } from './calibrate.js';
import { buildComparator } from './comparator.js';
import { startComputeOnly } from './compute-only.js';
import { figureOf } from './figures.js';
import { allJobs, type Job } from './jobs.js';
import { commitNow, loadNow, machineNow } from './machine.js';
import { type BenchSize, METRIC_NAMES, type MetricName, METRICS, metricsOfSize } from './metrics.js';
import { chusuan } from './processes.js';
import { type BenchFigure, type BenchReport, REPORT_FORMAT_VERSION } from './report-file.js';
import { verify } from './verify.js';
import { BASELINE_SCENARIO, createWorkspace, K1_SCENARIO, NOISE_SCENARIO } from './workspace.js';

/** 测速选项 — how much is measured, and whom to tell on the way. */
export interface BenchOptions {
  readonly size: BenchSize;
  /** Only these metrics (the calibration loop is always measured). */
  readonly only?: readonly MetricName[];
  readonly signal?: AbortSignal;
  readonly onNotice: (message: MessageKey, facts: Facts) => void;
}

/** Samples of a metric: at least this many … */
const FEWEST_SAMPLES = 3;
/** … and in a usual run up to this many, while a job has taken less than this time. */
const MOST_SAMPLES = 7;
const JOB_MILLISECONDS = 30_000;

/**
 * 测速 — check the results, then measure in rounds: every job once a round, so that a slow minute of the machine
 * falls on all of them. Throws `BenchStopped` when a result is wrong or a program does not end well.
 */
export async function runBench({ size, only, signal, onNotice }: BenchOptions): Promise<BenchReport> {
  const load = loadNow();
  const workspace = createWorkspace();
  const options = { cache: workspace.warmCache, ...(signal && { signal }) };
  const k1 = startComputeOnly(K1_SCENARIO, workspace.warmCache, signal);
  const noise = startComputeOnly(NOISE_SCENARIO, workspace.warmCache, signal);
  const baseline = startComputeOnly(BASELINE_SCENARIO, workspace.warmCache, signal);
  try {
    const { comparator, reason } = buildComparator(workspace.fresh(), signal);
    if (!comparator) onNotice('bench-no-compiler', { reason });
    onNotice('bench-verifying', {});
    const engine = await verify(workspace, k1, comparator, options);
    onNotice('bench-verified', { engine });
    // The first run of a scenario fills the cache that the warm runs share; the loop is compiled in its first turns.
    const folder = workspace.fresh();
    await chusuan(['run', BASELINE_SCENARIO, '--paths', '0', '--out', folder, '--json'], options);
    workspace.drop(folder);
    for (let i = 0; i < 3; i++) calibrationLoop();

    const wanted = new Set<MetricName>(metricsOfSize(size));
    if (only) for (const name of METRIC_NAMES) if (name !== 'calibration' && !only.includes(name)) wanted.delete(name);
    if (only) for (const name of only) wanted.add(name);
    const bench = { workspace, engine, k1, noise, baseline, comparator, options, k1Plan: planOf(K1_SCENARIO), baselinePlan: planOf(BASELINE_SCENARIO) };
    const jobs = allJobs(bench).filter(({ metrics }) => metrics.some((name) => wanted.has(name)));
    const samples = await measure(jobs, size === 'quick' ? FEWEST_SAMPLES : MOST_SAMPLES, onNotice, signal);
    const missing = [...wanted].filter((name) => !samples.has(name));
    if (missing.length > 0) onNotice('bench-not-measured', { names: missing, engine });
    const { commit, isModified } = commitNow();
    return {
      format_version: REPORT_FORMAT_VERSION,
      date: new Date().toISOString(),
      version: VERSION,
      commit,
      is_modified: isModified,
      engine,
      size,
      machine: machineNow(load),
      metrics: METRIC_NAMES.flatMap((name) => (wanted.has(name) && samples.has(name) ? [benchFigure(name, samples.get(name)!)] : [])),
    };
  } finally {
    for (const compute of [k1, noise, baseline]) compute.end();
    workspace.removeAll();
  }
}

async function measure(jobs: readonly Job[], rounds: number, onNotice: BenchOptions['onNotice'], signal?: AbortSignal): Promise<Map<MetricName, number[]>> {
  const samples = new Map<MetricName, number[]>();
  const spent = new Map<Job, number>();
  for (let round = 0; round < rounds; round++) {
    for (const job of jobs) {
      signal?.throwIfAborted();
      if (round >= FEWEST_SAMPLES && (spent.get(job) ?? 0) > JOB_MILLISECONDS) continue;
      onNotice('bench-round', { round: round + 1, rounds, names: job.metrics });
      const startedAt = performance.now();
      const sample = await job.sample(round);
      spent.set(job, (spent.get(job) ?? 0) + performance.now() - startedAt);
      for (const [name, value] of Object.entries(sample) as [MetricName, number][]) samples.set(name, [...(samples.get(name) ?? []), value]);
    }
  }
  return samples;
}

function benchFigure(name: MetricName, samples: readonly number[]): BenchFigure {
  const { value, range } = figureOf(samples);
  const { unit, better } = METRICS[name];
  const rounded = (number: number): number => Number(number.toPrecision(6));
  return { name, unit, value: rounded(value), range: [rounded(range[0]), rounded(range[1])], extra: `${samples.length} samples; ${better} is better` };
}

function planOf(scenario: string): Plan {
  const { plan, issues } = loadScenario(scenario);
  // The runs that verified the results have read it already.
  if (!plan) throw new Error(renderIssues(issues, 'en'));
  return plan;
}
