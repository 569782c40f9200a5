import { Command } from 'commander';
import { type Lang, type MessageKey, say } from '../../messages/index.js';
import { text, wholeNumber } from '../option-values.js';
import { UsageError } from '../usage-error.js';
import { addWaterfallOptions, waterfallOf, type WaterfallRequest, type WaterfallWords } from './compare-waterfall-options.js';

/** Options of `chusuan compare`. */
export interface CompareRequest {
  readonly kind: 'compare';
  /** Scenario files; the first is the reference. */
  readonly files: readonly string[];
  readonly paths?: number;
  readonly seed?: string;
  readonly threads?: number;
  readonly out?: string;
  readonly force?: boolean;
  /** First year of the totals. */
  readonly from?: number;
  /** Years of the tables by year. */
  readonly years?: readonly number[];
  /** Ends with a report. */
  readonly report?: boolean;
  /** The difference of two is split instead. */
  readonly waterfall?: WaterfallRequest;
}

interface Words extends Omit<CompareRequest, 'kind' | 'files' | 'years' | 'waterfall'>, WaterfallWords {
  readonly years?: string;
}

const LARGEST_PATHS = 10_000_000;
const LARGEST_THREADS = 256;

/** 比较命令 — the words of `chusuan compare`; loads nothing that computes. */
export function compareOptions(lang: Lang, onRequest: (request: CompareRequest) => void): Command {
  const t = (key: MessageKey): string => say(key, {}, lang);
  const value = (key: MessageKey): string => `<${t(key)}>`;
  return addWaterfallOptions(new Command('compare')
    .description(t('compare-command'))
    .usage(t('compare-usage'))
    // Counted here: commander would ask for one.
    .argument(`[${t('compare-value-files')}]`, t('compare-argument'))
    .option(`--paths ${value('cli-value-number')}`, t('compare-option-paths'), wholeNumber('--paths', 0, LARGEST_PATHS))
    .option(`--seed ${value('cli-value-text')}`, t('cli-option-seed'), text('--seed'))
    .option(`--threads ${value('cli-value-number')}`, t('cli-option-threads'), wholeNumber('--threads', 1, LARGEST_THREADS))
    .option(`--out ${value('cli-value-folder')}`, t('compare-option-out'), text('--out'))
    .option('--force', t('compare-option-force'))
    .option('--report', t('compare-option-report'))
    .option(`--years ${value('compare-value-years')}`, t('compare-option-years'))
    .option(`--from ${value('compare-value-year')}`, t('compare-option-from'), wholeNumber('--from', 1900, 2400)), lang)
    .option('--json', t('cli-option-json'))
    .addHelpText('after', `\n${t('compare-example')}\n${t('attribution-example')}`)
    .action((files: string[], { years, paths, seed, threads, out, force, from, report, ...words }: Words) => {
      if (files.length < 2) throw new UsageError('compare-missing', { count: files.length });
      const others = Object.entries({ '--seed': seed, '--out': out, '--years': years, '--from': from, '--report': report }).filter(([, given]) => given !== undefined).map(([option]) => option);
      const waterfall = waterfallOf(words, files, others);
      onRequest({
        kind: 'compare', files, ...(waterfall && { waterfall }), ...(paths !== undefined && { paths }), ...(seed !== undefined && { seed }), ...(threads !== undefined && { threads }),
        ...(out !== undefined && { out }), ...(force && { force }), ...(report && { report }), ...(from !== undefined && { from }), ...(years !== undefined && { years: readYears(years) }),
      });
    });
}

/** `2030,2040`; a comma from a Chinese keyboard counts too. */
function readYears(value: string): number[] {
  const words = value.split(/[,，、]/).map((word) => word.trim());
  if (!words.every((word) => /^[12]\d{3}$/.test(word))) throw new UsageError('compare-bad-years', { value });
  return [...new Set(words.map(Number))].sort((a, b) => a - b);
}
