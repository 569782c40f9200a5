import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ColumnKernel } from '../../src/results/kernel/column-kernel.js';
import { MomentTree } from '../../src/results/moment-tree.js';
import { RankSorter, ranksOf } from '../../src/results/rank-sort.js';
import { quantileRankBand, QUANTILES, treeSum } from '../../src/results/index.js';
import { expectExact, expectReassociated } from '../tolerances.js';

/** The kernel's answer at some ranks, and a full sort's. */
function expectSorted(values: Float64Array, intervals: [number, number][], deviation = 1): void {
  const kernel = new ColumnKernel({ paths: values.length, fileYears: 1, years: 1 });
  kernel.row(0).set(values);
  const isFinite = values.every(Number.isFinite);
  const minimum = isFinite ? values.reduce((a, b) => Math.min(a, b)) : Number.NaN;
  const maximum = isFinite ? values.reduce((a, b) => Math.max(a, b)) : Number.NaN;
  new RankSorter(kernel, ranksOf(intervals)).sort(0, { minimum, maximum, deviation });
  const sorted = values.toSorted();
  for (const [first, last] of intervals) {
    for (let rank = first; rank <= last; rank++) if (!Object.is(kernel.target[rank], sorted[rank])) expectExact(kernel.target[rank]!, sorted[rank]!, `rank ${rank} of ${values.length}`);
  }
}

/** The ranks a summary asks for. */
function summaryRanks(count: number): [number, number][] {
  const tail = Math.ceil(count / 20);
  const bands = QUANTILES.map(([, p]) => quantileRankBand(count, p));
  const quantiles = QUANTILES.map(([, p]): [number, number] => [Math.floor((count - 1) * p), Math.ceil((count - 1) * p)]);
  return [[0, tail - 1], [count - tail, count - 1], ...quantiles, ...bands.flatMap(({ low, high }): [number, number][] => [[low, low], [high, high]])];
}

/** Uniform numbers in 0 … 1 that are the same on every run. */
function uniforms(count: number, seed: number): Float64Array {
  let state = seed;
  return Float64Array.from({ length: count }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state + 0.5) / 2 ** 32;
  });
}

/** Shapes that columns take, and worse. */
const SHAPES: Readonly<Record<string, (u: number, i: number) => number>> = {
  'even': (u) => u,
  'one far value': (u, i) => (i === 0 ? 1e300 : u),
  'one far value on each side': (u, i) => (i < 2 ? (i - 0.5) * 1e200 : u),
  'a long tail': (u) => Math.exp(40 * u * u),
  'a long tail to both sides': (u) => Math.sinh(40 * (u - 0.5)),
  'a long negative tail': (u) => -Math.exp(40 * u),
  'powers of two from tiny to huge': (u) => 2 ** Math.floor(2000 * (u - 0.5)),
  'constant': () => 0.1,
  'zeros of both signs': (u) => (u < 0.5 ? -0 : 0),
  'zeros of both signs among others': (u) => (u < 0.3 ? -0 : u < 0.6 ? 0 : u - 0.8),
  'flags': (u) => (u < 0.2 ? 1 : 0),
  'seven values': (u) => Math.floor(7 * u) / 7,
  'nearly all zero': (u) => Math.max(0, u - 0.98),
  'subnormal': (u) => Math.round(50 * (u - 0.5)) * 5e-324,
  'near the largest number': (u) => (u - 0.5) * 2 * Number.MAX_VALUE,
  'neighbouring numbers': (u) => 1 + Math.floor(40 * u) * Number.EPSILON,
  'a narrow range far from zero': (u) => 1e15 + u,
  'infinities': (u) => (u < 0.1 ? -Infinity : u > 0.9 ? Infinity : u),
  'not a number': (u) => (u > 0.97 ? Number.NaN : u),
};

describe('values at wanted ranks', () => {
  it.each(Object.keys(SHAPES))('are those of a full sort to the bit: %s', (name) => {
    for (const count of [1, 2, 3, 5, 33, 64, 65, 1000, 10_000]) {
      const values = uniforms(count, count).map(SHAPES[name]!);
      expectSorted(values, summaryRanks(count));
      // As far-tailed data, and at every rank.
      expectSorted(values, summaryRanks(count), 0);
      if (count <= 1000) expectSorted(values, [[0, count - 1]]);
    }
  });

  it('are those of a full sort for any numbers and ranks', () => {
    const number = fc.oneof(fc.double(), fc.double({ min: -1, max: 1 }), fc.integer({ min: -2, max: 2 }), fc.constantFrom(-0, 0, 1e-320));
    const sample = fc.array(number, { minLength: 1, maxLength: 300 }).map((values) => Float64Array.from(values));
    fc.assert(fc.property(sample, fc.array(fc.tuple(fc.nat(), fc.nat(20)), { minLength: 1, maxLength: 8 }), fc.boolean(), (values, picks, isFar) => {
      const count = values.length;
      expectSorted(values, picks.map(([pick, length]) => [pick % count, Math.min(count - 1, (pick % count) + length)]), isFar ? 0 : 1e9);
    }), { numRuns: 500 });
  });

  it('join to intervals', () => {
    expect(Array.from(ranksOf([[9, 9], [0, 3], [2, 5], [6, 6], [20, 30], [22, 23]]))).toEqual([0, 6, 9, 9, 20, 30]);
  });
});

describe('a block turned into rows', () => {
  it.each([[1, 64], [2, 64], [3, 7], [4, 64], [5, 64], [6, 1], [7, 64], [80, 64], [80, 16]])('%i years × %i paths: rows, sums, extremes and squares are those of plain loops', (years, paths) => {
    const kernel = new ColumnKernel({ paths, fileYears: years, years });
    const values = uniforms(years * paths, 7).map((u) => 1e6 * (u - 0.3));
    kernel.block.set(values);
    kernel.turn(0, paths);
    for (let year = 0; year < years; year++) {
      const row = Float64Array.from({ length: paths }, (_, path) => values[path * years + year]!);
      expect(kernel.row(year)).toEqual(row);
      let sum = 0;
      for (const value of row) sum += value;
      let squares = 0;
      for (const value of row) squares += (value - sum / paths) * (value - sum / paths);
      const moment = (k: number): number => kernel.moments[k * kernel.lanes + year]!;
      expectExact(moment(0), sum, 'sum');
      expectExact(moment(1), Math.min(...row), 'minimum');
      expectExact(moment(2), Math.max(...row), 'maximum');
      expectExact(moment(3), squares, 'squares');
    }
  });

  it('a stretch of years is that part of all years', () => {
    const kernel = new ColumnKernel({ paths: 64, fileYears: 11, years: 5 });
    const values = uniforms(11 * 64, 9);
    kernel.block.set(values);
    kernel.turn(0, 64, 6);
    for (let year = 0; year < 5; year++) expect(kernel.row(year)).toEqual(Float64Array.from({ length: 64 }, (_, path) => values[path * 11 + 6 + year]!));
  });
});

describe('the tree of moments', () => {
  const momentsOf = (values: Float64Array): Float64Array => {
    let sum = 0;
    for (const value of values) sum += value;
    let squares = 0;
    for (const value of values) squares += (value - sum / values.length) ** 2;
    return Float64Array.of(sum, Math.min(...values), Math.max(...values), squares);
  };

  it('has the sum of the fixed tree, and the squared deviations of the whole', () => {
    const values = uniforms(5000, 3).map((u) => 1e3 + u);
    const tree = new MomentTree(1);
    for (let start = 0; start < values.length; start += 64) {
      const block = values.subarray(start, start + 64);
      tree.add(block.length, momentsOf(block));
    }
    const { sums, squares } = tree.finish();
    expectExact(sums[0]!, treeSum(values), 'sum');
    const mean = treeSum(values) / values.length;
    expectReassociated(squares[0]!, treeSum(values.map((value) => (value - mean) ** 2)), 'squares');
  });

  it('joins two blocks by the distance of their means', () => {
    // {1, 3} and {10}: means 2 and 10; squares 2 + 0 + 8² × 2·1/3 = 134/3
    const tree = new MomentTree(1);
    tree.add(2, momentsOf(Float64Array.of(1, 3)));
    tree.add(1, momentsOf(Float64Array.of(10)));
    const { sums, squares } = tree.finish();
    expectExact(sums[0]!, 14, 'sum');
    expectExact(squares[0]!, 2 + 64 * (2 / 3), 'squares');
    expect([tree.minima[0], tree.maxima[0]]).toEqual([1, 10]);
  });
});
