// 分县 — what the counties and prefectures make of the province's figures: an estimate by cohort, adding up to the province.
// Reads its tables, knows the chapter's rules by name; files, runs and scenarios bring what it works on.
// May import: messages, issues, files, model.
export type { County, CountyTables, Revenue } from './types.js';
export { type CountySources, readCountyTables } from './read-tables.js';
export { missingRules } from './needed-rules.js';
export { COUNTY_COLUMNS, type CountyColumn } from './columns.js';
export { CountyEstimate, type CountyFigures, type RuleValues } from './estimate.js';
export { type CountyUnit, unitsOf } from './units.js';
