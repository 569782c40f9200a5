// 评估报告 — the content of the evaluation report of a run or a comparison.
// Every number carries where it stands in the results.
// May import: everything up to document.
export {};
