import type { MessageKey } from '../messages/index.js';
import type { Page } from './page.js';
import { wordIn, yearIn } from './words.js';

/** 表头 — the row of headings of a sheet, wherever it has been moved to. */
export interface Heads<K extends string> {
  readonly row: number;
  readonly columns: ReadonlyMap<K, number>;
  readonly years: ReadonlyMap<number, number>;
}

/** Rows in which headings are looked for. */
const MOST_ROWS_ABOVE = 30;

/** The first row that has all the needed headings; undefined when there is none. */
export function findHeads<K extends string>(page: Page, words: Readonly<Record<K, MessageKey>>, needed: readonly K[]): Heads<K> | undefined {
  for (let row = 1; row <= Math.min(page.lastRow, MOST_ROWS_ABOVE); row++) {
    const heads = headsIn(page, row, words);
    if (needed.every((key) => heads.columns.has(key))) return heads;
  }
  return undefined;
}

function headsIn<K extends string>(page: Page, row: number, words: Readonly<Record<K, MessageKey>>): Heads<K> {
  const columns = new Map<K, number>();
  const years = new Map<number, number>();
  for (let column = 1; column <= page.lastColumn; column++) {
    const text = page.text(row, column);
    if (text === '') continue;
    const key = wordIn(text, words);
    const year = yearIn(text);
    if (key !== undefined && !columns.has(key)) columns.set(key, column);
    else if (year !== undefined && !years.has(year)) years.set(year, column);
  }
  return { row, columns, years };
}

/** Says what is wrong with the headings: one twice, unknown ones over contents, contents under none. */
export function checkHeads<K extends string>(page: Page, { row, columns, years }: Heads<K>, words: Readonly<Record<K, MessageKey>>): void {
  const known = new Set([...columns.values(), ...years.values()]);
  for (let column = 1; column <= page.lastColumn; column++) {
    if (known.has(column)) continue;
    const head = page.text(row, column);
    const key = head === '' ? undefined : wordIn(head, words);
    const year = yearIn(head);
    const first = key === undefined ? (year === undefined ? undefined : years.get(year)) : columns.get(key);
    if (first !== undefined) page.issues.error('import-head-twice', { head, other: page.issues.addressOf(page.spot(row, first)) }, page.spot(row, column));
    else if (hasContents(page, row + 1, column)) {
      if (head === '') page.issues.warning('import-no-head', {}, page.spot(row, column));
      else page.issues.warning('import-column-ignored', { head }, page.spot(row, column));
    }
  }
}

function hasContents(page: Page, first: number, column: number): boolean {
  for (let row = first; row <= page.lastRow; row++) if (!page.isBlank(row, column)) return true;
  return false;
}
