import { type Bilingual, type Lang, say } from '../messages/index.js';
import { GRADES, type Quality, type ReportTable } from '../tables/index.js';
import { decimalsFor, numberText, percentText, yesNo } from './format.js';
import { tableText, textWidth } from './table.js';
import { type Scale, scaleFor, unitWords } from './units.js';

export interface TablesTextOptions {
  /** Every year, not only those that fit. */
  readonly isWhole?: boolean;
  readonly written?: readonly string[];
}

const LINE_WIDTH = 118;
/** A small item among large ones keeps the unit of the table. */
const MOST_TABLE_DECIMALS = 3;
/** How many first years stand one by one and how far apart the others are, as long as the line holds them. */
const SELECTIONS = [[3, 5], [1, 5], [3, 10], [1, 10], [1, 20]] as const;

/** 报表文本 — tables of one path: items down, years across, each with its checks. */
export function tablesText(tables: readonly ReportTable[], { title, path }: { readonly title: Bilingual; readonly path?: number }, lang: Lang, { isWhole = false, written = [] }: TablesTextOptions = {}): string {
  const head = path === undefined ? say('tables-head-best', { title }, lang) : say('tables-head-path', { title, path }, lang);
  const files = written.length === 0 ? [] : [say('tables-written', { files: written.length > 3 ? [...written.slice(0, 2), '…', written.at(-1)!] : written, count: written.length }, lang)];
  // Files were asked for: their contents need not be on the screen too.
  const shown = written.length > 0 ? tables.map((table) => [table.title[lang], ...closingLines(table, lang)].join('\n')) : tables.map((table) => oneTable(table, lang, isWhole));
  return [head, ...shown, ...files].join('\n\n');
}

function oneTable(table: ReportTable, lang: Lang, isWhole: boolean): string {
  const { title, note, columns } = table;
  const rows = columns.map(({ label, unit, kind, values, isTotal }) => {
    const finite = [...values].filter(Number.isFinite);
    const largest = Math.max(0, ...columns.filter((column) => column.unit === unit).flatMap((column) => [...column.values].filter(Number.isFinite).map(Math.abs)));
    // One scale for all amounts of a table: a reader adds them up.
    const scale = scaleFor(unit, kind, [largest], lang);
    const decimals = Math.min(MOST_TABLE_DECIMALS, decimalsFor(finite.filter((value) => !isRounding(value, largest)), scale));
    const words = kind === 'flag' ? '' : scale.divisor === 1 && scale.unit !== '%' ? unitWords(unit, lang, 2) : scale.unit;
    return { head: `${isTotal ? '= ' : ''}${label[lang]}`, unit: words, cells: [...values].map((value) => cellText(value, kind, largest, scale, decimals, lang)) };
  });
  const across = isWhole ? table.years.map((_, index) => index) : fitting(table.years, rows);
  const lines = rows.map(({ head, unit, cells }) => [head, unit, ...across.map((index) => cells[index]!)]);
  const body = tableText([say('tables-item', {}, lang), say('tables-unit', {}, lang), ...across.map((index) => String(table.years[index]!))], lines, 2);
  return [title[lang], body, ...(note ? [` ${note[lang]}`] : []), ...closingLines(table, lang)].join('\n');
}

/** What sums over a thousand cells leave where the items cancel: nothing, to a reader. */
function isRounding(value: number, largest: number): boolean {
  return Math.abs(value) < 1e-13 * largest;
}

/** On one path a flag is a yes or no, not a probability. */
function cellText(value: number, kind: string, largest: number, scale: Scale, decimals: number, lang: Lang): string {
  if (kind === 'flag' && Number.isFinite(value)) return yesNo(value > 0, lang);
  return numberText(isRounding(value, largest) ? 0 : value, scale, decimals);
}

/** 数据质量 — what each result rests on, by the grade of its inputs, and what moves it most. */
export function qualityText(qualities: readonly Quality[], year: number, lang: Lang): string {
  const t = (key: Parameters<typeof say>[0], facts: Parameters<typeof say>[1] = {}): string => say(key, facts, lang);
  const rows = qualities.map(({ label, byGrade, largest }) => [
    label[lang], ...GRADES.map((grade) => percentText(byGrade[grade])),
    `${largest.label[lang]} (${largest.grade}) ${largest.elasticity.toFixed(2)}`,
  ]);
  const table = tableText([t('tables-quality-result'), ...GRADES, t('tables-quality-largest')], rows);
  return [t('tables-quality-title', { year }), table, ` ${t('tables-quality-note')}`].join('\n');
}

/** As many years as the line holds: the first ones, then every fifth, tenth or twentieth, and the last. */
function fitting(years: readonly number[], rows: readonly { readonly head: string; readonly unit: string; readonly cells: readonly string[] }[]): number[] {
  const left = Math.max(...rows.map(({ head }) => textWidth(head))) + Math.max(...rows.map(({ unit }) => textWidth(unit))) + 4;
  const widthOf = (index: number): number => Math.max(4, ...rows.map(({ cells }) => textWidth(cells[index]!))) + 2;
  const all = years.map((_, index) => index);
  const choices = [all, ...SELECTIONS.map(([close, step]) => all.filter((index) => index < close || years[index]! % step === 0 || index === all.length - 1))];
  return choices.find((indices) => indices.reduce((sum, index) => sum + widthOf(index), left) <= LINE_WIDTH) ?? choices.at(-1)!;
}

function closingLines({ closings }: ReportTable, lang: Lang): string[] {
  return closings.map(({ label, holds, worst, worstYear }) => ` ${holds
    ? say('tables-closes', { label }, lang)
    : say('tables-open', { label, worst: worst.toExponential(1), year: worstYear }, lang)}`);
}

/** 报表CSV — years down, items across under their names and units; numbers in base units, all digits. */
export function tableCsv({ years, columns }: ReportTable, lang: Lang): string {
  const quoted = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const rows = years.map((year, index) => [String(year), ...columns.map(({ values }) => (Number.isFinite(values[index]!) ? String(values[index]!) : ''))].join(','));
  // The mark tells Excel on a Chinese system that this is UTF-8.
  return `\uFEFF${[
    ['year', ...columns.map(({ name }) => name)].join(','),
    [say('tables-year', {}, lang), ...columns.map(({ label }) => quoted(label[lang]))].join(','),
    [say('tables-unit', {}, lang), ...columns.map(({ unit }) => quoted(unit === '1' ? '' : unitWords(unit, lang, 2)))].join(','),
    ...rows, '',
  ].join('\n')}`;
}
