import type { Bilingual } from '../messages/index.js';
import { cellCount, type Dimension, type Unit } from '../model/index.js';
import type { Spot } from './book-issues.js';
import type { ContentOf } from './content.js';
import { coordinateWord } from './coordinate-words.js';
import type { Page } from './page.js';
import type { Coordinates } from './places.js';
import { type Grid, readGrid } from './read-table-grid.js';
import type { Reading } from './reading.js';
import { cellAt, layoutOf, type Line, type TableLayout } from './table-layout.js';

/** A table as the scenario has it, and how its issues name it. */
export interface TableSite {
  readonly name: string;
  readonly unit: Unit;
  readonly label: Bilingual;
  /** `inputs.population_start`, `given.cpi`. */
  readonly key: string;
  readonly content: ContentOf<'table'>;
}

/** Missing cells that a message names. */
const MOST_NAMED = 5;

/** 读数据表 — by its headings, wherever rows and columns have been moved; undefined when anything is wrong. */
export function readTable(page: Page, site: TableSite, reading: Reading): ContentOf<'table'> | undefined {
  const layout = layoutOf(site.content);
  const grid = readGrid(page, layout, site.key, reading);
  if (!grid) return undefined;
  markPlaces(page, grid, layout, site, reading);
  const numbers = readNumbers(page, grid, layout, site);
  return numbers && isComplete(page, numbers, site, reading) ? { kind: 'table', dimensions: site.content.dimensions, byYear: numbers } : undefined;
}

/** Numbers by year; NaN where there is no row or column for a cell. Undefined when a cell is wrong. */
function readNumbers(page: Page, { rows, columns }: Grid, layout: TableLayout, { content: { dimensions }, name, unit, key }: TableSite): Map<number | undefined, Float64Array> | undefined {
  const byYear = new Map<number | undefined, Float64Array>();
  const { issues } = page;
  const before = issues.errorCount;
  const blanks: [number | undefined, Spot][] = [];
  for (const row of rows) {
    for (const column of columns) {
      const year = row.year ?? column.year;
      let cells = byYear.get(year);
      if (!cells) byYear.set(year, (cells = new Float64Array(cellCount(dimensions)).fill(NaN)));
      const number = page.number(row.at, column.at, { name, unit, key });
      if (number === 'blank') blanks.push([year, page.spot(row.at, column.at)]);
      else if (number !== 'refused') cells[cellAt(dimensions, layout, row.indices, column.indices)] = number;
    }
  }
  // A year without any number is a year taken away; other empty cells are holes.
  for (const [year, cells] of byYear) if (year !== undefined && cells.every(Number.isNaN) && issues.errorCount === before) byYear.delete(year);
  for (const [year, spot] of blanks) if (byYear.has(year)) issues.error('import-blank-cell', { name }, spot, key);
  return issues.errorCount > before ? undefined : byYear;
}

function isComplete(page: Page, byYear: ReadonlyMap<number | undefined, Float64Array>, { name, key, content: { dimensions } }: TableSite, { issues, lang }: Reading): boolean {
  const missing = new Set<string>();
  for (const cells of byYear.values()) {
    cells.forEach((value, cell) => {
      if (Number.isNaN(value)) missing.add(cellWords(dimensions, cell, lang));
    });
  }
  if (byYear.size > 0 && missing.size === 0) return true;
  const named = [...missing].slice(0, MOST_NAMED);
  issues.error('import-coordinate-missing', { name, cells: missing.size > named.length ? [...named, '…'] : named.length > 0 ? named : [name] }, page.spot(1, 1), key);
  return false;
}

/** `普通参保人 男 60`. */
function cellWords(dimensions: readonly Dimension[], cell: number, lang: Reading['lang']): string {
  let rest = cell;
  return [...dimensions].reverse().map((dimension) => {
    const index = rest % dimension.size;
    rest = Math.floor(rest / dimension.size);
    return String(coordinateWord(dimension, index, lang));
  }).reverse().join(' ');
}

function markPlaces(page: Page, { rows, columns }: Grid, layout: TableLayout, { key }: TableSite, { places }: Reading): void {
  const matches = (dimensions: readonly Dimension[], at: Coordinates) => ({ indices, year }: Line): boolean =>
    (year === undefined || at.get('year') === String(year)) && dimensions.every(({ name, labels }, axis) => !at.has(name) || at.get(name) === labels[indices[axis]!]);
  places.setTable(key, (at) => {
    const row = rows.find(matches(layout.rows, at));
    const column = columns.find(matches(layout.columns, at));
    return row && column && page.spot(row.at, column.at);
  });
}
