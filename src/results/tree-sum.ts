import { BLOCK_PATHS } from '../scenario/plan.js';

/** Blocks in one group of the fixed tree: 16 × 64 = 1,024 paths. */
export const GROUP_BLOCKS = 16;
const GROUP_PATHS = GROUP_BLOCKS * BLOCK_PATHS;

/**
 * 固定树求和 — sum over paths: path order inside a block, blocks in order inside a group, groups in order.
 * The shape depends on the paths alone, so one thread and eight give the same bits.
 */
export function treeSum(values: Float64Array): number {
  return treeSumOf(values, (value) => value);
}

/** The same tree over (value − centre)², the second pass of a standard deviation. */
export function treeSumOfSquares(values: Float64Array, centre: number): number {
  return treeSumOf(values, (value) => (value - centre) * (value - centre));
}

function treeSumOf(values: Float64Array, term: (value: number) => number): number {
  let total = 0;
  for (let group = 0; group < values.length; group += GROUP_PATHS) {
    const groupEnd = Math.min(group + GROUP_PATHS, values.length);
    let groupSum = 0;
    for (let block = group; block < groupEnd; block += BLOCK_PATHS) {
      const blockEnd = Math.min(block + BLOCK_PATHS, groupEnd);
      let blockSum = 0;
      for (let i = block; i < blockEnd; i++) blockSum += term(values[i]!);
      groupSum += blockSum;
    }
    total += groupSum;
  }
  return total;
}
