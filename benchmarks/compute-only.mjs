// Computes without reading or writing files, for `chusuan bench`: node compute-only.mjs SCENARIO, then messages
// { paths, threads } → { milliseconds, finals, engine, leftBlocks }. The pool is that of a real run, warmed before its first task.
// The one place where the benchmark meets the pool's interface.
import { programOf } from '../dist/src/compiler/index.js';
import { quantileSorted, treeSum } from '../dist/src/results/index.js';
import { taskAt, taskCount } from '../dist/src/run/blocks.js';
import { runInOrder } from '../dist/src/run/in-order.js';
import { createPool } from '../dist/src/run/pool.js';
import { BLOCK_PATHS, loadScenario } from '../dist/src/scenario/index.js';

/** Blocks each thread computes at a time, and for how long, before it is timed: the optimised code arrives while the first one runs. */
const WARM_BLOCKS = 20;
const WARM_MILLISECONDS = 1000;
/** More than any task asks for. */
const MOST_PATHS = 100_000;
const TASKS_PER_THREAD = 2;
const QUANTILES = [0.05, 0.5, 0.95];

const { plan, issues } = loadScenario(process.argv[2], { paths: MOST_PATHS });
if (!plan) throw new Error(JSON.stringify(issues));
const years = plan.lastYear - plan.baseYear;
const { program } = await programOf(plan);
const pools = new Map();

async function warmPool(threads) {
  if (!pools.has(threads)) {
    const pool = createPool({ plan, program }, threads);
    pools.set(threads, pool);
    const startedAt = performance.now();
    do await compute(pool, WARM_BLOCKS * threads * BLOCK_PATHS, threads);
    while (performance.now() - startedAt < WARM_MILLISECONDS);
  }
  return pools.get(threads);
}

/** The first output of every path in the last year, and how many blocks the compiled program left to the interpreter. */
async function compute(pool, paths, threads) {
  const finals = new Float64Array(paths);
  let leftBlocks = 0;
  await runInOrder({
    // Without the best estimate, which is task 0.
    count: taskCount(paths) - 1,
    limit: TASKS_PER_THREAD * threads,
    start: (index) => pool.run(taskAt(index + 1, paths)),
    async take(_, reply) {
      if ('error' in reply) throw Object.assign(new Error(reply.error.message), reply.error);
      const { columns, task } = reply;
      if (reply.isLeftToInterpreter) leftBlocks++;
      for (let path = 0; path < task.pathCount; path++) finals[task.firstPath + path] = columns[(path + 1) * years - 1];
    },
  });
  return { finals, leftBlocks };
}

function statistics(finals) {
  const sorted = Float64Array.from(finals).sort();
  return [treeSum(finals) / finals.length, ...QUANTILES.map((probability) => quantileSorted(sorted, probability))];
}

process.on('message', async ({ paths, threads }) => {
  const pool = await warmPool(threads);
  const startedAt = performance.now();
  const { finals, leftBlocks } = await compute(pool, paths, threads);
  const figures = statistics(finals);
  const milliseconds = performance.now() - startedAt;
  process.send({ milliseconds, figures, finals: [...finals.subarray(0, BLOCK_PATHS)], engine: program ? 'simd' : 'interpreter', leftBlocks });
});
// The benchmark is gone: so are we.
process.on('disconnect', () => process.exit());
