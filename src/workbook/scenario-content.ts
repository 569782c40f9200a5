import { resolve } from 'node:path';
import { bookOf } from '../book/index.js';
import { readTable } from '../files/index.js';
import { IssueList } from '../issues/index.js';
import type { Dimension, Model, Rule, Unit } from '../model/index.js';
import { type GivenEntry as GivenWritten, type InputTrial, type MergedScenario, mergeLayers, openScenario, parseQuantity, readCells, readLayers } from '../scenario/index.js';
import type { Attributes, Band, Content, ContentOf, Contents, Correlation, GivenEntry, InputEntry } from './content.js';
import { hasYears, pairKey } from './content.js';

/** The contents of a scenario without errors; its warnings, or what is wrong with it, in `issues`. */
export async function contentsOf(file: string, issues: IssueList): Promise<Contents | undefined> {
  const { plan, scenario, marks, issues: found } = await openScenario(file);
  issues.items.push(...found);
  if (!plan || !scenario || !marks) return undefined;
  // The scenario is sound: what is read a second time, part by part, has nothing new to say.
  const again = new IssueList();
  const layers = readLayers(file, again);
  if (!layers) throw new Error(`${file} changed while it was read`);
  const merged = mergeLayers(layers);
  const { model } = plan;
  const chapters = bookOf(model, undefined, scenario).chapters.filter(({ inputs }) => inputs.length > 0);
  const allowed = new Set(merged.allowViolation?.value);
  const inputs = [...model.inputs.keys()].flatMap((name) => {
    const entry = inputOf(name, merged, model, allowed, marks.get(name)?.trials, again);
    return entry ? [[name, entry] as const] : [];
  });
  const isShown = (year: number): boolean => year > plan.baseYear && year <= plan.lastYear;
  const given = [...merged.given].flatMap(([name, written]) => {
    const entry = givenOf(model.rules.get(name)!, written, model, isShown, again);
    return entry ? [[name, entry] as const] : [];
  });
  if (again.hasErrors) throw new Error(`${file} changed while it was read: ${again.items[0]!.message}`);
  return {
    file: resolve(file), layers: layers.map(({ source }) => resolve(source.file)), plan, rulebook: scenario.rulebook, chapters,
    inputs: new Map(inputs), given: new Map(given),
    correlations: new Map([...merged.correlations.values()].map(correlationOf)),
  };
}

type WrittenInput = NonNullable<ReturnType<MergedScenario['inputs']['get']>>;

function inputOf(name: string, merged: MergedScenario, model: Model, allowed: ReadonlySet<string>, trials: readonly InputTrial[] | undefined, issues: IssueList): InputEntry | undefined {
  const declared = model.inputs.get(name)!;
  const written = merged.inputs.get(name);
  // No rule that runs mentions it, so the scenario may leave it out.
  if (!written) return undefined;
  const { value: entry, layer } = written;
  const { defaults } = layer.source.data;
  const content = contentOf(name, written, model, issues);
  const years = hasYears(content);
  const attributes: Attributes = {
    ...(years && { between: entry.between ?? 'error', after: entry.after?.replace(/\s+/g, ' ') ?? 'error' }),
    ...both('source', entry.source ?? defaults?.source), ...both('confidence', entry.confidence ?? defaults?.confidence), ...both('note', entry.note),
  };
  const file = entry.table ?? entry.paths;
  return {
    declared, content, attributes, isViolationAllowed: allowed.has(name),
    ...(trials && { mark: { written: entry, trials } }),
    ...(file !== undefined && { file: resolve(layer.folder, file) }),
    ...(entry.label && { own: { label: entry.label, ...(entry.band_of !== undefined && { band_of: entry.band_of }) } }),
  };
}

function both<K extends string>(key: K, text: string | undefined): { readonly [P in K]?: string } {
  return (text === undefined ? {} : { [key]: text }) as { readonly [P in K]?: string };
}

function contentOf(name: string, written: WrittenInput, model: Model, issues: IssueList): Content {
  const { value: { value, series, cells, by, bands, table, column }, layer } = written;
  const { unit, bandOf, dimensions } = model.inputs.get(name)!;
  const number = (quantity: string | number, of: Unit = unit): number => parseQuantity(quantity, { name, unit: of }, issues) ?? NaN;
  if (value !== undefined) return { kind: 'value', value: number(value) };
  if (series) return { kind: 'series', values: new Map(Object.entries(series).map(([year, quantity]) => [Number(year), number(quantity)])) };
  if (cells) {
    const dimension = model.dimensions.find((each) => each.name === by)!;
    return { kind: 'cells', dimension, values: Float64Array.from(dimension.labels, (label) => number(cells[label]!)) };
  }
  if (bands) {
    // In the order written: the object itself has moved whole limits to the front.
    const limits = layer.source.keysOf(['inputs', name, 'bands']);
    return { kind: 'bands', byYear: new Map([[undefined, limits.map((limit) => ({ from: limitOf(limit, (text) => number(text, bandOf)), value: number(bands[limit]!) }))]]) };
  }
  if (table === undefined) return { kind: 'paths', ...(column !== undefined && { column }) };
  const path = resolve(layer.folder, table);
  return bandOf ? bandTable(path, name, unit, bandOf, issues) : tableOf(path, { name, unit }, named(model, dimensions), issues);
}

function limitOf(text: string, number: (text: string) => number): number {
  return text === 'below' ? -Infinity : number(text);
}

/** In declared order, as cells are laid out. */
function named({ dimensions }: Model, names: readonly string[]): Dimension[] {
  return dimensions.filter(({ name }) => names.includes(name));
}

function tableOf(path: string, { name, unit }: Pick<Rule, 'name' | 'unit'>, dimensions: readonly Dimension[], issues: IssueList): ContentOf<'table'> {
  const table = readTable(path, issues);
  const cells = table && readCells(table, { name, unit, dimensions, needsAllDimensions: false }, issues);
  return { kind: 'table', dimensions: cells?.dimensions ?? [], byYear: cells?.byYear ?? new Map<number, Float64Array>() };
}

function bandTable(path: string, name: string, unit: Unit, bandOf: Unit, issues: IssueList): ContentOf<'bands'> {
  const { header = [], rows = [] } = readTable(path, issues) ?? {};
  const [from, value, year] = ['from', 'value', 'year'].map((column) => header.indexOf(column)) as [number, number, number];
  const byYear = new Map<number | undefined, Band[]>();
  for (const { cells } of rows) {
    const key = year < 0 ? undefined : Number(cells[year]);
    const band = {
      from: limitOf(cells[from]!, (text) => parseQuantity(text, { name, unit: bandOf }, issues) ?? NaN),
      value: parseQuantity(cells[value]!, { name, unit }, issues) ?? NaN,
    };
    byYear.set(key, [...(byYear.get(key) ?? []), band]);
  }
  return { kind: 'bands', byYear };
}

function givenOf(rule: Rule, written: GivenWritten, model: Model, isShown: (year: number) => boolean, issues: IssueList): GivenEntry | undefined {
  const { name, unit } = rule;
  if (written.kind === 'table') {
    const { value, layer } = written.table;
    const { dimensions, byYear } = tableOf(resolve(layer.folder, value), rule, named(model, rule.dimensions), issues);
    const shown = new Map([...byYear].filter(([year]) => isShown(year!)));
    return shown.size === 0 ? undefined : { rule, content: { kind: 'table', dimensions, byYear: shown } };
  }
  // A year beyond an earlier end of the run is inherited and dropped.
  const values = [...written.years].flatMap(([year, { value }]): [number, number][] =>
    (isShown(Number(year)) ? [[Number(year), parseQuantity(value, { name, unit }, issues) ?? NaN]] : []));
  return values.length === 0 ? undefined : { rule, content: { kind: 'series', values: new Map(values) } };
}

function correlationOf({ value, path }: { readonly value: number; readonly path: readonly (string | number)[] }): [string, Correlation] {
  const [first, second] = String(path.at(-1)).split('~').map((name) => name.trim()) as [string, string];
  return [pairKey(first, second), { first, second, value }];
}
