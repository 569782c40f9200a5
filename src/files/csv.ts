import { CsvError, parse } from 'csv-parse/sync';
import type { IssueList, Place } from '../issues/index.js';
import { fullWidthIn } from './full-width.js';
import { plainRows } from './plain-csv.js';
import type { DataRow, DataTable } from './table.js';
import { TableIssues } from './table-issues.js';
import { readText } from './text.js';

/** 读表格 — read a CSV file; all its mistakes of form become issues, then the result is undefined. */
export function readCsv(path: string, issues: IssueList, namedAt?: Place): DataTable | undefined {
  const source = readText(path, issues, namedAt);
  if (!source) return undefined;
  const { file, sha256 } = source;
  const records = plainRows(source.text) ?? split(source.text, file, issues);
  const [first, ...rows] = records ?? [];
  if (!records) return undefined;
  if (!first) {
    issues.error('csv-empty', { path: file }, { file });
    return undefined;
  }
  const header = first.cells;
  const report = new TableIssues(file, issues);
  checkHeader(first, report);
  for (const row of rows) checkRow(row, header.length, report);
  if (rows.length === 0) report.error('csv-no-rows', { path: file }, first.line);
  return report.close() ? undefined : { file, sha256, header, rows };
}

function split(text: string, file: string, issues: IssueList): DataRow[] | undefined {
  try {
    // The package's types do not know what `info: true` returns.
    const records: unknown = parse(text, { info: true, relax_column_count: true, skip_empty_lines: true, trim: true });
    return (records as { record: string[]; info: { lines: number } }[]).map(({ record, info }) => ({ line: info.lines, cells: record }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error['lines'] === 'number' ? error['lines'] : 1;
    issues.error('csv-quotes', { code: error.code }, { file, line });
    return undefined;
  }
}

function checkHeader({ line, cells }: DataRow, report: TableIssues): void {
  cells.forEach((column, index) => {
    if (column === '') report.error('csv-unnamed-column', { number: index + 1 }, line);
    else if (cells.indexOf(column) < index) report.error('csv-duplicate-column', { column }, line);
    reportFullWidth(column, line, report);
  });
}

function checkRow({ line, cells }: DataRow, width: number, report: TableIssues): void {
  let isFullWidth = false;
  for (const cell of cells) isFullWidth = reportFullWidth(cell, line, report) || isFullWidth;
  // A row broken by full-width commas is ragged too; the cause is enough.
  if (cells.length !== width && !isFullWidth) report.error('csv-ragged', { count: cells.length, expected: width }, line);
}

function reportFullWidth(cell: string, line: number, report: TableIssues): boolean {
  const fullWidth = fullWidthIn(cell);
  if (fullWidth) report.error('text-full-width', { cell, ...fullWidth }, line);
  return fullWidth !== undefined;
}
