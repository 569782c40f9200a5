// 模式 — JSON Schemas of scenario and rulebook files for editors, made from what the loaders check with.
// Nothing is said twice: keys and types come from zod, names, units and ranges from the rulebook.
// May import: messages, model, language, scenario.
export {};
