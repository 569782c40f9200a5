import { Command } from 'commander';
import { type Lang, say } from '../../messages/index.js';

/** Options of `chusuan schema`. */
export interface SchemaRequest {
  readonly kind: 'schema';
}

export function schemaOptions(lang: Lang, onRequest: (request: SchemaRequest) => void): Command {
  return new Command('schema').description(say('schema-command', {}, lang)).action(() => { onRequest({ kind: 'schema' }); });
}
