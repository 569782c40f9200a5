/** How a path is chosen by an output's values of one year. */
export type Choosing = 'median' | 'worst' | 'highest';

/**
 * 选路径 — the path whose value [path] is in the middle (of an even number the lower one), lowest or highest; of equal
 * ones the first. NaN where there are none.
 */
export function choosePath(values: Float64Array, how: Choosing): number {
  if (values.length === 0) return NaN;
  const sorted = Float64Array.from(values).sort();
  const wanted = how === 'worst' ? sorted[0]! : how === 'highest' ? sorted.at(-1)! : sorted[Math.floor((sorted.length - 1) / 2)]!;
  // Not `indexOf`: a value may be no number.
  return values.findIndex((value) => Object.is(value, wanted) || value === wanted);
}
