import type { BlockResult } from '../engine/index.js';
import type { Plan } from '../scenario/index.js';
import { ensure } from './ensure.js';
import { dimensionsOf, ruleOf, yearCount } from './labels.js';
import { GROUP_BLOCKS } from './tree-sum.js';

/** 剖面累加 — means by cell over all paths, from the sums of the blocks. */
export interface ProfileAccumulator {
  /** Add the next block; blocks come in order. */
  add(result: BlockResult): void;
  /** Means, laid out as `BlockResult.profileSums`: for each profile rule in turn [year × cell]. */
  finish(): Float64Array;
}

/** 剖面布局 — where one profile rule lies in the sums. */
export interface ProfileSlice {
  readonly rule: string;
  readonly offset: number;
  readonly cells: number;
}

export function profileSlices(plan: Plan): { readonly slices: readonly ProfileSlice[]; readonly length: number } {
  const slices: ProfileSlice[] = [];
  let length = 0;
  for (const rule of plan.profiles) {
    const cells = dimensionsOf(plan, ruleOf(plan, rule)).reduce((product, { size }) => product * size, 1);
    slices.push({ rule, offset: length, cells });
    length += yearCount(plan) * cells;
  }
  return { slices, length };
}

/** 建立剖面累加 — the same fixed tree as every sum over paths: blocks in order inside groups of 16, groups in order. */
export function createProfileAccumulator(plan: Plan): ProfileAccumulator {
  const { length } = profileSlices(plan);
  const total = new Float64Array(length);
  const group = new Float64Array(length);
  let blocks = 0;
  let paths = 0;

  const closeGroup = (): void => {
    for (let i = 0; i < length; i++) total[i]! += group[i]!;
    group.fill(0);
  };

  return {
    add({ task, profileSums }) {
      ensure(!task.isBestEstimate && task.block === blocks, `profile: block ${task.block} came where block ${blocks} was due`);
      ensure(profileSums.length === length, `profile: block ${task.block} has ${profileSums.length} sums, not ${length}`);
      for (let i = 0; i < length; i++) group[i]! += profileSums[i]!;
      blocks++;
      paths += task.pathCount;
      if (blocks % GROUP_BLOCKS === 0) closeGroup();
    },
    finish() {
      ensure(paths === plan.paths && paths > 0, `profile: ${paths} of ${plan.paths} paths were added`);
      if (blocks % GROUP_BLOCKS !== 0) closeGroup();
      return total.map((sum) => sum / paths);
    },
  };
}
