// 规则书 — the rulebook as its readers see it: what a rule says, where it comes from, what it uses and what uses it.
// No text, no pages: `report` renders.
// May import: messages, issues, model, files, language, scenario.
export {};
