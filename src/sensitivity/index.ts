// 敏感性 — every uncertain input moved alone, on the same noise.
// Data only.
// May import: messages, issues, model, scenario, results, run, analysis, compare, solve.
export {};
