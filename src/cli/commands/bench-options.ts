import { Command } from 'commander';
import { type Lang, say } from '../../messages/index.js';
import { names, text } from '../option-values.js';
import { UsageError } from '../usage-error.js';

/** Options of `chusuan bench`. */
export interface BenchRequest {
  readonly kind: 'bench';
  readonly size: 'quick' | 'usual' | 'large';
  /** Names of metrics, not yet looked at. */
  readonly only?: readonly string[];
  /** An earlier report. */
  readonly compare?: string;
  readonly save: boolean;
}

interface Words {
  readonly quick?: boolean;
  readonly large?: boolean;
  readonly save?: boolean;
  readonly only?: readonly string[];
  readonly compare?: string;
}

/** 测速命令 — the words of `chusuan bench`; loads nothing of the benchmark. */
export function benchOptions(lang: Lang, onRequest: (request: BenchRequest) => void): Command {
  const t = (key: Parameters<typeof say>[0]): string => say(key, {}, lang);
  return new Command('bench')
    .description(t('bench-command'))
    .option(`--compare <${t('bench-value-file')}>`, t('bench-option-compare'), text('--compare'))
    .option('--quick', t('bench-option-quick'))
    .option('--large', t('bench-option-large'))
    .option(`--only <${t('bench-value-metrics')}>`, t('bench-option-only'), names('--only'))
    .option('--save', t('bench-option-save'))
    .option('--json', t('bench-option-json'))
    .addHelpText('after', `\n${t('bench-example')}`)
    .action(({ quick, large, save, only, compare }: Words) => {
      if (quick && large) throw new UsageError('bench-quick-and-large', {});
      const size = quick ? 'quick' : large ? 'large' : 'usual';
      onRequest({ kind: 'bench', size, save: save ?? false, ...(only && { only }), ...(compare !== undefined && { compare }) });
    });
}
