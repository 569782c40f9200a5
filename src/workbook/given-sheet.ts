import { excelFormat, lookOf, unitLabel } from './number-look.js';
import { numbersOf } from './content.js';
import { anyNumber } from './validation.js';
import { GIVEN_HEADS } from './words.js';
import { addCheck, addSheet, fitHeight, fitWidth, put, putTitle, shownText, words, type Writing } from './writing.js';

const HEAD_ROW = 4;
const HEADS = ['name', 'id', 'unit'] as const;

/** 给定值的工作表 — a row for each rule, a column for each year that any of them gives. */
export function writeGiven(writing: Writing): void {
  const { contents, plan, looks, lang } = writing;
  const t = words(writing);
  const sheet = addSheet(writing, plan.given, { columns: 1, rows: HEAD_ROW });
  putTitle(sheet, writing, t('template-given-title'), plan.cover);
  put(sheet.getCell(3, 1), t('template-given-hint'), looks.hint);
  const entries = [...contents.given.values()].flatMap(({ rule, content }) => (content.kind === 'series' ? [{ rule, content, look: lookOf(rule.unit, numbersOf(content)) }] : []));
  const years = [...new Set(entries.flatMap(({ content }) => [...content.values.keys()]))].sort((a, b) => a - b);
  HEADS.forEach((head, at) => put(sheet.getCell(HEAD_ROW, at + 1), t(GIVEN_HEADS[head]), looks.head));
  years.forEach((year, at) => put(sheet.getCell(HEAD_ROW, HEADS.length + 1 + at), year, looks.yearHead));
  sheet.getRow(HEAD_ROW).height = 24;
  entries.forEach(({ rule, content, look }, index) => {
    const row = sheet.getRow(HEAD_ROW + 1 + index);
    put(row.getCell(1), rule.label[lang], looks.fixed);
    put(row.getCell(2), rule.name, looks.fixedId);
    put(row.getCell(3), unitLabel(rule.unit, lang), looks.fixed);
    years.forEach((year, at) => {
      const value = content.values.get(year);
      put(row.getCell(HEADS.length + 1 + at), value, looks.number(excelFormat(look), value === undefined));
    });
    fitHeight(row, [[rule.label[lang], 34]]);
    if (years.length > 0) addCheck(sheet, [row.number, HEADS.length + 1], [row.number, HEADS.length + years.length], anyNumber(rule, lang));
  });
  sheet.getColumn(1).width = fitWidth(entries.map(({ rule }) => rule.label[lang]), 18, 34);
  sheet.getColumn(2).width = fitWidth(entries.map(({ rule }) => rule.name), 14, 36);
  sheet.getColumn(3).width = fitWidth(entries.map(({ rule }) => unitLabel(rule.unit, lang)), 8, 16);
  const shown = entries.flatMap(({ content, look }) => numbersOf(content).map((value) => shownText(value, look)));
  years.forEach((_, at) => (sheet.getColumn(HEADS.length + 1 + at).width = fitWidth(shown, 10, 18)));
}
