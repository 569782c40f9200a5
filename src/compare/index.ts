// 比较 — runs of several scenarios on the same noise: paired differences with their errors, written as Arrow.
// Data only; words and tables are for `report` and `evaluation`.
// May import: messages, issues, model, scenario, results, run, analysis.
export {};
