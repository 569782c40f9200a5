/** Paths a run may have: beyond this the standard errors no longer matter. */
export const MOST_PATHS = 10_000_000;

/** 路径数 — whether a number can be a number of paths. */
export function isPathCount(paths: number | undefined): paths is number {
  return Number.isInteger(paths) && paths! >= 0 && paths! <= MOST_PATHS;
}
