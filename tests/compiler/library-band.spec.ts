import { describe, expect, it } from 'vitest';
import { bandFunction } from '../../src/compiler/library/band.js';
import { expectExact } from '../tolerances.js';
import { FREE, overPairs, testModule, testPool } from './library-module.js';

const LIMITS_AT = FREE + 4096;
const VALUES_AT = FREE + 8192;
const ROWS_AT = FREE + 12_288;
const RESULT_AT = FREE + 2048;

const pool = testPool();
const every = overPairs('every', `(v128.store (local.get $to)
  (call $band (v128.load (local.get $from)) (i32.const ${LIMITS_AT}) (i32.const ${VALUES_AT}) (i32.load (i32.const ${ROWS_AT}))))`);
const module = await testModule(`${bandFunction(pool)}\n${every}`, ['every'], pool);

/** Looks each x up, beside a second lane that wants another row. */
function lookUp(limits: readonly number[], values: readonly number[], points: readonly number[]): number[] {
  const { view } = module;
  limits.forEach((limit, i) => view.setFloat64(LIMITS_AT + 8 * i, limit, true));
  values.forEach((value, i) => view.setFloat64(VALUES_AT + 8 * i, value, true));
  const lanes = points.flatMap((x, i) => [x, points[points.length - 1 - i]!]);
  lanes.forEach((x, i) => view.setFloat64(FREE + 8 * i, x, true));
  view.setInt32(ROWS_AT, limits.length, true);
  module.call('every', FREE, FREE, RESULT_AT, FREE + 8 * lanes.length);
  const found = lanes.map((_, i) => view.getFloat64(RESULT_AT + 8 * i, true));
  points.forEach((x, i) => { expectExact(found[2 * (points.length - 1 - i) + 1]!, found[2 * i]!, `second lane at ${x}`); });
  return points.map((_, i) => found[2 * i]!);
}

describe('a band', () => {
  it('holds from its limit to below the next', () => {
    expect(lookUp([0, 200, 2000], [30, 60, 100], [0, 199.99999999999997, 200, 200.00000000000003, 1999, 2000, 1e300, Infinity])).toEqual([30, 30, 60, 60, 60, 100, 100, 100]);
  });

  it('is NaN below the first limit, for NaN, and where there is no row', () => {
    expect(lookUp([0, 10], [1, 2], [-5e-324, -Infinity, NaN, -0, 0])).toEqual([NaN, NaN, NaN, 1, 1]);
    expect(lookUp([], [], [0, 1])).toEqual([NaN, NaN]);
  });

  it('reads a "below" row at −∞ and passes over rows padded with +∞', () => {
    expect(lookUp([-Infinity, 5, Infinity, Infinity], [-1, 7, NaN, NaN], [-Infinity, 4, 5, 1e308])).toEqual([-1, -1, 7, 7]);
  });

  it('takes the last of equal limits', () => {
    expect(lookUp([1, 1, 2], [10, 20, 30], [1, 1.5, 2])).toEqual([20, 20, 30]);
  });

  it('gives the values as they are, minus zero and infinity included', () => {
    expect(lookUp([0, 1, 2], [-0, Infinity, 5e-324], [0, 1, 2])).toEqual([-0, Infinity, 5e-324]);
  });
});
