// 造数 — rows of a back-test with round numbers, for tests.
import { MEASURES, type YearResult } from '../../src/backtest/index.js';

/** One year of one measure; bands 5 and 10 % round the mean. */
export function row(measure: string, year: number, mean: number, actual?: number, kind: 'exact' | 'at_least' = 'exact'): YearResult {
  return {
    measure: MEASURES.find(({ name }) => name === measure)!, year, mean, low80: mean * 0.95, high80: mean * 1.05, low95: mean * 0.9, high95: mean * 1.1,
    ...(actual !== undefined && { actual: { value: actual, kind } }),
  };
}
