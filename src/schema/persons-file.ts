import { personsFile } from '../cards/index.js';
import { say } from '../messages/index.js';
import { type JsonSchema, jsonSchemaOf } from './json-schema.js';
import { described, type Words, type Wording } from './wording.js';

/** 人物各键的说明. */
const PERSONS_WORDS: Words = {
  '': 'schema-persons-file',
  '*.zh': 'schema-zh',
  '*.en': 'schema-en',
  as_of: 'schema-persons-as-of',
  persons: 'schema-persons',
  'persons.*': 'schema-person',
  'persons.*.label': 'schema-person-label',
  'persons.*.sex': 'schema-person-sex',
  'persons.*.born': 'schema-person-born',
  'persons.*.status': 'schema-person-status',
  'persons.*.state': {
    text: 'schema-person-state', mistake: 'schema-person-state-form',
    values: {
      outside: 'schema-person-outside', paying: 'schema-person-paying', paused: 'schema-person-paused', waiting: 'schema-person-waiting', drawing: 'schema-person-drawing',
    },
  },
  'persons.*.years': 'schema-person-years',
  'persons.*.account': 'schema-person-account',
  'persons.*.account_pension': 'schema-person-account-pension',
  'persons.*.paid_before': 'schema-person-paid-before',
  'persons.*.pays': { text: 'schema-person-pays', mistake: 'schema-person-pays-form' },
  'persons.*.pays.*': { text: 'schema-person-choice', mistake: 'schema-person-pays-form' },
  'persons.*.pays_until_age': 'schema-person-pays-until',
  'persons.*.back_pays': 'schema-person-back-pays',
  'persons.*.joins': 'schema-person-joins',
  'persons.*.returns': 'schema-person-returns',
  'persons.*.returns.year': 'schema-person-returns-year',
  'persons.*.returns.years': 'schema-person-returns-years',
  'persons.*.returns.account': 'schema-person-returns-account',
  'persons.*.claims': 'schema-person-claims',
  'persons.*.note': 'schema-person-note',
};

/** 人物的模式 — JSON Schema (draft 7) of a file of persons for `chusuan members`. */
export function personsJsonSchema({ lang }: Wording): JsonSchema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: say('schema-title-persons', {}, lang),
    ...described(jsonSchemaOf(personsFile), PERSONS_WORDS, lang),
  };
}
