import { TableIssues } from './cells.js';
import type { InputContext, InputNumbers } from './input-forms.js';
import { placeOf } from './layers.js';
import { parseQuantity } from './quantity.js';

/** 外部路径集 — a CSV table with columns `path` (from 0), `year` and `value`: [path × year], row-major. */
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
  // The best estimate (`paths: 0`) still needs one path of its own.
  const paths = Math.max(1, loading.paths);
  const years = lastYear - baseYear + 1;
  const values = new Float64Array(paths * years).fill(NaN); // [path × year], row-major
  const rows = new TableIssues(table.file, issues);
  const before = issues.items.length;
  for (const { line, cells } of table.rows) {
    const path = cells[pathColumn]!;
    const year = cells[yearColumn]!;
    if (!/^\d+$/.test(path)) rows.error('table-path', { value: path }, line);
    else if (!/^[12]\d{3}$/.test(year)) rows.error('table-year', { value: year }, line);
    else {
      const number = parseQuantity(cells[valueColumn]!, { name, unit, place: { file: table.file, line } }, issues);
      if (number === undefined || Number(path) >= paths || Number(year) < baseYear || Number(year) > lastYear) continue;
      const at = Number(path) * years + Number(year) - baseYear;
      if (!Number.isNaN(values[at])) rows.error('table-duplicate', { cell: `path=${path} year=${year}`, first: '—' }, line);
      values[at] = number;
    }
  }
  if (rows.close() || issues.items.length > before) return undefined;
  const first = needsBaseYear ? 0 : 1;
  let count = 0;
  const shown: string[] = [];
  values.forEach((value, at) => {
    if (!Number.isNaN(value) || at % years < first) return;
    if (count++ < 5) shown.push(`path=${String(Math.floor(at / years))} year=${String(baseYear + (at % years))}`);
  });
  if (count > 0) issues.error('path-set-missing', { paths, count, cells: shown.join('; ') }, { file: table.file });
  return count > 0 ? undefined : { years, values };
}
