// 规则书 — the rulebook as its readers see it: what a rule says, where it comes from, what it uses and what uses it.
// No text, no pages: `report` renders.
// May import: messages, issues, model, files, language, scenario.
export type * from './types.js';
export type * from './clause-types.js';
export { bookOf, type BookScenario } from './book.js';
export { entriesOf, type EntryName, findChapter, findEntries, nearChapter, nearEntries } from './find.js';
export { openBook, openScenarioBook } from './open.js';
export { readClauses } from './clauses.js';
export { clausesFile } from './clauses-schema.js';
export { referencesOf } from './references.js';
export { type Hit, searchBook, type SearchField } from './search.js';
export { usesOf } from './uses.js';
