import type { YearResult } from './backtest.js';
import { MEASURES, type Measure } from './measures.js';
import { periodOf } from './periods.js';

/** 标准 — largest error of the mean, as a share, in each year held out. Declared before any of them was computed. */
export const CRITERION = 0.05;

/** 一项的评判 — by its worst year held out. */
export interface Verdict {
  readonly measure: Measure;
  /** Absent where nothing exact was published. */
  readonly worst?: { readonly year: number; readonly error: number };
  readonly state: 'met' | 'missed' | 'shown' | 'unknown';
}

/** 误差 — signed share of the actual figure; for a lower bound only where the model falls short of it. */
export function errorOf({ mean, actual }: YearResult): number | undefined {
  if (!actual) return undefined;
  const error = mean / actual.value - 1;
  return actual.kind === 'exact' || error < 0 ? error : undefined;
}

/** 落入区间 — the narrower band that holds the actual figure; undefined where nothing exact was published. */
export function insideOf({ low80, high80, low95, high95, actual }: YearResult): 80 | 95 | 'outside' | undefined {
  if (actual?.kind !== 'exact') return undefined;
  if (actual.value >= low80 && actual.value <= high80) return 80;
  return actual.value >= low95 && actual.value <= high95 ? 95 : 'outside';
}

export function verdicts(rows: readonly YearResult[]): Verdict[] {
  return MEASURES.map((measure) => {
    const errors = rows
      .filter((row) => row.measure === measure && periodOf(row.year) === 'test')
      .flatMap((row) => {
        const error = errorOf(row);
        return error === undefined ? [] : [{ year: row.year, error }];
      });
    const [worst] = errors.toSorted((a, b) => Math.abs(b.error) - Math.abs(a.error));
    if (!worst) return { measure, state: 'unknown' };
    const state = !measure.isJudged ? 'shown' : Math.abs(worst.error) <= CRITERION ? 'met' : 'missed';
    return { measure, worst, state };
  });
}
