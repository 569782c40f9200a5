import { Command } from 'commander';
import { type Lang, type MessageKey, say } from '../../messages/index.js';
import { names, text, wholeNumber } from '../option-values.js';
import { UsageError } from '../usage-error.js';

/** Options of `chusuan sensitivity`. */
export interface SensitivityRequest {
  readonly kind: 'sensitivity';
  readonly scenarioFile: string;
  readonly outputs?: readonly string[];
  readonly years?: readonly number[];
  readonly paths: number;
  readonly only?: readonly string[];
  readonly svg?: string;
  readonly unmarked?: boolean;
  readonly force?: boolean;
}

interface Words extends Omit<SensitivityRequest, 'kind' | 'scenarioFile' | 'outputs' | 'years' | 'paths'> {
  readonly output?: string[];
  readonly years?: number[];
  readonly paths?: number;
}

const DEFAULT_PATHS = 500;
const LARGEST_PATHS = 1_000_000;

/** 敏感性命令 — the words of `chusuan sensitivity`; loads nothing that computes. */
export function sensitivityOptions(lang: Lang, onRequest: (request: SensitivityRequest) => void): Command {
  const t = (key: MessageKey): string => say(key, {}, lang);
  return new Command('sensitivity')
    .description(t('sensitivity-command'))
    .argument(`<${t('cli-value-scenario')}>`, t('sensitivity-argument'))
    .option(`--output <${t('sensitivity-value-outputs')}>`, t('sensitivity-option-output'), names('--output'))
    .option(`--years <${t('sensitivity-value-years')}>`, t('sensitivity-option-years'), years)
    .option(`--paths <${t('cli-value-number')}>`, t('sensitivity-option-paths'), wholeNumber('--paths', 0, LARGEST_PATHS))
    .option(`--only <${t('sensitivity-value-inputs')}>`, t('sensitivity-option-only'), names('--only'))
    .option(`--svg <${t('sensitivity-value-file')}>`, t('sensitivity-option-svg'), text('--svg'))
    .option('--unmarked', t('sensitivity-option-unmarked'))
    .option('--force', t('sensitivity-option-force'))
    .option('--json', t('cli-option-json'))
    .addHelpText('after', `\n${t('sensitivity-example')}`)
    .action((scenarioFile: string, { output, years: asked, paths = DEFAULT_PATHS, only, svg, unmarked, force }: Words) => {
      onRequest({
        kind: 'sensitivity', scenarioFile, paths,
        ...(output && { outputs: output }), ...(asked && { years: asked }), ...(only && { only }),
        ...(svg !== undefined && { svg }), ...(unmarked && { unmarked }), ...(force && { force }),
      });
    });
}

/** `2035,2050`. */
function years(value: string): number[] {
  const list = value.split(/[,，、]/).map((year) => year.trim());
  if (!list.every((year) => /^[12]\d{3}$/.test(year))) throw new UsageError('sensitivity-bad-years', { value });
  return list.map(Number);
}
