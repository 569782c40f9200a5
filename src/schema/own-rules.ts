import { say } from '../messages/index.js';
import type { Model } from '../model/index.js';
import type { Definitions } from './definitions.js';
import { entryOf, type JsonSchema } from './json-schema.js';
import { ruleText } from './name-texts.js';
import { NAME, newRule, ruleAttributesSchema } from './rule-attributes.js';
import { snippet } from './snippets.js';
import type { Wording } from './wording.js';

/** A formula longer than this would fill the editor's window. */
const LONGEST_FORMULA = 300;

/** 情景改的规则 — a rule of the rulebook with some of its attributes, or a new one that says all it needs. */
export function ownRules(section: JsonSchema, model: Model, definitions: Definitions, wording: Wording): JsonSchema {
  const { lang } = wording;
  const attributes = definitions.ref('rule_attributes', withoutDescription(ruleAttributesSchema(entryOf(section), wording)));
  const rules = [...model.rules.values()].map((rule) => {
    const formula = rule.text.replace(/\s+/g, ' ').trim();
    const shown = formula.length > LONGEST_FORMULA ? `${formula.slice(0, LONGEST_FORMULA)}…` : formula;
    const description = `${ruleText(rule, model, wording)}\n${say('schema-formula-now', { formula: shown }, lang)}`;
    return [rule.name, { description, defaultSnippets: [snippet({ formula: '"$1"', source: '$2' }, wording)], allOf: [attributes] }] as const;
  });
  return {
    properties: Object.fromEntries(rules),
    patternProperties: { [NAME]: { description: entryOf(section).description ?? '', allOf: [attributes, newRule(lang)] } },
  };
}

/** What is said of a rule by name must not be hidden by what is said of all. */
function withoutDescription({ description: _, ...schema }: JsonSchema): JsonSchema {
  return schema;
}
