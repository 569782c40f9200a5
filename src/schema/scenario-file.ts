import { say } from '../messages/index.js';
import type { InputDeclaration, Model } from '../model/index.js';
import { scenarioSchema } from '../scenario/index.js';
import { correlationSchema } from './correlations.js';
import { Definitions } from './definitions.js';
import { givenSchema } from './given.js';
import { declaredInput, ownInput, withinLaw } from './input-entries.js';
import { entryOf, type JsonSchema, jsonSchemaOf, only, partOf } from './json-schema.js';
import { rangeText } from './name-texts.js';
import { isWaivable } from './numbers.js';
import { NAME, withParts } from './rule-attributes.js';
import { namesOffered, namesPattern, ruleNames } from './rule-names.js';
import { ownRules } from './own-rules.js';
import { SCENARIO_WORDS } from './scenario-words.js';
import { described, missing, type Wording } from './wording.js';

/** What a scenario without `extends` must say. */
const NEEDED = ['title', 'rulebook', 'base_year', 'last_year', 'paths', 'seed'];

/**
 * 情景的模式 — JSON Schema (draft 7) of scenario files for one rulebook.
 *
 * Names, labels, units, ranges and clauses come from the model, keys and types from the loader's own schema. Names that the
 * rulebook lacks are refused, except where the file itself adds rules or declares inputs.
 * @param shipped name of the rulebook if it is one of ours: scenarios then name it so
 */
export function scenarioJsonSchema(model: Model, wording: Wording, shipped?: string): JsonSchema {
  const { lang } = wording;
  const file = described(jsonSchemaOf(scenarioSchema), SCENARIO_WORDS, lang);
  const definitions = new Definitions();
  const names = ruleNames(model, definitions, wording);
  const inputs = [...model.inputs.values()];
  const waivable = inputs.filter(({ range }) => isWaivable(range));
  const section = (key: string): JsonSchema => partOf(file, key);
  const whole = withParts(file, {
    ...(shipped !== undefined && { rulebook: rulebookSchema(shipped, wording) }),
    inputs: inputsSchema(section('inputs'), model, definitions, wording),
    given: givenSchema(section('given'), model, definitions, wording),
    noise: withParts(section('noise'), { correlation: correlationSchema(model, partOf(section('noise'), 'correlation'), wording) }),
    rules: ownRules(section('rules'), model, definitions, wording),
    outputs: { items: names.outputs, minItems: 1, uniqueItems: true },
    profiles: { items: names.profiles, uniqueItems: true },
    allow_violation: { items: permissionSchema(waivable, wording) },
  });
  const knownNames: JsonSchema = {
    if: { patternProperties: only({ rules: { propertyNames: names.known } }) },
    then: { patternProperties: only({ given: { propertyNames: names.known }, outputs: { items: names.knownOutput }, profiles: { items: names.known } }) },
  };
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: say('schema-title-scenario', {}, lang),
    ...whole,
    allOf: [knownNames, complete(lang), ...ORIGINS.map((key) => hasOrigin(key, lang)), ...waivable.map(unlessAllowed)],
    definitions: definitions.all,
  };
}

/** A file that extends no other says everything itself. */
function complete(lang: Wording['lang']): JsonSchema {
  const title = { allOf: ['zh', 'en'].map((key) => missing(key, lang)) };
  return { if: { not: { required: ['extends'] } }, then: { allOf: NEEDED.map((key) => missing(key, lang)), patternProperties: only({ title }) } };
}

const ORIGINS = ['source', 'confidence'] as const;

/** Where a number comes from is said of each input, or once for all in `defaults`. */
function hasOrigin(key: (typeof ORIGINS)[number], lang: Wording['lang']): JsonSchema {
  const needed = { required: [key], errorMessage: say('schema-input-no-origin', { key }, lang) };
  return {
    if: { required: ['defaults'], patternProperties: only({ defaults: { required: [key] } }) },
    else: { patternProperties: only({ inputs: { additionalProperties: needed } }) },
  };
}

function inputsSchema(section: JsonSchema, model: Model, definitions: Definitions, wording: Wording): JsonSchema {
  const entry = entryOf(section);
  const declared = [...model.inputs.values()].map((input) => [input.name, declaredInput(input, model, entry, definitions, wording)] as const);
  return { properties: Object.fromEntries(declared), patternProperties: { [NAME]: ownInput(entry, definitions, wording) } };
}

/** A path to the rulebook ends in its name too. */
function rulebookSchema(shipped: string, { lang }: Wording): JsonSchema {
  return { default: shipped, pattern: `(?:^|[/\\\\])${shipped}[/\\\\]?$`, patternErrorMessage: say('schema-rulebook-other', { name: shipped }, lang) };
}

function permissionSchema(inputs: readonly InputDeclaration[], { lang }: Wording): JsonSchema {
  const text = ({ label, unit, range }: InputDeclaration): string =>
    say('schema-allow-violation-item', { label: label[lang], range: rangeText(range.law!, unit, lang), clause: range.clause! }, lang);
  return {
    ...namesOffered(inputs.map((input) => ({ name: input.name, text: text(input) }))),
    // Where no input has such a range, no name fits.
    pattern: namesPattern(inputs.map(({ name }) => name)),
    patternErrorMessage: say('schema-allow-violation-unknown', {}, lang),
  };
}

/** Law holds unless the scenario itself asks to leave it. */
function unlessAllowed(input: InputDeclaration): JsonSchema {
  return {
    if: { patternProperties: only({ allow_violation: { contains: { const: input.name } } }), required: ['allow_violation'] },
    else: { patternProperties: only({ inputs: { patternProperties: only({ [input.name]: withinLaw(input) }) } }) },
  };
}
