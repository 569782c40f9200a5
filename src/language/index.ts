// 规则语言 — rule text to a checked Model: parse, names, dimensions, units, order within the year.
// mathjs parses; everything after the syntax tree is ours, and nothing here evaluates a formula.
// May import: messages, issues, model, files.
export { CLAUSES_FILE, TABLES_FILE } from './clauses-file.js';
export { type ExtraRule, loadRulebook } from './rulebook.js';
export { type RuleAttributes, bilingual, inBoth, ruleAttributes, rulebookFile } from './rulebook-schema.js';
export { RESERVED } from './names.js';
// For `solve`, whose conditions are formulas over the results of a run.
export { type FormulaSite, parseFormula } from './parse.js';
export { type NameTable } from './names.js';
export { translateCondition, translateFormula, type Translation } from './translate.js';
