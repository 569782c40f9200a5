import { say } from '../messages/index.js';
import type { Model, Noise } from '../model/index.js';
import type { JsonSchema } from './json-schema.js';
import type { Wording } from './wording.js';

/** 相关系数 — a number for each pair of noises that are drawn alike; a pair may be turned round. */
export function correlationSchema(model: Model, words: JsonSchema, { lang }: Wording): JsonSchema {
  const value: JsonSchema = { type: 'number', exclusiveMinimum: -1, exclusiveMaximum: 1, errorMessage: say('schema-correlation-form', {}, lang) };
  // A noise that no rule uses may be used by a rule of the scenario, in either way.
  const alike = (['normal', 'normal_once'] as const).map((kind) => model.noises.filter((noise) => noise.kind === kind || noise.kind === undefined));
  const pairs = alike.flatMap((noises) => noises.filter(({ kind }) => kind).flatMap((a, i) => noises.filter(({ kind }) => kind).slice(i + 1).map((b) => [a, b] as const)));
  return {
    description: words.description ?? '',
    type: 'object',
    properties: Object.fromEntries(pairs.map(([a, b]) => [`${a.name}~${b.name}`, { ...value, description: pairText(a, b, lang) }])),
    patternProperties: Object.fromEntries(alike.filter((noises) => noises.length > 1).map((noises) => [pairPattern(noises), value])),
    additionalProperties: false,
    errorMessage: say('schema-correlation-form', {}, lang),
  };
}

function pairText(a: Noise, b: Noise, lang: Wording['lang']): string {
  return say('schema-correlation-pair', { a: a.label[lang], b: b.label[lang] }, lang);
}

/** `cpi~income`, `income ~ cpi`, but not `cpi~cpi`. */
function pairPattern(noises: readonly Noise[]): string {
  const name = `(?:${noises.map((noise) => noise.name).join('|')})`;
  return String.raw`^ *(?!(\w+) *~ *\1 *$)${name} *~ *${name} *$`;
}
