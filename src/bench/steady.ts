import type { MessageFact } from '../messages/index.js';
import type { BenchReport } from './report-file.js';

/** Load of a machine with nothing else to do (benchmarks/README.md, "陷阱"); the benchmark itself adds its own later. */
const MOST_LOAD = 0.3;
/** Slowest over fastest calibration loop of a machine that does one thing at a time. */
const MOST_SPREAD = 1.15;

/** 能否判断 — why times of this report say nothing about the goals: a machine that was busy or unsteady; undefined when they do. */
export function unsteadiness({ machine, metrics }: BenchReport): MessageFact | undefined {
  const [before] = machine.load;
  if (before > MOST_LOAD) return { message: 'bench-busy', facts: { load: before, most: MOST_LOAD } };
  const [low, high] = metrics.find(({ name }) => name === 'calibration')?.range ?? [1, 1];
  if (high / low <= MOST_SPREAD) return undefined;
  return { message: 'bench-noisy', facts: { low: Math.round(low), high: Math.round(high), most: `${String(Math.round((MOST_SPREAD - 1) * 100))}%` } };
}
