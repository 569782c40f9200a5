import { Command } from 'commander';
import { type Lang, say } from '../../messages/index.js';
import { names, text, wholeNumber } from '../option-values.js';
import { UsageError } from '../usage-error.js';

/** Options of `chusuan tables`. */
export interface TablesRequest {
  readonly kind: 'tables';
  /** A scenario file, or the folder of a finished run. */
  readonly target: string;
  /** Names of tables; all when absent. */
  readonly tables?: readonly string[];
  /** First and last year shown. */
  readonly years?: { readonly first: number; readonly last: number };
  /** A path instead of the best estimate. */
  readonly path?: number;
  readonly list?: boolean;
  /** The table of data quality instead. */
  readonly quality?: boolean;
  /** The actuarial balance sheet instead: at the end of a year, or of the last one of which something is known (`true`). */
  readonly valuation?: number | true;
  /** A folder for one CSV file a table. */
  readonly csv?: string;
  /** A workbook with one sheet a table. */
  readonly xlsx?: string;
  readonly force?: boolean;
}

/** As commander hands them over: two in the words of the command line. */
interface Words extends Omit<TablesRequest, 'kind' | 'target' | 'tables' | 'years'> {
  readonly table?: string[];
  readonly years?: string;
}

const LARGEST_PATH = 9_999_999;

/** 报表命令 — the words of `chusuan tables`; loads nothing that computes. */
export function tablesOptions(lang: Lang, onRequest: (request: TablesRequest) => void): Command {
  const t = (key: Parameters<typeof say>[0]): string => say(key, {}, lang);
  const target = t('tables-value-target');
  return new Command('tables')
    .description(t('tables-command'))
    .usage(`${t('cli-usage-options')} <${target}>`)
    .argument(`[${target}]`, t('tables-argument'))
    .option(`--table <${t('tables-value-names')}>`, t('tables-option-table'), names('--table'))
    .option(`--years <${t('tables-value-years')}>`, t('tables-option-years'))
    .option(`--path <${t('cli-value-number')}>`, t('tables-option-path'), wholeNumber('--path', 0, LARGEST_PATH))
    .option('--list', t('tables-option-list'))
    .option('--quality', t('tables-option-quality'))
    .option(`--valuation [${t('tables-value-year')}]`, t('tables-option-valuation'), wholeNumber('--valuation', 1900, 2400))
    .option(`--csv <${t('tables-value-folder')}>`, t('tables-option-csv'), text('--csv'))
    .option(`--xlsx <${t('tables-value-file')}>`, t('tables-option-xlsx'), text('--xlsx'))
    .option('--force', t('tables-option-force'))
    .option('--json', t('cli-option-json'))
    .addHelpText('after', `\n${t('tables-example')}`)
    .action((word: string | undefined, { table, years, path, list, quality, valuation, csv, xlsx, force }: Words) => {
      if (word === undefined) throw new UsageError('tables-missing-target', {});
      if (xlsx !== undefined && !/\.xlsx$/i.test(xlsx)) throw new UsageError('tables-not-xlsx', { file: xlsx });
      const alone = quality ? '--quality' : valuation !== undefined ? '--valuation' : undefined;
      const others = [...(quality && valuation !== undefined ? ['--valuation'] : []), ...(table ? ['--table'] : []), ...(path !== undefined ? ['--path'] : []), ...(csv !== undefined ? ['--csv'] : []), ...(xlsx !== undefined ? ['--xlsx'] : []), ...(list ? ['--list'] : [])];
      if (alone !== undefined && others.length > 0) throw new UsageError('tables-alone', { option: alone, others });
      onRequest({
        kind: 'tables', target: word, ...(table && { tables: table }), ...(years !== undefined && { years: readYears(years) }),
        ...(path !== undefined && { path }), ...(list && { list }), ...(quality && { quality }), ...(valuation !== undefined && { valuation }), ...(csv !== undefined && { csv }), ...(xlsx !== undefined && { xlsx }), ...(force && { force }),
      });
    });
}

/** `2030` or `2025-2035`. */
function readYears(value: string): { first: number; last: number } {
  const match = /^([12]\d{3})(?:\s*[^\s\d]\s*([12]\d{3}))?$/.exec(value.trim());
  const [first, last] = [Number(match?.[1]), Number(match?.[2] ?? match?.[1])];
  if (!match || first > last) throw new UsageError('tables-bad-years', { value });
  return { first, last };
}
