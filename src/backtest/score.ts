import { wilsonBand } from '../results/index.js';
import type { Actuals } from './actuals.js';
import type { Forecast } from './forecast.js';
import { MEASURES } from './measures.js';
import type { Period } from './periods.js';

/** 得分 — how many published figures fell inside the bands of a forecast, and how far that share is uncertain (95 %, Wilson). */
export interface Score {
  readonly forecast: string;
  readonly variant: string;
  readonly period: Exclude<Period, 'fit'>;
  /** Absent: all measures together. */
  readonly measure?: string;
  readonly known: number;
  readonly inside80: number;
  readonly inside95: number;
  readonly share80: Share;
  readonly share95: Share;
}
export interface Share {
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/** 评分 — by forecast, variant and period: held out when it was kept, or not yet known then. What was fitted is never scored. */
export function scores(forecasts: readonly Forecast[], actuals: Actuals): Score[] {
  return forecasts.flatMap(({ name, rows }) => [...new Set(rows.map(({ variant }) => variant))].flatMap((variant) => (['test', 'ahead'] as const).flatMap((period) => {
    const known = rows.filter((row) => row.variant === variant && row.period === period).flatMap((row) => {
      const actual = actuals.get(`${row.measure} ${String(row.year)}`);
      if (actual?.kind !== 'exact') return [];
      const within = (low: number, high: number): number => Number(actual.value >= low && actual.value <= high);
      return [{ measure: row.measure, in80: within(row.low80, row.high80), in95: within(row.low95, row.high95) }];
    });
    const scoreOf = (of: typeof known, measure?: string): Score[] => {
      if (of.length === 0) return [];
      const [inside80, inside95] = [of.reduce((sum, each) => sum + each.in80, 0), of.reduce((sum, each) => sum + each.in95, 0)];
      const share = (count: number): Share => ({ share: count / of.length, ...wilsonBand(count / of.length, of.length) });
      return [{ forecast: name, variant, period, ...(measure !== undefined && { measure }), known: of.length, inside80, inside95, share80: share(inside80), share95: share(inside95) }];
    };
    return [...MEASURES.flatMap((measure) => scoreOf(known.filter((each) => each.measure === measure.name), measure.name)), ...scoreOf(known)];
  })));
}
