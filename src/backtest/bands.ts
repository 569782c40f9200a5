import { normalQuantile } from '../numerics/index.js';
import { philox4x32, uniformFromWords } from '../random/index.js';
import { quantileSorted, treeSum } from '../results/index.js';

/** 均值与区间 — over paths. */
export interface Band {
  readonly mean: number;
  readonly low95: number;
  readonly low80: number;
  readonly high80: number;
  readonly high95: number;
}

/** Words of the draws' key; any constants do, they keep these draws apart from those of the paths. */
const KEY = [0x6261636b, 0x74657374] as const;

/** 参数抽样 — a standard normal number for a path and an estimate; the same in every year and for every measure. */
export function parameterDraw(path: number, draw: number): number {
  const [first, second] = philox4x32([path, draw, 0, 0], KEY);
  return normalQuantile(uniformFromWords(first, second));
}

/**
 * 区间 — of paths, each moved by its own draw of the estimates, to first order: value × (1 + Σ loading × draw).
 * @param values of one year [path]
 * @param loadings relative change for each draw; none for a variant without parameter error
 */
export function bandOf(values: Float64Array, loadings: readonly number[]): Band {
  const moved = values.map((value, path) => value * (1 + loadings.reduce((sum, loading, draw) => sum + (loading === 0 ? 0 : loading * parameterDraw(path, draw)), 0)));
  const sorted = moved.toSorted();
  const [low95, low80, high80, high95] = [0.025, 0.1, 0.9, 0.975].map((share) => quantileSorted(sorted, share)) as [number, number, number, number];
  // The mean is that of the model at the estimates: draws to first order have none of their own.
  return { mean: treeSum(values) / values.length, low95, low80, high80, high95 };
}
