// 统计 — the statistics of the calibration against arithmetic by hand.
import { describe, expect, it, test } from 'vitest';
import { REGIME_PRIOR, regimeFit } from '../../scripts/calibration/regimes.mjs';
import { autoregression, blended, correlation, leastSquares, trend } from '../../scripts/calibration/statistics.mjs';
import { expectPublished, expectReassociated } from '../tolerances.js';

const byYear = (values: readonly number[]): Map<number, number> => new Map(values.map((value, i) => [2000 + i, value]));

describe('least squares', () => {
  // y = 1, 2, 4 on x = 0, 1, 2: slope 3 / 2, constant 7/3 − 3/2 = 5/6; residuals 1/6, −1/3, 1/6: σ² = 1/6 with one degree of freedom.
  const { coefficients, errors, sigma, residuals } = leastSquares([[1, 0], [1, 1], [1, 2]], [1, 2, 4]);

  it('gives slope, constant and residuals', () => {
    expectReassociated(coefficients[0]!, 5 / 6, 'constant');
    expectReassociated(coefficients[1]!, 3 / 2, 'slope');
    expectReassociated(sigma, Math.sqrt(1 / 6), 'sigma');
    expect(residuals.map((e) => e.toFixed(6))).toEqual(['0.166667', '-0.333333', '0.166667']);
  });

  it('and standard errors: σ / √Σ(x − 1)² = σ / √2, and σ √(1/3 + 1/2) for the constant', () => {
    expectReassociated(errors[1]!, Math.sqrt(1 / 12), 'of the slope');
    expectReassociated(errors[0]!, Math.sqrt(1 / 6 * 5 / 6), 'of the constant');
  });

  it('agrees with the published line of Anscombe’s first set: 3.00 + 0.500 x, R² 0.67', () => {
    // Anscombe (1973), The American Statistician 27, 17–21, table: standard error of the slope 0.118.
    const x = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5];
    const y = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68];
    const fit = leastSquares(x.map((v) => [1, v]), y);
    expectPublished(fit.coefficients[0]!, '3.00', 'constant');
    expectPublished(fit.coefficients[1]!, '0.500', 'slope');
    expectPublished(fit.errors[1]!, '0.118', 'standard error');
  });
});

describe('an autoregression', () => {
  it('finds slope and mean of a series that follows one exactly', () => {
    // x = 8, then 2 + x / 2: 6, 5, 4.5, 4.25; mean 4
    const { n, slope, mean, persistence, volatility } = autoregression(byYear([8, 6, 5, 4.5, 4.25]), { first: 2000, last: 2004 });
    expect(n).toBe(4);
    expectReassociated(slope, 0.5, 'slope');
    expectReassociated(mean.value, 4, 'mean');
    expect(volatility.value).toBeLessThan(1e-12);
    // 0.5 + (1 + 3 × 0.5) / 4 = 1.125 is more than the bound
    expectReassociated(persistence.value, 0.95, 'persistence');
  });

  it('takes out the bias of short samples', () => {
    // x = 0, 1, 0, −1, 0, 1: pairs (0,1) (1,0) (0,−1) (−1,0) (0,1): x has mean 0 and Σxy = 0, so slope 0; corrected 0 + 1/5
    const { slope, persistence } = autoregression(byYear([0, 1, 0, -1, 0, 1]), { first: 2000, last: 2005 });
    expectReassociated(1 + slope, 1, 'slope');
    expectReassociated(persistence.value, 0.2, 'persistence');
  });

  it('uses the years of its sample that follow a year of the series', () => {
    expect([...autoregression(byYear([1, 2, 1.5, 3, 2, 2.5]), { first: 2000, last: 2004 }).residuals.keys()]).toEqual([2001, 2002, 2003, 2004]);
    expect([...autoregression(byYear([1, 2, 1.5, 3, 2, 2.5]), { first: 2002, last: 2005 }).residuals.keys()]).toEqual([2002, 2003, 2004, 2005]);
  });
});

test('a trend is given where it ends', () => {
  // 5, 3, 2, 0: slope −1.6, mean 2.5 at 1.5; at 3: 2.5 − 1.6 × 1.5 = 0.1
  const { level, slope } = trend(byYear([5, 3, 2, 0]), 2000, 2003);
  expectReassociated(slope.value, -1.6, 'slope');
  expectReassociated(level.value, 0.1, 'level');
});

test('two sources are weighed by precision', () => {
  // 1 / 0.1² = 100 and 1 / 0.2² = 25: (100 × 3 + 25 × 8) / 125 = 4, error 1 / √125
  const plain = blended({ value: 3, error: 0.1 }, { value: 8, error: 0.2 });
  expectReassociated(plain.value, 4, 'value');
  expectReassociated(plain.weight, 0.8, 'weight');
  expectReassociated(plain.error, 1 / Math.sqrt(125), 'error');
  // With its error doubled the other counts 6.25: (300 + 50) / 106.25
  expectReassociated(blended({ value: 3, error: 0.1 }, { value: 8, error: 0.2 }, 2).value, 350 / 106.25, 'discounted');
});

test('a correlation is of the years that both have', () => {
  // 1, 2, 3 with 2, 1, 4 (the first year has no pair): covariance 2 / √(2 × 14/3) = 0.6547; error (1 − 3/7) / √2
  const { n, value, error } = correlation(byYear([9, 1, 2, 3]), new Map([[2001, 2], [2002, 1], [2003, 4]]));
  expect(n).toBe(3);
  expectReassociated(value, 2 / Math.sqrt(28 / 3), 'correlation');
  expectReassociated(error, 4 / 7 / Math.sqrt(2), 'standard error');
});

describe('the regimes of equities', () => {
  it('by likelihood alone are the swings of 2006 to 2009, whose mean is high: no bear market', () => {
    const { means, stress, years } = regimeFit();
    expect(years.filter((_, i) => stress[i]! > 0.5)).toEqual([2006, 2007, 2008, 2009]);
    expect(means[1]!).toBeGreaterThan(0.2);
  });

  it('have the long-run share of their moves, entry / (entry + 1 − stay)', () => {
    const { entry, stay, share } = regimeFit(REGIME_PRIOR);
    expectReassociated(share, entry / (entry + 1 - stay), 'share');
  });
});
