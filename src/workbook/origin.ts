import type { Workbook } from '@protobi/exceljs';
import { dirname, relative, resolve, sep } from 'node:path';
import type { Lang } from '../messages/index.js';
import { rulebookHash } from '../scenario/index.js';
import { VERSION } from '../version.js';
import { comparedTexts } from './chapter-words.js';
import { type Contents, hashOf, hashOfTexts } from './content.js';
import { unitLabel } from './number-look.js';
import type { SheetPlan } from './sheet-plan.js';
import { inputLook } from './writing.js';

/** 来源 — what an import must know and nobody edits, on a sheet that Excel does not offer to show. */
export interface Origin {
  readonly lang: Lang;
  /** As from the workbook's folder, with `/`. */
  readonly scenario: string;
  readonly rulebookHash: string;
  /** What each item was when it was written: `inputs.cpi_mean`, `given.cpi`, `noise.cpi~income`. */
  readonly hashes: ReadonlyMap<string, string>;
  /** The unit of each item as the workbook words it: a later program may word it in another way. */
  readonly units: ReadonlyMap<string, string>;
  /** Fixed cells of each input, as `hashOfTexts` gives them, for the same reason. */
  readonly fixed: ReadonlyMap<string, string>;
  /** Names of our sheets. */
  readonly sheets: readonly string[];
  /** Inputs, and given values as `given.cpi`, that have a sheet of their own. */
  readonly tables: ReadonlySet<string>;
}

/** Other programs may show it: then it is a sheet like any other, and still none of the user's. */
export const ORIGIN_SHEET = '_chusuan';
/** Raised when a workbook of an older program could no longer be read. */
const FORMAT = 1;

export function hashesOf({ inputs, given, correlations }: Contents): Map<string, string> {
  return new Map([
    ...[...inputs].map(([name, { content, attributes }]) => [`inputs.${name}`, hashOf(content, attributes)] as const),
    ...[...given].map(([name, { content }]) => [`given.${name}`, hashOf(content)] as const),
    ...[...correlations].map(([pair, { value }]) => [`noise.${pair}`, hashOf({ kind: 'value', value })] as const),
  ]);
}

/** @param file where the workbook will stand */
export function writeOrigin(workbook: Workbook, contents: Contents, plan: SheetPlan, file: string, lang: Lang): void {
  const sheets = workbook.worksheets.map(({ name }) => name);
  const sheet = workbook.addWorksheet(ORIGIN_SHEET, { state: 'veryHidden' });
  const tables = [...plan.tables.keys(), ...[...plan.givenTables.keys()].map((name) => `given.${name}`)];
  const scenario = relative(dirname(resolve(file)), contents.file).split(sep).join('/');
  sheet.addRows([
    ['format', FORMAT], ['program', VERSION], ['lang', lang], ['scenario', scenario], ['rulebook', rulebookHash(contents.plan.model)],
    ...sheets.map((name) => ['sheet', name]), ...tables.map((id) => ['table', id]),
    ...[...hashesOf(contents)].map(([item, hash]) => ['item', item, hash, ...fixedOf(item, contents, lang)]),
  ]);
}

/** Unit and fixed cells of an item as its sheet words them. */
function fixedOf(item: string, { inputs, given }: Contents, lang: Lang): string[] {
  const name = item.slice(item.indexOf('.') + 1);
  const entry = item.startsWith('inputs.') ? inputs.get(name) : undefined;
  if (entry) return [unitLabel(entry.declared.unit, lang), hashOfTexts(comparedTexts(entry, inputLook(entry), lang))];
  const rule = item.startsWith('given.') ? given.get(name)?.rule : undefined;
  return rule ? [unitLabel(rule.unit, lang)] : [];
}

/** What `writeOrigin` wrote; undefined for a workbook that is none of ours, or of a later program. */
export function readOrigin(workbook: Workbook): Origin | { readonly isLater: boolean } {
  const sheet = workbook.getWorksheet(ORIGIN_SHEET);
  const rows: string[][] = [];
  sheet?.eachRow((row) => rows.push([1, 2, 3, 4, 5].map((column) => row.getCell(column).text)));
  const one = (key: string): string => rows.find(([first]) => first === key)?.[1] ?? '';
  const all = (key: string): string[] => rows.flatMap(([first, text]) => (first === key ? [text!] : []));
  const items = (column: number): Map<string, string> => new Map(rows.flatMap((row) => (row[0] === 'item' ? [[row[1]!, row[column]!]] : [])));
  if (one('format') !== String(FORMAT)) return { isLater: Number(one('format')) > FORMAT };
  return {
    lang: one('lang') === 'en' ? 'en' : 'zh', scenario: one('scenario'), rulebookHash: one('rulebook'),
    sheets: all('sheet'), tables: new Set(all('table')),
    hashes: items(2), units: items(3), fixed: items(4),
  };
}
