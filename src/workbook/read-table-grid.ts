import type { Dimension } from '../model/index.js';
import type { Spot } from './book-issues.js';
import { shortLabel } from './chapter-words.js';
import { coordinateIn, coordinateWord, isDimension } from './coordinate-words.js';
import type { Page } from './page.js';
import type { Reading } from './reading.js';
import type { Line, TableLayout } from './table-layout.js';
import { isWord, yearIn } from './words.js';

const MOST_ROWS_ABOVE = 30;

/** A row or column of numbers, and where it stands. */
export interface PlacedLine extends Line {
  readonly at: number;
}

/** A table's sheet once its headings are understood. */
export interface Grid {
  readonly rows: readonly PlacedLine[];
  readonly columns: readonly PlacedLine[];
}

/**
 * 表的行和列 — by the headings, wherever they have been moved; undefined when any of them is wrong.
 * @param key of the table, for its issues
 */
export function readGrid(page: Page, layout: TableLayout, key: string, reading: Reading): Grid | undefined {
  const before = reading.issues.errorCount;
  const head = headRow(page, layout);
  if (!head) {
    const heads = layout.years === 'down' ? [] : layout.rows.map((dimension) => shortLabel(dimension, reading.lang));
    reading.issues.error('import-sheet-heads', { sheet: page.name, heads: heads.length > 0 ? heads : { message: layout.years === 'down' ? 'template-head-year' : 'template-head-value' } }, page.spot(1, 1), key);
    return undefined;
  }
  const columns = readColumns(page, head, layout, reading);
  const rows = readRows(page, head, layout, columns, reading);
  return reading.issues.errorCount > before ? undefined : { rows, columns };
}

interface HeadRow {
  readonly row: number;
  /** Columns of what runs down the side, in the order of the layout's rows; of the years when they do. */
  readonly keys: readonly number[];
}

function headRow(page: Page, { rows, years }: TableLayout): HeadRow | undefined {
  for (let row = 1; row <= Math.min(page.lastRow, MOST_ROWS_ABOVE); row++) {
    const find = (isIt: (text: string) => boolean): number => Array.from({ length: page.lastColumn }, (_, at) => at + 1).find((column) => isIt(page.text(row, column))) ?? 0;
    const keys = years === 'down' ? [find((text) => isWord(text, 'template-head-year'))] : rows.map((dimension) => find((text) => isHead(dimension, text)));
    const isLone = rows.length === 0 && years === 'none' && find((text) => isWord(text, 'template-head-value')) > 0;
    if (isLone || (keys.length > 0 && keys.every((column) => column > 0))) return { row, keys };
  }
  return undefined;
}

function isHead(dimension: Dimension, text: string): boolean {
  return isDimension(dimension, text) || [shortLabel(dimension, 'zh'), shortLabel(dimension, 'en')].includes(text);
}

/** The columns of numbers: each with a coordinate of every dimension across the top, or a year. */
function readColumns(page: Page, { row: head, keys }: HeadRow, layout: TableLayout, reading: Reading): PlacedLine[] {
  const { issues } = reading;
  const headings = layout.columns.map((dimension) => dimensionRow(page, head, dimension));
  if (headings.includes(0)) {
    issues.error('import-sheet-heads', { sheet: page.name, heads: layout.columns.map((dimension) => shortLabel(dimension, reading.lang)) }, page.spot(head, 1));
    return [];
  }
  const seen = new Map<string, Spot>();
  const columns: PlacedLine[] = [];
  for (let at = 1; at <= page.lastColumn; at++) {
    if (keys.includes(at)) continue;
    const top = page.spot(headings[0] ?? head, at);
    const texts = layout.columns.length > 0 ? headings.map((row) => page.text(row, at)) : [page.text(head, at)];
    if (texts.every((text) => text === '')) {
      if (hasNumbers(page, head, at)) issues.error('import-no-head', {}, top);
      continue;
    }
    const line = layout.years === 'across' ? yearLine(texts[0]!, top, reading)
      : layout.columns.length > 0 ? coordinateLine(layout.columns, texts, (axis) => page.spot(headings[axis]!, at), reading)
        : lone(texts[0]!, top, reading);
    if (line && isFirst(line, texts.join(' '), seen, top, reading)) columns.push({ ...line, at });
  }
  if (columns.length === 0 && seen.size === 0 && layout.columns.length === 0) {
    const heads = layout.years === 'across' ? 'template-head-year' : 'template-head-value';
    issues.error('import-sheet-heads', { sheet: page.name, heads: { message: heads } }, page.spot(head, 1));
  }
  return columns;
}

function dimensionRow(page: Page, head: number, dimension: Dimension): number {
  for (let row = 1; row < head; row++) {
    for (let column = 1; column <= page.lastColumn; column++) if (isHead(dimension, page.text(row, column))) return row;
  }
  return 0;
}

function hasNumbers(page: Page, head: number, column: number): boolean {
  for (let row = head + 1; row <= page.lastRow; row++) if (page.holdsNumber(row, column)) return true;
  return false;
}

function readRows(page: Page, { row: head, keys }: HeadRow, layout: TableLayout, columns: readonly PlacedLine[], reading: Reading): PlacedLine[] {
  const seen = new Map<string, Spot>();
  const rows: PlacedLine[] = [];
  for (let at = head + 1; at <= page.lastRow; at++) {
    const isEmpty = columns.every((column) => page.isBlank(at, column.at));
    if (keys.length === 0) {
      // A table of one number has one row and nothing down its side.
      if (!isEmpty) rows.push({ indices: [], at });
      continue;
    }
    const texts = keys.map((column) => page.text(at, column));
    const spot = page.spot(at, keys[0]!);
    if (texts.every((text) => text === '') && isEmpty) continue;
    const blank = texts.indexOf('');
    if (blank >= 0) {
      const dimension = layout.years === 'down' ? { message: 'template-head-year' as const } : shortLabel(layout.rows[blank]!, reading.lang);
      reading.issues.error('import-line-without-key', { dimension }, page.spot(at, keys[blank]!));
      continue;
    }
    // Words below a table are a remark.
    if (isEmpty && !(layout.years === 'down' ? yearIn(texts[0]!) !== undefined : layout.rows.every((dimension, axis) => coordinateIn(dimension, texts[axis]!) >= 0))) continue;
    const line = layout.years === 'down' ? yearLine(texts[0]!, spot, reading) : coordinateLine(layout.rows, texts, (axis) => page.spot(at, keys[axis]!), reading);
    if (line && isFirst(line, texts.join(' '), seen, spot, reading)) rows.push({ ...line, at });
  }
  return rows;
}

function yearLine(text: string, spot: Spot, { issues }: Reading): Line | undefined {
  const year = yearIn(text);
  if (year === undefined) issues.error('import-not-a-year', { value: text }, spot);
  return year === undefined ? undefined : { indices: [], year };
}

function coordinateLine(dimensions: readonly Dimension[], texts: readonly string[], spotOf: (axis: number) => Spot, { issues, lang }: Reading): Line | undefined {
  const indices = dimensions.map((dimension, axis) => {
    const index = coordinateIn(dimension, texts[axis]!);
    if (index < 0) {
      const known = dimension.first === undefined ? dimension.labels.map((_, each) => String(coordinateWord(dimension, each, lang))) : `${dimension.labels[0]!}–${dimension.labels.at(-1)!}`;
      issues.error('import-line-unknown', { dimension: shortLabel(dimension, lang), value: texts[axis]!, known }, spotOf(axis));
    }
    return index;
  });
  return indices.includes(-1) ? undefined : { indices };
}

/** The one column of a table that has none across its top. */
function lone(text: string, spot: Spot, { issues }: Reading): Line | undefined {
  if (isWord(text, 'template-head-value')) return { indices: [] };
  issues.warning('import-head-ignored', { head: text }, spot);
  return undefined;
}

function isFirst({ indices, year }: Line, what: string, seen: Map<string, Spot>, spot: Spot, { issues }: Reading): boolean {
  const key = year === undefined ? indices.join(' ') : String(year);
  const first = seen.get(key);
  if (first) issues.error('import-line-twice', { what, other: issues.addressOf(first) }, spot);
  else seen.set(key, spot);
  return first === undefined;
}
