import { Command } from 'commander';
import { type Lang, say } from '../../messages/index.js';

/** Options of `chusuan assist`. */
export interface AssistRequest {
  readonly kind: 'assist';
  readonly target: string;
}

/** The words of `chusuan assist`; loads nothing heavy. */
export function assistOptions(lang: Lang, onRequest: (request: AssistRequest) => void): Command {
  const t = (key: Parameters<typeof say>[0]): string => say(key, {}, lang);
  return new Command('assist')
    .description(t('assist-command'))
    .argument('<target>')
    .option('--json', t('cli-option-json'))
    .action((target: string) => {
      onRequest({ kind: 'assist', target });
    });
}
