import { rulebookFile } from '../language/index.js';
import { say } from '../messages/index.js';
import { entryOf, type JsonSchema, jsonSchemaOf, only, partOf, type Properties } from './json-schema.js';
import { anyUnit, NAME, ruleAttributesSchema, withParts, WRITTEN } from './rule-attributes.js';
import { RULEBOOK_WORDS } from './rulebook-words.js';
import { described, missing, type Wording } from './wording.js';

/** Bounds as the loader reads them: at least one end. */
const RANGE = ((): string => {
  const number = String.raw`-?\d+(?:\.\d+)?(?:e-?\d+)?`;
  return String.raw`^ *(?:${number}\.\.(?:${number})?|\.\.${number}) *$`;
})();
const INTEGERS = String.raw`^ *-?\d+\.\.-?\d+ *$`;
const LABEL = '^[a-z][a-z0-9_]*$';

/**
 * 规则库的模式 — JSON Schema (draft 7) of `rulebook.yaml` and of chapters, for any rulebook.
 * Only `rulebook.yaml` says `chapters`, `outputs`, `also_called` and `summary`, and only then a title is needed.
 */
export function rulebookJsonSchema(wording: Wording): JsonSchema {
  const { lang } = wording;
  const { allOf: _, ...file } = described(jsonSchemaOf(rulebookFile), RULEBOOK_WORDS, lang);
  const section = (key: string): JsonSchema => partOf(file, key);
  const rule = ruleAttributesSchema(entryOf(section('rules')), wording);
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: say('schema-title-rulebook', {}, lang),
    ...withParts(file, {
      dimensions: named(dimensionSchema(entryOf(section('dimensions')), wording)),
      noises: named(entryOf(section('noises'))),
      inputs: named(inputSchema(entryOf(section('inputs')), wording)),
      rules: named({ ...rule, allOf: WRITTEN.map((key) => missing(key, lang)) }),
    }),
    allOf: ['chapters', 'outputs', 'also_called', 'summary'].map((key) => ({ if: { required: [key] }, then: missing('title', lang) })),
  };
}

/** Keys are names of the rule language. */
function named(entry: JsonSchema): JsonSchema {
  return { patternProperties: { [NAME]: entry }, additionalProperties: false };
}

function dimensionSchema(dimension: JsonSchema, { lang }: Wording): JsonSchema {
  const errorMessage = say('schema-dimension-values-form', {}, lang);
  const values = partOf(dimension, 'values');
  const label = { ...values.items, pattern: LABEL, patternErrorMessage: errorMessage };
  return {
    ...withParts(dimension, {
      values: {
        pattern: INTEGERS, errorMessage, minItems: 1, uniqueItems: true, items: label,
        minProperties: 1, patternProperties: { [LABEL]: entryOf(values) }, additionalProperties: false,
      },
    }),
    allOf: [{
      if: { patternProperties: only({ ageing: { const: true } }), required: ['ageing'] },
      then: { patternProperties: only({ values: { type: 'string', errorMessage: say('schema-ageing-labels', {}, lang) } }) },
    }],
  };
}

function inputSchema(input: JsonSchema, { lang }: Wording): JsonSchema {
  const range = { pattern: RANGE, patternErrorMessage: say('schema-range-form', {}, lang) };
  const clash = (...others: string[]): JsonSchema => ({ properties: without(others), errorMessage: say('schema-input-clash', {}, lang) });
  return {
    ...withParts(input, { unit: anyUnit(lang), band_of: anyUnit(lang), range: withParts(partOf(input, 'range'), { law: range, experience: range }) }),
    dependencies: { by_path: clash('dimensions', 'band_of'), band_of: clash('dimensions') },
  };
}

function without(keys: readonly string[]): Properties {
  return Object.fromEntries(keys.map((key) => [key, false]));
}
