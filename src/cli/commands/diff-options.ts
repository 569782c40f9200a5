import { Command } from 'commander';
import { type Lang, say } from '../../messages/index.js';
import { UsageError } from '../usage-error.js';

/** Options of `chusuan diff`. */
export interface DiffRequest {
  readonly kind: 'diff';
  /** Scenario files, or folders of finished runs. */
  readonly before: string;
  readonly after: string;
  /** Long lists in full. */
  readonly all?: boolean;
  /** Differences end with exit status 1. */
  readonly exitCode?: boolean;
}

/** 比较命令 — the words of `chusuan diff`; loads nothing that reads scenarios. */
export function diffOptions(lang: Lang, onRequest: (request: DiffRequest) => void): Command {
  const t = (key: Parameters<typeof say>[0]): string => say(key, {}, lang);
  return new Command('diff')
    .description(t('diff-command'))
    .usage(t('diff-usage'))
    // Counted here: commander would name only the first that is missing.
    .argument(`[${t('diff-value-first')}]`, t('diff-argument'))
    .argument(`[${t('diff-value-second')}]`, t('diff-argument'))
    .option('--all', t('diff-option-all'))
    .option('--exit-code', t('diff-option-exit-code'))
    .option('--json', t('cli-option-json'))
    .addHelpText('after', `\n${t('diff-example')}`)
    .action((before: string | undefined, after: string | undefined, { all, exitCode }: Pick<DiffRequest, 'all' | 'exitCode'>) => {
      if (before === undefined || after === undefined) throw new UsageError('diff-missing', { count: before === undefined ? 0 : 1 });
      onRequest({ kind: 'diff', before, after, ...(all && { all }), ...(exitCode && { exitCode }) });
    });
}
