import { type Lang, type MessageKey, say } from '../messages/index.js';
import { eachPart, type JsonSchema } from './json-schema.js';

/** 用语 — the language of a schema, and what a unit is called in it: `yuan/person/month` is 元/人/月. */
export interface Wording {
  readonly lang: Lang;
  readonly unit: (text: string) => string;
}

/** What stands beside a key; `mistake` is said when its value does not fit, `values` beside each word it may be. */
export type KeyWords = MessageKey | { readonly text: MessageKey; readonly mistake?: MessageKey; readonly values?: Readonly<Record<string, MessageKey>> };

/** By path, such as `inputs.*.value` or `outputs[]`; `*.zh` is that key wherever it stands. */
const WRONG_TYPE: Readonly<Partial<Record<string, MessageKey>>> = {
  string: 'schema-expected-text', integer: 'schema-expected-integer', number: 'schema-expected-number', boolean: 'schema-expected-boolean', array: 'schema-expected-list',
};

export type Words = Readonly<Record<string, KeyWords>>;

/** 加说明 — every key of a schema with its description. */
export function described(schema: JsonSchema, words: Words, lang: Lang, path = ''): JsonSchema {
  // Branches of a union have no key of their own: they stand under the key of the whole.
  const inside = (part: JsonSchema): JsonSchema =>
    eachPart(part, (inner, step) => (step === '' ? inside(inner) : described(inner, words, lang, `${path}${step}`.replace(/^\./, ''))));
  return { ...ownWords(schema, words, path, lang), ...toldWhatIsMissing(inside(schema), lang) };
}

/** Keys that must be there, as parts that say so in the language of the schema: an editor's own words are English here. */
function toldWhatIsMissing({ required, ...schema }: JsonSchema, lang: Lang): JsonSchema {
  if (!required) return schema;
  const needs = required.map((key) => missing(key, lang));
  if (required.join(' ') !== 'zh en') return { ...schema, allOf: needs };
  // A text in both languages is written out at once.
  const { properties = {}, additionalProperties = false, ...rest } = schema;
  return { ...rest, defaultSnippets: [{ label: say('schema-fill-in', {}, lang), body: { zh: '$1', en: '$2' } }], allOf: [{ properties, additionalProperties }, ...needs] };
}

/** A key that must be there. */
export function missing(key: string, lang: Lang): JsonSchema {
  return { required: [key], errorMessage: say('missing-key', { key }, lang) };
}

function ownWords(schema: JsonSchema, words: Words, path: string, lang: Lang): JsonSchema {
  const own = words[path] ?? words[`*${path.slice(Math.max(path.lastIndexOf('.'), 0))}`];
  // A key without words is still checked; a test finds it.
  if (own === undefined) return {};
  const { text, mistake, values } = typeof own === 'string' ? { text: own } : own;
  const wrongType = schema.enum || typeof schema.type !== 'string' ? undefined : WRONG_TYPE[schema.type];
  return {
    description: say(text, {}, lang),
    ...(wrongType && { errorMessage: say(wrongType, {}, lang) }),
    ...(mistake && { [schema.pattern === undefined ? 'errorMessage' : 'patternErrorMessage']: say(mistake, {}, lang) }),
    ...(values && schema.enum && { enumDescriptions: schema.enum.map((value) => say(values[String(value)]!, {}, lang)) }),
  };
}
