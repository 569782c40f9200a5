import type { SummaryRoles } from '../model/index.js';
import type { Bilingual } from '../messages/index.js';
import type { ManifestFile, Period, TotalMeasure } from '../results/index.js';

/** Float64 columns of `comparison.arrow` in file order; blank (NaN) where there is nothing to say. */
export const COMPARISON_NUMBERS = [
  // The scenario itself. Quantiles and `ever` (a flag set at least once up to the year) of years only.
  'mean', 'standard_error', 'mean_low', 'mean_high', 'q05', 'q50', 'q95', 'ever', 'ever_low', 'ever_high', 'best_estimate',
  // Against the first scenario, path by path: the mean of the differences, its standard error, mean ± 1.96 of them, the smallest and the largest.
  'difference', 'difference_error', 'difference_low', 'difference_high', 'difference_minimum', 'difference_maximum', 'best_estimate_difference',
  // Between which nine tenths of the differences lie, path by path; of nominal totals of payers alone.
  'difference_q05', 'difference_q95',
  // Share of paths on which it exceeds the first scenario, with Wilson's 95 % band, and on which both are equal (but for rounding, `EQUAL_WITHIN`); below is the rest.
  'above', 'above_low', 'above_high', 'equal',
  'ever_difference', 'ever_difference_error',
  // Share of its own paths, with Wilson's band, on which it is no lower than in the year before the totals begin (`keptYear`); of pensions alone.
  'kept', 'kept_low', 'kept_high',
] as const;
export type ComparisonNumber = (typeof COMPARISON_NUMBERS)[number];

/** 比较表行 — one scenario, one output, one year or one total; the keys are the columns of `comparison.arrow`. */
export type ComparisonRow = Readonly<Record<ComparisonNumber, number>>;

/** 时段 — ten years from the first one that is compared, and all years until the last. */
export type PeriodName = 'ten_years' | 'horizon';

export interface ComparedPeriod extends Period {
  readonly name: PeriodName;
}

/** Stands for all payers together where an output is named, as in `totals.arrow`. */
export const ALL_PAYERS = '';

/** 所比情景 — one of the compared scenarios; the first is the reference. */
export interface ComparedScenario {
  readonly title: Bilingual;
  /** As the user named it. */
  readonly file: string;
  /** Run directory. */
  readonly folder: string;
  readonly fingerprint: string;
}

/** 所比输出 — an output that all scenarios have. */
export interface ComparedOutput {
  readonly name: string;
  readonly rule: string;
  readonly unit: string;
  /** `stock`, `flow`, `rate`, `flag` or empty. */
  readonly kind: string;
  readonly label: Bilingual;
}

/** Which outputs play which part; what the rulebook lacks is absent. */
export interface ComparisonRoles extends Partial<SummaryRoles> {
  readonly payers: readonly string[];
  /** What all levels of government pay together. */
  readonly publicCost?: string;
  /** The average pension in prices of the base year. */
  readonly realPension?: string;
  readonly replacementRate?: string;
  readonly monthsCovered?: string;
  readonly monthsCoveredOwn?: string;
  readonly participants?: string;
  readonly prices?: string;
  readonly discount?: string;
  /** What province and counties pay as a share of their revenue; only where somebody supplied revenue. */
  readonly burden?: string;
  /** Their budgets by level; only where somebody supplied them. */
  readonly budget?: string;
  readonly budgetExceeded?: string;
}

/** 比较的说明 — everything about a comparison but its numbers. */
export interface ComparisonHead {
  /** sha256 over what decides its numbers. */
  readonly hash: string;
  readonly seed: string;
  /** 0: best estimates alone. */
  readonly paths: number;
  readonly baseYear: number;
  readonly lastYear: number;
  /** Ten years and horizon; both begin with the first year that counts. Present values are of the end of the year before it. */
  readonly periods: readonly ComparedPeriod[];
  readonly scenarios: readonly ComparedScenario[];
  readonly outputs: readonly ComparedOutput[];
  /** Outputs with totals: yuan of a year. */
  readonly flows: readonly string[];
  readonly roles: ComparisonRoles;
}

/** 比较 — a comparison with its numbers. */
export interface Comparison extends ComparisonHead {
  /** Where it stands. */
  readonly directory: string;
  readonly files: readonly ManifestFile[];
  /** @param scenario its place, 0 for the reference, whose differences are blank */
  row(scenario: number, output: string, year: number): ComparisonRow | undefined;
  /** Of an output in yuan of a year, or of `ALL_PAYERS`. Real: in prices of the base year. */
  total(scenario: number, output: string, period: PeriodName, measure: TotalMeasure): ComparisonRow | undefined;
  output(name: string): ComparedOutput | undefined;
}

/** 比较的内容 — a comparison before it is written. */
export interface ComparisonContent extends ComparisonHead {
  /** [row × `COMPARISON_NUMBERS`]: scenario by scenario, its outputs by year, then its totals by period and measure. */
  readonly numbers: Float64Array;
}
