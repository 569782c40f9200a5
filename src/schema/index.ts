// 模式 — JSON Schemas of scenario, rulebook, clauses and persons files for editors, made from what the loaders check with.
// Nothing is said twice: keys and types come from zod, names, units and ranges from the rulebook.
// May import: messages, model, language, scenario, cards, book.
export type { JsonSchema } from './json-schema.js';
export type { Wording } from './wording.js';
export { scenarioJsonSchema } from './scenario-file.js';
export { rulebookJsonSchema } from './rulebook-file.js';
export { clausesJsonSchema } from './clauses-file.js';
export { personsJsonSchema } from './persons-file.js';
export { schemaText } from './text.js';
