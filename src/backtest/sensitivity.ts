import { readCsv, TableIssues } from '../files/index.js';
import type { IssueList } from '../issues/index.js';

/** 参数误差的载荷 — by measure and year: relative change for each independent standard normal draw of the estimates. */
export type Sensitivity = ReadonlyMap<string, readonly number[]>;

/** 读载荷 — `scenarios/national/sensitivity.csv`, written by the fit. */
export function readSensitivity(file: string, issues: IssueList): Sensitivity | undefined {
  const table = readCsv(file, issues);
  if (!table) return undefined;
  const report = new TableIssues(table.file, issues);
  const missing = ['measure', 'year'].filter((column) => !table.header.includes(column));
  if (missing.length > 0) report.error('backtest-table-columns', { columns: missing }, 1);
  const [measure, year] = [table.header.indexOf('measure'), table.header.indexOf('year')];
  const draws = table.header.map((_, column) => column).filter((column) => column !== measure && column !== year);
  const rows = new Map<string, number[]>();
  for (const { line, cells } of missing.length > 0 ? [] : table.rows) {
    const values = draws.map((column) => Number(cells[column]));
    const wrong = draws.find((column) => cells[column] === '' || !Number.isFinite(Number(cells[column])));
    if (wrong !== undefined) report.error('backtest-table-number', { column: table.header[wrong]!, value: cells[wrong]! }, line);
    rows.set(`${cells[measure]!} ${cells[year]!}`, values);
  }
  return report.close() ? undefined : rows;
}
