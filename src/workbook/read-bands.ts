import type { Unit } from '../model/index.js';
import { type Band, type ContentOf, inOrder } from './content.js';
import { checkHeads, findHeads } from './heads.js';
import { isWord, yearIn, BAND_HEADS } from './words.js';
import type { Page } from './page.js';
import type { Reading } from './reading.js';
import { say } from '../messages/index.js';

/** A piecewise table as the scenario has it, and how its issues name it. */
export interface BandSite {
  readonly name: string;
  readonly unit: Unit;
  /** Unit of the limits. */
  readonly bandOf: Unit;
  readonly key: string;
  readonly content: ContentOf<'bands'>;
}

/** 读分段表 — rows of limit and value, as many as there are now; undefined when anything is wrong. */
export function readBands(page: Page, site: BandSite, { issues, places, lang }: Reading): ContentOf<'bands'> | undefined {
  const isByYear = !site.content.byYear.has(undefined);
  const needed = [...(isByYear ? (['year'] as const) : []), 'from', 'value'] as const;
  const heads = findHeads(page, BAND_HEADS, needed);
  if (!heads) {
    issues.error('import-sheet-heads', { sheet: page.name, heads: needed.map((head) => say(BAND_HEADS[head], {}, lang)) }, page.spot(1, 1), site.key);
    return undefined;
  }
  checkHeads(page, heads, BAND_HEADS);
  const before = issues.errorCount;
  const [fromColumn, valueColumn, yearColumn] = [heads.columns.get('from')!, heads.columns.get('value')!, isByYear ? heads.columns.get('year') : undefined];
  const byYear = new Map<number | undefined, Band[]>();
  const rows = new Map<string, number>();
  for (let row = heads.row + 1; row <= page.lastRow; row++) {
    if ([fromColumn, valueColumn].every((column) => page.isBlank(row, column))) continue;
    const year = yearColumn === undefined ? undefined : yearIn(page.text(row, yearColumn));
    if (yearColumn !== undefined && year === undefined) {
      const text = page.text(row, yearColumn);
      if (text === '') issues.error('import-line-without-key', { dimension: { message: 'template-head-year' } }, page.spot(row, yearColumn), site.key);
      else issues.error('import-not-a-year', { value: text }, page.spot(row, yearColumn), site.key);
    }
    const from = limitOf(page, row, fromColumn, site);
    const value = page.number(row, valueColumn, site);
    for (const [number, column] of [[from, fromColumn], [value, valueColumn]] as const) {
      if (number === 'blank') issues.error('import-blank-cell', { name: site.name }, page.spot(row, column), site.key);
    }
    if (typeof from !== 'number' || typeof value !== 'number') continue;
    byYear.set(year, [...(byYear.get(year) ?? []), { from, value }]);
    rows.set(keyOf(year, from), row);
  }
  places.setTable(site.key, (at) => {
    const from = at.get('from');
    const wanted = from === undefined ? undefined : from === 'below' ? -Infinity : Number(from);
    const row = wanted === undefined ? heads.row + 1 : rows.get(keyOf(isByYear ? Number(at.get('year')) : undefined, wanted));
    return row === undefined ? undefined : page.spot(row, valueColumn);
  });
  inOrder(byYear).flatMap(([year, bands]) => bands.map(({ from }) => page.spot(rows.get(keyOf(year, from))!, fromColumn))).forEach((spot, index) => {
    // As the lines of the table that the import writes, and the keys of an inline one.
    places.set(`${site.key}.line.${String(index + 2)}`, spot);
  });
  for (const bands of byYear.values()) for (const { from } of bands) places.set(`${site.key}.bands.${from === -Infinity ? 'below' : String(from)}`, page.spot(rows.get(keyOf(undefined, from)) ?? heads.row, fromColumn));
  if (byYear.size === 0 && issues.errorCount === before) issues.error('import-blank-cell', { name: site.name }, page.spot(heads.row + 1, valueColumn), site.key);
  return issues.errorCount > before ? undefined : { kind: 'bands', byYear };
}

function limitOf(page: Page, row: number, column: number, { name, bandOf, key }: BandSite): ReturnType<Page['number']> {
  const text = page.text(row, column);
  if (isWord(text, 'template-below') || text === 'below') return -Infinity;
  return page.number(row, column, { name, unit: bandOf, key });
}

function keyOf(year: number | undefined, from: number): string {
  return `${String(year ?? '')} ${String(from)}`;
}
