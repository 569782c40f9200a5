// 报表 — the tables every run can print: rows of rules and of formulas over them, in the years of one path, with checks that they close.
// What stands in a table is said by `tables.yaml` beside the rulebook, in the rule language; nothing here knows pensions.
// May import: messages, issues, model, files, language, scenario, engine, analysis.
export { readTables } from './read.js';
export { evaluateTables } from './evaluate.js';
export type { Closing, ReportColumn, ReportTable, TableDefinition, TableDefinitions } from './types.js';
export { type Grade, GRADES, type Quality, qualityOf } from './quality.js';
export { canBeValued, type CohortReturn, cohortReturns, type Valuation, valuationOf } from './valuation.js';
