import { type ContentOf, inOrder, numbersOf } from './content.js';
import { excelFormat, lookOf, unitLabel } from './number-look.js';
import { startTable, type TableSubject } from './table-sheet.js';
import { numberCheck } from './validation.js';
import { BAND_HEADS } from './words.js';
import { addCheck, fitWidth, put, words, type Writing } from './writing.js';
import type { Unit } from '../model/index.js';

const HEAD_ROW = 5;
/** Rows ready for more bands below the last. */
const SPARE_ROWS = 10;

/** 分段表的工作表 — lower limits and values in rows, by year where the table has years; rows may be added. */
export function writeBands(content: ContentOf<'bands'>, subject: TableSubject & { readonly bandOf: Unit }, writing: Writing): void {
  const { lang, looks } = writing;
  const t = words(writing);
  const isByYear = !content.byYear.has(undefined);
  const heads = [...(isByYear ? (['year'] as const) : []), 'from', 'value'] as const;
  const sheet = startTable(subject, { columns: 0, rows: HEAD_ROW }, writing);
  const units = { year: '', from: unitLabel(subject.bandOf, lang), value: unitLabel(subject.unit, lang) };
  heads.forEach((head, at) => {
    put(sheet.getCell(HEAD_ROW - 1, at + 1), units[head], looks.hintCentred);
    put(sheet.getCell(HEAD_ROW, at + 1), t(BAND_HEADS[head]), looks.head);
    sheet.getColumn(at + 1).width = fitWidth([units[head], t(BAND_HEADS[head])], 16, 30);
  });
  const limits = inOrder(content.byYear).flatMap(([, bands]) => bands.map(({ from }) => from)).filter((from) => from !== -Infinity);
  const limitLook = lookOf(subject.bandOf, limits);
  const look = lookOf(subject.unit, numbersOf(content));
  let row = HEAD_ROW;
  for (const [year, bands] of inOrder(content.byYear)) {
    for (const { from, value } of bands) {
      row++;
      if (year !== undefined) put(sheet.getCell(row, 1), year, looks.editYear);
      put(sheet.getCell(row, heads.length - 1), from === -Infinity ? t('template-below') : from, looks.number(excelFormat(limitLook)));
      put(sheet.getCell(row, heads.length), value, looks.number(excelFormat(look)));
    }
  }
  for (let spare = 1; spare <= SPARE_ROWS; spare++) {
    if (isByYear) put(sheet.getCell(row + spare, 1), undefined, looks.emptyYear);
    put(sheet.getCell(row + spare, heads.length - 1), undefined, looks.number(excelFormat(limitLook), true));
    put(sheet.getCell(row + spare, heads.length), undefined, looks.number(excelFormat(look), true));
  }
  const last = row + SPARE_ROWS;
  const rule = numberCheck({ label: subject.label, unit: subject.unit, look }, subject.range, subject.isViolationAllowed, lang);
  addCheck(sheet, [HEAD_ROW + 1, heads.length], [last, heads.length], rule);
}
