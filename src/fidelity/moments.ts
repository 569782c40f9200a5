import type { Estimate } from './compared.js';

/** Spread below which a sample is the same number throughout, relative to its size: rounding. */
const ROUNDING = 1e-12;

interface Central {
  readonly n: number;
  readonly mean: number;
  /** Central moments with divisor n; the second is 0 for a constant sample. */
  readonly second: number;
  readonly third: number;
}

function centralOf(sample: Float64Array): Central {
  const n = sample.length;
  let mean = 0;
  for (const value of sample) mean += value / n;
  let [second, third] = [0, 0];
  for (const value of sample) {
    const deviation = value - mean;
    second += deviation ** 2 / n;
    third += deviation ** 3 / n;
  }
  return Math.sqrt(second) <= ROUNDING * Math.abs(mean) ? { n, mean, second: 0, third: 0 } : { n, mean, second, third };
}

/** 均值 — standard error s / √n. */
export function meanOf(sample: Float64Array): Estimate {
  const { n, mean, second } = centralOf(sample);
  return { value: mean, error: Math.sqrt(second / (n - 1)) };
}

/** 标准差 — divisor n − 1; the error takes the sample's own fourth moment, since returns are not normal. */
export function standardDeviationOf(sample: Float64Array): Estimate {
  const { n, second, mean } = centralOf(sample);
  return { value: Math.sqrt((second * n) / (n - 1)), error: influenceError(sample, mean, second, (z) => (Math.sqrt(second) * (z * z - 1)) / 2) };
}

/** 偏度 — third moment over the standard deviation cubed; NaN for a constant sample. */
export function skewnessOf(sample: Float64Array): Estimate {
  const { second, third, mean } = centralOf(sample);
  if (second === 0) return { value: NaN, error: NaN };
  const value = third / second ** 1.5;
  return { value, error: influenceError(sample, mean, second, (z) => z ** 3 - value - 3 * z - 1.5 * value * (z * z - 1)) };
}

/** Standard error from the influence of each standardised value (delta method): √(mean of squares / n). */
function influenceError(sample: Float64Array, mean: number, second: number, influence: (z: number) => number): number {
  if (second === 0) return 0;
  const deviation = Math.sqrt(second);
  let squares = 0;
  for (const value of sample) squares += influence((value - mean) / deviation) ** 2;
  return Math.sqrt(squares) / sample.length;
}

/**
 * 分位数 — linear between order statistics; half the distance between the quantiles one binomial error above and below is
 * the standard error, which needs no density.
 * @param sorted ascending
 */
export function quantileOf(sorted: Float64Array, share: number): Estimate {
  const step = Math.sqrt((share * (1 - share)) / sorted.length);
  return { value: at(sorted, share), error: (at(sorted, share + step) - at(sorted, share - step)) / 2 };
}

function at(sorted: Float64Array, share: number): number {
  const position = Math.min(Math.max(share, 0), 1) * (sorted.length - 1);
  const below = Math.floor(position);
  const low = sorted[below]!;
  return low + (position - below) * ((sorted[below + 1] ?? low) - low);
}
