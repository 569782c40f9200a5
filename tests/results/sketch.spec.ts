import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SKETCH_ERROR, Sketches } from '../../src/results/index.js';
import { ranksOf } from '../../src/results/rank-sort.js';
import { expectModelFit } from '../tolerances.js';

function wordsOf(values: Float64Array): Int32Array {
  return new Int32Array(values.buffer, values.byteOffset, 2 * values.length);
}

/** All order statistics of one series. */
function sortedBy(sketches: Sketches, series: number, values: Float64Array): Float64Array {
  const sorted = new Float64Array(values.length);
  const [minimum, maximum] = [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))];
  sketches.sort(series, minimum, maximum, sorted, ranksOf([[0, values.length - 1]]));
  return sorted;
}

function sketchOf(values: Float64Array): Sketches {
  const sketches = new Sketches(1);
  sketches.add(0, wordsOf(values));
  return sketches;
}

/** Numbers of ordinary size on both sides of zero, zeros of both signs, huge and tiny ones. */
const number = fc.oneof(
  fc.double({ min: -1e12, max: 1e12, noNaN: true }), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer({ min: -3, max: 3 }), fc.constantFrom(-0, 0, 0.05, 5e-324),
);
const sample = fc.array(number, { minLength: 1, maxLength: 400 }).map((values) => Float64Array.from(values));

describe('a sketch', () => {
  it('gives every order statistic within its bound, and the outermost exactly', () => {
    expect(SKETCH_ERROR).toBeLessThanOrEqual(0.002);
    fc.assert(fc.property(sample, (values) => {
      const sketched = sortedBy(sketchOf(values), 0, values);
      const sorted = values.toSorted();
      sorted.forEach((value, rank) => {
        // Below the normal range doubles have no relative accuracy to keep.
        if (Math.abs(value) >= 2 ** -1022) expectModelFit(sketched[rank]!, value, SKETCH_ERROR, `rank ${rank}`);
        else if (value === 0) expect(sketched[rank]).toBe(value);
        if (rank > 0) expect(sketched[rank]).toBeGreaterThanOrEqual(sketched[rank - 1]!);
      });
      expect([sketched[0], sketched.at(-1)]).toEqual([sorted[0], sorted.at(-1)]);
    }), { numRuns: 300 });
  });

  it('does not round the bound away at the widest bucket: 1 … 1 + 2⁻⁸', () => {
    const values = Float64Array.of(0.5, 1, 1 + 2 ** -8 - 2 ** -40, 4);
    // The bucket's middle is 1 + 2⁻⁹: 2⁻⁹ from its lower end.
    expect(Array.from(sortedBy(sketchOf(values), 0, values))).toEqual([0.5, 1 + 2 ** -9, 1 + 2 ** -9, 4]);
  });

  it('is exact for flags, constants and zeros', () => {
    for (const values of [[0, 1, 1, 0, 1], [0.1, 0.1, 0.1], [0, 0, 0], [-0, -0, 0], [-7, 0, 0, 7]]) {
      const numbers = Float64Array.from(values);
      expect(Array.from(sortedBy(sketchOf(numbers), 0, numbers))).toEqual(Array.from(numbers.toSorted()));
    }
  });

  it('does not depend on order, nor on how numbers were grouped and merged', () => {
    fc.assert(fc.property(sample, fc.nat(), fc.nat(), (values, cut, turn) => {
      const whole = sortedBy(sketchOf(values), 0, values);
      expect(sortedBy(sketchOf(values.toReversed()), 0, values)).toEqual(whole);
      const at = cut % (values.length + 1);
      const parts = [values.slice(0, at), values.slice(at)].map(sketchOf);
      const [first, second] = turn % 2 === 0 ? [parts[0]!, parts[1]!] : [parts[1]!, parts[0]!];
      first.merge(second);
      expect(sortedBy(first, 0, values)).toEqual(whole);
    }), { numRuns: 200 });
  });

  it('keeps series apart, and fills wanted ranks only', () => {
    const columns = Array.from({ length: 50 }, (_, s) => Float64Array.from({ length: 300 }, (_value, i) => Math.sin(i * (s + 1)) * 10 ** (s - 25)));
    const sketches = new Sketches(columns.length);
    for (let start = 0; start < 300; start += 64) columns.forEach((values, s) => { sketches.add(s, wordsOf(values.subarray(start, start + 64))); });
    columns.forEach((values, s) => {
      expect(sortedBy(sketches, s, values)).toEqual(sortedBy(sketchOf(values), 0, values));
    });
    const some = new Float64Array(300).fill(Number.NaN);
    sketches.sort(7, Math.min(...columns[7]!), Math.max(...columns[7]!), some, ranksOf([[0, 0], [100, 120], [299, 299]]));
    const all = sortedBy(sketches, 7, columns[7]!);
    expect(Array.from(some)).toEqual(Array.from(all, (value, rank) => (rank === 0 || rank === 299 || (rank >= 100 && rank <= 120) ? value : Number.NaN)));
  });
});
