// 分析 — what a run says, as data: the figures of the short result, each with its error.
// Which rules play which part is said by the rulebook's `summary`; nothing here knows pensions.
// May import: messages, results, run (the manifest and the names of its files).
export { shortResult } from './short-result.js';
export type { ComplianceColumn, FanRow, FlagRow, Label, MeanRow, OutputRows, PayerPeriod, Share, ShortfallRow, ShortResult } from './short-result-types.js';
