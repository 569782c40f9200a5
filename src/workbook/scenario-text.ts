import { relative, sep } from 'node:path';
import { Document, isMap, isPair, type YAMLMap } from 'yaml';
import type { Bilingual } from '../messages/index.js';
import { cellCount, cellLabels, unitText } from '../model/index.js';
import { moved } from '../scenario/index.js';
import type { Edits } from './changes.js';
import { type ContentOf, hasYears, inOrder, type InputEntry, type Mark, MARK_KEYS, numbersOf } from './content.js';

/** 新情景的文字 — a scenario file that holds the changes alone, and the tables it names beside itself. */
export interface NewScenario {
  readonly yaml: string;
  /** By file name; `item` is `inputs.population_start` or `given.cpi`. */
  readonly tables: ReadonlyMap<string, { readonly csv: string; readonly item: string }>;
}

/** Where the new files stand, and what they are called. */
export interface Placing {
  /** Folder of the new scenario, absolute. */
  readonly folder: string;
  /** Its name without `.yaml`: tables are called `<stem>.<input>.csv`. */
  readonly stem: string;
  /** Absolute path of the scenario it extends. */
  readonly extends: string;
  readonly title: Bilingual;
  /** A comment above everything. */
  readonly head: string;
}

/** Rows of a piecewise table that are written into the scenario itself. */
const MOST_BANDS_INLINE = 30;

/** 写情景 — deterministic: equal edits give equal bytes. */
export function newScenario({ inputs, given, correlations }: Edits, placing: Placing): NewScenario {
  const tables = new Map<string, { csv: string; item: string }>();
  const table = (item: string, csv: string): string => {
    const name = `${placing.stem}.${item.split('.')[1]!}.csv`;
    tables.set(name, { csv, item });
    return name;
  };
  const content = {
    title: placing.title,
    extends: pathFrom(placing.folder, placing.extends),
    ...(inputs.size > 0 && { inputs: new Map([...inputs].map(([name, edit]) => [name, inputOf(edit, placing, (csv) => table(`inputs.${name}`, csv))])) }),
    ...(given.size > 0 && { given: new Map([...given].map(([name, edit]) => [name, givenOf(edit, (csv) => table(`given.${name}`, csv))])) }),
    ...(correlations.size > 0 && { noise: { correlation: new Map([...correlations.values()].map(({ first, second, value }) => [`${first}~${second}`, value])) } }),
  };
  return { yaml: yamlOf(content, placing.head), tables };
}

/** One line for each item, as the shipped scenarios are written. */
function yamlOf(content: object, head: string): string {
  const document = new Document(content);
  document.commentBefore = head.split('\n').map((line) => ` ${line}`).join('\n');
  const top = document.contents as unknown as YAMLMap;
  for (const pair of top.items) {
    const { key, value } = pair as { key: { value?: unknown }; value: unknown };
    if (!isMap(value)) continue;
    if (key.value === 'title') value.flow = true;
    else for (const item of value.items) if (isPair(item) && isMap(item.value)) item.value.flow = true;
  }
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
}

function inputOf({ entry, isContentNew }: { readonly entry: InputEntry; readonly isContentNew: boolean }, { folder }: Placing, table: (csv: string) => string): Map<string, unknown> {
  const { declared, attributes: { between, after, source, confidence, note }, own, file } = entry;
  const written = new Map<string, unknown>(own && [['label', own.label], ...(own.band_of === undefined ? [] : [['band_of', own.band_of] as const])]);
  const isFile = !isContentNew && file !== undefined;
  if (isFile) written.set(entry.content.kind === 'paths' ? 'paths' : 'table', pathFrom(folder, file));
  if (isFile && entry.content.kind === 'paths' && entry.content.column !== undefined) written.set('column', entry.content.column);
  if (!isFile) for (const [key, value] of contentKeys(entry, table)) written.set(key, value);
  if (between !== undefined && between !== 'error') written.set('between', between);
  if (after !== undefined && after !== 'error') written.set('after', after);
  const unit = unitText(declared.unit);
  written.set('unit', unit === '1' ? 1 : unit);
  for (const [key, text] of [['source', source], ['confidence', confidence], ['note', note]] as const) if (text !== undefined) written.set(key, text);
  if (entry.mark && holds(entry.mark, entry)) for (const key of MARK_KEYS) if (entry.mark.written[key] !== undefined) written.set(key, entry.mark.written[key]);
  return written;
}

/** A mark goes when the new value is no longer between its ends, is one of its alternatives, or moves with it out of the law. */
function holds({ written, trials }: Mark, { content, declared: { range: { law, clause } }, isViolationAllowed }: InputEntry): boolean {
  if (written.range_from !== undefined && !hasYears(content)) return false;
  const numbers = numbersOf(content);
  if (trials.some(({ kind }) => kind === 'set')) {
    const ends = trials.map(({ amount }) => amount);
    if (content.kind !== 'value') return false;
    return written.range === undefined ? !ends.includes(content.value) : ends[0]! <= content.value && content.value <= ends[1]!;
  }
  if (!law || (clause !== undefined && isViolationAllowed)) return true;
  return trials.every((trial) => numbers.every((number) => law[0] <= moved(number, trial) && moved(number, trial) <= law[1]));
}

function contentKeys({ content, declared }: InputEntry, table: (csv: string) => string): [string, unknown][] {
  switch (content.kind) {
    case 'value': return [['value', content.value]];
    case 'series': return [['series', content.values]];
    case 'cells': return [['by', content.dimension.name], ['cells', new Map(content.dimension.labels.map((label, index) => [content.dimension.first === undefined ? label : Number(label), content.values[index]!]))]];
    case 'table': return [['table', table(tableCsv(content, declared.dimensions))]];
    case 'bands': {
      const bands = content.byYear.get(undefined);
      if (bands && bands.length <= MOST_BANDS_INLINE) return [['bands', new Map(bands.map(({ from, value }) => [from === -Infinity ? 'below' : from, value]))]];
      return [['table', table(bandCsv(content))]];
    }
    case 'paths': throw new Error('an external set by path is not edited in a workbook');
  }
}

/**
 * Years merge over those of the scenario below, so the new ones are enough; a year can only be taken away by a table,
 * which replaces them all.
 */
function givenOf({ content, old }: Edits['given'] extends ReadonlyMap<string, infer E> ? E : never, table: (csv: string) => string): object {
  if (content.kind === 'table') return { table: table(tableCsv(content, content.dimensions.map(({ name }) => name))) };
  const before = old?.kind === 'series' ? old.values : new Map<number, number>();
  if ([...before.keys()].some((year) => !content.values.has(year))) {
    return { table: table(tableCsv({ kind: 'table', dimensions: [], byYear: new Map([...content.values].map(([year, value]) => [year, Float64Array.of(value)])) }, [])) };
  }
  return new Map([...content.values].filter(([year, value]) => !Object.is(before.get(year), value)));
}

/**
 * As scenario files read it: years across where there are dimensions, else down.
 * @param order of the columns: an input of the scenario's own takes its dimensions from them
 */
function tableCsv({ dimensions, byYear }: ContentOf<'table'>, order: readonly string[]): string {
  const years = inOrder(byYear);
  const names = order.filter((name) => dimensions.some((dimension) => dimension.name === name));
  const axes = names.map((name) => dimensions.findIndex((dimension) => dimension.name === name));
  if (dimensions.length === 0 && !byYear.has(undefined)) return csvOf(['year', 'value'], years.map(([year, cells]) => [String(year), numberText(cells[0]!)]));
  const heads = byYear.has(undefined) ? ['value'] : years.map(([year]) => String(year));
  const rows = Array.from({ length: cellCount(dimensions) }, (_, cell) => {
    const labels = cellLabels(dimensions, cell);
    return [...axes.map((axis) => labels[axis]!), ...years.map(([, cells]) => numberText(cells[cell]!))];
  });
  return csvOf([...names, ...heads], rows);
}

function bandCsv({ byYear }: ContentOf<'bands'>): string {
  const isByYear = !byYear.has(undefined);
  return csvOf([...(isByYear ? ['year'] : []), 'from', 'value'], inOrder(byYear).flatMap(([year, bands]) =>
    bands.map(({ from, value }) => [...(isByYear ? [String(year)] : []), from === -Infinity ? 'below' : numberText(from), numberText(value)])));
}

function csvOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return `${[head, ...rows].map((cells) => cells.join(',')).join('\n')}\n`;
}

/** Reads back as the same double; the sign of a zero too. */
function numberText(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value);
}

function pathFrom(folder: string, file: string): string {
  return relative(folder, file).split(sep).join('/');
}
