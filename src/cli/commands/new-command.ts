import { EXIT } from '../exit-status.js';
import type { Terminal } from '../terminal.js';
import type { NewRequest } from './new-options.js';

/** chusuan new */
export function newCommand(request: NewRequest, terminal: Terminal): Promise<number> {
  terminal.json(EXIT.ok, [], { status: request.kind });
  return Promise.resolve(EXIT.ok);
}
