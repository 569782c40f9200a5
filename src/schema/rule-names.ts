import { say } from '../messages/index.js';
import type { Model, Rule } from '../model/index.js';
import type { Definitions } from './definitions.js';
import type { JsonSchema } from './json-schema.js';
import { columnsOf, ruleText } from './name-texts.js';
import type { Wording } from './wording.js';

/** Columns of one rule at most, as the loader has it; wider rules are for profiles only. */
const MOST_COLUMNS = 64;

/** 规则名 — what lists of rules take. A name is offered with its label; whether others are refused is said elsewhere. */
export interface RuleNames {
  readonly outputs: JsonSchema;
  readonly profiles: JsonSchema;
  /** Refuses every name the rulebook does not have. */
  readonly knownOutput: JsonSchema;
  readonly known: JsonSchema;
}

export function ruleNames(model: Model, definitions: Definitions, wording: Wording): RuleNames {
  const rules = [...model.rules.values()];
  const narrow = rules.filter((rule) => columnsOf(rule, model) <= MOST_COLUMNS);
  const wide = rules.filter((rule) => !narrow.includes(rule));
  const outputs = definitions.ref('output_names', offered(narrow, model, wording));
  return {
    outputs,
    profiles: wide.length === 0 ? outputs : { allOf: [outputs, definitions.ref('profile_names', offered(wide, model, wording))] },
    knownOutput: definitions.ref('known_output', oneOf(narrow, wording)),
    known: definitions.ref('known_rule', oneOf(rules, wording)),
  };
}

function offered(rules: readonly Rule[], model: Model, wording: Wording): JsonSchema {
  return namesOffered(rules.map((rule) => ({ name: rule.name, text: outputText(rule, model, wording) })));
}

/**
 * 给出的名称 — offered with their texts; whether others are refused is for a pattern to say. An `enum` would do both, but an
 * editor then names all of them under every mistake and in every hover.
 */
export function namesOffered(names: readonly { readonly name: string; readonly text: string }[]): JsonSchema {
  return {
    defaultSnippets: names.map(({ name, text }) => ({ label: name, body: name, description: text })),
    // Without consequence: an editor shows what it says of the name that stands there.
    if: { anyOf: [...names.map(({ name, text }) => ({ const: name, description: text })), {}] },
  };
}

/** Any of the names and no other. */
export function namesPattern(names: readonly string[]): string {
  return `^(?:${names.join('|')})$`;
}

function oneOf(rules: readonly Rule[], { lang }: Wording): JsonSchema {
  return { pattern: namesPattern(rules.map(({ name }) => name)), patternErrorMessage: say('schema-rule-unknown', {}, lang) };
}

function outputText(rule: Rule, model: Model, wording: Wording): string {
  const columns = columnsOf(rule, model);
  const text = ruleText(rule, model, wording);
  return columns === 1 || columns > MOST_COLUMNS ? text : `${text}\n${say('schema-columns', { columns }, wording.lang)}`;
}
