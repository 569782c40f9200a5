// 归因 — the difference of two scenarios as a sum of what each change contributes.
// Data only.
// May import: messages, issues, model, scenario, results, run, analysis, compare.
export {};
