import type { Estimate } from './compared.js';

/** One variable over a stretch of years: a row per year, a number per path. */
export type YearRows = readonly Float64Array[];

/**
 * 合并相关 — correlation of two variables pooled over years and paths, each taken from its mean of the year over the paths, so
 * that a moving mean is no correlation. Years of a path are not independent, paths are: the standard error is that of a
 * ratio of means over paths. NaN where one of them does not vary.
 */
export function pooledCorrelation(first: YearRows, second: YearRows): Estimate {
  const paths = first[0]?.length ?? 0;
  // Per path: sums over years of xy, xx and yy.
  const [xy, xx, yy] = [new Float64Array(paths), new Float64Array(paths), new Float64Array(paths)];
  first.forEach((x, year) => {
    const y = second[year]!;
    const [meanX, meanY] = [mean(x), mean(y)];
    for (let path = 0; path < paths; path++) {
      const [a, b] = [x[path]! - meanX, y[path]! - meanY];
      xy[path]! += a * b;
      xx[path]! += a * a;
      yy[path]! += b * b;
    }
  });
  const [both, one, other] = [mean(xy), mean(xx), mean(yy)];
  if (!(one > 0 && other > 0)) return { value: NaN, error: NaN };
  const value = both / Math.sqrt(one * other);
  let squares = 0;
  for (let path = 0; path < paths; path++) {
    squares += (xy[path]! / Math.sqrt(one * other) - (value / 2) * (xx[path]! / one + yy[path]! / other)) ** 2;
  }
  return { value, error: Math.sqrt(squares) / paths };
}

/** 逐年变动 — each row less the one before. */
export function changesOf(rows: YearRows): YearRows {
  return rows.slice(1).map((row, year) => row.map((value, path) => value - rows[year]![path]!));
}

function mean(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}
