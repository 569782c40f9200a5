import { type DataRow, type DataTable, TableIssues } from '../files/index.js';
import { type IssueList, nearestName } from '../issues/index.js';
import { cellCount, type Dimension, type Unit } from '../model/index.js';
import type { Facts, MessageKey } from '../messages/index.js';
import { cellText, coordinateIndex, isTooLarge } from './context.js';
import { parseQuantity } from './quantity.js';

/** Missing cells that a message names before it only counts them. */
const MOST_SHOWN = 5;

export interface CellsOptions {
  readonly name: string;
  readonly unit: Unit;
  readonly dimensions: readonly Dimension[];
  /** False: a dimension without a column repeats the value over all its cells. */
  readonly needsAllDimensions: boolean;
  /** As in `QuantitySite`. */
  readonly largestRate?: number;
}

/** 表格的格 — a table's numbers by year; the year is undefined when the table has none. */
export interface TableCells {
  /** The dimensions that have a column, in declared order. */
  readonly dimensions: readonly Dimension[];
  readonly byYear: ReadonlyMap<number | undefined, Float64Array>;
}

interface Columns {
  readonly dimensions: readonly { readonly dimension: Dimension; readonly column: number }[];
  readonly year: number;
  /** Column and year of each value: one `value` column, or one column per year. */
  readonly values: readonly { readonly column: number; readonly year?: number }[];
}

/** 读格 — a CSV table with one column per dimension, and `value` (with `year`) or one column per year. */
export function readCells(table: DataTable, options: CellsOptions, issues: IssueList): TableCells | undefined {
  const report = new TableIssues(table.file, issues);
  const columns = readHeader(table, options, report);
  if (!columns) {
    report.close();
    return undefined;
  }
  const present = columns.dimensions.map(({ dimension }) => dimension);
  const years = columns.year < 0 ? columns.values.length : new Set(table.rows.map(({ cells }) => cells[columns.year])).size;
  if (isTooLarge({ name: options.name, cells: cellCount(present), years }, issues, { file: table.file })) return undefined;
  const byYear = new Map<number | undefined, Float64Array>();
  const lines = new Map<number | undefined, Uint32Array>();
  for (const row of table.rows) readRow(row, columns, options, { byYear, lines, report, present });
  // Cells are missing as well when their rows were refused; the refusals are enough.
  if (report.close()) return undefined;
  return reportMissing(present, byYear, table.file, issues) ? undefined : { dimensions: present, byYear };
}

function readHeader({ header }: DataTable, { dimensions, needsAllDimensions }: CellsOptions, report: TableIssues): Columns | undefined {
  const names = dimensions.map(({ name }) => name);
  const yearColumns = header.flatMap((text, column) => (/^[12]\d{3}$/.test(text) ? [{ column, year: Number(text) }] : []));
  const value = header.indexOf('value');
  const known = [...names, 'year', 'value'];
  const refuse = (message: MessageKey, facts: Facts): void => { report.error(message, facts, 1); };
  for (const column of header) {
    if (known.includes(column) || /^[12]\d{3}$/.test(column)) continue;
    const nearest = nearestName(column, known);
    if (nearest === undefined) refuse('table-column', { column, known: known.join(' ') });
    else refuse('table-column-near', { column, nearest, known: known.join(' ') });
  }
  if (value < 0 && yearColumns.length === 0) refuse('table-no-value', {});
  if (yearColumns.length > 0 && (value >= 0 || header.includes('year'))) refuse('table-two-forms', {});
  const missing = names.filter((name) => !header.includes(name));
  if (needsAllDimensions && missing.length > 0) refuse('table-lacks-column', { columns: missing.join(' ') });
  if (report.hasErrors) return undefined;
  return {
    dimensions: dimensions.flatMap((dimension) => (header.includes(dimension.name) ? [{ dimension, column: header.indexOf(dimension.name) }] : [])),
    year: header.indexOf('year'),
    values: value >= 0 ? [{ column: value }] : yearColumns,
  };
}

interface Filling {
  readonly byYear: Map<number | undefined, Float64Array>;
  /** The line each cell was given on, 0 for none. */
  readonly lines: Map<number | undefined, Uint32Array>;
  readonly report: TableIssues;
  readonly present: readonly Dimension[];
}

function readRow({ line, cells }: DataRow, columns: Columns, options: CellsOptions, filling: Filling): void {
  const { byYear, lines, report, present } = filling;
  const cell = readCoordinates(cells, line, columns, report);
  const yearText = columns.year < 0 ? undefined : cells[columns.year]!;
  if (yearText !== undefined && !/^[12]\d{3}$/.test(yearText)) {
    report.error('table-year', { value: yearText }, line);
    return;
  }
  if (cell === undefined) return;
  for (const { column, year = yearText === undefined ? undefined : Number(yearText) } of columns.values) {
    let row = byYear.get(year);
    let givenOn = lines.get(year);
    if (!row || !givenOn) {
      byYear.set(year, (row = new Float64Array(cellCount(present)).fill(NaN)));
      lines.set(year, (givenOn = new Uint32Array(row.length)));
    }
    const first = givenOn[cell]!;
    if (first > 0) {
      report.error('table-duplicate', { cell: atText(present, cell, year) || options.name, first }, line);
      continue;
    }
    givenOn[cell] = line;
    const text = cells[column]!;
    if (text === '') continue;
    const number = parseQuantity(text, options, report.at(line));
    if (number !== undefined) row[cell] = number;
  }
}

function readCoordinates(cells: readonly string[], line: number, { dimensions }: Columns, report: TableIssues): number | undefined {
  let cell = 0;
  let isGood = true;
  for (const { dimension, column } of dimensions) {
    const text = cells[column]!;
    const index = coordinateIndex(dimension, text);
    cell = cell * dimension.size + index;
    if (index >= 0) continue;
    isGood = false;
    reportCoordinate(dimension, text, (message, facts) => { report.error(message, facts, line); });
  }
  return isGood ? cell : undefined;
}

/** Say what is wrong with a coordinate: out of range, or a label that does not exist. */
export function reportCoordinate(dimension: Dimension, value: string, report: (message: MessageKey, facts: Facts) => void): void {
  const { name, labels } = dimension;
  if (dimension.first !== undefined) {
    report('coordinate-out-of-range', { dimension: name, value, range: `${labels[0] ?? ''}..${labels.at(-1) ?? ''}` });
    return;
  }
  const nearest = nearestName(value, labels);
  if (nearest === undefined) report('label-not-there', { dimension: name, value, known: labels.join(' ') });
  else report('label-not-there-near', { dimension: name, value, nearest, known: labels.join(' ') });
}

/** `sex=male age=60 year=2020`; empty for a table of one number. */
function atText(dimensions: readonly Dimension[], cell: number, year: number | undefined): string {
  return [cellText(dimensions, cell), ...(year === undefined ? [] : [`year=${String(year)}`])].filter(Boolean).join(' ');
}

function reportMissing(present: readonly Dimension[], byYear: TableCells['byYear'], file: string, issues: IssueList): boolean {
  const shown: string[] = [];
  let count = 0;
  for (const [year, row] of byYear) {
    row.forEach((value, cell) => {
      if (!Number.isNaN(value)) return;
      count++;
      if (shown.length < MOST_SHOWN) {
        shown.push(atText(present, cell, year) || 'value');
      }
    });
  }
  const cells = shown.join('; ');
  if (count > shown.length) issues.error('table-missing-more', { cells, count }, { file });
  else if (count > 0) issues.error('table-missing', { cells }, { file });
  return count > 0;
}
