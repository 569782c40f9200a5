// 比较 — runs of several scenarios on the same noise: paired differences with their errors, written as Arrow.
// Data only; words and tables are for `report` and `evaluation`.
// May import: messages, issues, model, scenario, results, run, analysis.
export * from './types.js';
export { type ComparedRun } from './opened-run.js';
export { compareRuns, type CompareOptions } from './compare-runs.js';
export { comparisonHash } from './head.js';
export { comparedOutputs, firstOpenYear } from './lines.js';
export { COMPARISON_FILES, comparisonName, comparisonObstacle, comparisonState, type ComparisonState, hasItsRuns, isComparison, readComparison, writeComparison } from './folder.js';
export { compareScenarios, type CompareHooks, type CompareOutcome, type CompareScenariosOptions } from './compare-scenarios.js';
export { keptYear } from './kept.js';
export { firstDifference, isSame, type Verdict, verdictOf, type VerdictRow, verdictYear } from './verdict.js';
