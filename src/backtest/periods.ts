/** 用途 — what a year serves: the fit, the test, or a forecast of what was not known when the back-test was declared. */
export type Period = 'fit' | 'test' | 'ahead';

const FITTED_UNTIL = 2021;
const HELD_OUT_UNTIL = 2025;

export function periodOf(year: number): Period {
  if (year <= FITTED_UNTIL) return 'fit';
  return year <= HELD_OUT_UNTIL ? 'test' : 'ahead';
}
