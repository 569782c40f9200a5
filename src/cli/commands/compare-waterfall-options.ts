import { extname } from 'node:path';
import type { Command } from 'commander';
import { type Lang, type MessageKey, say } from '../../messages/index.js';
import { names, text, wholeNumber } from '../option-values.js';
import { UsageError } from '../usage-error.js';

/** 瀑布图选项 — of `chusuan compare --waterfall`. */
export interface WaterfallRequest {
  readonly outputs?: readonly string[];
  /** A year, or the first and the last of a total. */
  readonly years?: readonly [number, number];
  /** Names in the order in which the changes are made; `file`: as they are listed. */
  readonly order?: readonly string[] | 'file';
  /** By the name of the group; `chapters`: by chapter of the rulebook. */
  readonly grouping?: ReadonlyMap<string, readonly string[]> | 'chapters';
  readonly orders?: number;
  readonly svg?: string;
  readonly html?: string;
}

/** As commander gives them. */
export interface WaterfallWords {
  readonly waterfall?: boolean;
  readonly output?: string[];
  readonly year?: [number, number];
  readonly order?: string[];
  readonly group?: readonly (readonly [string, string[]])[];
  readonly orders?: number;
  readonly svg?: string;
  readonly html?: string;
}

const MOST_ORDERS = 1000;
const CHAPTERS = 'chapters';
const FILE_ORDER = 'file';

/** Adds the options; they ask for `--waterfall`. */
export function addWaterfallOptions(command: Command, lang: Lang): Command {
  const t = (key: MessageKey): string => say(key, {}, lang);
  return command
    .option('--waterfall', t('attribution-option-waterfall'))
    .option(`--output <${t('attribution-value-outputs')}>`, t('attribution-option-output'), names('--output'))
    .option(`--year <${t('attribution-value-year')}>`, t('attribution-option-year'), readYears)
    .option(`--order <${t('attribution-value-names')}>`, t('attribution-option-order'), names('--order'))
    .option(`--group <${t('attribution-value-group')}>`, t('attribution-option-group'), addGroup)
    .option(`--orders <${t('cli-value-number')}>`, t('attribution-option-orders'), wholeNumber('--orders', 4, MOST_ORDERS))
    .option(`--svg <${t('attribution-value-file')}>`, t('attribution-option-svg'), text('--svg'))
    .option(`--html <${t('attribution-value-file')}>`, t('attribution-option-html'), text('--html'));
}

/**
 * 读瀑布图选项 — undefined without `--waterfall`.
 * @param others options of the comparison that mean nothing here, where they were given
 */
export function waterfallOf({ waterfall = false, output, year, order, group, orders, svg, html }: WaterfallWords, files: readonly string[], others: readonly string[]): WaterfallRequest | undefined {
  const own = Object.entries({ '--output': output, '--year': year, '--order': order, '--group': group, '--orders': orders, '--svg': svg, '--html': html });
  const given = own.filter(([, value]) => value !== undefined).map(([option]) => option);
  if (!waterfall) {
    if (given.length > 0) throw new UsageError('attribution-without-waterfall', { options: given });
    return undefined;
  }
  if (others.length > 0) throw new UsageError('attribution-not-with', { options: others });
  if (files.length !== 2) throw new UsageError('attribution-two', { count: files.length });
  return {
    ...(output && { outputs: output }), ...(year && { years: year }), ...(order && { order: order.join() === FILE_ORDER ? FILE_ORDER : order }),
    ...(group && { grouping: groupingOf(group) }), ...(orders !== undefined && { orders }), ...(svg !== undefined && { svg }), ...(html !== undefined && { html }),
  };
}

/** `2050`, or `2027-2036` for a total. */
function readYears(value: string): [number, number] {
  const match = /^([12]\d{3})(?:\s*[-–—]\s*([12]\d{3}))?$/.exec(value.trim());
  const [first, last] = match ? [Number(match[1]), Number(match[2] ?? match[1])] : [1, 0];
  if (first > last) throw new UsageError('attribution-bad-year', { value });
  return [first, last];
}

/** `name=a,b,c`, once for each group, or `chapters`. */
function addGroup(value: string, before: readonly (readonly [string, string[]])[] = []): (readonly [string, string[]])[] {
  const [name = '', members = '', ...more] = value.replaceAll('＝', '=').split('=').map((part) => part.trim());
  const list = members.split(/[,，、]/).map((each) => each.trim()).filter((each) => each !== '');
  if (name !== CHAPTERS && (name === '' || list.length === 0 || more.length > 0 || before.some(([each]) => each === name))) throw new UsageError('attribution-bad-group', { value });
  return [...before, [name, list]];
}

function groupingOf(groups: readonly (readonly [string, string[]])[]): NonNullable<WaterfallRequest['grouping']> {
  const byChapter = groups.find(([name, list]) => name === CHAPTERS && list.length === 0);
  if (byChapter && groups.length > 1) throw new UsageError('attribution-bad-group', { value: CHAPTERS });
  return byChapter ? CHAPTERS : new Map(groups);
}

/** 图的文件名 — of several figures each has its name in that of its file. */
export function svgFile(file: string, outputs: readonly string[], index: number): string {
  if (outputs.length < 2) return file;
  const extension = extname(file);
  return `${file.slice(0, file.length - extension.length)}-${outputs[index]!}${extension}`;
}
