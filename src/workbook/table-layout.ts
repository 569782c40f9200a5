import { cellCount, cellIndices, type Dimension } from '../model/index.js';
import { type ContentOf, inOrder } from './content.js';

/** 表的布局 — what stands down the side of a table's sheet and what across its top. */
export interface TableLayout {
  /** Dimensions down the side; none where the years do. */
  readonly rows: readonly Dimension[];
  /** Dimensions across the top, in as many rows of headings. */
  readonly columns: readonly Dimension[];
  /** Where the years of the table go. */
  readonly years: 'down' | 'across' | 'none';
}

/** So many columns of numbers can still be looked through. */
const MOST_COLUMNS = 60;

/** Numbers in one sheet at most: a workbook of more is no longer comfortable to work with. */
export const MOST_NUMBERS_IN_A_SHEET = 100_000;

/** As people lay tables out: ages down, years across; without years the other dimensions across. */
export function layoutOf({ dimensions, byYear }: ContentOf<'table'>): TableLayout {
  if (!byYear.has(undefined)) {
    return dimensions.length === 0 ? { rows: [], columns: [], years: 'down' } : { rows: dimensions, columns: [], years: 'across' };
  }
  // The longest dimension, the last of equals: ages.
  const longest = dimensions.reduce<Dimension | undefined>((found, each) => (found && found.size > each.size ? found : each), undefined);
  const others = dimensions.filter((each) => each !== longest);
  const fits = cellCount(others) <= MOST_COLUMNS;
  return { rows: fits && longest ? [longest] : dimensions, columns: fits ? others : [], years: 'none' };
}

/** Numbers of the table. */
export function sizeOf({ dimensions, byYear }: ContentOf<'table'>): number {
  return cellCount(dimensions) * byYear.size;
}

/** 行或列 — one row or column of numbers: its coordinates along the dimensions that run this way, or its year. */
export interface Line {
  readonly indices: readonly number[];
  readonly year?: number;
}

export function rowsOf(layout: TableLayout, content: ContentOf<'table'>): Line[] {
  return layout.years === 'down' ? yearLines(content) : linesOver(layout.rows);
}

export function columnsOf(layout: TableLayout, content: ContentOf<'table'>): Line[] {
  return layout.years === 'across' ? yearLines(content) : linesOver(layout.columns);
}

function yearLines({ byYear }: ContentOf<'table'>): Line[] {
  return inOrder(byYear).map(([year]) => ({ indices: [], year: year! }));
}

function linesOver(dimensions: readonly Dimension[]): Line[] {
  return Array.from({ length: cellCount(dimensions) }, (_, cell) => ({ indices: cellIndices(dimensions, cell) }));
}

/** Flat number of the cell where a row and a column meet. */
export function cellAt(dimensions: readonly Dimension[], layout: TableLayout, row: readonly number[], column: readonly number[]): number {
  let cell = 0;
  for (const dimension of dimensions) {
    const down = layout.rows.indexOf(dimension);
    const index = down >= 0 ? row[down]! : column[layout.columns.indexOf(dimension)]!;
    cell = cell * dimension.size + index;
  }
  return cell;
}
