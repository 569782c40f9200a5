import type { Worksheet } from '@protobi/exceljs';
import type { Bilingual, Lang } from '../messages/index.js';
import type { Dimension, InputRange, Unit } from '../model/index.js';
import { shortLabel } from './chapter-words.js';
import type { ContentOf } from './content.js';
import { numbersOf } from './content.js';
import { coordinateWord } from './coordinate-words.js';
import { excelFormat, lookOf, type NumberLook, unitLabel } from './number-look.js';
import type { PlannedSheet } from './sheet-plan.js';
import { cellAt, columnsOf, layoutOf, type Line, rowsOf, type TableLayout } from './table-layout.js';
import { numberCheck } from './validation.js';
import { BAND_HEADS } from './words.js';
import { addCheck, addSheet, fitHeight, fitWidth, put, putLink, type SheetShape, shownText, words, type Writing } from './writing.js';

/** What a table's sheet is about. */
export interface TableSubject {
  readonly planned: PlannedSheet;
  readonly title: string;
  readonly label: Bilingual;
  /** In the second row, where an import finds it: `population_start`, or `given.cpi`. */
  readonly id: string;
  readonly unit: Unit;
  /** The sheet that one goes back to. */
  readonly back: string;
  /** Empty for given values, which any number may be. */
  readonly range: InputRange;
  readonly isViolationAllowed: boolean;
}

const TITLE_ROWS = 4;
const MOST_COLUMNS_ON_A_PAGE = 20;

/** 数据表的工作表 — the whole of a table, laid out as people read it; every number may be edited. */
export function writeTable(content: ContentOf<'table'>, subject: TableSubject, writing: Writing): void {
  const { lang, looks } = writing;
  const layout = layoutOf(content);
  const [rows, columns] = [rowsOf(layout, content), columnsOf(layout, content)];
  const keys = Math.max(1, layout.rows.length);
  const headRow = TITLE_ROWS + layout.columns.length;
  const look = lookOf(subject.unit, numbersOf(content));
  const sheet = startTable(subject, { columns: keys, rows: headRow, isWide: columns.length > MOST_COLUMNS_ON_A_PAGE }, writing);
  writeHeadings(sheet, layout, columns, headRow, subject, writing);
  const style = looks.number(excelFormat(look));
  rows.forEach((line, index) => {
    const row = sheet.getRow(headRow + 1 + index);
    if (line.year !== undefined) put(row.getCell(1), line.year, looks.yearKey);
    else layout.rows.forEach((dimension, axis) => put(row.getCell(axis + 1), coordinateWord(dimension, line.indices[axis]!, lang), looks.key));
    columns.forEach((column, at) => {
      const cells = content.byYear.get(line.year ?? column.year)!;
      put(row.getCell(keys + 1 + at), cells[cellAt(content.dimensions, layout, line.indices, column.indices)], style);
    });
  });
  const width = setWidths(sheet, layout, content, look, { keys, columns: columns.length }, lang);
  // Names of groups may be long; they wrap.
  layout.columns.forEach((dimension, axis) => { fitHeight(sheet.getRow(TITLE_ROWS + axis), namesOf(dimension, lang).map((name) => [name, width])); });
  const rule = numberCheck({ label: subject.label, unit: subject.unit, look }, subject.range, subject.isViolationAllowed, lang);
  if (rows.length * columns.length > 0) addCheck(sheet, [headRow + 1, keys + 1], [headRow + rows.length, keys + columns.length], rule);
}

/** Title, identifier and unit, the way back; then the headings follow. */
export function startTable({ planned, title, id, unit, back }: TableSubject, shape: SheetShape, writing: Writing): Worksheet {
  const { looks, lang } = writing;
  const t = words(writing);
  const sheet = addSheet(writing, planned.name, { ...shape, tab: planned.tab });
  put(sheet.getCell(1, 1), title, looks.title);
  put(sheet.getCell(2, 1), t('template-table-about', { id, unit: unitLabel(unit, lang) }), looks.hint);
  putLink(sheet.getCell(3, 1), back, t('template-back', { sheet: back }), looks.link);
  sheet.getRow(1).height = 24;
  return sheet;
}

/** A row for each dimension across the top, then the row that names what runs down the side. */
function writeHeadings(sheet: Worksheet, layout: TableLayout, columns: readonly Line[], headRow: number, { unit }: TableSubject, writing: Writing): void {
  const { lang, looks } = writing;
  const t = words(writing);
  const keys = Math.max(1, layout.rows.length);
  layout.columns.forEach((dimension, axis) => {
    const row = sheet.getRow(TITLE_ROWS + axis);
    for (let key = 1; key <= keys; key++) put(row.getCell(key), key === keys ? shortLabel(dimension, lang) : undefined, looks.head);
    columns.forEach(({ indices }, at) => put(row.getCell(keys + 1 + at), coordinateWord(dimension, indices[axis]!, lang), looks.head));
  });
  const head = sheet.getRow(headRow);
  head.height = 20;
  if (layout.years === 'down') put(head.getCell(1), t(BAND_HEADS.year), looks.head);
  else if (layout.rows.length === 0) put(head.getCell(1), undefined, looks.head);
  else layout.rows.forEach((dimension, axis) => put(head.getCell(axis + 1), shortLabel(dimension, lang), looks.head));
  columns.forEach(({ year }, at) => {
    const cell = head.getCell(keys + 1 + at);
    if (year !== undefined) put(cell, year, looks.yearHead);
    else put(cell, layout.columns.length > 0 ? unitLabel(unit, lang) : t(BAND_HEADS.value), looks.head);
  });
}

function namesOf(dimension: Dimension, lang: Lang): string[] {
  return dimension.labels.map((_, index) => String(coordinateWord(dimension, index, lang)));
}

/** Returns the width of the columns of numbers. */
function setWidths(sheet: Worksheet, { rows, columns, years }: TableLayout, content: ContentOf<'table'>, look: NumberLook, count: { keys: number; columns: number }, lang: Lang): number {
  const heads = columns.map((dimension) => shortLabel(dimension, lang));
  for (let key = 0; key < count.keys; key++) {
    const dimension = rows[key];
    const own = dimension ? [shortLabel(dimension, lang), ...namesOf(dimension, lang)] : [];
    sheet.getColumn(key + 1).width = fitWidth([...own, ...(key === count.keys - 1 ? heads : [])], years === 'down' ? 12 : 10, 24);
  }
  let widest = '';
  for (const number of numbersOf(content)) {
    const text = shownText(number, look);
    if (text.length > widest.length) widest = text;
  }
  const width = fitWidth([widest, ...columns.flatMap((dimension) => namesOf(dimension, lang).map((name) => name.slice(0, Math.ceil(name.length / 2))))], 9, 18);
  for (let at = 1; at <= count.columns; at++) sheet.getColumn(count.keys + at).width = width;
  return width;
}
