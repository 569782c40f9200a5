import { type DataTable, TableIssues } from '../files/index.js';
import { type Loading, MOST_NUMBERS } from './context.js';

/** 行的位置 — where each row of a file goes in [path × year]; shared by all variables whose rows are the same. */
export interface PathSetLayout {
  /** Paths by number, with their place in order of appearance. */
  readonly paths: ReadonlyMap<number, number>;
  /** Per row of the file: place of path × years + year; −1 for other years and other variables. */
  readonly slots: Int32Array;
  /** What was said of missing cells already, so that six inputs of one file do not say it six times. */
  readonly told: Set<string>;
}

const SKIPPED = -1;
const layouts = new WeakMap<DataTable, Map<string | undefined, PathSetLayout | undefined>>();

/** 排好各行 — read once for each file and variable; undefined when an issue was reported, at the first asking. */
export function layoutOf(table: DataTable, variable: string | undefined, loading: Loading): PathSetLayout | undefined {
  const known = layouts.get(table) ?? new Map<string | undefined, PathSetLayout | undefined>();
  layouts.set(table, known);
  if (!known.has(variable)) known.set(variable, readLayout(table, variable, loading));
  return known.get(variable);
}

function readLayout(table: DataTable, variable: string | undefined, loading: Loading): PathSetLayout | undefined {
  const { issues, baseYear, lastYear } = loading;
  const years = lastYear - baseYear + 1;
  const [pathColumn, yearColumn, variableColumn] = ['path', 'year', 'variable'].map((name) => table.header.indexOf(name)) as [number, number, number];
  const rows = new TableIssues(table.file, issues);
  const paths = new Map<number, number>();
  const slots = new Int32Array(table.rows.length).fill(SKIPPED);
  const [pathAt, yearAt] = [textsOf(table, pathColumn), textsOf(table, yearColumn)];
  for (let row = 0; row < slots.length; row++) {
    if (variable !== undefined && table.rows[row]!.cells[variableColumn] !== variable) continue;
    const [path, year] = [pathAt(row), yearAt(row)];
    if (!/^\d+$/.test(path)) rows.error('table-path', { value: path }, table.rows[row]!.line);
    else if (!/^[12]\d{3}$/.test(year)) rows.error('table-year', { value: year }, table.rows[row]!.line);
    else if (Number(year) >= baseYear && Number(year) <= lastYear) {
      const number = Number(path);
      let place = paths.get(number);
      if (place === undefined) {
        if ((paths.size + 1) * years > MOST_NUMBERS) return reportTooLarge(pathColumn, years, table, loading);
        paths.set(number, (place = paths.size));
      }
      slots[row] = place * years + Number(year) - baseYear;
    }
  }
  reportRepeated(table, slots, paths.size * years, { pathColumn, yearColumn, variable }, rows);
  return rows.close() ? undefined : { paths, slots, told: new Set() };
}

/** A column's cells as text, of a file of numbers without making text of the whole row. */
function textsOf({ rows, numbers }: DataTable, column: number): (row: number) => string {
  const plain = numbers?.(column);
  return plain ? (row) => String(plain[row]) : (row) => rows[row]!.cells[column]!;
}

interface Columns {
  readonly pathColumn: number;
  readonly yearColumn: number;
  readonly variable: string | undefined;
}

function reportRepeated({ rows: { length }, rows }: DataTable, slots: Int32Array, size: number, { pathColumn, yearColumn, variable }: Columns, report: TableIssues): void {
  const firstRow = new Int32Array(size).fill(SKIPPED);
  for (let row = 0; row < length; row++) {
    const slot = slots[row]!;
    if (slot === SKIPPED) continue;
    const first = firstRow[slot]!;
    if (first === SKIPPED) {
      firstRow[slot] = row;
      continue;
    }
    const { line, cells } = rows[row]!;
    const cell = `path=${cells[pathColumn]!} year=${cells[yearColumn]!}${variable === undefined ? '' : ` variable=${variable}`}`;
    report.error('table-duplicate', { cell, first: rows[first]!.line }, line);
  }
}

function reportTooLarge(pathColumn: number, years: number, table: DataTable, { issues }: Loading): undefined {
  const paths = new Set(table.rows.map(({ cells }) => cells[pathColumn])).size;
  issues.error('path-set-too-large', { paths, years, count: paths * years, most: MOST_NUMBERS }, { file: table.file });
}
