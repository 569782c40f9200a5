import { type DataTable, TableIssues } from '../files/index.js';
import type { IssueList } from '../issues/index.js';
import type { Facts } from '../messages/index.js';
import { type Loading, MOST_NUMBERS } from './context.js';
import type { InputContext, InputNumbers } from './input-forms.js';
import { placeOf } from './layers.js';
import { parseQuantity } from './quantity.js';

/** Missing values that a message names before it only counts them. */
const MOST_SHOWN = 5;

/**
 * 外部路径集 — a CSV table with columns `path` (from 0), `year` and `value`: [path × year], row-major.
 * All its paths are read, whatever the run's number of paths: the best estimate takes the median over all of them.
 */
export function readPathSet({ declared: { name, unit }, entry, needsBaseYear, loading }: InputContext): InputNumbers | undefined {
  const { issues, baseYear, lastYear } = loading;
  const table = loading.tables.read(entry.layer.folder, entry.value.paths!, placeOf(entry, 'paths'));
  if (!table) return undefined;
  const report = new TableIssues(table.file, issues);
  const names = ['path', 'year', 'value'];
  for (const column of table.header) if (!names.includes(column)) report.error('table-column-fixed', { column, known: names.join(' ') }, 1);
  const missing = names.filter((column) => !table.header.includes(column));
  if (missing.length > 0) report.error('table-lacks-column', { columns: missing.join(' ') }, 1);
  if (report.close()) return undefined;
  const [pathColumn, yearColumn, valueColumn] = names.map((column) => table.header.indexOf(column)) as [number, number, number];
  const years = lastYear - baseYear + 1;
  const rows = new TableIssues(table.file, issues);
  const byPath = new Map<number, Float64Array>();
  for (const { line, cells } of table.rows) {
    const path = cells[pathColumn]!;
    const year = cells[yearColumn]!;
    if (!/^\d+$/.test(path)) rows.error('table-path', { value: path }, line);
    else if (!/^[12]\d{3}$/.test(year)) rows.error('table-year', { value: year }, line);
    else {
      const number = parseQuantity(cells[valueColumn]!, { name, unit }, rows.at(line));
      if (number === undefined || Number(year) < baseYear || Number(year) > lastYear) continue;
      let row = byPath.get(Number(path));
      if (!row) {
        if ((byPath.size + 1) * years > MOST_NUMBERS) return reportTooLarge(pathColumn, years, table, issues);
        byPath.set(Number(path), (row = new Float64Array(years).fill(NaN)));
      }
      const at = Number(year) - baseYear;
      if (!Number.isNaN(row[at])) rows.error('table-duplicate', { cell: `path=${path} year=${year}`, first: '—' }, line);
      row[at] = number;
    }
  }
  if (rows.close() || !isComplete(byPath, table.file, needsBaseYear ? 0 : 1, loading)) return undefined;
  const values = new Float64Array(byPath.size * years); // [path × year], row-major
  for (const [path, row] of byPath) values.set(row, path * years);
  return { years, values, medians: mediansByYear(values, years) };
}

function reportTooLarge(pathColumn: number, years: number, table: DataTable, issues: IssueList): undefined {
  const paths = new Set(table.rows.map(({ cells }) => cells[pathColumn])).size;
  issues.error('path-set-too-large', { paths, years, count: paths * years, most: MOST_NUMBERS }, { file: table.file });
}

/** Every path of the run is there, paths are numbered without a gap, and each has all its years. */
function isComplete(byPath: ReadonlyMap<number, Float64Array>, file: string, firstYear: number, loading: Loading): boolean {
  const { issues, baseYear, lastYear } = loading;
  // The best estimate (`paths: 0`) still needs one path of its own.
  const needed = Math.max(1, loading.paths);
  const yearsNeeded = lastYear - baseYear + 1 - firstYear;
  const missing = { within: { count: 0, shown: [] as string[] }, beyond: { count: 0, shown: [] as string[] } };
  let [present, highest] = [0, -1];
  const show = ({ shown }: { shown: string[] }, path: number, k: number): void => {
    if (shown.length < MOST_SHOWN) shown.push(`path=${String(path)} year=${String(baseYear + k)}`);
  };
  for (const path of [...byPath.keys()].sort((a, b) => a - b)) {
    const part = path < needed ? missing.within : missing.beyond;
    if (path < needed) present++;
    highest = path;
    byPath.get(path)!.forEach((value, k) => {
      if (k < firstYear || !Number.isNaN(value)) return;
      part.count++;
      show(part, path, k);
    });
  }
  // Paths that are not there at all are counted, not visited: there may be millions of them.
  missing.within.count += (needed - present) * yearsNeeded;
  for (let path = 0; path < needed && present < needed && missing.within.shown.length < MOST_SHOWN; path++) {
    if (!byPath.has(path)) for (let k = firstYear; k < firstYear + yearsNeeded; k++) show(missing.within, path, k);
  }
  const facts = ({ count, shown }: { count: number; shown: string[] }): Facts => ({ paths: needed, count, cells: shown.join('; ') });
  if (missing.within.count > 0) issues.error('path-set-missing', facts(missing.within), { file });
  else if (highest >= byPath.size) issues.error('path-set-gap', { highest, count: byPath.size }, { file });
  else if (missing.beyond.count > 0) issues.error('path-set-short', facts(missing.beyond), { file });
  else return true;
  return false;
}

/** The middle of each year's values over all paths; NaN in a base year that nothing reads. */
function mediansByYear(values: Float64Array, years: number): Float64Array {
  const paths = values.length / years;
  const middle = Math.floor(paths / 2);
  const column = new Float64Array(paths);
  return Float64Array.from({ length: years }, (_, year) => {
    for (let path = 0; path < paths; path++) column[path] = values[path * years + year]!;
    if (column.some(Number.isNaN)) return NaN;
    column.sort();
    return paths % 2 === 1 ? column[middle]! : (column[middle - 1]! + column[middle]!) / 2;
  });
}
