import type { Bilingual } from '../messages/index.js';
import type { Period, SummaryRow } from '../results/index.js';

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

/** 一年的是否 — the share of paths on which a flag is set in a year. */
export interface FlagRow {
  readonly year: number;
  readonly isSetInBestEstimate: boolean;
  readonly share?: Share;
}

/** The same, with the share of paths on which it has been set at least once up to that year. */
export interface ShortfallRow extends FlagRow {
  readonly ever?: Share;
}

/** 执行情况的一列 — shares of paths for a flag, means for anything else. */
export type ComplianceColumn =
  | { readonly column: Label; readonly measure: 'share'; readonly rows: readonly FlagRow[] }
  | { readonly column: Label; readonly measure: 'mean'; readonly rows: readonly MeanRow[] };

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
  readonly shortfall?: { readonly column: Label; readonly rows: readonly ShortfallRow[] };
  readonly compliance: readonly ComplianceColumn[];
  readonly payers?: { readonly columns: readonly Label[]; readonly periods: readonly PayerPeriod[] };
  /** Outputs at the first year and by decade; only when the rulebook gives no roles or none of them was output. */
  readonly outputs: readonly OutputRows[];
}
