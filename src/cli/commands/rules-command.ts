import { EXIT } from '../exit-status.js';
import type { Terminal } from '../terminal.js';
import type { RulesRequest } from './rules-options.js';

/** chusuan rules */
export function rulesCommand(request: RulesRequest, terminal: Terminal): Promise<number> {
  terminal.json(EXIT.ok, [], { status: request.kind });
  return Promise.resolve(EXIT.ok);
}
