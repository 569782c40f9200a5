// 求解 — the largest or smallest value of an input that keeps a condition, with the error of the answer.
// Data only.
// May import: messages, issues, model, language, scenario, results, run, analysis, compare.
export {};
