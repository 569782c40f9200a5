import { EXIT } from '../exit-status.js';
import type { Terminal } from '../terminal.js';
import type { BacktestRequest } from './backtest-options.js';

/** chusuan backtest; returns the exit status. */
export function backtestCommand(request: BacktestRequest, terminal: Terminal): Promise<number> {
  terminal.note('backtest-not-yet', { target: request.target });
  return Promise.resolve(EXIT.ourFault);
}
