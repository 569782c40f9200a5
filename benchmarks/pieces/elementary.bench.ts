import { bench, describe } from 'vitest';
import { exp, log, normalQuantile } from '../../src/numerics/index.js';

const COUNT = 4096;
/** Arguments as runs have them: exponents of the mortality formula, and uniforms. */
const exponents = Float64Array.from({ length: COUNT }, (_, i) => -3 + (6 * i) / COUNT);
const uniforms = Float64Array.from({ length: COUNT }, (_, i) => (((i * 1_597) % COUNT) + 0.5) / COUNT);

/** The sum is kept, so that no call can be left out. */
const kept = { sum: 0 };
function each(name: string, f: (x: number) => number, values: Float64Array): void {
  bench(name, () => {
    let sum = 0;
    for (const value of values) sum += f(value);
    kept.sum = sum;
  });
}

describe(`exp, ${COUNT} values`, () => {
  each('ours', exp, exponents);
  each('Math.exp', Math.exp, exponents);
});

describe(`log, ${COUNT} values`, () => {
  each('ours', log, uniforms);
  each('Math.log', Math.log, uniforms);
});

describe(`normal quantile, ${COUNT} values`, () => {
  each('AS 241', normalQuantile, uniforms);
});
