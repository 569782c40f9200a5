import { EXIT } from '../exit-status.js';
import type { Terminal } from '../terminal.js';
import type { ExplainRequest } from './explain-options.js';

/** chusuan explain */
export function explainCommand(request: ExplainRequest, terminal: Terminal): Promise<number> {
  terminal.json(EXIT.ok, [], { status: request.kind });
  return Promise.resolve(EXIT.ok);
}
