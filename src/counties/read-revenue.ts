import { type DataTable, TableIssues } from '../files/index.js';
import type { IssueList } from '../issues/index.js';
import { Columns, numberOf } from './columns-of-table.js';
import { nearestCode } from './read-shares.js';
import type { Revenue } from './types.js';

/** Yuan per unit of the table. */
const UNITS = { 元: 1, yuan: 1, 万元: 1e4, 亿元: 1e8 } as const;
const YEAR = /^[12]\d{3}$/;

/**
 * 读财政收入 — a column per year; cells may be blank.
 * @param names names of the units by code
 */
export function readRevenue(table: DataTable, names: ReadonlyMap<string, string>, issues: IssueList): Revenue[] | undefined {
  const report = new TableIssues(table.file, issues);
  const columns = Columns.of(table, ['code', 'name', 'unit'], ['level'], report, (column) => YEAR.test(column));
  if (!columns) return void report.close();
  const years = table.header.flatMap((column, index) => (YEAR.test(column) ? [{ year: Number(column), index }] : []));
  if (years.length === 0) report.error('counties-no-years', {}, 1);
  const known = [...names].map(([code, name]) => ({ code, name }));
  const lines = new Map<string, number>();
  const revenue: Revenue[] = [];
  for (const { line, cells } of table.rows) {
    const [code, name] = columns.texts(cells) as [string, string];
    const unit = columns.oneOf('unit', Object.keys(UNITS) as (keyof typeof UNITS)[], cells, line);
    const expected = names.get(code);
    if (expected === undefined) {
      const nearest = nearestCode(code, name, known);
      if (nearest === undefined) report.error('counties-code-unknown', { code }, line);
      else report.error('counties-code-unknown-near', { code, nearest }, line);
      continue;
    }
    if (expected !== name) report.error('counties-name-other', { code, name, known: expected }, line);
    const first = lines.get(code);
    if (first !== undefined) report.error('counties-code-twice', { code, first }, line);
    lines.set(code, first ?? line);
    for (const { year, index } of years) {
      const text = cells[index]!;
      // Not given stays blank: nothing is put in its place.
      if (text === '') continue;
      const value = numberOf(text, String(year), line, report);
      if (value === 0) report.error('counties-revenue-zero', { column: String(year) }, line);
      else if (value !== undefined && unit) revenue.push({ code, year, yuan: value * UNITS[unit] });
    }
  }
  return report.close() ? undefined : revenue;
}
