import type { Workbook } from '@protobi/exceljs';
import { type MessageKey, say } from '../messages/index.js';
import type { Unit } from '../model/index.js';
import type { BookIssues } from './book-issues.js';
import type { Content, ContentOf, Contents, Correlation } from './content.js';
import { findHeads } from './heads.js';
import { unitLabel } from './number-look.js';
import { type Origin, ORIGIN_SHEET } from './origin.js';
import { Page } from './page.js';
import type { Places } from './places.js';
import { readBands } from './read-bands.js';
import type { ChapterHeads } from './read-attributes.js';
import { readChapters } from './read-chapters.js';
import { readCorrelations } from './read-correlations.js';
import { readGiven, reportMissingGiven } from './read-given.js';
import { readTable } from './read-tables.js';
import { type ReadBook, type Reading, Seen } from './reading.js';
import { unitWordings } from './read-unit.js';
import { planSheets, type SheetPlan } from './sheet-plan.js';
import { CHAPTER_HEADS, CORRELATION_HEADS, GIVEN_HEADS, isWord } from './words.js';

/** Rows and columns in which a sheet says what it is. */
const MOST_ROWS_ABOVE = 30;

/** `population_start　单位：人`, as a table's sheet begins. */
const TABLE_ABOUT = /^([a-z][a-z0-9_.]*)\s+(?:单位|unit)/;

/** 读工作簿 — every sheet by what it says of itself, not by its name or place; sheets that say nothing of the kind are the user's own. */
export function readBook(workbook: Workbook, origin: Origin, contents: Contents, issues: BookIssues, places: Places): ReadBook {
  const reading: Reading = { contents, issues, places, origin, lang: origin.lang };
  const plan = planSheets(contents, origin.lang);
  const pages = workbook.worksheets.map((sheet, index) => new Page(sheet, index, issues)).filter((_, index) => workbook.worksheets[index]!.name !== ORIGIN_SHEET);
  const chapters: { page: Page; heads: ChapterHeads }[] = [];
  const tables = new Map<string, Content>();
  const given = new Map<string, ContentOf<'series'> | ContentOf<'table'>>();
  const titles: { zh?: string; en?: string } = {};
  let correlations: Map<string, Correlation> | undefined;
  let givenSheet: string | undefined;
  const [seenRules, seenPairs] = [new Seen(issues), new Seen(issues)];
  const seen = new Map<string, Page>();
  for (const page of pages) {
    const table = tableIn(page, reading);
    if (table !== undefined) {
      const first = seen.get(table);
      if (first) issues.error('import-line-twice', { what: table, other: issues.addressOf(first.spot(0, 0)) }, page.spot(1, 1));
      else readOneTable(page, table, tables, given, reading);
      seen.set(table, page);
      continue;
    }
    const chapter = findHeads(page, CHAPTER_HEADS, ['id', 'source', 'confidence']);
    const pairs = chapter ? undefined : findHeads(page, CORRELATION_HEADS, ['firstId', 'secondId', 'correlation']);
    const rules = chapter ?? pairs ? undefined : findHeads(page, GIVEN_HEADS, ['id', 'unit']);
    if (chapter) chapters.push({ page, heads: chapter });
    else if (pairs) correlations = new Map([...(correlations ?? []), ...readCorrelations(page, pairs, seenPairs, reading)]);
    else if (rules) {
      for (const [name, content] of readGiven(page, rules, seenRules, reading)) given.set(name, content);
      givenSheet ??= page.name;
    } else if (!readTitles(page, titles) && origin.sheets.includes(page.name)) {
      issues.error('import-sheet-heads', { sheet: page.name, heads: neededHeads(page.name, plan).map((key) => say(key, {}, origin.lang)) }, page.spot(1, 1));
    }
  }
  const inputs = readChapters(chapters, tables, reading);
  if (givenSheet !== undefined) reportMissingGiven(seenRules, givenSheet, reading);
  else if (contents.given.size > 0) issues.missingSheet(plan.given);
  if (!correlations && contents.correlations.size > 0) issues.missingSheet(plan.correlations);
  reportMissingTables(seen, origin, plan, issues);
  return { titles, inputs, given, correlations };
}

/** What a sheet of ours needs to be understood. */
function neededHeads(sheet: string, { given, correlations, tables, givenTables }: SheetPlan): MessageKey[] {
  if (sheet === given) return [GIVEN_HEADS.id, GIVEN_HEADS.unit];
  if (sheet === correlations) return [CORRELATION_HEADS.firstId, CORRELATION_HEADS.secondId, CORRELATION_HEADS.correlation];
  // A table's sheet is known by the line with its identifier and unit.
  if ([...tables.values(), ...givenTables.values()].some(({ name }) => name === sheet)) return [GIVEN_HEADS.id, GIVEN_HEADS.unit];
  return [CHAPTER_HEADS.id, CHAPTER_HEADS.source, CHAPTER_HEADS.confidence];
}

/** The input or given values whose table a sheet holds, by the identifier near its top. */
function tableIn(page: Page, { contents }: Reading): string | undefined {
  for (let row = 1; row <= Math.min(page.lastRow, MOST_ROWS_ABOVE); row++) {
    for (let column = 1; column <= Math.min(page.lastColumn, 3); column++) {
      const id = TABLE_ABOUT.exec(page.text(row, column))?.[1];
      if (id === undefined) continue;
      const kind = contents.inputs.get(id)?.content.kind;
      if (kind === 'table' || kind === 'bands' || contents.given.get(id.replace(/^given\./, ''))?.content.kind === 'table') {
        return id;
      }
    }
  }
  return undefined;
}

function readOneTable(page: Page, id: string, tables: Map<string, Content>, given: Map<string, ContentOf<'series'> | ContentOf<'table'>>, reading: Reading): void {
  const { contents } = reading;
  const input = contents.inputs.get(id);
  const rule = contents.given.get(id.replace(/^given\./, ''));
  if (input) {
    const { content, declared: { name, unit, label, bandOf } } = input;
    const key = `inputs.${name}`;
    checkUnit(page, id, key, unit, reading);
    const read = content.kind === 'table' ? readTable(page, { name, unit, label, key, content }, reading)
      : content.kind === 'bands' ? readBands(page, { name, unit, bandOf: bandOf!, key, content }, reading) : undefined;
    if (read) tables.set(name, read);
  } else if (rule?.content.kind === 'table') {
    const { content, rule: { name, unit, label } } = rule;
    checkUnit(page, id, `given.${name}`, unit, reading);
    const read = readTable(page, { name, unit, label, key: `given.${name}`, content }, reading);
    if (read) given.set(name, read);
  }
}

/** The line below the title names the unit; numbers in another one would be taken for it. */
function checkUnit(page: Page, id: string, key: string, unit: Unit, reading: Reading): void {
  const wordings = unitWordings(key, unit, reading);
  const expected = (['zh', 'en'] as const).flatMap((lang) => wordings.map((wording) => say('template-table-about', { id, unit: wording }, lang)));
  for (let row = 1; row <= Math.min(page.lastRow, MOST_ROWS_ABOVE); row++) {
    for (let column = 1; column <= Math.min(page.lastColumn, 3); column++) {
      const text = page.text(row, column);
      if (TABLE_ABOUT.exec(text)?.[1] !== id) continue;
      const facts = { name: id, written: text.replace(/^.*[：:]\s*/, ''), unit: unitLabel(unit, reading.lang) };
      if (!expected.includes(text)) reading.issues.error('import-unit-changed', facts, page.spot(row, column), key);
      return;
    }
  }
}

/** Names for the new scenario, on the cover; false for another sheet. */
function readTitles(page: Page, titles: { zh?: string; en?: string }): boolean {
  let isCover = false;
  for (let row = 1; row <= page.lastRow; row++) {
    for (const [lang, key] of [['zh', 'template-cover-new-zh'], ['en', 'template-cover-new-en']] as const) {
      if (!isWord(page.text(row, 1), key)) continue;
      isCover = true;
      const text = page.words(row, 2)?.trim();
      if (text !== undefined) titles[lang] = text;
    }
  }
  return isCover;
}

function reportMissingTables(seen: ReadonlyMap<string, Page>, { tables }: Origin, plan: SheetPlan, issues: BookIssues): void {
  const planned = [...plan.tables, ...[...plan.givenTables].map(([name, sheet]) => [`given.${name}`, sheet] as const)];
  for (const [id, { name }] of planned) {
    // What had no sheet of its own in the book is not missing.
    if (!seen.has(id) && tables.has(id)) issues.missingSheet(name);
  }
}
