import type { PreparedAttribution } from './prepare.js';
import { emptySubset } from './subsets.js';

// Measured on two processors with the 307 rules behind the fund's balance of the shipped rulebook, 1,000 paths to 2050 and 2100.
const SECONDS_TO_COMPILE_A_RULE = 0.0016;
const THREAD_SECONDS_PER_RULE_PATH_YEAR = 7e-8;

/** 预计用时 — in seconds, roughly: a machine that does other work takes longer. */
export function estimatedSeconds({ mixer, subsets, paths }: PreparedAttribution, threads: number): number {
  const { model, baseYear, lastYear } = mixer.plan(emptySubset(mixer.units.length));
  const rules = model.rules.size;
  const compute = rules * Math.max(1, paths) * (lastYear - baseYear) * THREAD_SECONDS_PER_RULE_PATH_YEAR;
  return subsets.length * (rules * SECONDS_TO_COMPILE_A_RULE + compute / Math.min(threads, Math.max(1, paths)));
}
