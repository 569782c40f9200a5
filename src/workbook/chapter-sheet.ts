import type { Worksheet } from '@protobi/exceljs';
import { basename } from 'node:path';
import { FIXED, type FixedTexts, fixedTexts, formText, shortLabel } from './chapter-words.js';
import { type Chapter, type ContentOf, hasYears, type InputEntry } from './content.js';
import { coordinateWord } from './coordinate-words.js';
import { excelFormat, unitLabel } from './number-look.js';
import { choiceCheck, numberCheck } from './validation.js';
import { AFTER_WORDS, BETWEEN_WORDS, CHAPTER_HEADS, continuationText } from './words.js';
import { addCheck, addSheet, columnLetter, fitHeight, fitWidth, inputLook, put, putLink, putTitle, shownText, words, type Writing } from './writing.js';

const HEAD_ROW = 3;
/** Grades on offer; others that a book has are added. */
const GRADES = ['A', "A'", 'B', 'B-', 'C', 'D'];

type Head = keyof typeof CHAPTER_HEADS;
const BEFORE_YEARS: readonly Head[] = ['name', 'id', 'unit', 'form', 'value'];
const AFTER_YEARS: readonly Head[] = ['between', 'after', 'law', 'experience', 'clause', 'remark', 'source', 'confidence', 'note'];

/** A chapter's sheet while it is written. */
interface Page {
  readonly sheet: Worksheet;
  readonly writing: Writing;
  readonly years: readonly number[];
  readonly column: (head: Head) => number;
  readonly width: (head: Head) => number;
}

/** 章的工作表 — a row for each input of a chapter, with rows beneath for the groups of a small table. */
export function writeChapter(chapter: Chapter, writing: Writing): void {
  const { contents, plan, lang } = writing;
  const t = words(writing);
  const planned = plan.chapters.get(chapter.name)!;
  const entries = chapter.inputs.flatMap((name) => contents.inputs.get(name) ?? []);
  const years = yearsOf(entries);
  const sheet = addSheet(writing, planned.name, { columns: 1, rows: HEAD_ROW, tab: planned.tab });
  putTitle(sheet, writing, t('template-chapter-title', { title: chapter.title[lang] }), plan.cover);
  const column = (head: Head): number => (BEFORE_YEARS.includes(head) ? BEFORE_YEARS.indexOf(head) : BEFORE_YEARS.length + years.length + AFTER_YEARS.indexOf(head)) + 1;
  const width = (head: Head): number => sheet.getColumn(column(head)).width!;
  const page: Page = { sheet, writing, years, column, width };
  setWidths(entries, page);
  writeHeads(page);
  let row = HEAD_ROW + 1;
  for (const entry of entries) row += writeEntry(entry, row, page);
  writeChoices(entries, row - 1, page);
  sheet.autoFilter = `A${String(HEAD_ROW)}:${columnLetter(column('note'))}${String(row - 1)}`;
}

function yearsOf(entries: readonly InputEntry[]): number[] {
  return [...new Set(entries.flatMap(({ content }) => (content.kind === 'series' ? [...content.values.keys()] : [])))].sort((a, b) => a - b);
}

function setWidths(entries: readonly InputEntry[], { sheet, writing, years, column }: Page): void {
  const { lang } = writing;
  const t = words(writing);
  const fixed = entries.map((entry) => fixedTexts(entry, inputLook(entry), lang));
  const values = entries.map((entry) => shownValues(entry).join('\n'));
  const fit = (head: Head, texts: readonly string[], least: number, most: number): void => {
    sheet.getColumn(column(head)).width = fitWidth([t(CHAPTER_HEADS[head]), ...texts], least, most);
  };
  fit('name', fixed.map(({ name }) => name), 18, 38);
  fit('id', entries.flatMap((entry) => idsOf(entry)), 14, 36);
  fit('unit', entries.map(({ declared: { unit } }) => unitLabel(unit, lang)), 8, 16);
  fit('form', entries.map(({ content }) => formText(content, lang)), 10, 22);
  fit('value', [...values, ...entries.map((entry) => whereText(entry, writing) ?? '')], 12, 20);
  years.forEach((_, index) => (sheet.getColumn(BEFORE_YEARS.length + 1 + index).width = fitWidth(values, 9, 14)));
  fit('between', Object.values(BETWEEN_WORDS).map((key) => t(key)), 12, 16);
  fit('after', [t('template-after-grow', { rate: '2.5' }), ...Object.values(AFTER_WORDS).map((key) => t(key))], 12, 18);
  for (const head of ['law', 'experience', 'clause', 'remark'] as const) fit(head, fixed.map((texts) => texts[head]), 10, 26);
  fit('source', entries.map(({ attributes }) => attributes.source ?? ''), 20, 42);
  fit('confidence', [], 8, 10);
  fit('note', entries.map(({ attributes }) => attributes.note ?? ''), 24, 42);
}

function writeHeads({ sheet, writing: { looks, ...writing }, years, column }: Page): void {
  const t = words(writing);
  for (const head of [...BEFORE_YEARS, ...AFTER_YEARS]) put(sheet.getCell(HEAD_ROW, column(head)), t(CHAPTER_HEADS[head]), looks.head);
  years.forEach((year, index) => put(sheet.getCell(HEAD_ROW, BEFORE_YEARS.length + 1 + index), year, looks.yearHead));
  sheet.getRow(HEAD_ROW).height = 24;
}

/** Writes the rows of an entry and returns how many. */
function writeEntry(entry: InputEntry, number: number, page: Page): number {
  const { sheet, writing: { looks, lang }, column, width, years } = page;
  const { declared, content, attributes } = entry;
  const look = inputLook(entry);
  const fixed = fixedTexts(entry, look, lang);
  const row = sheet.getRow(number);
  const cell = (head: Head): ReturnType<typeof row.getCell> => row.getCell(column(head));
  put(cell('name'), fixed.name, looks.fixed);
  put(cell('id'), declared.name, looks.fixedId);
  put(cell('unit'), unitLabel(declared.unit, lang), looks.fixed);
  put(cell('form'), formText(content, lang), looks.fixed);
  writeValues(entry, number, page);
  const isByYear = hasYears(content);
  const mayBeByYear = isByYear || content.kind === 'value';
  for (const head of ['between', 'after'] as const) {
    const value = attributes[head];
    put(cell(head), value === undefined ? undefined : continuationText(head, value, lang), isByYear ? looks.editChoice : mayBeByYear ? looks.emptyChoice : looks.none);
  }
  for (const head of ['law', 'experience', 'clause', 'remark'] as const) put(cell(head), fixed[head], looks.fixed);
  for (const head of ['source', 'note'] as const) put(cell(head), attributes[head], looks.editText);
  put(cell('confidence'), attributes.confidence, looks.editChoice);
  fitHeight(row, heightTexts(entry, fixed, page).map(([head, text]) => [text, width(head)]));
  const isTyped = content.kind === 'value' || content.kind === 'series';
  if (isTyped) check(entry, number, column('value') + years.length, page);
  return content.kind === 'cells' ? 1 + writeGroups(entry, content, number + 1, page) : 1;
}

function heightTexts({ content, attributes, declared: { unit } }: InputEntry, fixed: FixedTexts, { writing: { lang } }: Page): [Head, string][] {
  return [
    ...FIXED.map((head): [Head, string] => [head, fixed[head]]),
    ['unit', unitLabel(unit, lang)], ['form', formText(content, lang)], ['source', attributes.source ?? ''], ['note', attributes.note ?? ''],
  ];
}

/** The value, or where it stands; and the columns of years. */
function writeValues(entry: InputEntry, number: number, page: Page): void {
  const { sheet, writing, column, years } = page;
  const { looks, plan } = writing;
  const { content, declared } = entry;
  const format = excelFormat(inputLook(entry));
  const value = sheet.getCell(number, column('value'));
  const where = whereText(entry, writing);
  const table = plan.tables.get(declared.name);
  if (content.kind === 'value') put(value, content.value, looks.number(format));
  else if (content.kind === 'series') put(value, undefined, looks.number(format, true));
  else if (table) putLink(value, table.name, where!, looks.fixedLink);
  else put(value, where, looks.none);
  years.forEach((year, index) => {
    const cell = sheet.getCell(number, BEFORE_YEARS.length + 1 + index);
    const own = content.kind === 'series' ? content.values.get(year) : undefined;
    const isOpen = content.kind === 'series' || content.kind === 'value';
    put(cell, own, isOpen ? looks.number(format, own === undefined) : looks.none);
  });
}

/** Where numbers stand that are not in the row: on a sheet, or in a file. */
function whereText({ content, file, declared }: InputEntry, writing: Writing): string | undefined {
  const t = words(writing);
  const table = writing.plan.tables.get(declared.name);
  if (table) return t('template-open-sheet');
  return file !== undefined && content.kind !== 'value' ? t('template-see-file', { file: basename(file) }) : undefined;
}

function writeGroups(entry: InputEntry, { dimension, values }: ContentOf<'cells'>, first: number, page: Page): number {
  const { sheet, writing: { looks, lang }, column, years } = page;
  const last = column('note');
  values.forEach((value, index) => {
    const row = sheet.getRow(first + index);
    for (let at = 1; at <= last; at++) row.getCell(at).style = looks.none;
    const word = String(coordinateWord(dimension, index, lang));
    const name = dimension.first === undefined ? word : `${shortLabel(dimension, lang)} ${word}`;
    put(row.getCell(column('name')), name, looks.fixedIndented);
    put(row.getCell(column('id')), `${entry.declared.name}.${dimension.labels[index]!}`, looks.fixedId);
    put(row.getCell(column('unit')), unitLabel(entry.declared.unit, lang), looks.fixed);
    put(row.getCell(column('value')), value, looks.number(excelFormat(inputLook(entry))));
    fitHeight(row, [[name, page.width('name') - 4]]);
    check(entry, first + index, column('value'), { ...page, years: years.slice(0, 0) });
  });
  return values.length;
}

/** Excel's own check of a row, from the value to the last column of years. */
function check(entry: InputEntry, row: number, last: number, { sheet, writing: { lang }, column }: Page): void {
  const { declared, isViolationAllowed } = entry;
  const rule = numberCheck({ label: declared.label, unit: declared.unit, look: inputLook(entry) }, declared.range, isViolationAllowed, lang);
  addCheck(sheet, [row, column('value')], [row, last], rule);
}

function writeChoices(entries: readonly InputEntry[], last: number, { sheet, writing, column }: Page): void {
  const { lang } = writing;
  const t = words(writing);
  const rows = (head: Head): [[number, number], [number, number]] => [[HEAD_ROW + 1, column(head)], [last, column(head)]];
  const grades = [...new Set([...GRADES, ...entries.flatMap(({ attributes }) => attributes.confidence ?? [])])];
  addCheck(sheet, ...rows('confidence'), choiceCheck(grades, true, lang));
  addCheck(sheet, ...rows('between'), choiceCheck(Object.values(BETWEEN_WORDS).map((key) => t(key)), false, lang));
  const growths = entries.flatMap(({ attributes }) => (attributes.after?.startsWith('grow') ? [continuationText('after', attributes.after, lang)] : []));
  addCheck(sheet, ...rows('after'), choiceCheck([...new Set([...Object.values(AFTER_WORDS).map((key) => t(key)), t('template-after-grow', { rate: '2' }), ...growths])], true, lang));
}

function shownValues(entry: InputEntry): string[] {
  const { content } = entry;
  const look = inputLook(entry);
  const numbers = content.kind === 'value' ? [content.value] : content.kind === 'series' ? [...content.values.values()] : content.kind === 'cells' ? [...content.values] : [];
  return numbers.map((number) => shownText(number, look));
}

function idsOf({ declared, content }: InputEntry): string[] {
  return content.kind === 'cells' ? content.dimension.labels.map((label) => `${declared.name}.${label}`) : [declared.name];
}
