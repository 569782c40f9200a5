import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { printable } from '../files/index.js';
import { type IssueList, nearestName, type Place } from '../issues/index.js';
import { type ExtraRule, inBoth, loadRulebook } from '../language/index.js';
import { type InputDeclaration, type Model, parseUnit } from '../model/index.js';
import { PROJECT_FOLDER } from '../version.js';
import type { TableReader } from './context.js';
import { type Placed, placeOf, placeOfKey } from './layers.js';
import type { MergedScenario } from './merge.js';
import type { InputEntry } from './schema.js';
import { isFolder } from './sources.js';

/** 载入规则库 — the scenario's rulebook with the scenario's own rules and inputs, and `more` rules, laid over it. */
export function loadModel(merged: MergedScenario, tables: TableReader, issues: IssueList, more: readonly ExtraRule[] = []): Model | undefined {
  const folder = merged.rulebook && rulebookFolder(merged.rulebook, issues);
  if (folder === undefined) return undefined;
  const model = loadRulebook(folder, [...extraRules(merged), ...more], extraInputs(merged, tables, issues), issues, placeOf(merged.rulebook!));
  return model && withSamePaths(model, merged);
}

/** An input by path that a scenario gives as one number or series is the same on every path: no set of paths has to be read. */
function withSamePaths(model: Model, { inputs }: MergedScenario): Model {
  const isSame = (name: string): boolean => {
    const { value, series } = inputs.get(name)?.value ?? {};
    return value !== undefined || series !== undefined;
  };
  if (![...model.inputs.values()].some(({ name, byPath }) => byPath && isSame(name))) return model;
  return { ...model, inputs: new Map([...model.inputs].map(([name, input]) => [name, input.byPath && isSame(name) ? { ...input, byPath: false } : input])) };
}

const SHIPPED = join(PROJECT_FOLDER, 'rulebook');

/** A name under `rulebook/` of this package, or a folder relative to the file that says it; `absent` lists the places passed over. */
export function findRulebook({ value, layer }: Placed<string>): { readonly folder: string | undefined; readonly absent: readonly string[] } {
  const candidates = [...(/^[\w-]+$/.test(value) ? [join(SHIPPED, value)] : []), resolve(layer.folder, value)];
  const folder = candidates.find(isFolder);
  return { folder, absent: candidates.slice(0, folder === undefined ? undefined : candidates.indexOf(folder)) };
}

function rulebookFolder(rulebook: Placed<string>, issues: IssueList): string | undefined {
  const { value } = rulebook;
  const { folder } = findRulebook(rulebook);
  if (folder !== undefined) return folder;
  const known = readdirSync(SHIPPED, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const nearest = nearestName(value, known);
  const report = [placeOf(rulebook), 'rulebook'] as const;
  if (nearest === undefined) issues.error('rulebook-not-found', { name: printable(value), known: known.join(' ') }, ...report);
  else issues.error('rulebook-not-found-near', { name: printable(value), nearest }, ...report);
  return undefined;
}

/** In order of name: how a scenario file is arranged must not reach the plan. */
function sorted<T>(map: ReadonlyMap<string, T>): [string, T][] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}

function extraRules({ rules }: MergedScenario): ExtraRule[] {
  return sorted(rules).map(([name, attributes]) => {
    const first = attributes.values().next().value;
    const place: Place = first ? first.layer.source.placeOfKey(['rules', name]) : { file: '' };
    return {
      name,
      attributes: Object.fromEntries([...attributes].map(([attribute, { value }]) => [attribute, value])),
      place,
      placeOf: (attribute) => {
        const placed = attributes.get(attribute);
        return placed ? placeOf(placed) : place;
      },
    };
  });
}

/** Inputs that carry a `label`: the scenario declares them itself, for rules of its own. */
function extraInputs({ inputs }: MergedScenario, tables: TableReader, issues: IssueList): InputDeclaration[] {
  return sorted(inputs).flatMap(([name, entry]) => {
    const { label, unit, band_of, paths, note } = entry.value;
    if (!label) return [];
    const own = parseUnit(String(unit));
    const bandOf = band_of === undefined ? undefined : parseUnit(String(band_of));
    if (!own) issues.error('unit-unknown', { name, unit: String(unit) }, placeOf(entry, 'unit'));
    if (band_of !== undefined && !bandOf) issues.error('unit-unknown', { name, unit: String(band_of) }, placeOf(entry, 'band_of'));
    if (!own) return [];
    const dimensions = bandOf ? [] : dimensionColumns(entry, tables);
    return [{
      name, label, unit: own, dimensions, byPath: paths !== undefined, range: {},
      ...(bandOf && { bandOf }), ...(note !== undefined && { note: inBoth(note) }), place: placeOfKey(entry),
    }];
  });
}

/** The dimensions of an undeclared input, from its table's header. */
function dimensionColumns(entry: Placed<InputEntry>, tables: TableReader): string[] {
  const { by, table } = entry.value;
  if (by !== undefined) return [by];
  const header = table === undefined ? undefined : tables.read(entry.layer.folder, table, placeOf(entry, 'table'))?.header;
  return (header ?? []).filter((column) => column !== 'year' && column !== 'value' && !/^[12]\d{3}$/.test(column));
}
