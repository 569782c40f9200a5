import { Command } from 'commander';
import { type Lang, type MessageKey, say } from '../../messages/index.js';
import { text, wholeNumber } from '../option-values.js';

/** Options of `chusuan fidelity`. */
export interface FidelityRequest {
  readonly kind: 'fidelity';
  readonly target: string;
  /** Paths of the calibration, and the most that are taken of the set. */
  readonly paths: number;
  readonly html?: string;
  readonly force?: boolean;
}

interface Words {
  readonly paths?: number;
  readonly html?: string;
  readonly force?: boolean;
}

const DEFAULT_PATHS = 2000;
const LEAST_PATHS = 100;
const LARGEST_PATHS = 100_000;

/** The words of `chusuan fidelity`; loads nothing heavy. */
export function fidelityOptions(lang: Lang, onRequest: (request: FidelityRequest) => void): Command {
  const t = (key: MessageKey): string => say(key, {}, lang);
  return new Command('fidelity')
    .description(t('fidelity-command'))
    .argument(`<${t('fidelity-value-scenario')}>`, t('fidelity-argument'))
    .option(`--paths <${t('cli-value-number')}>`, t('fidelity-option-paths'), wholeNumber('--paths', LEAST_PATHS, LARGEST_PATHS))
    .option(`--html <${t('fidelity-value-file')}>`, t('fidelity-option-html'), text('--html'))
    .option('--force', t('fidelity-option-force'))
    .option('--json', t('cli-option-json'))
    .addHelpText('after', `\n${t('fidelity-example')}`)
    .action((target: string, { paths, html, force }: Words) => {
      onRequest({ kind: 'fidelity', target, paths: paths ?? DEFAULT_PATHS, ...(html !== undefined && { html }), ...(force && { force }) });
    });
}
