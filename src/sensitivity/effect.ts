import { mean, sampleStandardDeviation } from 'simple-statistics';
import type { Effect } from './types.js';

/** 成对之差 — mean and standard error of `moved − centre` path by path: both have seen the same noise. */
export function pairedEffect(moved: Float64Array, centre: Float64Array, bestEstimate: number): Effect {
  if (moved.length === 0) return { difference: bestEstimate, standardError: 0, bestEstimate };
  return { ...meanAndError(moved.map((value, path) => value - centre[path]!)), bestEstimate };
}

/** One path has a mean and no error. */
export function meanAndError(values: Float64Array): { difference: number; standardError: number } {
  const list = Array.from(values);
  return { difference: mean(list), standardError: list.length < 2 ? NaN : sampleStandardDeviation(list) / Math.sqrt(list.length) };
}
