import { EXIT } from '../exit-status.js';
import type { Terminal } from '../terminal.js';
import type { FidelityRequest } from './fidelity-options.js';

/** chusuan fidelity; returns the exit status. */
export function fidelityCommand(request: FidelityRequest, terminal: Terminal): Promise<number> {
  terminal.note('fidelity-not-yet', { target: request.target });
  return Promise.resolve(EXIT.ourFault);
}
