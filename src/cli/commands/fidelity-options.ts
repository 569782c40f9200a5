import { Command } from 'commander';
import { type Lang, say } from '../../messages/index.js';

/** Options of `chusuan fidelity`. */
export interface FidelityRequest {
  readonly kind: 'fidelity';
  readonly target: string;
}

/** The words of `chusuan fidelity`; loads nothing heavy. */
export function fidelityOptions(lang: Lang, onRequest: (request: FidelityRequest) => void): Command {
  const t = (key: Parameters<typeof say>[0]): string => say(key, {}, lang);
  return new Command('fidelity')
    .description(t('fidelity-command'))
    .argument('<target>')
    .option('--json', t('cli-option-json'))
    .action((target: string) => {
      onRequest({ kind: 'fidelity', target });
    });
}
