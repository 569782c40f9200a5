import ExcelJS from '@protobi/exceljs';
import type { Lang } from '../messages/index.js';
import { parseUnit, PURE } from '../model/index.js';
import { scaleFor, unitWords } from '../report/index.js';
import type { ReportColumn, ReportTable } from '../tables/index.js';
import { Looks } from './look.js';
import { excelFormat, lookOf } from './number-look.js';
import { fitHeight, fitWidth, put, putLink, sheetView, shownText, words } from './writing.js';

const HEAD_ROWS = 5;
const WIDEST = 22;

/** 报表工作簿 — one sheet a table, years down and items across in base units, and a first sheet with the checks. */
export async function tablesBook(tables: readonly ReportTable[], lang: Lang): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  workbook.creator = 'Chusuan';
  const looks = new Looks(lang);
  const t = words({ lang });
  const names = sheetNames(tables, lang, t('tables-sheet-checks'));
  writeChecks(workbook, tables, names, looks, lang);
  tables.forEach((table, index) => { writeTable(workbook, table, names[index]!, looks, lang); });
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** Excel takes 31 characters, none of them []:*?/\ and no name twice. */
function sheetNames(tables: readonly ReportTable[], lang: Lang, taken: string): string[] {
  const used = new Set([taken.toLowerCase()]);
  return tables.map(({ title }) => {
    const plain = title[lang].replace(/[[\]:*?/\\]/g, ' ').replace(/[（(].*$/, '').trim();
    let name = plain.slice(0, 31).trim();
    for (let count = 2; used.has(name.toLowerCase()); count++) name = `${plain.slice(0, 27)} ${String(count)}`;
    used.add(name.toLowerCase());
    return name;
  });
}

function writeChecks(workbook: ExcelJS.Workbook, tables: readonly ReportTable[], names: readonly string[], looks: Looks, lang: Lang): void {
  const t = words({ lang });
  const sheet = workbook.addWorksheet(t('tables-sheet-checks'), sheetView(0, 1));
  const heads = [t('tables-sheet-table'), t('tables-sheet-check'), t('tables-sheet-worst'), t('tables-sheet-holds')];
  heads.forEach((head, index) => { put(sheet.getCell(1, index + 1), head, looks.head); });
  let row = 2;
  tables.forEach(({ title, closings }, index) => {
    for (const closing of closings.length > 0 ? closings : [undefined]) {
      putLink(sheet.getCell(row, 1), names[index]!, title[lang], looks.fixedLink);
      put(sheet.getCell(row, 2), closing?.label[lang], looks.fixed);
      put(sheet.getCell(row, 3), closing?.worst, { ...looks.fixed, numFmt: '0.0E+00' });
      put(sheet.getCell(row, 4), closing && t(closing.holds ? 'cli-yes' : 'cli-no'), looks.fixed);
      row++;
    }
  });
  [36, 60, 16, 12].forEach((width, index) => { sheet.getColumn(index + 1).width = width; });
}

function writeTable(workbook: ExcelJS.Workbook, table: ReportTable, name: string, looks: Looks, lang: Lang): void {
  const t = words({ lang });
  const sheet = workbook.addWorksheet(name, sheetView(1, HEAD_ROWS));
  put(sheet.getCell(1, 1), table.title[lang], looks.title);
  sheet.getRow(1).height = 24;
  putLink(sheet.getCell(2, 1), t('tables-sheet-checks'), t('template-back', { sheet: t('tables-sheet-checks') }), looks.link);
  if (table.note) put(sheet.getCell(2, 3), table.note[lang], looks.hint);
  put(sheet.getCell(HEAD_ROWS - 1, 1), t('tables-year'), looks.head);
  put(sheet.getCell(HEAD_ROWS, 1), t('tables-unit'), looks.head);
  const widths = table.columns.map((column, index) => writeColumn(sheet, column, index + 2, table.years, looks, lang));
  table.years.forEach((year, index) => { put(sheet.getCell(HEAD_ROWS + 1 + index, 1), year, looks.yearKey); });
  fitHeight(sheet.getRow(HEAD_ROWS - 1), table.columns.map(({ label }, index) => [label[lang], widths[index]!]));
  sheet.getColumn(1).width = 10;
}

function writeColumn(sheet: ExcelJS.Worksheet, { label, unit, kind, values, isTotal }: ReportColumn, column: number, years: readonly number[], looks: Looks, lang: Lang): number {
  const finite = [...values].filter(Number.isFinite);
  const isPercent = scaleFor(unit, kind, finite, lang).unit === '%';
  const digits = lookOf(parseUnit(unit) ?? PURE, finite.map((value) => Number(value.toPrecision(6))));
  const look = { ...digits, isPercent, decimals: isPercent ? 2 : Math.min(digits.decimals, 2) };
  put(sheet.getCell(HEAD_ROWS - 1, column), label[lang], looks.head);
  put(sheet.getCell(HEAD_ROWS, column), isPercent ? '%' : unitWords(unit, lang, 2), looks.head);
  const style = isTotal ? { ...looks.fixed, numFmt: excelFormat(look), font: { ...looks.fixed.font, bold: true } } : { ...looks.fixed, numFmt: excelFormat(look) };
  years.forEach((_, index) => { put(sheet.getCell(HEAD_ROWS + 1 + index, column), Number.isFinite(values[index]!) ? values[index] : undefined, style); });
  const width = fitWidth([...finite.map((value) => shownText(value, look)), label[lang].slice(0, 8)], 12, WIDEST);
  sheet.getColumn(column).width = width;
  return width;
}
