import { type DataTable, TableIssues } from '../files/index.js';
import type { InputContext, InputNumbers } from './input-forms.js';
import { placeOf } from './layers.js';
import { findColumn, type PathSetColumn } from './path-set-column.js';
import { isComplete } from './path-set-complete.js';
import { layoutOf, type PathSetLayout } from './path-set-layout.js';
import { parseQuantity } from './quantity.js';

/**
 * 外部路径集 — one variable of a CSV or Arrow table by `path` (from 0) and `year`: [path × year], row-major.
 * All its paths are read, whatever the run's number of paths: the best estimate takes the median over all of them.
 */
export function readPathSet(context: InputContext): InputNumbers | undefined {
  const { entry, needsBaseYear, givenYears, loading } = context;
  const table = loading.tables.read(entry.layer.folder, entry.value.paths!, placeOf(entry, 'paths'));
  const column = table && findColumn(table, context);
  const layout = column && layoutOf(table, column.variable, loading);
  if (!layout) return undefined;
  const years = loading.lastYear - loading.baseYear + 1;
  const read = readNumbers(table, column, layout, years, context);
  if (!read || !isComplete(read, layout, table.file, needsBaseYear ? 0 : 1 + givenYears, loading)) return undefined;
  const values = new Float64Array(read.length);
  for (const [path, place] of layout.paths) values.set(heldBack(read.subarray(place * years, (place + 1) * years), givenYears), path * years);
  return { years, values, medians: mediansByYear(values, years) };
}

/** The numbers in the order in which the file brings its paths, [place × year]; NaN where it has none. */
function readNumbers(table: DataTable, { column }: PathSetColumn, { paths, slots }: PathSetLayout, years: number, context: InputContext): Float64Array | undefined {
  const { declared: { name, unit }, entry, givenYears, loading: { issues } } = context;
  const rows = new TableIssues(table.file, issues);
  const called = entry.value.column ?? name;
  const values = new Float64Array(paths.size * years).fill(NaN);
  const numbers = table.numbers?.(column);
  for (let row = 0; row < slots.length; row++) {
    const slot = slots[row]!;
    if (slot < 0) continue;
    const plain = numbers?.[row];
    // As a number or as text, −0 is 0.
    if (plain !== undefined && Number.isFinite(plain)) values[slot] = plain + 0;
    else {
      const { line, cells } = table.rows[row]!;
      const isBlank = cells[column] === '';
      // A wide row may bring other variables in a year in which this one is given.
      if (isBlank && slot % years > givenYears) rows.error('path-set-blank', { name: called }, line);
      if (!isBlank) values[slot] = parseQuantity(cells[column]!, { name: called, unit }, rows.at(line)) ?? NaN;
    }
  }
  return rows.close() ? undefined : values;
}

/** Years that are given need no values; where a set leaves them out they carry its first one, which nothing reads. */
function heldBack(row: Float64Array, givenYears: number): Float64Array {
  for (let k = givenYears; k >= 1; k--) if (Number.isNaN(row[k])) row[k] = row[k + 1]!;
  return row;
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
