// 分析 — what a run says, as data, each figure with its error; what two scenarios differ in.
// Which rules play which part is said by the rulebook's `summary`; nothing here knows pensions.
// May import: messages, issues, model, scenario, results, run (the manifest and the names of its files).
export { shortResult } from './short-result.js';
export type { ComplianceColumn, FanRow, FlagRow, Label, MeanRow, OutputRows, PayerPeriod, Share, ShortfallRow, ShortResult } from './short-result-types.js';
export { scenarioDiff } from './scenario-diff.js';
export { openDiffSide } from './scenario-diff-side.js';
export type * from './scenario-diff-types.js';
