import { EXIT } from '../exit-status.js';
import type { Terminal } from '../terminal.js';
import type { TablesRequest } from './tables-options.js';

/** chusuan tables; returns the exit status. */
export function tablesCommand(request: TablesRequest, terminal: Terminal): Promise<number> {
  terminal.note('tables-not-yet', { target: request.target });
  return Promise.resolve(EXIT.ourFault);
}
