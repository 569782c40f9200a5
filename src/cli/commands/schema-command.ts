import { basename } from 'node:path';
import { obstacleTo, writeWhole } from '../../files/index.js';
import { type Issue, IssueList } from '../../issues/index.js';
import { say } from '../../messages/index.js';
import type { Model } from '../../model/index.js';
import { unitWords } from '../../report/index.js';
import { openScenario } from '../../scenario/index.js';
import type { JsonSchema, Wording } from '../../schema/index.js';
import { EXIT } from '../exit-status.js';
import { namedRulebook } from '../named-rulebook.js';
import type { Terminal } from '../terminal.js';
import type { SchemaRequest } from './schema-options.js';

/** The rulebook of scenarios when none is named. */
const SHIPPED = 'resident-pension';

/** chusuan schema — a JSON Schema for editors, printed or written; returns the exit status. */
export async function schemaCommand(request: SchemaRequest, terminal: Terminal): Promise<number> {
  const { file, force = false } = request;
  const obstacle = file === undefined ? undefined : obstacleTo(file, force);
  if (obstacle) return refused([obstacle], terminal);
  const issues = new IssueList();
  const schema = await schemaOf(request, { lang: terminal.lang, unit: (text) => unitWords(text, terminal.lang) }, issues);
  if (!schema) return refused(issues.items, terminal);
  terminal.issues(issues.items);
  const { schemaText } = await import('../../schema/index.js');
  const text = schemaText(schema);
  if (file === undefined) {
    if (!terminal.isJson) terminal.streams.stdout.write(text);
    // As one text: the keys of an answer are in snake_case, those of a schema are not ours to change.
    terminal.json(EXIT.ok, issues.items, { status: 'printed', schema: text });
    return EXIT.ok;
  }
  const failure = writeWhole(file, text, force);
  if (failure) return refused([failure], terminal);
  terminal.print(say('schema-written', { file, name: basename(file) }, terminal.lang));
  terminal.json(EXIT.ok, issues.items, { status: 'written', file });
  return EXIT.ok;
}

async function schemaOf({ of, rulebook = SHIPPED, extended }: SchemaRequest, wording: Wording, issues: IssueList): Promise<JsonSchema | undefined> {
  // The rule language and zod are loaded here and not with the words of the command.
  const { clausesJsonSchema, personsJsonSchema, rulebookJsonSchema, scenarioJsonSchema } = await import('../../schema/index.js');
  switch (of) {
    case 'clauses': return clausesJsonSchema(wording);
    case 'persons': return personsJsonSchema(wording);
    case 'rulebook': return rulebookJsonSchema(wording);
    case 'scenario': {
      if (extended !== undefined) {
        const { plan, issues: found } = await openScenario(extended);
        issues.items.push(...found);
        return plan && scenarioJsonSchema(withoutOwnInputs(plan.model), wording);
      }
      const folder = namedRulebook(rulebook, issues);
      const { loadRulebook } = await import('../../language/index.js');
      const model = folder === undefined ? undefined : loadRulebook(folder, [], [], issues);
      // A scenario names a shipped rulebook by its name alone; one of a user's stands in any folder.
      return model && scenarioJsonSchema(model, wording, folder === rulebook ? undefined : rulebook);
    }
  }
}

/** A scenario's own inputs are declared anew by whoever replaces them: to the schema they are nobody's. */
function withoutOwnInputs(model: Model): Model {
  return { ...model, inputs: new Map([...model.inputs].filter(([, { place }]) => place.file.startsWith(`${model.folder}/`))) };
}

function refused(issues: readonly Issue[], terminal: Terminal): number {
  terminal.issues(issues);
  terminal.json(EXIT.badInput, issues, { status: 'refused' });
  return EXIT.badInput;
}
