import type { AddWorksheetOptions, Cell, DataValidation, Row, Style, Workbook, Worksheet } from '@protobi/exceljs';
import stringWidth from 'string-width';
import type { Facts, Lang, MessageKey } from '../messages/index.js';
import { say } from '../messages/index.js';
import type { Contents, InputEntry } from './content.js';
import { numbersOf } from './content.js';
import type { Looks } from './look.js';
import { lookOf, type NumberLook } from './number-look.js';
import type { SheetPlan } from './sheet-plan.js';

/** 写 — what every sheet needs while a workbook is written. */
export interface Writing {
  readonly workbook: Workbook;
  readonly contents: Contents;
  readonly plan: SheetPlan;
  readonly looks: Looks;
  readonly lang: Lang;
}

export function inputLook({ declared, content }: InputEntry): NumberLook {
  return lookOf(declared.unit, numbersOf(content));
}

/** Rows and columns that stay in view, and what else a sheet is made with. */
export interface SheetShape {
  readonly columns: number;
  readonly rows: number;
  readonly tab?: string | undefined;
  /** Too wide for a page: printed over several, with the columns that stay on each. */
  readonly isWide?: boolean;
}

/** Of a sheet of results: what stays in view, landscape pages as wide as the sheet, headings on each. */
export function sheetView(columns: number, rows: number): Partial<AddWorksheetOptions> {
  return {
    views: [{ state: 'frozen', xSplit: columns, ySplit: rows, showGridLines: false }],
    pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: `1:${String(rows)}` },
  };
}

/** A sheet that prints on landscape pages as wide as it is, its headings on each. */
export function addSheet({ workbook }: Writing, name: string, { columns, rows, tab, isWide = false }: SheetShape): Worksheet {
  const corner = `${columnLetter(columns + 1)}${String(rows + 1)}`;
  const sheet = workbook.addWorksheet(name, {
    // A pane that splits nothing is refused by Excel.
    views: [columns + rows > 0
      ? { state: 'frozen', xSplit: columns, ySplit: rows, showGridLines: false, topLeftCell: corner, activeCell: corner }
      : { state: 'normal', showGridLines: false, activeCell: corner }],
    pageSetup: {
      orientation: 'landscape', ...(isWide ? { scale: 70 } : { fitToPage: true, fitToWidth: 1, fitToHeight: 0 }),
      ...(rows > 0 && { printTitlesRow: `1:${String(rows)}` }), ...(isWide && columns > 0 && { printTitlesColumn: `A:${columnLetter(columns)}` }),
    },
    properties: { defaultRowHeight: 18, ...(tab !== undefined && { tabColor: { argb: tab } }) },
  });
  // A4, as Excel numbers papers; the package has the number as a type only.
  Object.assign(sheet.pageSetup, { paperSize: 9 });
  sheet.properties.defaultColWidth = 11;
  return sheet;
}

export function put(cell: Cell, value: string | number | undefined, style: Partial<Style>): void {
  if (value !== undefined && value !== '') cell.value = value;
  cell.style = style;
}

/** A link to another sheet: as a formula, the one form that Excel, WPS and LibreOffice all follow. */
export function putLink(cell: Cell, sheet: string, text: string, style: Partial<Style>, target = 'A1'): void {
  const address = `#'${sheet.replaceAll("'", "''")}'!${target}`;
  cell.value = { formula: `HYPERLINK("${inFormula(address)}","${inFormula(text)}")`, result: text };
  cell.style = style;
}

function inFormula(text: string): string {
  return text.replaceAll('"', '""');
}

/** Title and way back, the first two rows of every sheet but the first. */
export function putTitle(sheet: Worksheet, writing: Writing, title: string, back: string): void {
  const { looks } = writing;
  put(sheet.getCell(1, 1), title, looks.title);
  sheet.getRow(1).height = 24;
  putLink(sheet.getCell(2, 1), back, words(writing)('template-back', { sheet: back }), looks.link);
}

export function words({ lang }: Pick<Writing, 'lang'>): (key: MessageKey, facts?: Facts) => string {
  return (key, facts = {}) => say(key, facts, lang);
}

const LINE_HEIGHT = 15.5;
/** Excel takes no taller row. */
const TALLEST = 400;

/** Tall enough for the longest of its wrapped texts: not every program does it by itself when it opens a file. */
export function fitHeight(row: Row, texts: readonly (readonly [text: string, width: number])[], least = 1): void {
  const lines = Math.max(least, ...texts.map(([text, width]) => linesOf(text, width)));
  row.height = Math.min(TALLEST, lines * LINE_HEIGHT + 4);
}

function linesOf(text: string, width: number): number {
  return text.split('\n').reduce((count, line) => count + Math.max(1, Math.ceil(stringWidth(line) / Math.max(1, width - 1))), 0);
}

/** Wide enough for the widest of the texts, within limits; a Chinese character takes two columns. */
export function fitWidth(texts: Iterable<string>, least: number, most: number): number {
  let widest = 0;
  for (const text of texts) for (const line of text.split('\n')) widest = Math.max(widest, stringWidth(line));
  return Math.min(most, Math.max(least, widest + 2));
}

/** Excel's own check of a rectangle of cells, from row and column to row and column; the package's types leave its place out. */
export function addCheck(sheet: Worksheet, first: readonly [number, number], last: readonly [number, number], rule: DataValidation): void {
  const { dataValidations } = sheet as unknown as { dataValidations: { add(range: string, rule: DataValidation): void } };
  const [from, to] = [first, last].map(([row, column]) => `${columnLetter(column)}${String(row)}`) as [string, string];
  dataValidations.add(from === to ? from : `${from}:${to}`, rule);
}

/** A number as its cell shows it, give or take how halves are rounded: for widths. */
export function shownText(value: number, { isPercent, decimals, isGrouped }: NumberLook): string {
  const text = (isPercent ? value * 100 : value).toFixed(decimals);
  return `${text}${isGrouped ? ','.repeat(Math.floor((String(Math.trunc(Math.abs(value))).length - 1) / 3)) : ''}${isPercent ? '%' : ''}`;
}

/** `A` for 1, `AB` for 28. */
export function columnLetter(column: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}
