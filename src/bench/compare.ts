import { METRIC_NAMES, type Metric, type MetricName, metricOf } from './metrics.js';
import type { BenchFigure, BenchReport } from './report-file.js';

/** Beyond this a metric that is slower beyond the noise makes the comparison fail. */
const SLOWER_THAN_ALLOWED = 1.1;

export type Verdict = 'faster' | 'slower' | 'no-change';

/** 一项对比 — one metric then and now, the present figures as they would be at the earlier machine's speed. */
export interface Compared {
  readonly name: MetricName;
  readonly before: BenchFigure;
  readonly now: BenchFigure;
  /** Median and range of now, normalised to the earlier machine. */
  readonly normalised: { readonly value: number; readonly range: readonly [number, number] };
  /** How many times worse: above 1 is slower (or larger, where smaller is better). */
  readonly ratio: number;
  readonly verdict: Verdict;
  /** Slower beyond the noise by more than is allowed. */
  readonly isRegression: boolean;
}

/** 对比 — of two reports. */
export interface Comparison {
  /** This machine's calibration time over the earlier one's: 2 = now half as fast. */
  readonly machineFactor: number;
  readonly compared: readonly Compared[];
  /** Metrics that only one of the two has. */
  readonly onlyBefore: readonly string[];
  readonly onlyNow: readonly string[];
  readonly isRegression: boolean;
}

/**
 * 比较两次测速 — metric by metric, times divided and rates multiplied by the ratio of the calibration loops.
 *
 * Ranges that overlap are no change, whatever the medians say. Throws when one of the reports has no calibration.
 */
export function comparison(before: BenchReport, now: BenchReport): Comparison {
  const then = new Map(before.metrics.map((figure) => [figure.name, figure]));
  const present = new Map(now.metrics.map((figure) => [figure.name, figure]));
  const machineFactor = calibrationOf(present) / calibrationOf(then);
  const compared = METRIC_NAMES.flatMap((name) => {
    const [a, b] = [then.get(name), present.get(name)];
    return a && b ? [compare(name, a, b, machineFactor)] : [];
  });
  const without = (names: Iterable<string>, other: ReadonlyMap<string, unknown>): string[] => [...names].filter((name) => !other.has(name));
  return {
    machineFactor,
    compared,
    onlyBefore: without(then.keys(), present),
    onlyNow: without(present.keys(), then),
    isRegression: compared.some(({ isRegression }) => isRegression),
  };
}

function calibrationOf(figures: ReadonlyMap<string, BenchFigure>): number {
  const figure = figures.get('calibration');
  if (!figure || !(figure.value > 0)) throw new Error('a report without its calibration loop cannot be compared');
  return figure.value;
}

function compare(name: MetricName, before: BenchFigure, now: BenchFigure, machineFactor: number): Compared {
  const metric = metricOf(name);
  const factor = name === 'calibration' ? 1 : normalisingFactor(metric, machineFactor);
  const range = [now.range[0] * factor, now.range[1] * factor] as const;
  const value = now.value * factor;
  const ratio = metric.better === 'smaller' ? value / before.value : before.value / value;
  const verdict = verdictOf(range, before.range, ratio);
  const isRegression = verdict === 'slower' && ratio > SLOWER_THAN_ALLOWED && !metric.isReference;
  return { name, before, now, normalised: { value, range }, ratio, verdict, isRegression };
}

function normalisingFactor({ follows }: Metric, machineFactor: number): number {
  switch (follows) {
    case 'time':
      return 1 / machineFactor;
    case 'rate':
      return machineFactor;
    case 'nothing':
      return 1;
  }
}

function verdictOf(now: readonly [number, number], before: readonly [number, number], ratio: number): Verdict {
  const isOverlapping = now[0] <= before[1] && before[0] <= now[1];
  if (isOverlapping) return 'no-change';
  return ratio > 1 ? 'slower' : 'faster';
}
