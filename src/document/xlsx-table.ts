import type { Cell as SheetCell, Workbook, Worksheet } from '@protobi/exceljs';
import { say } from '../messages/index.js';
import { fitHeight, fitWidth, put, putLink, sheetView } from '../workbook/index.js';
import { cellText, numberWithUnit, plainText } from './number-text.js';
import { cellName, numberFormat, numberOf, storedValue, sumFormula, yearOf } from './xlsx-cell.js';
import type { ReportLooks } from './xlsx-look.js';
import type { PlannedTable, XlsxPlan } from './xlsx-plan.js';
import type { Cell, Column, NumberPart, Row, Table } from './types.js';

/** Title, way back, and an empty row. */
const HEAD_ROW = 4;
/** Columns of letters that an upright page takes. */
const UPRIGHT = 95;
const [LEAST, WIDEST_NUMBER, WIDEST_TEXT] = [10, 20, 60];

/** 写下的数 — a cell and the number in it, for the sheet of sources. */
export interface WrittenNumber {
  readonly sheet: string;
  readonly cell: string;
  readonly part: NumberPart;
}

/** 一张表 — heads with units, numbers, sums as formulas, notes below. */
export function writeTableSheet(workbook: Workbook, planned: PlannedTable, plan: XlsxPlan, looks: ReportLooks): WrittenNumber[] {
  const { table, sheet: name, label, caption } = planned;
  const hasUnits = table.columns.some(({ unit }) => unit !== undefined);
  const firstRow = HEAD_ROW + (hasUnits ? 2 : 1);
  const sheet = reportSheet(workbook, name, firstRow - 1, 1);
  putTitle(sheet, `${label}　${caption}`, plan, looks);
  const widths = table.columns.map((column, index) => widthOf(table, column, index, plan));
  widths.forEach((width, index) => { sheet.getColumn(index + 1).width = width; });
  if (widths.reduce((all, width) => all + width, 0) <= UPRIGHT) sheet.pageSetup.orientation = 'portrait';
  table.columns.forEach(({ label: head, unit }, index) => {
    put(sheet.getCell(HEAD_ROW, index + 1), head, looks.head);
    if (hasUnits) put(sheet.getCell(HEAD_ROW + 1, index + 1), unit, looks.head);
  });
  fitHeight(sheet.getRow(HEAD_ROW), table.columns.map(({ label: head }, index) => [head, widths[index]!]));
  const written = table.rows.flatMap((row, index) => writeRow(sheet, table, index, { row, widths, firstRow, plan, looks }).map((each) => ({ ...each, sheet: name })));
  writeNotes(sheet, table, firstRow + table.rows.length + 1, plan, looks);
  return written;
}

/** A sheet that prints on landscape A4 as wide as it is, with its heads on each page and the number of the page below. */
export function reportSheet(workbook: Workbook, name: string, frozenRows: number, frozenColumns: number): Worksheet {
  const sheet = workbook.addWorksheet(name, sheetView(frozenColumns, frozenRows));
  // A4, as Excel numbers papers; the package has the number as a type only.
  Object.assign(sheet.pageSetup, { paperSize: 9 });
  sheet.headerFooter.oddFooter = '&C&P / &N';
  return sheet;
}

export function putTitle(sheet: Worksheet, title: string, { contents, lang }: XlsxPlan, looks: ReportLooks): void {
  put(sheet.getCell(1, 1), title, looks.title);
  sheet.getRow(1).height = 24;
  putLink(sheet.getCell(2, 1), contents, say('template-back', { sheet: contents }, lang), looks.link);
}

interface RowWriting {
  readonly row: Row;
  readonly widths: readonly number[];
  readonly firstRow: number;
  readonly plan: XlsxPlan;
  readonly looks: ReportLooks;
}

function writeRow(sheet: Worksheet, table: Table, index: number, writing: RowWriting): Omit<WrittenNumber, 'sheet'>[] {
  const { row, widths, firstRow, plan, looks } = writing;
  const sheetRow = firstRow + index;
  const written: Omit<WrittenNumber, 'sheet'>[] = [];
  table.columns.forEach((column, at) => {
    const target = sheet.getCell(sheetRow, at + 1);
    const part = numberOf(row.cells[at]);
    if (!part) writeText(target, row.cells[at], column, writing);
    else if (!Number.isFinite(part.value)) put(target, cellText(part, column, plan.lang), looks.cell(row.style, '', 'right'));
    else {
      const formula = sumFormula(table, index, at, firstRow);
      const value = storedValue(part);
      target.value = formula === undefined ? value : { formula, result: value };
      target.style = looks.cell(row.style, numberFormat(part, column));
      written.push({ cell: cellName(sheetRow, at), part });
    }
  });
  const texts = row.cells.map((cell, at) => [cell?.kind === 'text' ? plainText(cell.text, plan.lang) : '', widths[at] ?? LEAST] as const);
  fitHeight(sheet.getRow(sheetRow), row.style === 'group' ? [] : texts);
  return written;
}

function writeText(target: SheetCell, cell: Cell, column: Column, { row, plan, looks }: RowWriting): void {
  const year = yearOf(cell);
  if (year !== undefined) {
    put(target, year, looks.cell(row.style, '0', 'center'));
    return;
  }
  const only = cell?.kind === 'text' && cell.text.length === 1 ? cell.text[0] : undefined;
  const goal = typeof only === 'object' && only.kind === 'link' ? plan.tables.find(({ table }) => table.id === only.to.replace(/^#/, '')) : undefined;
  if (goal) putLink(target, goal.sheet, cellText(cell, column, plan.lang), looks.link);
  else put(target, cellText(cell, column, plan.lang), looks.cell(row.style, '', column.align));
}

function widthOf(table: Table, column: Column, index: number, { lang }: XlsxPlan): number {
  const cells = table.rows.filter(({ style }) => style !== 'group').map(({ cells: each }) => each[index]);
  const texts = cells.map((cell) => {
    const part = numberOf(cell);
    return part ? numberWithUnit(part, lang) : cellText(cell, column, lang);
  });
  const isText = cells.some((cell) => cell?.kind === 'text' && yearOf(cell) === undefined);
  const head = column.label.length > 8 ? column.label.slice(0, Math.ceil(column.label.length / 2)) : column.label;
  return fitWidth([...texts, head, column.unit ?? ''], LEAST, isText ? WIDEST_TEXT : WIDEST_NUMBER);
}

function writeNotes(sheet: Worksheet, { note, rows, columns }: Table, row: number, { lang }: XlsxPlan, looks: ReportLooks): void {
  const hasSums = rows.some(({ sumOf }) => sumOf) || columns.some(({ sumOf }) => sumOf);
  const notes = [...(note ? [`${say('document-note', {}, lang)}${plainText(note, lang)}`] : []), ...(hasSums ? [say('document-sums', {}, lang)] : [])];
  notes.forEach((text, index) => { put(sheet.getCell(row + index, 1), text, looks.hint); });
}
