/**
 * 分位数（第 7 型）— the quantile of R's type 7 and numpy's default, from values in ascending order.
 *
 * Same arithmetic as `quantileSorted` of simple-statistics, except that the interpolation may not round past its
 * upper neighbour: otherwise two lines of a fan could cross by one unit in the last place.
 */
export function quantileSorted(sorted: Float64Array, probability: number): number {
  const position = (sorted.length - 1) * probability;
  const below = Math.floor(position);
  const low = sorted[below]!;
  if (below === position) return low;
  const high = sorted[below + 1]!;
  // Two equal infinities would give NaN as a difference.
  if (low === high) return low;
  return Math.min(low + (position - below) * (high - low), high);
}

/** The ranks such a quantile is taken from. */
export function quantileRanks(count: number, probability: number): readonly [low: number, high: number] {
  const position = (count - 1) * probability;
  return [Math.floor(position), Math.ceil(position)];
}

/** 左尾均值 — mean of the lowest `n / parts` values; a fractional last value counts with its fraction. */
export function lowerTailMean(sorted: Float64Array, parts: number): number {
  return tailMean(sorted.length, parts, (rank) => sorted[rank]!);
}

/** 右尾均值 — mean of the highest `n / parts` values, summed from the top down. */
export function upperTailMean(sorted: Float64Array, parts: number): number {
  const last = sorted.length - 1;
  return tailMean(sorted.length, parts, (rank) => sorted[last - rank]!);
}

/**
 * The expected shortfall of Acerbi and Tasche (2002), which stays coherent when n / parts is not whole;
 * with fewer than `parts` values it is the outermost value.
 */
function tailMean(count: number, parts: number, value: (rank: number) => number): number {
  const size = count / parts;
  if (size <= 1) return value(0);
  const whole = Math.floor(size);
  let sum = 0;
  for (let rank = 0; rank < whole; rank++) sum += value(rank);
  if (whole < size) sum += (size - whole) * value(whole);
  return sum / size;
}
