import type { Bilingual } from '../messages/index.js';
import { cellCount, type Dimension, type Unit } from '../model/index.js';
import type { Spot } from './book-issues.js';
import { shortLabel } from './chapter-words.js';
import type { ContentOf } from './content.js';
import { coordinateIn, coordinateWord, isDimension } from './coordinate-words.js';
import type { Page } from './page.js';
import type { Coordinates } from './places.js';
import type { Reading } from './reading.js';
import { cellAt, layoutOf, type Line, type TableLayout } from './table-layout.js';
import { isWord, yearIn } from './words.js';

/** A table as the scenario has it, and how its issues name it. */
export interface TableSite {
  readonly name: string;
  readonly unit: Unit;
  readonly label: Bilingual;
  /** `inputs.population_start`, `given.cpi`. */
  readonly key: string;
  readonly content: ContentOf<'table'>;
}

const MOST_ROWS_ABOVE = 30;
/** Missing cells that a message names. */
const MOST_NAMED = 5;

/** A row or column of numbers, and where it stands. */
interface PlacedLine extends Line {
  readonly at: number;
}

/** A table's sheet once its headings are understood. */
interface Grid {
  readonly rows: readonly PlacedLine[];
  readonly columns: readonly PlacedLine[];
}

/** 读数据表 — by its headings, wherever rows and columns have been moved; undefined when anything is wrong. */
export function readTable(page: Page, site: TableSite, reading: Reading): ContentOf<'table'> | undefined {
  const layout = layoutOf(site.content);
  const grid = readGrid(page, layout, site, reading);
  if (!grid) return undefined;
  markPlaces(page, grid, layout, site, reading);
  const numbers = readNumbers(page, grid, layout, site);
  return numbers && isComplete(page, numbers, site, reading) ? { kind: 'table', dimensions: site.content.dimensions, byYear: numbers } : undefined;
}

function readGrid(page: Page, layout: TableLayout, site: TableSite, reading: Reading): Grid | undefined {
  const before = reading.issues.errorCount;
  const head = headRow(page, layout);
  if (!head) {
    const heads = layout.years === 'down' ? [] : layout.rows.map((dimension) => shortLabel(dimension, reading.lang));
    reading.issues.error('import-sheet-heads', { sheet: page.name, heads: heads.length > 0 ? heads : { message: 'template-head-year' } }, page.spot(1, 1), site.key);
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
  if (first) issues.error('import-line-twice', { what, first: issues.addressOf(first) }, spot);
  else seen.set(key, spot);
  return first === undefined;
}

/** Numbers by year; NaN where there is no row or column for a cell. Undefined when a cell is wrong. */
function readNumbers(page: Page, { rows, columns }: Grid, layout: TableLayout, { content: { dimensions }, name, unit, key }: TableSite): Map<number | undefined, Float64Array> | undefined {
  const byYear = new Map<number | undefined, Float64Array>();
  const { issues } = page;
  const before = issues.errorCount;
  const blanks: [number | undefined, Spot][] = [];
  for (const row of rows) {
    for (const column of columns) {
      const year = row.year ?? column.year;
      let cells = byYear.get(year);
      if (!cells) byYear.set(year, (cells = new Float64Array(cellCount(dimensions)).fill(NaN)));
      const number = page.number(row.at, column.at, { name, unit, key });
      if (number === 'blank') blanks.push([year, page.spot(row.at, column.at)]);
      else if (number !== 'refused') cells[cellAt(dimensions, layout, row.indices, column.indices)] = number;
    }
  }
  // A year without any number is a year taken away; other empty cells are holes.
  for (const [year, cells] of byYear) if (year !== undefined && cells.every(Number.isNaN) && issues.errorCount === before) byYear.delete(year);
  for (const [year, spot] of blanks) if (byYear.has(year)) issues.error('import-blank-cell', { name }, spot, key);
  return issues.errorCount > before ? undefined : byYear;
}

function isComplete(page: Page, byYear: ReadonlyMap<number | undefined, Float64Array>, { name, key, content: { dimensions } }: TableSite, { issues, lang }: Reading): boolean {
  const missing = new Set<string>();
  for (const cells of byYear.values()) {
    cells.forEach((value, cell) => {
      if (Number.isNaN(value)) missing.add(cellWords(dimensions, cell, lang));
    });
  }
  if (byYear.size > 0 && missing.size === 0) return true;
  const named = [...missing].slice(0, MOST_NAMED);
  issues.error('import-coordinate-missing', { name, cells: missing.size > named.length ? [...named, '…'] : named.length > 0 ? named : [name] }, page.spot(1, 1), key);
  return false;
}

/** `普通参保人 男 60`. */
function cellWords(dimensions: readonly Dimension[], cell: number, lang: Reading['lang']): string {
  let rest = cell;
  return [...dimensions].reverse().map((dimension) => {
    const index = rest % dimension.size;
    rest = Math.floor(rest / dimension.size);
    return String(coordinateWord(dimension, index, lang));
  }).reverse().join(' ');
}

function markPlaces(page: Page, { rows, columns }: Grid, layout: TableLayout, { key }: TableSite, { places }: Reading): void {
  const matches = (dimensions: readonly Dimension[], at: Coordinates) => ({ indices, year }: Line): boolean =>
    (year === undefined || at.get('year') === String(year)) && dimensions.every(({ name, labels }, axis) => !at.has(name) || at.get(name) === labels[indices[axis]!]);
  places.setTable(key, (at) => {
    const row = rows.find(matches(layout.rows, at));
    const column = columns.find(matches(layout.columns, at));
    return row && column && page.spot(row.at, column.at);
  });
}
