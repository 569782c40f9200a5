// 规则语言 — rule text to a checked Model: parse, names, dimensions, units, order within the year.
// May import: messages, issues, files.
export type * from './model.js';
