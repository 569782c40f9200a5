import { nearestName } from '../issues/index.js';
import { someOf } from './book-issues.js';
import { comparedTexts, FIXED } from './chapter-words.js';
import { type Content, type ContentOf, hashOfTexts, type InputEntry } from './content.js';
import { checkHeads } from './heads.js';
import { exactText, type NumberLook, unitClause } from './number-look.js';
import type { FoundNumber, NumberSite, Page } from './page.js';
import { type ReadInput, type Reading, Seen } from './reading.js';
import { type ChapterHeads, readAttributes, type RowOf } from './read-attributes.js';
import { checkUnitCell } from './read-unit.js';
import { planSheets } from './sheet-plan.js';
import { CHAPTER_HEADS } from './words.js';
import { inputLook } from './writing.js';

/** What the sheets of chapters say; tables come from their own sheets. */
export function readChapters(pages: readonly { readonly page: Page; readonly heads: ChapterHeads }[], tables: ReadonlyMap<string, Content>, reading: Reading): Map<string, ReadInput> {
  const rows = new Map<string, RowOf>();
  const seen = new Seen(reading.issues);
  for (const { page, heads } of pages) {
    checkHeads(page, heads, CHAPTER_HEADS);
    collectRows(page, heads, rows, seen, reading);
  }
  reportMissing(rows, reading);
  const inputs = new Map<string, ReadInput>();
  for (const [name, entry] of reading.contents.inputs) {
    const at = rows.get(name);
    const read = at && readInput(entry, at, rows, tables.get(name), reading);
    if (read) inputs.set(name, read);
  }
  return inputs;
}

function collectRows(page: Page, heads: ChapterHeads, rows: Map<string, RowOf>, seen: Seen, { contents, issues }: Reading): void {
  const ids = idsOf(contents.inputs.values());
  const idColumn = heads.columns.get('id')!;
  const typed = [heads.columns.get('value'), ...heads.years.values()].filter((column) => column !== undefined);
  for (let row = heads.row + 1; row <= page.lastRow; row++) {
    const id = page.text(row, idColumn);
    const spot = page.spot(row, idColumn);
    if (id === '') {
      if (typed.some((column) => !page.isBlank(row, column))) issues.error('import-row-without-id', {}, spot);
    } else if (!ids.has(id)) {
      const nearest = nearestName(id, ids);
      if (nearest === undefined) issues.error('import-row-unknown', { id }, spot);
      else issues.error('import-row-unknown-near', { id, nearest }, spot);
    } else if (seen.meet(id, spot)) rows.set(id, { page, heads, row });
  }
}

function idsOf(entries: Iterable<InputEntry>): Set<string> {
  return new Set([...entries].flatMap(({ declared: { name }, content }) => [name, ...(content.kind === 'cells' ? content.dimension.labels.map((label) => `${name}.${label}`) : [])]));
}

/** Rows that are gone count as untouched, chapter by chapter said once. */
function reportMissing(rows: ReadonlyMap<string, RowOf>, { contents, issues, lang, origin }: Reading): void {
  const { chapters } = planSheets(contents, lang);
  for (const { name, inputs } of contents.chapters) {
    const present = inputs.find((input) => rows.has(input));
    // An input that came after the workbook was written is not missing from it.
    const missing = inputs.filter((input) => origin.hashes.has(`inputs.${input}`) && !rows.has(input));
    if (missing.length === 0) continue;
    // A sheet that is there and could not be understood has been reported.
    if (present === undefined) issues.missingSheet(chapters.get(name)!.name);
    else issues.warning('import-rows-missing', { sheet: rows.get(present)!.page.name, ids: someOf(missing) });
  }
}

function readInput(entry: InputEntry, at: RowOf, rows: ReadonlyMap<string, RowOf>, table: Content | undefined, reading: Reading): ReadInput | undefined {
  checkFixed(entry, at, reading);
  markPlaces(entry, at, reading);
  const content = readContent(entry, at, rows, table, reading);
  return content && { content, attributes: readAttributes(entry, content, at, reading) };
}

function readContent(entry: InputEntry, at: RowOf, rows: ReadonlyMap<string, RowOf>, table: Content | undefined, reading: Reading): Content | undefined {
  const { content } = entry;
  switch (content.kind) {
    case 'value':
    case 'series':
      return readTyped(entry, at, reading);
    case 'cells':
      refuseNumbers(entry, at, 'import-where-rows', reading);
      return readGroups(entry, content, rows, reading);
    case 'table':
    case 'bands':
      refuseNumbers(entry, at, reading.origin.tables.has(entry.declared.name) ? 'import-where-sheet' : 'import-where-file', reading);
      // Without its sheet a table counts as it was; what was wrong with a sheet has been said.
      return table ?? content;
    case 'paths':
      refuseNumbers(entry, at, 'import-where-file', reading);
      return content;
  }
}

function siteOf({ declared: { name, unit } }: InputEntry, ...inner: readonly string[]): NumberSite {
  return { name, unit, key: ['inputs', name, ...inner].join('.'), shown: [name, inner[1]].filter((part) => part !== undefined).join(' ') };
}

/** One number, or numbers by year: whichever the row holds now. */
function readTyped(entry: InputEntry, { page, heads, row }: RowOf, { issues, places, lang }: Reading): Content | undefined {
  const { name, unit } = entry.declared;
  const valueColumn = heads.columns.get('value');
  const value: FoundNumber = valueColumn === undefined ? 'blank' : page.number(row, valueColumn, siteOf(entry, 'value'));
  const found = [...heads.years].map(([year, column]) => {
    places.set(`inputs.${name}.series.${String(year)}`, page.spot(row, column));
    return [year, page.number(row, column, siteOf(entry, 'series', String(year)))] as const;
  });
  const years = found.filter((each): each is readonly [number, number] => typeof each[1] === 'number').sort(([a], [b]) => a - b);
  if (value === 'refused' || found.some(([, number]) => number === 'refused')) return undefined;
  const spot = page.spot(row, valueColumn ?? 0);
  if (value !== 'blank' && years.length > 0) issues.error('import-value-and-years', { name }, spot, `inputs.${name}`);
  else if (value !== 'blank') return { kind: 'value', value };
  else if (years.length > 0) return { kind: 'series', values: new Map(years) };
  else issues.error('import-blank', { name, unit: unitClause(unit, lang), was: wasText(entry, inputLook(entry), lang) }, spot, `inputs.${name}`);
  return undefined;
}

function wasText({ declared: { unit }, content }: InputEntry, look: NumberLook, lang: Reading['lang']): string {
  if (content.kind === 'value') return exactText(content.value, unit, look, lang);
  return content.kind === 'series' ? [...content.values].map(([year, value]) => `${String(year)}: ${exactText(value, unit, look, lang)}`).join(lang === 'zh' ? '，' : ', ') : '';
}

function readGroups(entry: InputEntry, { dimension }: ContentOf<'cells'>, rows: ReadonlyMap<string, RowOf>, reading: Reading): ContentOf<'cells'> | undefined {
  const { name, unit } = entry.declared;
  const { issues, places, lang } = reading;
  const values = dimension.labels.map((label, index) => {
    const at = rows.get(`${name}.${label}`);
    const was = entry.content.kind === 'cells' ? entry.content.values[index]! : NaN;
    // A row that is gone counts as it was, and is said once for the chapter or here.
    if (!at) {
      issues.warning('import-rows-missing', { sheet: rows.get(name)!.page.name, ids: [`${name}.${label}`] });
      return was;
    }
    checkUnit(entry, at, reading);
    const column = at.heads.columns.get('value');
    if (column === undefined) return was;
    places.set(`inputs.${name}.cells.${label}`, at.page.spot(at.row, column));
    const value = at.page.number(at.row, column, siteOf(entry, 'cells', label));
    if (value === 'blank') {
      issues.error('import-blank', { name: `${name}.${label}`, unit: unitClause(unit, lang), was: exactText(was, unit, inputLook(entry), lang) }, at.page.spot(at.row, column), `inputs.${name}`);
    }
    return typeof value === 'number' ? value : undefined;
  });
  return values.every((value) => value !== undefined) ? { kind: 'cells', dimension, values: Float64Array.from(values) } : undefined;
}

/** Numbers typed into the row of an input whose numbers stand elsewhere would be lost without a word. */
function refuseNumbers(entry: InputEntry, { page, heads, row }: RowOf, where: 'import-where-rows' | 'import-where-sheet' | 'import-where-file', { issues }: Reading): void {
  const { name } = entry.declared;
  const valueColumn = heads.columns.get('value');
  const isTyped = (column: number): boolean => !page.isBlank(row, column) && page.holdsNumber(row, column);
  const column = [valueColumn, ...heads.years.values()].find((each) => each !== undefined && isTyped(each));
  if (column !== undefined) issues.error('import-not-here', { name, where: { message: where } }, page.spot(row, column), `inputs.${name}`);
}

/** Where the scenario reader's issues about this input belong. */
function markPlaces({ declared: { name } }: InputEntry, { page, heads, row }: RowOf, { places }: Reading): void {
  const spot = (head: keyof typeof CHAPTER_HEADS): ReturnType<Page['spot']> => page.spot(row, heads.columns.get(head) ?? 0);
  places.set(`inputs.${name}`, spot('value'));
  for (const head of ['value', 'between', 'after', 'source', 'confidence', 'note'] as const) places.set(`inputs.${name}.${head}`, spot(head));
}

function checkUnit({ declared: { name, unit } }: InputEntry, { page, heads, row }: RowOf, reading: Reading): void {
  const column = heads.columns.get('unit');
  if (column !== undefined) checkUnitCell(page, page.spot(row, column), `inputs.${name}`, unit, reading);
}

/** Fixed cells that were changed have no effect, which must be said. */
function checkFixed(entry: InputEntry, at: RowOf, reading: Reading): void {
  checkUnit(entry, at, reading);
  const { page, heads, row } = at;
  const { lang, issues, origin } = reading;
  const key = `inputs.${entry.declared.name}`;
  const columns = FIXED.map((head) => heads.columns.get(head));
  const written = columns.map((column) => (column === undefined ? '' : page.text(row, column)));
  if (hashOfTexts(written) === origin.fixed.get(key)) return;
  const expected = comparedTexts(entry, inputLook(entry), lang);
  FIXED.forEach((_, at) => {
    const column = columns[at];
    if (column !== undefined && written[at] !== expected[at]) issues.warning('import-fixed-changed', { written: written[at]!, was: expected[at]! }, page.spot(row, column), key);
  });
}
