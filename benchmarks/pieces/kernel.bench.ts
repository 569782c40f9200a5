import { bench, describe } from 'vitest';
import { compilePlan } from '../../src/compiler/index.js';
import { createInterpreter, createSimdEngine } from '../../src/engine/index.js';
import { BLOCK_PATHS } from '../../src/scenario/index.js';
import { BASELINE, K1 } from './plans.js';

const TASK = { block: 0, firstPath: 0, pathCount: BLOCK_PATHS, isBestEstimate: false };
const INTERPRETED = { ...TASK, pathCount: 2 };

for (const [name, plan] of [['K1', K1], ['baseline', BASELINE]] as const) {
  const simd = createSimdEngine(plan, compilePlan(plan));
  const interpreter = createInterpreter(plan);
  describe(`${name}, all years`, () => {
    bench(`compiled, a block of ${TASK.pathCount} paths`, () => void simd.runBlock(TASK));
    bench(`interpreted, ${INTERPRETED.pathCount} paths`, () => void interpreter.runBlock(INTERPRETED), { iterations: 3, time: 0 });
  });
}
