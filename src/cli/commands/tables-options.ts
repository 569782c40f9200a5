import { Command } from 'commander';
import { type Lang, say } from '../../messages/index.js';

/** Options of `chusuan tables`. */
export interface TablesRequest {
  readonly kind: 'tables';
  readonly target: string;
}

/** The words of `chusuan tables`; loads nothing heavy. */
export function tablesOptions(lang: Lang, onRequest: (request: TablesRequest) => void): Command {
  const t = (key: Parameters<typeof say>[0]): string => say(key, {}, lang);
  return new Command('tables')
    .description(t('tables-command'))
    .argument('<target>')
    .option('--json', t('cli-option-json'))
    .action((target: string) => {
      onRequest({ kind: 'tables', target });
    });
}
