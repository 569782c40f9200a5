import { cellCount, type Dimension, type InputDeclaration } from '../model/index.js';
import { readBandTable, readBands } from './bands.js';
import { readCells, reportCoordinate } from './cells.js';
import { coordinateIndex, dimensionsNamed, isTooLarge, type Loading } from './context.js';
import { keyOf, type Placed, placeOf } from './layers.js';
import { readPathSet } from './path-set.js';
import { parseQuantity } from './quantity.js';
import type { InputEntry } from './schema.js';
import { unfold } from './unfold.js';
import { continuation, fillYears } from './years.js';

/** An input's numbers, before they are laid into the plan. */
export interface InputNumbers {
  readonly years: number;
  readonly values: Float64Array;
  readonly limits?: Float64Array;
  /** Set by path only: see `InputValues`. */
  readonly medians?: Float64Array;
}

export interface InputContext {
  readonly declared: InputDeclaration;
  readonly dimensions: readonly Dimension[];
  readonly entry: Placed<InputEntry>;
  /** True when a start formula mentions the input. */
  readonly needsBaseYear: boolean;
  /** Years after the base year in which nothing reads the input: all rules that mention it are given. */
  readonly givenYears: number;
  readonly loading: Loading;
}

const FORMS = ['value', 'series', 'table', 'cells', 'bands', 'paths'] as const;
export type InputForm = (typeof FORMS)[number];

/** The one form an entry is written in; several or none is an issue. */
export function formOf(entry: Placed<InputEntry>, name: string, loading: Loading): InputForm | undefined {
  const { value } = entry;
  const forms = FORMS.filter((form) => value[form] !== undefined);
  const report = [placeOf(entry), keyOf(entry)] as const;
  if (forms.length === 0) loading.issues.error('input-no-form', { name }, ...report);
  else if (forms.length > 1) loading.issues.error('input-two-forms', { name, forms: forms.join(' ') }, ...report);
  else if ((value.by === undefined) !== (value.cells === undefined)) loading.issues.error('input-by-cells', { name }, ...report);
  else if ((value.between ?? value.after) !== undefined && forms[0] !== 'series' && forms[0] !== 'table') {
    loading.issues.error('input-continuation', { name, form: forms[0]! }, ...report);
  } else if (value.column !== undefined && forms[0] !== 'paths') loading.issues.error('input-column-paths', { name }, placeOf(entry, 'column'), keyOf(entry, 'column'));
  else return forms[0];
  return undefined;
}

/** 读输入的数 — by its form; undefined when an issue was reported. */
export function readForm(form: InputForm, context: InputContext): InputNumbers | undefined {
  const { declared, entry, loading } = context;
  const { name } = declared;
  const isBandForm = form === 'bands' || form === 'table';
  if (declared.byPath !== (form === 'paths')) {
    loading.issues.error(declared.byPath ? 'input-needs-paths' : 'input-not-by-path', { name }, placeOf(entry, form), keyOf(entry, form));
    return undefined;
  }
  if (declared.bandOf ? !isBandForm : form === 'bands') {
    loading.issues.error(declared.bandOf ? 'input-needs-bands' : 'input-not-bands', { name }, placeOf(entry, form), keyOf(entry, form));
    return undefined;
  }
  switch (form) {
    case 'value': return readValue(context);
    case 'series': return readSeries(context);
    case 'cells': return readInlineCells(context);
    case 'bands': return readBands(context);
    case 'paths': return readPathSet(context);
    case 'table': return declared.bandOf ? readBandTable(context) : readTable(context);
  }
}

/** True, with an issue, when the input's cells over so many years do not fit. */
function isTooLargeOver(years: number, form: InputForm, { declared: { name }, dimensions, entry, loading: { issues } }: InputContext): boolean {
  return isTooLarge({ name, cells: cellCount(dimensions), years }, issues, placeOf(entry, form), keyOf(entry, form));
}

function readValue(context: InputContext): InputNumbers | undefined {
  const { declared: { name, unit }, dimensions, entry, loading } = context;
  if (isTooLargeOver(1, 'value', context)) return undefined;
  const site = { name, unit, place: placeOf(entry, 'value'), key: keyOf(entry, 'value') };
  const value = parseQuantity(entry.value.value!, site, loading.issues);
  return value === undefined ? undefined : { years: 1, values: new Float64Array(cellCount(dimensions)).fill(value) };
}

function readSeries(context: InputContext): InputNumbers | undefined {
  const { declared: { name, unit }, dimensions, entry, loading } = context;
  const rows = new Map<number, Float64Array>();
  const series = Object.entries(entry.value.series!);
  if (isTooLargeOver(Math.max(series.length, spanOf(loading)), 'series', context)) return undefined;
  for (const [year, quantity] of series) {
    const site = { name, unit, place: placeOf(entry, 'series', year), key: keyOf(entry, 'series', year) };
    const value = parseQuantity(quantity, site, loading.issues);
    if (value !== undefined) rows.set(Number(year), new Float64Array(cellCount(dimensions)).fill(value));
  }
  if (series.length === 0) loading.issues.error('input-empty', { name }, placeOf(entry, 'series'), keyOf(entry, 'series'));
  return rows.size === 0 || rows.size < series.length ? undefined : rowsByYear(rows, 'series', context);
}

function readTable(context: InputContext): InputNumbers | undefined {
  const { declared: { name, unit }, dimensions, entry, loading } = context;
  const table = loading.tables.read(entry.layer.folder, entry.value.table!, placeOf(entry, 'table'));
  const cells = table && readCells(table, { name, unit, dimensions, needsAllDimensions: false }, loading.issues);
  if (!cells) return undefined;
  const years = cells.byYear.has(undefined) ? 1 : Math.max(cells.byYear.size, spanOf(loading));
  if (isTooLargeOver(years, 'table', context)) return undefined;
  const rows = new Map([...cells.byYear].map(([year, row]) => [year, unfold(row, cells.dimensions, dimensions)]));
  const constant = rows.get(undefined);
  return constant ? { years: 1, values: constant } : rowsByYear(rows as Map<number, Float64Array>, 'table', context);
}

function readInlineCells(context: InputContext): InputNumbers | undefined {
  const { declared: { name, unit, dimensions: names }, dimensions, entry, loading } = context;
  if (isTooLargeOver(1, 'cells', context)) return undefined;
  const { issues } = loading;
  const by = entry.value.by!;
  const given = entry.value.cells!;
  if (!names.includes(by)) {
    issues.error('input-by-unknown', { name, by, known: names.join(' ') || '—' }, placeOf(entry, 'by'), keyOf(entry, 'by'));
    return undefined;
  }
  const [dimension] = dimensionsNamed(loading, [by]) as [Dimension];
  const before = issues.items.length;
  const cells = new Float64Array(dimension.size).fill(NaN);
  for (const [label, quantity] of Object.entries(given)) {
    const place = placeOf(entry, 'cells', label);
    const key = keyOf(entry, 'cells', label);
    const index = coordinateIndex(dimension, label);
    if (index < 0) reportCoordinate(dimension, label, (message, facts) => { issues.error(message, facts, place, key); });
    else cells[index] = parseQuantity(quantity, { name, unit, place, key }, issues) ?? 0;
  }
  const missing = dimension.labels.filter((_, index) => Number.isNaN(cells[index]));
  if (missing.length > 0 && issues.items.length === before) {
    issues.error('input-cells-missing', { name, labels: missing.join(' ') }, placeOf(entry, 'cells'), keyOf(entry, 'cells'));
  }
  return issues.items.length > before ? undefined : { years: 1, values: unfold(cells, [dimension], dimensions) };
}

/** Rows by year, continued over the years of the run. */
export function rowsByYear(rows: ReadonlyMap<number, Float64Array>, form: InputForm, context: InputContext): InputNumbers | undefined {
  const { declared: { name }, entry, needsBaseYear, loading } = context;
  const site = { name, place: placeOf(entry, form), key: keyOf(entry, form), needsBaseYear };
  const values = fillYears(rows, continuation(entry.value.between, entry.value.after), site, loading);
  return values && { years: spanOf(loading), values };
}

/** Years from the base year to the last. */
function spanOf({ baseYear, lastYear }: Loading): number {
  return lastYear - baseYear + 1;
}
