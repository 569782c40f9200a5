import { say } from '../messages/index.js';
import { RESERVED } from '../language/index.js';
import type { JsonSchema } from './json-schema.js';
import { ANY_UNIT } from './units.js';
import type { Wording } from './wording.js';

/** Names as the rule language has them: words of its own are taken. */
export const NAME = `^(?!(?:${[...RESERVED].join('|')})$)[a-z][a-z0-9_]*$`;

/** Characters of a formula, at least one; no assignment, no member of a name, and neither `**` nor `if`, which other languages have. */
const FORMULA = String.raw`^(?![\s\S]*(?:\*\*|(?:^|[^<>=!])=(?!=)|[A-Za-z_]\s*\.|\b[iI][fF]\b))\s*[\w+\-*/^<>=!?:(),.'"][\w\s+\-*/^<>=!?:(),.'"]*$`;

/** 规则的属性 — with what a text of each can be: a unit, a formula. */
export function ruleAttributesSchema(rule: JsonSchema, { lang }: Wording): JsonSchema {
  const formula = { pattern: FORMULA, patternErrorMessage: say('schema-formula-form', {}, lang) };
  return withParts(rule, { unit: anyUnit(lang), formula, start: formula, entry: formula });
}

/** What a rule says at least: what it is and how it is computed. */
export const WRITTEN = ['label', 'unit', 'formula'] as const;

/** A rule that the rulebook does not have. */
export function newRule(lang: Wording['lang']): JsonSchema {
  return { required: WRITTEN, errorMessage: say('schema-rule-new', {}, lang) };
}

/** Any unit; a plain 1 is the only number that is one. */
export function anyUnit(lang: Wording['lang']): JsonSchema {
  return { pattern: `^${ANY_UNIT}$`, minimum: 1, maximum: 1, errorMessage: say('schema-unit-form', {}, lang) };
}

/** A schema with more said of some of its keys. */
export function withParts(schema: JsonSchema, more: Readonly<Record<string, JsonSchema>>): JsonSchema {
  const parts = Object.entries(schema.properties ?? {}).map(([key, part]) => [key, part && { ...part, ...more[key] }] as const);
  return { ...schema, properties: Object.fromEntries(parts) };
}
