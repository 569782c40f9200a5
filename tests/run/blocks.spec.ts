import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { BlockResult, BlockTask } from '../../src/engine/index.js';
import { BlockJoiner } from '../../src/run/block-joiner.js';
import { taskAt, taskCount, tasksOf } from '../../src/run/blocks.js';
import type { Plan } from '../../src/scenario/index.js';

const YEARS = 3;
const COLUMNS = 2;

/** The number of a column, path and year tells all three. */
function resultOf(task: BlockTask): BlockResult {
  const { firstPath, pathCount } = task;
  const columns = Float64Array.from({ length: COLUMNS * pathCount * YEARS }, (_, i) => {
    const [column, path, year] = [Math.floor(i / (pathCount * YEARS)), firstPath + (Math.floor(i / YEARS) % pathCount), i % YEARS];
    return 1e6 * column + 10 * path + year;
  });
  return {
    task, columns, profileSums: new Float64Array(0),
    // Largest on path 100.
    ledgers: [{ rule: 'books', residual: firstPath <= 100 && 100 < firstPath + pathCount ? 2e-12 : 1e-12, path: firstPath, year: 2030 }],
    nonFinite: { count: 0 },
  };
}

function joined(plan: Pick<Plan, 'paths' | 'profiles'>, threads: number): BlockResult[] {
  const tasks = tasksOf(plan, threads);
  const joiner = new BlockJoiner({ ...plan, baseYear: 2025, lastYear: 2025 + YEARS } as Plan);
  return Array.from({ length: tasks.count }, (_, i) => joiner.add(resultOf(tasks.at(i)))).filter((block) => block !== undefined);
}

test('pieces of blocks, put together, are the blocks', () => {
  fc.assert(fc.property(fc.nat(700), fc.integer({ min: 1, max: 9 }), (paths, threads) => {
    const blocks = Array.from({ length: taskCount(paths) }, (_, i) => resultOf(taskAt(i, paths)));
    const found = joined({ paths, profiles: [] }, threads);
    expect(found.map(({ task, columns }) => ({ task, columns }))).toEqual(blocks.map(({ task, columns }) => ({ task, columns })));
  }));
});

test('the worst residual of the pieces is that of the block', () => {
  const block = joined({ paths: 128, profiles: [] }, 2)[2]!;
  expect(block.task).toEqual({ block: 1, firstPath: 64, pathCount: 64, isBestEstimate: false });
  expect(block.ledgers).toEqual([{ rule: 'books', residual: 2e-12, path: 96, year: 2030 }]);
});

test('the last block of each thread is computed in pieces of 8 paths, whole blocks come first', () => {
  const tasks = tasksOf({ paths: 200, profiles: [] }, 2); // blocks of 64, 64, 64 and 8 paths
  expect(Array.from({ length: tasks.count }, (_, i) => tasks.at(i).pathCount)).toEqual([1, 64, 64, ...Array<number>(9).fill(8)]);
});

test('sums by cell and a single thread leave blocks whole; without random paths there is the best estimate', () => {
  expect(tasksOf({ paths: 200, profiles: ['members'] }, 2).count).toBe(5);
  expect(tasksOf({ paths: 200, profiles: [] }, 1).count).toBe(5);
  expect(tasksOf({ paths: 0, profiles: [] }, 2).count).toBe(1);
});
