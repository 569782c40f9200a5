import { say } from '../messages/index.js';
import type { Dimension, InputDeclaration, Model } from '../model/index.js';
import type { Definitions } from './definitions.js';
import { type JsonSchema, only } from './json-schema.js';
import { dimensionsOf } from './name-texts.js';
import type { Wording } from './wording.js';

/** Labels named one by one, each asked for by its name; a dimension of more is told by its number of keys. */
const MOST_NAMED = 12;

/** 一个维度上的小表 — a number for each label; which labels is said by `cellsByDimension`. */
export function cellsSchema(number: JsonSchema, { description = '' }: JsonSchema, { lang }: Wording): JsonSchema {
  return { description, type: 'object', errorMessage: say('schema-cells-map', {}, lang), additionalProperties: number };
}

/** The labels that `cells` takes, for each dimension that `by` may name. */
export function cellsByDimension({ dimensions: names }: InputDeclaration, model: Model, definitions: Definitions, wording: Wording): JsonSchema[] {
  const dimensions = dimensionsOf(names, model).map((dimension) => ({
    by: dimension.name, cells: definitions.ref(`cells_${dimension.name}`, keysOf(dimension, wording)),
  }));
  if (dimensions.length === 1) return dimensions.map(({ cells }) => ({ patternProperties: only({ cells }) }));
  return dimensions.map(({ by, cells }) => ({ if: { patternProperties: only({ by: { const: by } }), required: ['by'] }, then: { patternProperties: only({ cells }) } }));
}

function keysOf({ name, first, labels, valueLabels }: Dimension, { lang }: Wording): JsonSchema {
  const needed = { allOf: labels.map((label) => ({ required: [label], errorMessage: say('schema-cell-missing', { label }, lang) })) };
  if (first === undefined) {
    const named = labels.map((label, index) => [label, { description: valueLabels?.[index]?.[lang] ?? label }] as const);
    return { properties: Object.fromEntries(named), additionalProperties: false, ...needed };
  }
  // Numbers as patterns: to the editor a key 1 is not the property "1".
  const message = say('schema-cells-form', { name, labels: `${labels[0]!}–${labels.at(-1)!}` }, lang);
  return {
    patternProperties: { [`^(?:${labels.join('|')})$`]: {} }, additionalProperties: false, errorMessage: message,
    ...(labels.length > MOST_NAMED ? { minProperties: labels.length } : needed),
  };
}
