import { Command } from 'commander';
import { type Lang, say } from '../../messages/index.js';
import { text } from '../option-values.js';
import { UsageError } from '../usage-error.js';

/** Options of `chusuan assist`. */
export interface AssistRequest {
  readonly kind: 'assist';
  readonly file: string;
  /** For lists without a date column. */
  readonly date?: { readonly year: number; readonly cutOff: '06-30' | '11-20' };
  /** Heads by status, as a table for a scenario. */
  readonly out?: string;
  /** Heads by status, sex and age. */
  readonly byAge?: string;
  /** Rejected lines and their reasons. */
  readonly rejected?: string;
  readonly force?: boolean;
}

interface Words {
  readonly date?: string;
  readonly out?: string;
  readonly byAge?: string;
  readonly rejected?: string;
  readonly force?: boolean;
}

/** 名单命令 — the words of `chusuan assist`; loads nothing that reads lists. */
export function assistOptions(lang: Lang, onRequest: (request: AssistRequest) => void): Command {
  const t = (key: Parameters<typeof say>[0]): string => say(key, {}, lang);
  const file = `<${t('assist-value-file')}>`;
  return new Command('assist')
    .description(t('assist-command'))
    .usage(`${t('cli-usage-options')} <${t('assist-value-list')}>`)
    .argument(`[${t('assist-value-list')}]`, t('assist-argument'))
    .option(`--date <${t('assist-value-date')}>`, t('assist-option-date'))
    .option(`--out ${file}`, t('assist-option-out'), text('--out'))
    .option(`--by-age ${file}`, t('assist-option-by-age'), text('--by-age'))
    .option(`--rejected ${file}`, t('assist-option-rejected'), text('--rejected'))
    .option('--force', t('assist-option-force'))
    .option('--json', t('cli-option-json'))
    .addHelpText('after', `\n${t('assist-example')}`)
    .action((list: string | undefined, { date, out, byAge, rejected, force }: Words) => {
      if (list === undefined) throw new UsageError('assist-missing-list', {});
      const target = [out, byAge, rejected].find((each, i, all) => each !== undefined && (each === list || all.indexOf(each) < i));
      if (target !== undefined) throw new UsageError('assist-same-file', { file: target });
      onRequest({
        kind: 'assist', file: list, ...(date !== undefined && { date: readCutOff(date) }), ...(out !== undefined && { out }),
        ...(byAge !== undefined && { byAge }), ...(rejected !== undefined && { rejected }), ...(force && { force }),
      });
    });
}

function readCutOff(value: string): { year: number; cutOff: '06-30' | '11-20' } {
  const match = /^(20\d\d)-(06-30|11-20)$/.exec(value);
  if (!match) throw new UsageError('assist-bad-date', { value });
  return { year: Number(match[1]), cutOff: match[2] as '06-30' | '11-20' };
}
