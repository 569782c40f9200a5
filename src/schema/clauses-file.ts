import { clausesFile } from '../book/index.js';
import { say } from '../messages/index.js';
import { type JsonSchema, jsonSchemaOf } from './json-schema.js';
import { CLAUSES_WORDS } from './rulebook-words.js';
import { described, type Wording } from './wording.js';

/** 条款的模式 — JSON Schema (draft 7) of the file `clauses.yaml` beside a rulebook. */
export function clausesJsonSchema({ lang }: Wording): JsonSchema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: say('schema-title-clauses', {}, lang),
    ...described(jsonSchemaOf(clausesFile), CLAUSES_WORDS, lang),
  };
}
