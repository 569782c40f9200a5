import type { Rule } from '../model/index.js';
import { readCells } from './cells.js';
import { dimensionsNamed, type Loading } from './context.js';
import { placeOf } from './layers.js';
import type { MergedScenario } from './merge.js';
import type { StartValues } from './plan.js';
import { yearList } from './years.js';

/** 读基年表 — the `start: { table }` of rules; row 0 is the base year, row k the k-th year before it. */
export function readStarts(merged: MergedScenario, loading: Loading): Map<string, StartValues> {
  const result = new Map<string, StartValues>();
  for (const rule of loading.model.rules.values()) {
    if (rule.start?.kind !== 'table') continue;
    const values = readStart(rule, rule.start.file, merged, loading);
    if (values) result.set(rule.name, values);
  }
  return result;
}

function readStart(rule: Rule, file: string, merged: MergedScenario, loading: Loading): StartValues | undefined {
  const { issues, baseYear } = loading;
  // A rulebook's own start tables belong to the root baseline; a replaced start to the file that replaces it.
  const own = merged.rules.get(rule.name)?.get('start');
  const table = loading.tables.read((own?.layer ?? merged.layers.at(-1)!).folder, file, own ? placeOf(own) : rule.place);
  const dimensions = dimensionsNamed(loading, rule.dimensions);
  // People and money must not be repeated over a dimension that the table forgot.
  const cells = table && readCells(table, { name: rule.name, unit: rule.unit, dimensions, needsAllDimensions: true }, issues);
  if (!table || !cells) return undefined;
  const constant = cells.byYear.get(undefined);
  if (constant) return { rule: rule.name, values: loading.numbers.add(constant), rows: 1 };
  const years = [...cells.byYear.keys() as Iterable<number>].sort((a, b) => b - a);
  const late = years.filter((year) => year > baseYear);
  const isUnbroken = years.every((year, k) => year === baseYear - k);
  if (late.length > 0) issues.error('start-late', { name: rule.name, years: yearList(late.reverse()), base: baseYear }, { file: table.file });
  else if (!isUnbroken) issues.error('start-years', { name: rule.name, years: yearList([...years].reverse()), base: baseYear }, { file: table.file });
  if (!isUnbroken) return undefined;
  const width = cells.byYear.get(baseYear)!.length;
  const values = new Float64Array(years.length * width); // [lag × cell], row-major
  years.forEach((year, lag) => { values.set(cells.byYear.get(year)!, lag * width); });
  return { rule: rule.name, values: loading.numbers.add(values), rows: years.length };
}
