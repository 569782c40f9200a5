import { type DataTable, TableIssues } from '../files/index.js';
import { isTooLarge } from './context.js';
import type { InputContext, InputNumbers } from './input-forms.js';
import { keyOf, placeOf } from './layers.js';
import { parseQuantity } from './quantity.js';
import { continuation, fillYears } from './years.js';

/** One row of a piecewise table: from this lower limit on, the value. */
interface Band {
  readonly from: number;
  readonly value: number;
}

/** 分段 — `bands: { 0: 0, 300: 45 }`; the key `below` serves everything under the first limit. */
export function readBands({ declared: { name, unit, bandOf }, entry, loading }: InputContext): InputNumbers | undefined {
  const { issues } = loading;
  const before = issues.items.length;
  const bands: Band[] = [];
  // In the order written: a plain object would sort the limits and hide a wrong order.
  for (const text of entry.layer.source.keysOf([...entry.path, 'bands'])) {
    const place = placeOf(entry, 'bands', text);
    const key = keyOf(entry, 'bands', text);
    const from = text === 'below' ? -Infinity : parseQuantity(text, { name, unit: bandOf!, place, key }, issues);
    const value = parseQuantity(entry.value.bands![text]!, { name, unit, place, key }, issues);
    if (from === undefined || value === undefined) continue;
    const last = bands.at(-1)?.from;
    if (last !== undefined && from <= last) issues.error('bands-order', { name, limit: text, before: limitText(last) }, place, key);
    bands.push({ from, value });
  }
  if (issues.items.length > before) return undefined;
  if (bands.length === 0) {
    issues.error('input-empty', { name }, placeOf(entry, 'bands'), keyOf(entry, 'bands'));
    return undefined;
  }
  return { years: 1, values: Float64Array.from(bands, ({ value }) => value), limits: Float64Array.from(bands, ({ from }) => from) };
}

/** 分段表 — a CSV table with columns `from`, `value` and perhaps `year`. */
export function readBandTable(context: InputContext): InputNumbers | undefined {
  const { declared: { name }, entry, needsBaseYear, loading } = context;
  const place = placeOf(entry, 'table');
  const key = keyOf(entry, 'table');
  const table = loading.tables.read(entry.layer.folder, entry.value.table!, place);
  const byYear = table && readRows(table, context);
  if (!byYear) return undefined;
  const constant = byYear.get(undefined);
  if (constant) {
    return { years: 1, values: Float64Array.from(constant, (band) => band.value), limits: Float64Array.from(constant, (band) => band.from) };
  }
  if (entry.value.between === 'linear') {
    // Between two years the limits themselves may differ: there is no point half-way.
    loading.issues.error('bands-linear', { name }, place, key);
    return undefined;
  }
  const width = Math.max(...[...byYear.values()].map((bands) => bands.length));
  const span = loading.lastYear - loading.baseYear + 1;
  if (isTooLarge({ name, cells: width, years: span }, loading.issues, place, key)) return undefined;
  const years = [...byYear] as [number, Band[]][];
  const padded = (read: (band: Band) => number, padding: number): Map<number, Float64Array> =>
    new Map(years.map(([year, bands]) => [year, Float64Array.from({ length: width }, (_, row) => (bands[row] ? read(bands[row]) : padding))]));
  const rule = continuation(entry.value.between, entry.value.after);
  const site = { name, place, key, needsBaseYear };
  const values = fillYears(padded((band) => band.value, 0), rule, site, loading);
  // The limits stay where they are while values grow.
  const limitRule = { ...rule, after: rule.after === 'error' ? rule.after : ('hold' as const) };
  const limits = values && fillYears(padded((band) => band.from, Infinity), limitRule, site, loading);
  return limits && { years: span, values, limits };
}

function readRows(table: DataTable, { declared: { name, unit, bandOf }, loading: { issues } }: InputContext): Map<number | undefined, Band[]> | undefined {
  const report = new TableIssues(table.file, issues);
  const column = (header: string): number => table.header.indexOf(header);
  const [from, value, year] = [column('from'), column('value'), column('year')];
  for (const header of table.header) {
    if (!['from', 'value', 'year'].includes(header)) report.error('table-column-fixed', { column: header, known: 'from value year' }, 1);
  }
  const missing = [...(from < 0 ? ['from'] : []), ...(value < 0 ? ['value'] : [])];
  if (missing.length > 0) report.error('table-lacks-column', { columns: missing.join(' ') }, 1);
  if (report.close()) return undefined;
  const rows = new TableIssues(table.file, issues);
  const byYear = new Map<number | undefined, Band[]>();
  for (const { line, cells } of table.rows) {
    const sink = rows.at(line);
    if (year >= 0 && !/^[12]\d{3}$/.test(cells[year]!)) {
      sink.error('table-year', { value: cells[year]! });
      continue;
    }
    const key = year < 0 ? undefined : Number(cells[year]);
    const limit = cells[from] === 'below' ? -Infinity : parseQuantity(cells[from]!, { name, unit: bandOf! }, sink);
    const amount = parseQuantity(cells[value]!, { name, unit }, sink);
    if (limit === undefined || amount === undefined) continue;
    const bands = byYear.get(key) ?? [];
    const last = bands.at(-1)?.from;
    if (last !== undefined && limit <= last) sink.error('bands-order', { name, limit: cells[from]!, before: limitText(last) });
    bands.push({ from: limit, value: amount });
    byYear.set(key, bands);
  }
  return rows.close() ? undefined : byYear;
}

/** A lower limit as the user writes it. */
export function limitText(limit: number): string {
  return limit === -Infinity ? 'below' : String(limit);
}
