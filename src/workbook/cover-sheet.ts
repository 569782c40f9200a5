import type { Worksheet } from '@protobi/exceljs';
import { basename } from 'node:path';
import type { MessageKey } from '../messages/index.js';
import { VERSION } from '../version.js';
import { formText } from './chapter-words.js';
import { addSheet, fitHeight, fitWidth, put, putLink, words, type Writing } from './writing.js';

const WIDTHS = [24, 44, 52];

const LEGEND = [['editText', 'template-colour-edit'], ['emptyChoice', 'template-colour-empty'], ['fixed', 'template-colour-fixed'], ['none', 'template-colour-none']] as const;
const GRADES: readonly (readonly [string, MessageKey])[] = [['A', 'template-grade-a'], ['B', 'template-grade-b'], ['C', 'template-grade-c'], ['D', 'template-grade-d']];

/** 说明 — what the workbook is, how to fill it in, and where everything stands. */
export function writeCover(writing: Writing): void {
  const { contents, plan, looks, lang } = writing;
  const t = words(writing);
  const sheet = addSheet(writing, plan.cover, { columns: 0, rows: 0 });
  WIDTHS.forEach((width, at) => (sheet.getColumn(at + 1).width = width));
  put(sheet.getCell(1, 1), t('template-cover-title'), { ...looks.title, font: { ...looks.title.font, size: 18 } });
  sheet.getRow(1).height = 30;
  put(sheet.getCell(2, 1), t('template-cover-program', { version: VERSION }), looks.hint);
  const { baseYear, lastYear, title, model } = contents.plan;
  const facts: (readonly [MessageKey, string])[] = [
    ['template-cover-scenario', title[lang]],
    ['template-cover-file', basename(contents.file)],
    ['template-cover-rulebook', t('template-cover-rulebook-text', { title: model.title[lang], name: contents.rulebook })],
    ['template-cover-years', t('template-cover-years-text', { base: baseYear, first: baseYear + 1, last: lastYear })],
  ];
  let row = 4;
  for (const [key, text] of facts) {
    put(sheet.getCell(row, 1), t(key), looks.fixed);
    sheet.mergeCells(row, 2, row, 3);
    put(sheet.getCell(row, 2), text, looks.fixed);
    row++;
  }
  row = writeNewTitle(sheet, row + 1, writing);
  row = section(sheet, row + 1, 'template-cover-how', writing);
  t('template-cover-steps').split('\n').forEach((step, index) => {
    put(sheet.getCell(row, 1), `${String(index + 1)}. ${step}`, looks.text);
    sheet.mergeCells(row, 1, row, 3);
    fitHeight(sheet.getRow(row), [[step, WIDTHS.reduce((sum, width) => sum + width, 0) - 4]]);
    row++;
  });
  row = section(sheet, row + 1, 'template-cover-colours', writing);
  for (const [style, key] of LEGEND) put(sheet.getCell(row++, 1), t(key), looks[style]);
  row = section(sheet, row + 1, 'template-cover-grades', writing);
  for (const [grade, key] of GRADES) {
    put(sheet.getCell(row, 1), grade, looks.key);
    sheet.mergeCells(row, 2, row, 3);
    put(sheet.getCell(row++, 2), t(key), looks.fixed);
  }
  writeContents(sheet, section(sheet, row + 1, 'template-cover-contents', writing), writing);
}

function section(sheet: Worksheet, row: number, key: MessageKey, writing: Writing): number {
  put(sheet.getCell(row, 1), words(writing)(key), writing.looks.section);
  sheet.getRow(row).height = 22;
  return row + 1;
}

/** Names that the imported scenario gets; empty, since a name that stays the old one would mislead. */
function writeNewTitle(sheet: Worksheet, first: number, writing: Writing): number {
  const { looks } = writing;
  const t = words(writing);
  const row = section(sheet, first, 'template-cover-new-title', writing);
  (['template-cover-new-zh', 'template-cover-new-en'] as const).forEach((key, index) => {
    put(sheet.getCell(row + index, 1), t(key), looks.fixed);
    sheet.mergeCells(row + index, 2, row + index, 3);
    put(sheet.getCell(row + index, 2), undefined, looks.editText);
  });
  put(sheet.getCell(row + 2, 1), t('template-cover-new-hint', { suffix: ` · ${t('template-edited')}` }), looks.hint);
  return row + 3;
}

function writeContents(sheet: Worksheet, first: number, writing: Writing): void {
  const { contents, plan, looks, lang } = writing;
  const t = words(writing);
  let row = first;
  const line = (name: string, text: string, isTable = false): void => {
    put(sheet.getCell(row, isTable ? 2 : 1), undefined, looks.link);
    putLink(sheet.getCell(row, isTable ? 2 : 1), name, name, looks.link);
    put(sheet.getCell(row, 3), text, looks.hint);
    row++;
  };
  for (const { name, inputs } of contents.chapters) {
    const tables = inputs.filter((input) => plan.tables.has(input));
    line(plan.chapters.get(name)!.name, tables.length === 0 ? t('template-cover-count', { inputs: inputs.length }) : t('template-cover-count-tables', { inputs: inputs.length, tables: tables.length }));
    for (const input of tables) line(plan.tables.get(input)!.name, formText(contents.inputs.get(input)!.content, lang), true);
  }
  line(plan.given, '');
  for (const planned of plan.givenTables.values()) line(planned.name, '', true);
  line(plan.correlations, '');
  sheet.getColumn(2).width = fitWidth([...plan.tables.values()].map(({ name }) => name), WIDTHS[1]!, 60);
}
