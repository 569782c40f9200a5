// 评估报告 — the content of the evaluation report of a run or a comparison.
// Every number carries where it stands in the results.
// May import: everything up to document.
export { evaluateRun, type EvaluationParts } from './evaluate.js';
export { type ReportedRun, readRun } from './run.js';
export { evaluateComparison } from './comparison/evaluate.js';
