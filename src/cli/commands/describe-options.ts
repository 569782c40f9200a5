import { Command } from 'commander';
import { type Lang, type MessageKey, say } from '../../messages/index.js';
import { text } from '../option-values.js';
import { UsageError } from '../usage-error.js';

/** Options of `chusuan describe`. */
export interface DescribeRequest {
  readonly kind: 'describe';
  readonly target: string;
  readonly against?: string;
  readonly persons?: string;
  readonly cliff: number;
  readonly names?: boolean;
}

interface Words extends Omit<DescribeRequest, 'kind' | 'target' | 'cliff'> {
  readonly cliff?: number;
}

/** A class of contribution more is worth about as much to a lifetime; what moves more is worth a warning. */
const DEFAULT_CLIFF = 0.01;

/** 说明命令 — the words of `chusuan describe`; loads nothing that computes. */
export function describeOptions(lang: Lang, onRequest: (request: DescribeRequest) => void): Command {
  const t = (key: MessageKey): string => say(key, {}, lang);
  return new Command('describe')
    .description(t('describe-command'))
    .argument(`<${t('describe-value-scenario')}>`, t('describe-argument'))
    .option(`--against <${t('describe-value-scenario')}>`, t('describe-option-against'), text('--against'))
    .option(`--persons <${t('describe-value-file')}>`, t('describe-option-persons'), text('--persons'))
    .option(`--cliff <${t('describe-value-share')}>`, t('describe-option-cliff'), share)
    .option('--names', t('describe-option-names'))
    .option('--json', t('cli-option-json'))
    .addHelpText('after', `\n${t('describe-example')}`)
    .action((target: string, { cliff = DEFAULT_CLIFF, against, persons, names }: Words) => {
      onRequest({ kind: 'describe', target, cliff, ...(against !== undefined && { against }), ...(persons !== undefined && { persons }), ...(names && { names }) });
    });
}

/** `2%` or `0.02`. */
function share(value: string): number {
  const match = /^(\d+(?:\.\d+)?)\s*(%|％)?$/.exec(value.trim());
  const number = match ? Number(match[1]) / (match[2] === undefined ? 1 : 100) : NaN;
  if (number > 0 && number < 1) return number;
  throw new UsageError('describe-bad-cliff', { value });
}
