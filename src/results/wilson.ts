/** Half-width of a 95 % band in standard errors. */
export const Z_95 = 1.96;

/**
 * 威尔逊区间 — 95 % band of a probability estimated as a share of `count` paths; within 0 … 1, of width > 0 even at 0 and 1.
 * @source Wilson (1927), J. Amer. Statist. Assoc. 22, 209–212
 */
export function wilsonBand(share: number, count: number): { readonly low: number; readonly high: number } {
  const z2 = Z_95 * Z_95;
  const scale = 1 + z2 / count;
  const centre = (share + z2 / (2 * count)) / scale;
  const half = (Z_95 / scale) * Math.sqrt((share * (1 - share)) / count + z2 / (4 * count * count));
  // At 0 and 1 the ends are exactly 0 and 1; rounding must not step over.
  return { low: share === 0 ? 0 : Math.max(0, centre - half), high: share === 1 ? 1 : Math.min(1, centre + half) };
}
