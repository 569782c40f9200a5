// 参保人卡片 — one person through the rules: monthly pension, what is paid in and out, the return.
// The rules are those of the rulebook; nothing here has a formula of the policy.
// May import: messages, issues, model, files, language, scenario, engine, analysis.
export {};
