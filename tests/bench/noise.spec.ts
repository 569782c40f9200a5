import { expect, test } from 'vitest';
import { largestCells } from '../../src/bench/pieces.js';
import { loadScenario, type Plan } from '../../src/scenario/index.js';

const planOf = (file: string): Plan => loadScenario(file).plan!;

test('the share of noise is measured with the noises and years of K1 and a single cell', () => {
  const [k1, noise] = [planOf('benchmarks/k1/k1.yaml'), planOf('benchmarks/noise/noise.yaml')];
  expect(noise.noises).toEqual(k1.noises);
  expect(noise.noises).toHaveLength(4);
  expect([noise.baseYear, noise.lastYear, noise.seedWords]).toEqual([k1.baseYear, k1.lastYear, k1.seedWords]);
  // 2 sexes × 101 ages, ages 0 to 100.
  expect([largestCells(noise), largestCells(k1)]).toEqual([1, 202]);
});
