/** 统计 — Least squares, autoregressions, and weighting of two sources by precision. */
import { inv, multiply, transpose } from 'mathjs';
import { mean, sampleStandardDeviation } from 'simple-statistics';

/** @typedef {import('./history.mjs').Series} Series */
/** @typedef {{ value: number, error: number }} Estimate an estimate and its standard error */

/** @param {readonly (readonly number[])[]} rows @param {readonly number[]} y */
export function leastSquares(rows, y) {
  const turned = transpose(rows.map((row) => [...row]));
  const inverse = inv(multiply(turned, rows.map((row) => [...row])));
  const coefficients = multiply(inverse, multiply(turned, [...y]));
  const residuals = rows.map((row, i) => y[i] - row.reduce((sum, x, k) => sum + x * coefficients[k], 0));
  const free = rows.length - coefficients.length;
  const sigma = Math.sqrt(residuals.reduce((sum, e) => sum + e * e, 0) / free);
  return { coefficients, errors: coefficients.map((_, k) => sigma * Math.sqrt(inverse[k][k])), sigma, residuals, free };
}

/**
 * 一阶自回归 — x(t) = c + φ x(t−1) (+ b t) + e by least squares. The slope is biased towards 0 in short samples, about
 * −(1 + 3φ) / n (Kendall 1954; Marriott & Pope 1954); `persistence` has that taken out, at most to 0.95.
 * @param {Series} values @param {{ first: number, last: number, trend?: boolean }} sample
 */
export function autoregression(values, { first, last, trend = false }) {
  const years = [...values.keys()].filter((year) => year >= first && year <= last && values.has(year - 1)).sort((a, b) => a - b);
  const fit = leastSquares(years.map((year) => [1, values.get(year - 1), ...(trend ? [year - last] : [])]), years.map((year) => values.get(year)));
  const [constant, slope] = fit.coefficients;
  const n = years.length;
  return {
    n,
    slope,
    persistence: { value: Math.min(0.95, slope + (1 + 3 * slope) / n), error: fit.errors[1] },
    mean: { value: constant / (1 - slope), error: fit.sigma / (1 - slope) / Math.sqrt(n) },
    volatility: { value: fit.sigma, error: fit.sigma / Math.sqrt(2 * fit.free) },
    residuals: new Map(years.map((year, i) => [year, fit.residuals[i]])),
  };
}

/** 去趋势 — x(t) = a + b (t − last) + e: `level` is the trend in the last year. @param {Series} values @param {number} first @param {number} last */
export function trend(values, first, last) {
  const years = [...values.keys()].filter((year) => year >= first && year <= last).sort((a, b) => a - b);
  const fit = leastSquares(years.map((year) => [1, year - last]), years.map((year) => values.get(year)));
  return {
    n: years.length,
    level: { value: fit.coefficients[0], error: fit.errors[0] },
    slope: { value: fit.coefficients[1], error: fit.errors[1] },
    volatility: { value: fit.sigma, error: fit.sigma / Math.sqrt(2 * fit.free) },
    residuals: new Map(years.map((year, i) => [year, fit.residuals[i]])),
  };
}

/** @param {readonly number[]} values */
export function moments(values) {
  const sd = sampleStandardDeviation(values);
  const n = values.length;
  return { n, mean: { value: mean(values), error: sd / Math.sqrt(n) }, deviation: { value: sd, error: sd / Math.sqrt(2 * (n - 1)) } };
}

/** A source from another period or region counts with its standard error doubled, a quarter of its weight. */
export const DISCOUNT = 2;

/** 按精度加权 — Weights 1/error²; `weight` is that of `main`. @param {Estimate} main @param {Estimate} other @param {number} [discount] */
export function blended(main, other, discount = 1) {
  const own = 1 / main.error ** 2;
  const foreign = 1 / (discount * other.error) ** 2;
  const weight = own / (own + foreign);
  return { value: weight * main.value + (1 - weight) * other.value, error: 1 / Math.sqrt(own + foreign), weight };
}

/** Of pairs of years that both have. @param {Series} a @param {Series} b */
export function correlation(a, b) {
  const years = [...a.keys()].filter((year) => b.has(year));
  const [x, y] = [years.map((year) => a.get(year)), years.map((year) => b.get(year))];
  const [mx, my] = [mean(x), mean(y)];
  const product = (u, mu, v, mv) => u.reduce((sum, value, i) => sum + (value - mu) * (v[i] - mv), 0);
  const r = product(x, mx, y, my) / Math.sqrt(product(x, mx, x, mx) * product(y, my, y, my));
  return { n: years.length, value: r, error: (1 - r * r) / Math.sqrt(years.length - 1) };
}
