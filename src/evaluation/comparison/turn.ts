import { Z_95 } from '../../results/index.js';
import type { ComparedEvaluation } from './context.js';

/** 转向 — from this year on the treasuries pay more (or less), after the opposite. */
export interface Turn {
  readonly year: number;
  readonly isMore: boolean;
}

/** 差额在哪年转向 — of what the treasuries pay in a year; a year whose difference is no more than sampling error counts for neither. */
export function turnsOf({ comparison, figures, near }: ComparedEvaluation, scenario: number): Turn[] {
  const output = comparison.roles.publicCost!;
  const turns: Turn[] = [];
  let before = 0;
  for (let year = near.first; year <= comparison.lastYear; year++) {
    const { difference, difference_error: error, best_estimate_difference: best, mean } = comparison.row(scenario, output, year)!;
    const value = figures.hasPaths ? difference : best;
    const noise = figures.hasPaths ? Math.max(Z_95 * (Number.isNaN(error) ? 0 : error), ROUNDING * Math.abs(mean)) : 0;
    const sign = Math.abs(value) <= noise ? 0 : Math.sign(value);
    if (sign !== 0 && before !== 0 && sign !== before) turns.push({ year, isMore: sign > 0 });
    if (sign !== 0) before = sign;
  }
  return turns;
}

/** Of the level: what adding in another order leaves. */
const ROUNDING = 1e-9;
