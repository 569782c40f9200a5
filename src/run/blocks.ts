import type { BlockTask } from '../engine/index.js';
import { BLOCK_PATHS, type Plan } from '../scenario/index.js';

/** Paths of a piece: even, since the compiled engine computes two at a time, and a divisor of a block's. */
const PIECE_PATHS = 8;

/** Tasks of a run by whole blocks: the best estimate and one per block of paths. */
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

/** The tasks of a run in order, of which there may be very many. */
export interface Tasks {
  readonly count: number;
  at(index: number): BlockTask;
}

/**
 * 任务 — the best estimate, the blocks, and the last block of each thread in pieces, so that all threads end together:
 * a run of a single block would keep one thread busy and the others waiting.
 * Sums by cell are added up path by path within a block, so a plan with profiles is computed by whole blocks.
 */
export function tasksOf({ paths, profiles }: Pick<Plan, 'paths' | 'profiles'>, threads: number): Tasks {
  const blocks = taskCount(paths) - 1;
  const whole = threads === 1 || profiles.length > 0 ? blocks : Math.max(0, blocks - threads);
  const firstPath = whole * BLOCK_PATHS;
  return {
    count: 1 + whole + Math.ceil(Math.max(0, paths - firstPath) / PIECE_PATHS),
    at(index) {
      if (index <= whole) return taskAt(index, paths);
      const first = firstPath + (index - 1 - whole) * PIECE_PATHS;
      return { block: Math.floor(first / BLOCK_PATHS), firstPath: first, pathCount: Math.min(PIECE_PATHS, paths - first), isBestEstimate: false };
    },
  };
}
