import { readCsv, TableIssues } from '../files/index.js';
import type { IssueList } from '../issues/index.js';
import { MEASURES, UNITS } from './measures.js';

/** 公布数 — persons or yuan; `at_least` where only a lower bound was published. */
export interface Actual {
  readonly value: number;
  readonly kind: 'exact' | 'at_least';
}
/** By measure and year: `participants 2022`. */
export type Actuals = ReadonlyMap<string, Actual>;

const COLUMNS = ['year', 'measure', 'value', 'unit', 'kind'];

/** 读公布数 — `scenarios/national/actuals.csv`; mistakes become issues and the answer is undefined. */
export function readActuals(file: string, issues: IssueList): Actuals | undefined {
  const table = readCsv(file, issues);
  if (!table) return undefined;
  const report = new TableIssues(table.file, issues);
  const at = COLUMNS.map((column) => table.header.indexOf(column));
  const missing = COLUMNS.filter((_, i) => at[i] === -1);
  if (missing.length > 0) report.error('backtest-table-columns', { columns: missing }, 1);
  const actuals = new Map<string, Actual>();
  if (missing.length === 0) {
    for (const { line, cells } of table.rows) {
      const [year, measure, value, unit, kind] = at.map((column) => cells[column]!) as [string, string, string, string, string];
      if (!MEASURES.some(({ name }) => name === measure)) report.error('backtest-table-measure', { value: measure, known: MEASURES.map(({ name }) => name) }, line);
      else if (!(Number(value) > 0)) report.error('backtest-table-number', { column: 'value', value }, line);
      else if (!Object.hasOwn(UNITS, unit)) report.error('backtest-table-unit', { value: unit, known: Object.keys(UNITS) }, line);
      else actuals.set(`${measure} ${year}`, { value: Number(value) * UNITS[unit]!, kind: kind === 'at_least' ? 'at_least' : 'exact' });
    }
  }
  return report.close() ? undefined : actuals;
}
