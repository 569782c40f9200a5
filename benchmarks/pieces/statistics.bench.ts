import { bench, describe } from 'vitest';
import { normalQuantile } from '../../src/numerics/index.js';
import { summarise } from '../../src/results/index.js';

/** Normal values in a scattered order, as paths come. */
function column(paths: number): Float64Array {
  // A step without a common factor with `paths` visits every rank once.
  return Float64Array.from({ length: paths }, (_, path) => 1e10 * normalQuantile((((path * 7_919) % paths) + 0.5) / paths));
}

describe.each([5000, 10_000, 50_000])('statistics of one variable in one year, %i paths', (paths) => {
  const values = column(paths);
  const copy = new Float64Array(paths);
  const kept = { mean: 0 };
  bench('a row of the summary', () => {
    kept.mean = summarise(values, false).mean;
  });
  bench('a full sort alone, for comparison', () => {
    copy.set(values);
    copy.sort();
  });
});
