import type { MessageKey } from '../messages/index.js';

/** 指标 — what is measured, how it is named and how it may be compared. */
export interface Metric {
  readonly unit: 'ns' | 'ms' | 'MB' | 'MB/s' | 'x' | '%';
  readonly label: MessageKey;
  readonly better: 'smaller' | 'larger';
  /** How the figure follows the speed of the machine: a time grows with the calibration loop, a rate shrinks, the rest stays. */
  readonly follows: 'time' | 'rate' | 'nothing';
  /** Smallest run that includes it: `--quick`, the usual one, `--large`. */
  readonly size: 'quick' | 'usual' | 'large';
  /** What the project asks of the machine of the reference figures, two cores: good and, mostly, excellent. */
  readonly goals?: readonly number[];
  /** Not ours to make faster: shown in comparisons, never a regression. */
  readonly isReference?: true;
}

const time = { better: 'smaller', follows: 'time' } as const;
const plain = { better: 'smaller', follows: 'nothing' } as const;

/** 全部指标 — in the order they are shown; names are those of the history files and are never reused for other work. */
export const METRICS = {
  calibration: { unit: 'ms', label: 'bench-calibration', ...time, size: 'quick', isReference: true },
  start_version: { unit: 'ms', label: 'bench-start-version', ...time, size: 'quick' },
  run_64_warm: { unit: 'ms', label: 'bench-run-64-warm', ...time, size: 'quick', goals: [500, 350] },
  run_64_cold: { unit: 'ms', label: 'bench-run-64-cold', ...time, size: 'quick', goals: [800, 500] },
  compile: { unit: 'ms', label: 'bench-compile', ...time, size: 'quick' },
  baseline_10000: { unit: 'ms', label: 'bench-baseline-10000', ...time, size: 'usual', goals: [2000, 1000] },
  k1_5000_process: { unit: 'ms', label: 'bench-k1-5000-process', ...time, size: 'quick', goals: [600, 400] },
  k1_5000_finish: { unit: 'ms', label: 'bench-k1-5000-finish', ...time, size: 'quick' },
  k1_5000_compute: { unit: 'ms', label: 'bench-k1-5000-compute', ...time, size: 'quick' },
  k1_5000_cpp: { unit: 'ms', label: 'bench-k1-5000-cpp', ...time, size: 'quick', isReference: true },
  k1_5000_cpp_hoisted: { unit: 'ms', label: 'bench-k1-5000-cpp-hoisted', ...time, size: 'quick', isReference: true },
  k1_5000_against_cpp: { unit: 'x', label: 'bench-k1-5000-against-cpp', ...plain, size: 'quick', goals: [1, 0.6] },
  k1_50000_process: { unit: 'ms', label: 'bench-k1-50000-process', ...time, size: 'usual' },
  k1_50000_compute: { unit: 'ms', label: 'bench-k1-50000-compute', ...time, size: 'usual' },
  k1_50000_cpp: { unit: 'ms', label: 'bench-k1-50000-cpp', ...time, size: 'usual', isReference: true },
  k1_50000_cpp_hoisted: { unit: 'ms', label: 'bench-k1-50000-cpp-hoisted', ...time, size: 'usual', isReference: true },
  k1_50000_against_cpp: { unit: 'x', label: 'bench-k1-50000-against-cpp', ...plain, size: 'usual', goals: [1.3, 0.8] },
  cell_update_k1: { unit: 'ns', label: 'bench-cell-update-k1', ...time, size: 'quick' },
  cell_update_baseline: { unit: 'ns', label: 'bench-cell-update-baseline', ...time, size: 'usual' },
  noise_share: { unit: '%', label: 'bench-noise-share', ...plain, size: 'quick', goals: [25] },
  thread_speedup: { unit: 'x', label: 'bench-thread-speedup', better: 'larger', follows: 'nothing', size: 'quick', goals: [1.7, 1.85] },
  arrow_write: { unit: 'MB/s', label: 'bench-arrow-write', better: 'larger', follows: 'rate', size: 'quick' },
  memory_10000: { unit: 'MB', label: 'bench-memory-10000', ...plain, size: 'usual' },
  memory_100000: { unit: 'MB', label: 'bench-memory-100000', ...plain, size: 'large', goals: [1000, 500] },
} as const satisfies Readonly<Record<string, Metric>>;

export type MetricName = keyof typeof METRICS;

/** All names, in order. */
export const METRIC_NAMES = Object.keys(METRICS) as MetricName[];

export function isMetricName(name: string): name is MetricName {
  return Object.hasOwn(METRICS, name);
}

/** 一条指标的说明 — the entry of a name, as the general type. */
export function metricOf(name: MetricName): Metric {
  return METRICS[name];
}

const SIZES = ['quick', 'usual', 'large'] as const;
export type BenchSize = (typeof SIZES)[number];

/** 本次要测的 — the metrics of a run of this size. */
export function metricsOfSize(size: BenchSize): MetricName[] {
  return METRIC_NAMES.filter((name) => SIZES.indexOf(METRICS[name].size) <= SIZES.indexOf(size));
}
