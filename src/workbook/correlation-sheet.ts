import { correlationCheck } from './validation.js';
import { CORRELATION_HEADS } from './words.js';
import { addCheck, addSheet, fitWidth, put, putTitle, words, type Writing } from './writing.js';

const HEAD_ROW = 4;
const HEADS = ['first', 'firstId', 'second', 'secondId', 'correlation'] as const;
/** Rows ready for further pairs. */
const SPARE_ROWS = 10;

/** 相关系数的工作表 — a row for each pair of noises. */
export function writeCorrelations(writing: Writing): void {
  const { contents, plan, looks, lang } = writing;
  const t = words(writing);
  const { noises } = contents.plan.model;
  const label = (name: string): string => noises.find((noise) => noise.name === name)?.label[lang] ?? name;
  const sheet = addSheet(writing, plan.correlations, { columns: 0, rows: HEAD_ROW });
  putTitle(sheet, writing, t('template-correlations-title'), plan.cover);
  put(sheet.getCell(3, 1), t('template-correlations-hint'), looks.hint);
  HEADS.forEach((head, at) => put(sheet.getCell(HEAD_ROW, at + 1), t(CORRELATION_HEADS[head]), looks.head));
  sheet.getRow(HEAD_ROW).height = 24;
  const pairs = [...contents.correlations.values()];
  pairs.forEach(({ first, second, value }, index) => {
    const row = sheet.getRow(HEAD_ROW + 1 + index);
    put(row.getCell(1), label(first), looks.fixed);
    put(row.getCell(2), first, looks.fixedId);
    put(row.getCell(3), label(second), looks.fixed);
    put(row.getCell(4), second, looks.fixedId);
    put(row.getCell(5), value, looks.number('0.00##'));
  });
  for (let spare = 1; spare <= SPARE_ROWS; spare++) {
    const row = sheet.getRow(HEAD_ROW + pairs.length + spare);
    for (let at = 1; at < HEADS.length; at++) put(row.getCell(at), undefined, looks.emptyChoice);
    put(row.getCell(5), undefined, looks.number('0.00##', true));
  }
  const names = pairs.flatMap(({ first, second }) => [first, second]);
  HEADS.forEach((head, at) => {
    const texts = at === 4 ? [] : at % 2 === 0 ? names.map(label) : names;
    sheet.getColumn(at + 1).width = fitWidth([t(CORRELATION_HEADS[head]), ...texts], 14, 40);
  });
  addCheck(sheet, [HEAD_ROW + 1, 5], [HEAD_ROW + pairs.length + SPARE_ROWS, 5], correlationCheck(lang));
}
