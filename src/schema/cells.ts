import { say } from '../messages/index.js';
import type { Dimension, InputDeclaration, Model } from '../model/index.js';
import { type Definitions, nameOf } from './definitions.js';
import { type JsonSchema, only } from './json-schema.js';
import { dimensionsOf, numberText } from './name-texts.js';
import type { Wording } from './wording.js';

/** Labels named one by one, each asked for by its name; a dimension of more is told by its number of keys. */
const MOST_NAMED = 12;

/** 一个维度上的小表 — a number for each label; over which dimension `by` says, where the input has several. */
export function cellsSchema(input: InputDeclaration, model: Model, number: JsonSchema, words: JsonSchema, definitions: Definitions, wording: Wording): JsonSchema {
  const [dimension, ...more] = dimensionsOf(input.dimensions, model);
  const description = words.description ?? '';
  if (dimension && more.length === 0) return { ...cellsOver(dimension, input, number, definitions, wording), description };
  return { description, type: 'object', errorMessage: say('schema-cells-map', {}, wording.lang), additionalProperties: number };
}

/** The labels that `cells` takes under each dimension that `by` may name; nothing for an input of one dimension. */
export function cellsByDimension(input: InputDeclaration, model: Model, number: JsonSchema, definitions: Definitions, wording: Wording): JsonSchema[] {
  const dimensions = dimensionsOf(input.dimensions, model);
  if (dimensions.length < 2) return [];
  return dimensions.map((dimension) => ({
    if: { patternProperties: only({ by: { const: dimension.name } }), required: ['by'] },
    then: { patternProperties: only({ cells: cellsOver(dimension, input, number, definitions, wording) }) },
  }));
}

function cellsOver(dimension: Dimension, input: InputDeclaration, number: JsonSchema, definitions: Definitions, wording: Wording): JsonSchema {
  return definitions.ref(`cells_by_${dimension.name}_of_${nameOf(number)}`, keysOf(dimension, input, number, wording));
}

function keysOf({ name, first, labels, valueLabels }: Dimension, { unit, range }: InputDeclaration, number: JsonSchema, wording: Wording): JsonSchema {
  const { lang } = wording;
  const isMap: JsonSchema = { type: 'object', errorMessage: say('schema-cells-map', {}, lang) };
  const needed = labels.map((label) => ({ required: [label], errorMessage: say('schema-cell-missing', { label }, lang) }));
  if (first === undefined) {
    const text = (index: number): string => `${valueLabels?.[index]?.[lang] ?? labels[index]!}\n${numberText(unit, range, wording)}`;
    const named = labels.map((label, index) => [label, { ...number, description: text(index) }] as const);
    return { properties: Object.fromEntries(named), additionalProperties: false, allOf: [isMap, ...needed] };
  }
  // Numbers as patterns: to the editor a key 1 is not the property "1".
  return {
    patternProperties: { [`^(?:${labels.join('|')})$`]: number },
    additionalProperties: false,
    errorMessage: say('schema-cells-form', { name, labels: `${labels[0]!}–${labels.at(-1)!}` }, lang),
    ...(labels.length > MOST_NAMED ? { minProperties: labels.length, allOf: [isMap] } : { allOf: [isMap, ...needed] }),
  };
}
