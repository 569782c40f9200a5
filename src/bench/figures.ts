/** 一个数 — what a metric shows: the median of its samples with the smallest and the largest. */
export interface Figure {
  readonly value: number;
  readonly range: readonly [smallest: number, largest: number];
}

/** 中位数与范围 — of at least one sample; the median of an even number is the mean of the middle two. */
export function figureOf(samples: readonly number[]): Figure {
  const sorted = Float64Array.from(samples).sort();
  const count = sorted.length;
  if (count === 0) throw new Error('a figure needs a sample');
  const value = (sorted[(count - 1) >> 1]! + sorted[count >> 1]!) / 2;
  return { value, range: [sorted[0]!, sorted[count - 1]!] };
}
