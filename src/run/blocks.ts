import type { BlockTask } from '../engine/index.js';
import { BLOCK_PATHS } from '../scenario/index.js';

/** Tasks of a run: the best estimate and one per block of paths. */
export function taskCount(paths: number): number {
  return 1 + Math.ceil(paths / BLOCK_PATHS);
}

/** 第 n 个任务 — the best estimate first, then the blocks in path order. */
export function taskAt(index: number, paths: number): BlockTask {
  if (index === 0) return { block: 0, firstPath: 0, pathCount: 1, isBestEstimate: true };
  const block = index - 1;
  const firstPath = block * BLOCK_PATHS;
  return { block, firstPath, pathCount: Math.min(BLOCK_PATHS, paths - firstPath), isBestEstimate: false };
}
