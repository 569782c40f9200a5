import { type DataTable, TableIssues } from '../files/index.js';
import { nearestName } from '../issues/index.js';
import type { Facts } from '../messages/index.js';
import type { InputContext } from './input-forms.js';
import { keyOf, placeOf } from './layers.js';

/** Columns that say what a row is about. */
const KEYS = ['path', 'year'] as const;
/** The two columns of a long table: which variable, and its number. */
const LONG = ['variable', 'value'] as const;

/** 一个变量在文件里的位置 — the column of its numbers, and in a long table which rows are its own. */
export interface PathSetColumn {
  readonly column: number;
  /** Long table only: the text in the column `variable`. */
  readonly variable?: string;
}

/**
 * 找列 — a wide file has a column per variable, a long one the columns `variable` and `value`; `column` in the scenario
 * names the variable. Without `column` the file holds one variable, in a column `value`.
 */
export function findColumn(table: DataTable, context: InputContext): PathSetColumn | undefined {
  const { entry: { value: { column } }, loading: { issues } } = context;
  const { header, file } = table;
  const missing = [...KEYS, ...(column === undefined ? ['value'] : [])].filter((name) => !header.includes(name));
  const others = header.filter((name) => !(KEYS as readonly string[]).includes(name));
  const isLong = LONG.every((name) => others.includes(name));
  if (column === undefined && (isLong || (missing.includes('value') && others.length > 0))) {
    return reportUnsaid(isLong ? variablesOf(table) : others, context);
  }
  const report = new TableIssues(file, issues);
  if (column === undefined || isLong) {
    const known = [...KEYS, ...(isLong ? LONG : ['value'])];
    for (const name of header) if (!known.includes(name)) report.error('table-column-fixed', { column: name, known: known.join(' ') }, 1);
  }
  if (missing.length > 0) report.error('table-lacks-column', { columns: missing.join(' ') }, 1);
  if (report.close()) return undefined;
  if (column === undefined) return { column: header.indexOf('value') };
  const names = isLong ? variablesOf(table) : others;
  if (!names.includes(column)) return reportUnknown(column, names, table, context);
  return isLong ? { column: header.indexOf('value'), variable: column } : { column: header.indexOf(column) };
}

/** Names in the column `variable`, in order of first use. */
function variablesOf({ header, rows }: DataTable): string[] {
  const at = header.indexOf(LONG[0]);
  return [...new Set(rows.map(({ cells }) => cells[at]!))];
}

function reportUnsaid(names: readonly string[], { declared: { name }, entry, loading: { issues } }: InputContext): undefined {
  issues.error('path-set-column-unsaid', { name, known: names.join(' '), column: names[0]! }, placeOf(entry, 'paths'), keyOf(entry, 'paths'));
}

function reportUnknown(column: string, names: readonly string[], { file }: DataTable, { entry, loading: { issues } }: InputContext): undefined {
  const nearest = nearestName(column, names);
  const facts: Facts = { column, file, known: names.join(' ') };
  const place = [placeOf(entry, 'column'), keyOf(entry, 'column')] as const;
  if (nearest === undefined) issues.error('path-set-column', facts, ...place);
  else issues.error('path-set-column-near', { ...facts, nearest }, ...place);
}
