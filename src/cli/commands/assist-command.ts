import { EXIT } from '../exit-status.js';
import type { Terminal } from '../terminal.js';
import type { AssistRequest } from './assist-options.js';

/** chusuan assist; returns the exit status. */
export function assistCommand(request: AssistRequest, terminal: Terminal): Promise<number> {
  terminal.note('assist-not-yet', { target: request.target });
  return Promise.resolve(EXIT.ourFault);
}
