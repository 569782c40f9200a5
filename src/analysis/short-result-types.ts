import type { Bilingual } from '../messages/index.js';
import type { SummaryRow } from '../results/index.js';
import type { Period } from './decades.js';

/** What a column is called and measured in. */
export interface Label {
  readonly name: string;
  readonly label: Bilingual;
  readonly unit: string;
  /** `stock`, `flow`, `rate`, `flag` or empty. */
  readonly kind: string;
}

/** 一年的统计 — the best estimate of a year, and the statistics over random paths when there are any. */
export interface FanRow {
  readonly year: number;
  readonly bestEstimate: number;
  readonly statistics?: Pick<SummaryRow, 'mean' | 'standard_error' | 'q05' | 'q50' | 'q95'>;
}

/** A mean with its standard error and 95 % band. */
export interface MeanRow {
  readonly year: number;
  readonly bestEstimate: number;
  readonly statistics?: Pick<SummaryRow, 'mean' | 'standard_error' | 'mean_low' | 'mean_high'>;
}

/** A share of paths with Wilson's 95 % band. */
export interface Share {
  readonly probability: number;
  readonly low: number;
  readonly high: number;
}

export interface FlagRow {
  readonly year: number;
  readonly isSetInBestEstimate: boolean;
  readonly share?: Share;
}

/** 一个时段谁出钱 — the total of each payer over a period; without random paths, that of the best estimate. */
export interface PayerPeriod extends Period {
  /** As `payers.columns`; `share` is the part of the period's total. */
  readonly amounts: readonly { readonly mean: number; readonly standardError: number; readonly share: number }[];
  readonly total: { readonly mean: number; readonly standardError: number };
}

export interface OutputRows {
  readonly column: Label;
  readonly rows: readonly FanRow[];
}

/** 简要结果 — the figures printed after a run; which rules play the roles is said by the rulebook's `summary`. */
export interface ShortResult {
  readonly title: Bilingual;
  /** 0: the best estimate alone. */
  readonly paths: number;
  readonly seed: string;
  readonly firstYear: number;
  readonly lastYear: number;
  readonly fan?: OutputRows;
  readonly shortfall?: { readonly column: Label; readonly rows: readonly FlagRow[]; readonly ever?: Share };
  readonly compliance: readonly { readonly column: Label; readonly rows: readonly MeanRow[] }[];
  readonly payers?: { readonly columns: readonly Label[]; readonly periods: readonly PayerPeriod[] };
  /** Outputs at the first and last year; only when the rulebook gives no roles or none of them was output. */
  readonly outputs: readonly OutputRows[];
}
