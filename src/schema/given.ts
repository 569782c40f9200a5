import { say } from '../messages/index.js';
import type { Model } from '../model/index.js';
import { type Definitions, nameOf } from './definitions.js';
import { entryOf, type JsonSchema } from './json-schema.js';
import { ruleText } from './name-texts.js';
import { numberRef } from './numbers.js';
import { snippet } from './snippets.js';
import type { Wording } from './wording.js';

/** Years as they are keys of given values; others than those of the run are told by the loader. */
const YEAR = String.raw`^[12]\d{3}$`;

/** 给定值 — for each rule the years and numbers, or a table. */
export function givenSchema(section: JsonSchema, model: Model, definitions: Definitions, wording: Wording): JsonSchema {
  const any = { description: entryOf(section).description ?? '', allOf: [definitions.ref('given_any', givenEntry({}, wording))] };
  const rules = [...model.rules.values()].map((rule) => {
    const number = numberRef({ name: rule.name, unit: rule.unit, range: {} }, definitions, wording);
    const part = definitions.ref(`given_${nameOf(number)}`, givenEntry(number, wording));
    return [rule.name, { description: ruleText(rule, model, wording), defaultSnippets: [snippet({ '${1:2026}': '$2' }, wording)], allOf: [part] }] as const;
  });
  return { properties: Object.fromEntries(rules), patternProperties: Object.fromEntries(Object.keys(section.patternProperties ?? {}).map((key) => [key, any])) };
}

function givenEntry(number: JsonSchema, { lang }: Wording): JsonSchema {
  return {
    type: 'object',
    properties: { table: { type: 'string', description: say('schema-given-table', {}, lang) } },
    patternProperties: { [YEAR]: number },
    additionalProperties: false,
    errorMessage: say('schema-given-form', {}, lang),
    dependencies: { table: { patternProperties: { [YEAR]: false }, errorMessage: say('schema-given-mixed', {}, lang) } },
  };
}
