// 分析 — what a run says, as data, each figure with its error; what two scenarios differ in.
// Which rules play which part is said by the rulebook's `summary`; only the lists of lines of balance sheet and cohorts name any.
// May import: messages, issues, model, scenario, results, run (the manifest and the names of its files).
export { type BalanceSheet, type BalanceSheetItem, type BalanceSheetLines, balanceSheet, type DiscountCurve, rateOf, RESIDENT_PENSION_LINES, type YearlyOutputs } from './balance-sheet.js';
export { type CellSource, type CohortFlows, cohortFlows, type CohortLine, type CohortLines, internalRate, RESIDENT_COHORT_LINES } from './cohort-return.js';
export { shortResult } from './short-result.js';
export type { ComplianceColumn, FanRow, FlagRow, Label, MeanRow, OutputRows, PayerPeriod, Share, ShortfallRow, ShortResult } from './short-result-types.js';
export { scenarioDiff } from './scenario-diff.js';
export { openDiffSide } from './scenario-diff-side.js';
export type * from './scenario-diff-types.js';
