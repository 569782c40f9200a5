import type { BenchFigure, BenchReport } from '../../src/bench/index.js';

/** A figure from its median and range. */
export function figure(name: string, value: number, low: number, high: number, unit = 'ms'): BenchFigure {
  return { name, unit, value, range: [low, high], extra: '3 samples; smaller is better' };
}

/** A report of these figures, all else fixed. */
export function reportOf(metrics: BenchFigure[], changes: Partial<BenchReport> = {}): BenchReport {
  return {
    format_version: 1, date: '2026-11-23T08:00:00.000Z', version: '0.1.0', commit: 'abc1234567', is_modified: false, engine: 'interpreter', size: 'quick',
    machine: { cpu: 'Example', processors: 2, memory_gb: 24, platform: 'linux x64', node: '20.20.2', load: [0.1, 1.9] },
    metrics, ...changes,
  };
}
