import { Command } from 'commander';
import { type Lang, say } from '../../messages/index.js';

/** Options of `chusuan backtest`. */
export interface BacktestRequest {
  readonly kind: 'backtest';
  readonly target: string;
}

/** The words of `chusuan backtest`; loads nothing heavy. */
export function backtestOptions(lang: Lang, onRequest: (request: BacktestRequest) => void): Command {
  const t = (key: Parameters<typeof say>[0]): string => say(key, {}, lang);
  return new Command('backtest')
    .description(t('backtest-command'))
    .argument('<target>')
    .option('--json', t('cli-option-json'))
    .action((target: string) => {
      onRequest({ kind: 'backtest', target });
    });
}
