import type { MessageKey } from '../messages/index.js';

/** 指标 — what is compared: its rule in the national scenario, and whether the back-test is judged by it. */
export interface Measure {
  /** As `actuals.csv` and kept forecasts call it. */
  readonly name: string;
  readonly rule: string;
  readonly label: MessageKey;
  readonly kind: 'people' | 'money';
  readonly isJudged: boolean;
}

export const MEASURES: readonly Measure[] = [
  { name: 'participants', rule: 'participants_counted', label: 'backtest-measure-participants', kind: 'people', isJudged: true },
  { name: 'pensioners', rule: 'pensioners_total', label: 'backtest-measure-pensioners', kind: 'people', isJudged: true },
  { name: 'expenditure', rule: 'fund_outgo', label: 'backtest-measure-expenditure', kind: 'money', isJudged: true },
  { name: 'income', rule: 'fund_income', label: 'backtest-measure-income', kind: 'money', isJudged: false },
  { name: 'personal_contribution', rule: 'personal_contribution_total', label: 'backtest-measure-personal', kind: 'money', isJudged: false },
  { name: 'balance', rule: 'fund_balance', label: 'backtest-measure-balance', kind: 'money', isJudged: false },
];

/** Persons or yuan of the units in `actuals.csv`. */
export const UNITS: Readonly<Record<string, number>> = { ten_thousand_persons: 1e4, hundred_million_yuan: 1e8 };
