import { SKETCH_ERROR } from './sketch.js';

/** 存储方式 — what a run keeps: all paths, or their summary alone. */
export const STORAGE_MODES = ['paths', 'summary'] as const;
export type StorageMode = (typeof STORAGE_MODES)[number];

/** 分位数误差 — the bound on quantiles, their bands and tail means, relative to themselves; none where paths are stored. */
export function quantileError(store: StorageMode): number {
  return store === 'summary' ? SKETCH_ERROR : 0;
}
