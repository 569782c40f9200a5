import { expect, test } from 'vitest';
import { compared, meanOf, pooledCorrelation, quantileOf, skewnessOf, standardDeviationOf } from '../../src/fidelity/index.js';

const SAMPLE = Float64Array.of(1, 2, 3, 4, 10);

test('moments of 1 2 3 4 10, by hand', () => {
  // mean 4; squares 9 4 1 0 36, a fifth of 50 is 10; cubes -27 -8 -1 0 216, a fifth of 180 is 36
  expect(meanOf(SAMPLE).value).toBeCloseTo(4, 12);
  expect(meanOf(SAMPLE).error).toBeCloseTo(Math.sqrt(12.5 / 5), 12);
  expect(standardDeviationOf(SAMPLE).value).toBeCloseTo(Math.sqrt(12.5), 12);
  // squared z 0.9 0.4 0.1 0 3.6: (z² - 1)² adds up to 0.01 + 0.36 + 0.81 + 1 + 6.76 = 8.94
  expect(standardDeviationOf(SAMPLE).error).toBeCloseTo((Math.sqrt(10) / 2) * Math.sqrt(8.94) / 5, 12);
  expect(skewnessOf(SAMPLE).value).toBeCloseTo(36 / 10 ** 1.5, 12);
});

test('a constant sample has no skewness and no error', () => {
  const constant = new Float64Array(100).fill(0.1);
  expect(standardDeviationOf(constant)).toEqual({ value: 0, error: 0 });
  expect(skewnessOf(constant).value).toBeNaN();
});

test('quantiles lie between order statistics', () => {
  expect(quantileOf(SAMPLE, 0.25).value).toBe(2);
  expect(quantileOf(SAMPLE, 0.875).value).toBe(7);
  // one binomial error, 0.05, either way of the middle of 0 … 100: positions 45 and 55
  expect(quantileOf(Float64Array.from({ length: 100 }, (_, index) => index * 100 / 99), 0.5).error).toBeCloseTo(5, 10);
});

test('correlations are pooled over years from each year’s mean', () => {
  const ramp = Float64Array.of(0, 2, 4);
  expect(pooledCorrelation([ramp], [ramp])).toEqual({ value: 1, error: 0 });
  expect(pooledCorrelation([ramp], [ramp.toReversed()]).value).toBe(-1);
  // products 0 0 1 over squares of 2 and 2: one half; influences -3/8 -3/8 3/4
  const half = pooledCorrelation([Float64Array.of(-1, 0, 1)], [Float64Array.of(0, -1, 1)]);
  expect(half.value).toBeCloseTo(0.5, 12);
  expect(half.error).toBeCloseTo(Math.sqrt(0.84375) / 3, 12);
  // a level that moves for all paths alike adds nothing
  const moved = pooledCorrelation([Float64Array.of(-1, 0, 1), Float64Array.of(99, 100, 101)], [Float64Array.of(0, -1, 1), Float64Array.of(50, 49, 51)]);
  expect(moved.value).toBeCloseTo(0.5, 12);
  expect(pooledCorrelation([ramp], [Float64Array.of(1, 1, 1)]).value).toBeNaN();
});

test('a small set has at least the error of so few paths of the calibration', () => {
  // 0.1 × √25 = 0.5 beside its own 0.1; √(0.25 + 0.01)
  const { error, z, isMarked } = compared({ value: 1, error: 0.1 }, { value: 0.4, error: 0.1 }, 25);
  expect(error).toBeCloseTo(Math.sqrt(0.26), 12);
  expect(z).toBeCloseTo(0.6 / Math.sqrt(0.26), 12);
  expect(isMarked).toBe(false);
  expect(compared({ value: 1, error: 0.1 }, { value: 0.4, error: 0.1 }, 1).isMarked).toBe(true);
});
