import { say } from '../messages/index.js';
import { type InputDeclaration, type Model, PURE, type Unit, unitText } from '../model/index.js';
import { cellsByDimension, cellsSchema } from './cells.js';
import { type Definitions, nameOf } from './definitions.js';
import { type Form, FORMS, formsOf } from './forms.js';
import { type JsonSchema, only, partOf, type Properties } from './json-schema.js';
import { dimensionsOf, inputText, numberText, unitFact } from './name-texts.js';
import { bounds, numberRef, quantityPattern } from './numbers.js';
import { inputSnippet } from './snippets.js';
import { isPure, unitName, unitPattern } from './units.js';
import { missing, type Wording } from './wording.js';

/** 已声明的输入 — what a scenario may write under the name of an input that the rulebook declares. */
export function declaredInput(input: InputDeclaration, model: Model, entry: JsonSchema, definitions: Definitions, wording: Wording): JsonSchema {
  const forms = formsOf(input);
  const shared = (key: string): JsonSchema => definitions.ref(`input_${key}`, partOf(entry, key));
  const written: Properties = Object.fromEntries(forms.map((form) => [form, formSchema(form, input, model, entry, definitions, wording)]));
  const continued = forms.includes('table') ? { between: input.bandOf ? betweenOfBands(entry) : shared('between'), after: shared('after') } : {};
  const keys: Properties = {
    ...written,
    ...(forms.includes('cells') && { by: byOf(input, model, entry, wording) }),
    ...(forms.includes('paths') && { column: shared('column') }),
    ...continued,
    unit: definitions.ref(`unit_${unitName(input.unit)}`, unitSchema(input.unit, wording)),
    source: shared('source'), confidence: shared('confidence'), note: shared('note'),
    ...(!forms.includes('paths') && { range: shared('range'), range_from: shared('range_from'), range_source: shared('range_source') }),
    ...(!forms.includes('paths') && forms.includes('value') && { alternatives: shared('alternatives') }),
  };
  return {
    description: inputText(input, model, wording),
    defaultSnippets: [inputSnippet(input, model, wording)],
    // Keys stand one level down: beside a snippet an editor would write them out instead of the snippet.
    allOf: [
      { properties: keys, additionalProperties: false },
      ...everyEntry(definitions, wording),
      hasForm(forms, wording),
      ...(forms.includes('cells') ? cellsByDimension(input, model, numberRef(input, definitions, wording), definitions, wording) : []),
    ],
  };
}

/** 自己声明的输入 — any other name: a new input, which must say what it is. */
export function ownInput(entry: JsonSchema, definitions: Definitions, wording: Wording): JsonSchema {
  const { lang } = wording;
  return {
    description: say('schema-input-own', {}, lang),
    allOf: [
      ...everyEntry(definitions, wording),
      { required: ['label'], errorMessage: say('schema-input-unknown', {}, lang) },
      hasForm(FORMS, wording),
    ],
    properties: entry.properties ?? {},
    additionalProperties: false,
  };
}

/** What holds for every entry: a map with a unit, and one form. */
function everyEntry(definitions: Definitions, { lang }: Wording): JsonSchema[] {
  const only = (form: Form): JsonSchema => ({
    allOf: [
      { properties: excluded(FORMS.filter((other) => other !== form)), errorMessage: say('schema-input-two-forms', {}, lang) },
      ...(form === 'series' || form === 'table' ? [] : [{ properties: excluded(['between', 'after']), errorMessage: say('schema-input-continuation', {}, lang) }]),
      ...(form === 'paths' ? [] : [{ properties: excluded(['column']), errorMessage: say('schema-input-column-paths', {}, lang) }]),
      ...(form === 'cells' ? [missing('by', lang)] : []),
    ],
  });
  return [
    { type: 'object', errorMessage: say('schema-input-form', {}, lang) },
    missing('unit', lang),
    definitions.ref('one_form', { dependencies: { ...Object.fromEntries(FORMS.map((form) => [form, only(form)])), by: missing('cells', lang) } }),
  ];
}

function excluded(keys: readonly string[]): Properties {
  return Object.fromEntries(keys.map((key) => [key, false]));
}

/** One of the forms; a union of what is required would be told in English only. */
function hasForm(forms: readonly Form[], { lang }: Wording): JsonSchema {
  const message = say('schema-input-no-form', { forms }, lang);
  return { if: { not: { anyOf: forms.map((form) => ({ required: [form] })) } }, then: { required: [forms[0]!], errorMessage: message } };
}

function formSchema(form: Form, input: InputDeclaration, model: Model, entry: JsonSchema, definitions: Definitions, wording: Wording): JsonSchema {
  const words = partOf(entry, form);
  const number = numberRef(input, definitions, wording);
  const perNumber = (part: JsonSchema): JsonSchema => definitions.ref(`${form}_of_${nameOf(number)}`, part);
  switch (form) {
    case 'value': return { ...number, description: `${words.description ?? ''}\n${numberText(input.unit, input.range, wording)}` };
    case 'series': return perNumber({ ...words, patternProperties: valuesOf(words, number), minProperties: 1 });
    case 'cells': return cellsSchema(input, model, number, words, definitions, wording);
    case 'bands': return bandsSchema(input.bandOf ?? PURE, number, words, wording);
    case 'table': case 'paths': return definitions.ref(`input_${form}`, words);
  }
}

/** The keys as the loader has them, with numbers of this input. */
function valuesOf({ patternProperties }: JsonSchema, number: JsonSchema): Properties {
  return Object.fromEntries(Object.keys(patternProperties ?? {}).map((pattern) => [pattern, number]));
}

function bandsSchema(bandOf: Unit, number: JsonSchema, words: JsonSchema, { lang }: Wording): JsonSchema {
  return {
    description: words.description ?? '',
    type: 'object',
    minProperties: 1,
    patternProperties: { [`^(?:below|${quantityPattern(bandOf)})$`]: number },
    additionalProperties: false,
    errorMessage: say('schema-bands-form', { unit: unitText(bandOf) }, lang),
  };
}

function byOf({ dimensions: names }: InputDeclaration, model: Model, entry: JsonSchema, { lang }: Wording): JsonSchema {
  const dimensions = dimensionsOf(names, model);
  return { description: partOf(entry, 'by').description ?? '', enum: dimensions.map(({ name }) => name), enumDescriptions: dimensions.map(({ label }) => label[lang]) };
}

/** A piecewise table has nothing half-way between two years. */
function betweenOfBands(entry: JsonSchema): JsonSchema {
  const words = partOf(entry, 'between');
  const { enum: values = [], enumDescriptions = [] } = words;
  const kept = values.flatMap((value, index) => (value === 'linear' ? [] : [index]));
  return { ...words, enum: kept.map((index) => values[index]), enumDescriptions: kept.map((index) => enumDescriptions[index]!) };
}

/** 单位 — the declared unit, in any of the usual ways of writing it. */
export function unitSchema(unit: Unit, wording: Wording): JsonSchema {
  const text = unitText(unit);
  return {
    description: unitFact(unit, wording),
    ...(isPure(unit) ? { type: ['number', 'string'], minimum: 1, maximum: 1, default: 1 } : { type: 'string', default: text }),
    pattern: `^${unitPattern(unit)}$`,
    errorMessage: say('schema-unit-must', { unit: text }, wording.lang),
  };
}

/** 法定范围 — the limits of an input's numbers alone, to be laid over its entry under a condition. */
export function withinLaw({ range: { law } }: InputDeclaration): JsonSchema {
  const values = { additionalProperties: bounds(law) };
  return { patternProperties: only({ value: bounds(law), series: values, cells: values, bands: values }) };
}
