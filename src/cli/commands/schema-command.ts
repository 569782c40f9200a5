import { EXIT } from '../exit-status.js';
import type { Terminal } from '../terminal.js';
import type { SchemaRequest } from './schema-options.js';

/** chusuan schema */
export function schemaCommand(request: SchemaRequest, terminal: Terminal): Promise<number> {
  terminal.json(EXIT.ok, [], { status: request.kind });
  return Promise.resolve(EXIT.ok);
}
