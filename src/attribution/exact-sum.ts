/** Of the 53 bits of a double those that one unit of the grid leaves for the numbers above it. */
const GRID_BITS = 52;

/** What sums over paths and orders may lose; anything more is a mistake of ours. */
const ROUNDING = 1e-9;

/** Two levels and the parts of their difference, all multiples of one power of two. */
export interface ExactSplit {
  readonly before: number;
  readonly after: number;
  readonly difference: number;
  readonly parts: readonly number[];
}

/**
 * 精确求和 — levels and parts rounded to one grid, so that `before` plus the parts is `after` to the last bit, added in
 * any order, by hand or by a spreadsheet.
 *
 * The grid is a power of two so fine that 2⁵² of its units exceed all the numbers together: rounding moves a number by
 * less than 10⁻¹⁵ of that, and no sum on the grid needs another rounding. What roundings leave over goes to the largest
 * part; a part of 0 stays 0.
 * @param size of the numbers that the parts were computed from: what is left over is rounding only if it is tiny beside it
 */
export function exactSplit(before: number, after: number, parts: readonly number[], size: number): ExactSplit {
  const extent = parts.reduce((sum, part) => sum + Math.abs(part), Math.abs(before) + Math.abs(after));
  if (extent === 0 || !Number.isFinite(extent)) return { before, after, difference: after - before, parts };
  const grid = 2 ** Math.max(-1022, Math.floor(Math.log2(extent)) + 1 - GRID_BITS);
  const onGrid = (value: number): number => Math.round(value / grid) * grid + 0;
  const [low, high] = [onGrid(before), onGrid(after)];
  const rounded = parts.map(onGrid);
  const rest = high - low - rounded.reduce((sum, part) => sum + part, 0);
  if (Math.abs(rest) > ROUNDING * Math.max(size, extent)) throw new Error(`the parts miss the difference by ${String(rest)}`);
  if (rest !== 0) {
    const largest = rounded.reduce((found, part, index) => (Math.abs(part) > Math.abs(rounded[found]!) ? index : found), 0);
    rounded[largest]! += rest;
  }
  return { before: low, after: high, difference: high - low, parts: rounded };
}
