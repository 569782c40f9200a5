import { bench, describe } from 'vitest';
import { createNoiseSource, philox4x32Into } from '../../src/random/index.js';
import { BLOCK_PATHS } from '../../src/scenario/index.js';
import { BASELINE, K1 } from './plans.js';

describe('noise of a block of 64 paths', () => {
  for (const [name, plan] of [['K1', K1], ['baseline', BASELINE]] as const) {
    const source = createNoiseSource(plan);
    bench(`one year, ${name} (${plan.noises.length} noises)`, () => {
      for (let path = 0; path < BLOCK_PATHS; path++) {
        source.startPath(path, false);
        source.drawYear(plan.baseYear + 1);
      }
    });
  }

  const words = new Uint32Array(4);
  bench('Philox alone, 64 × 4 counters', () => {
    for (let counter = 0; counter < 4 * BLOCK_PATHS; counter++) philox4x32Into(words, counter, 2030, 1, 2, 3, 4);
  });
});
