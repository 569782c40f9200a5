import { nearestName } from '../issues/index.js';
import { cellCount, PURE, type Rule, sameUnit } from '../model/index.js';
import { readCells } from './cells.js';
import { dimensionsNamed, isTooLarge, type Loading } from './context.js';
import { keyOf, type Layer, type Placed, placeOf, placeOfKey } from './layers.js';
import type { GivenEntry, MergedScenario } from './merge.js';
import type { GivenValues } from './plan.js';
import { parseQuantity } from './quantity.js';
import type { Quantity } from './schema.js';
import { unfold } from './unfold.js';
import { yearList } from './years.js';

/** Largest given rate that passes without a question: beyond 200 % a percent sign was most likely forgotten. */
const LARGEST_RATE = 2;

/** 读给定值 — pinned values of rules, [year × cell] from the first simulated year to the last pinned one. */
export function readGiven({ given, layers }: MergedScenario, loading: Loading): Map<string, GivenValues> {
  const { model } = loading;
  const [own] = layers;
  const result = new Map<string, GivenValues>();
  for (const [name, entry] of given) if (!model.rules.has(name)) reportUnknown(name, entry, loading);
  // In rule order, so that the plan does not depend on how a scenario file is arranged.
  for (const [name, rule] of model.rules) {
    const entry = given.get(name);
    if (!entry) continue;
    const rows = entry.kind === 'table' ? readTable(rule, entry.table, own, loading) : readYears(rule, withinRun(entry.years, own, loading), loading);
    if (rows && rows.size > 0) result.set(name, layOut(rule, rows, loading));
  }
  return result;
}

function reportUnknown(name: string, entry: GivenEntry, { model, issues }: Loading): void {
  const site = siteOf(entry);
  const nearest = nearestName(name, model.rules.keys());
  const report = [site && placeOf(site), `given.${name}`] as const;
  if (nearest === undefined) issues.error('given-unknown', { name }, ...report);
  else issues.error('given-unknown-near', { name, nearest }, ...report);
}

function siteOf(entry: GivenEntry): Placed<unknown> | undefined {
  return entry.kind === 'table' ? entry.table : entry.years.values().next().value;
}

/** A run of other years drops inherited outturns outside them; the scenario's own file must not name such years. */
function withinRun(years: ReadonlyMap<string, Placed<Quantity>>, own: Layer | undefined, loading: Loading): ReadonlyMap<string, Placed<Quantity>> {
  return new Map([...years].filter(([year, { layer }]) => layer === own || !/^[12]\d{3}$/.test(year) || isSimulated(year, loading)));
}

/** The size beyond which a plain number given for this rule looks like a percentage. */
function largestRate({ kind, unit }: Rule): { largestRate?: number } {
  return kind === 'rate' && sameUnit(unit, PURE) ? { largestRate: LARGEST_RATE } : {};
}

function readYears(rule: Rule, years: ReadonlyMap<string, Placed<Quantity>>, loading: Loading): Map<number, Float64Array> {
  const rows = new Map<number, Float64Array>();
  const cells = cellCount(dimensionsNamed(loading, rule.dimensions));
  const [first] = years.values();
  if (first && isTooLarge({ name: rule.name, cells, years: loading.lastYear - loading.baseYear }, loading.issues, placeOfKey(first), keyOf(first))) return rows;
  for (const [year, quantity] of years) {
    if (!isSimulated(year, loading)) {
      reportYears(rule.name, year, placeOfKey(quantity), keyOf(quantity), loading);
      continue;
    }
    const site = { name: rule.name, unit: rule.unit, place: placeOf(quantity), key: keyOf(quantity), ...largestRate(rule) };
    const value = parseQuantity(quantity.value, site, loading.issues);
    if (value !== undefined) rows.set(Number(year), new Float64Array(cells).fill(value));
  }
  return rows;
}

function readTable(rule: Rule, placed: Placed<string>, own: Layer | undefined, loading: Loading): Map<number, Float64Array> | undefined {
  const { issues, tables } = loading;
  const table = tables.read(placed.layer.folder, placed.value, placeOf(placed));
  const dimensions = dimensionsNamed(loading, rule.dimensions);
  const options = { name: rule.name, unit: rule.unit, dimensions, needsAllDimensions: false, ...largestRate(rule) };
  const cells = table && readCells(table, options, issues);
  if (!table || !cells) return undefined;
  const extent = { name: rule.name, cells: cellCount(dimensions), years: loading.lastYear - loading.baseYear };
  if (isTooLarge(extent, issues, { file: table.file }, keyOf(placed))) return undefined;
  const rows = new Map<number, Float64Array>();
  const wrong: number[] = [];
  for (const [year, row] of cells.byYear) {
    if (year === undefined) {
      issues.error('table-lacks-column', { columns: 'year' }, { file: table.file, line: 1 });
      return undefined;
    }
    if (isSimulated(String(year), loading)) rows.set(year, unfold(row, cells.dimensions, dimensions));
    else if (placed.layer === own) wrong.push(year);
  }
  if (wrong.length > 0) reportYears(rule.name, yearList(wrong.sort((a, b) => a - b)), { file: table.file }, keyOf(placed), loading);
  return rows;
}

function isSimulated(year: string, { baseYear, lastYear }: Loading): boolean {
  return /^\d{4}$/.test(year) && Number(year) > baseYear && Number(year) <= lastYear;
}

function reportYears(name: string, years: string, place: Parameters<Loading['issues']['error']>[2], key: string, { issues, baseYear, lastYear }: Loading): void {
  issues.error('given-year', { name, years, first: baseYear + 1, last: lastYear }, place, key);
}

function layOut(rule: Rule, rows: ReadonlyMap<number, Float64Array>, { baseYear, numbers }: Loading): GivenValues {
  const firstYear = baseYear + 1;
  const count = Math.max(...rows.keys()) - baseYear;
  const width = rows.values().next().value!.length;
  const values = new Float64Array(count * width); // [year × cell], row-major
  for (const [year, row] of rows) values.set(row, (year - firstYear) * width);
  const isGiven = Array.from({ length: count }, (_, k) => (rows.has(firstYear + k) ? 1 : 0));
  return { rule: rule.name, firstYear, isGiven, values: numbers.add(values) };
}
