import { type DataTable } from '../files/index.js';
import type { Model } from '../model/index.js';
import type { Bilingual } from '../messages/index.js';
import type { TableReader } from './context.js';
import { rulebookHash } from './fingerprint.js';
import { originOf } from './inputs.js';
import type { Placed } from './layers.js';
import { placeOf } from './layers.js';
import { type GivenEntry, type MergedScenario, namesOfPair } from './merge.js';
import type { Plan } from './plan.js';
import type { InputEntry } from './schema.js';

/** 合并后的情景 — the scenario after `extends` and overrides, as plain JSON for the manifest and reports. */
export interface ResolvedScenario {
  readonly title: Bilingual;
  readonly rulebook: string;
  readonly rulebookHash: string;
  readonly base_year: number;
  readonly last_year: number;
  readonly paths: number;
  readonly seed: string;
  /** Each input as written, with source and confidence; a table carries its sha256. */
  readonly inputs: Readonly<Record<string, ResolvedInput>>;
  readonly given: Readonly<Record<string, unknown>>;
  readonly noise: { readonly correlation: Readonly<Record<string, number>> };
  readonly rules: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** County tables as written, where the scenario has an estimate by county. */
  readonly counties?: Readonly<Record<string, string>>;
  readonly outputs: readonly string[];
  readonly profiles: readonly string[];
  readonly allow_violation: readonly string[];
  /** Scenario files and tables read, with their hashes. */
  readonly files: readonly { readonly file: string; readonly sha256: string }[];
}

export interface ResolvedInput extends InputEntry {
  readonly table_sha256?: string;
}

export function resolveScenario(merged: MergedScenario, model: Model, plan: Plan, tables: TableReader): ResolvedScenario {
  const { layers, rulebook, correlations, rules } = merged;
  return {
    title: plan.title,
    rulebook: rulebook!.value,
    rulebookHash: rulebookHash(model),
    base_year: plan.baseYear,
    last_year: plan.lastYear,
    paths: plan.paths,
    seed: plan.seed,
    inputs: Object.fromEntries([...merged.inputs].map(([name, entry]) => [name, resolveInput(entry, tables)])),
    given: Object.fromEntries([...merged.given].map(([name, entry]) => [name, resolveGiven(entry, tables)])),
    noise: { correlation: Object.fromEntries([...correlations.values()].map(({ value, path }) => [namesOfPair(String(path.at(-1))).join('~'), value])) },
    rules: Object.fromEntries([...rules].map(([name, own]) => [name, Object.fromEntries([...own].map(([key, { value }]) => [key, value]))])),
    ...(plan.counties && { counties: Object.fromEntries([...merged.counties].map(([key, { value }]) => [key, value])) }),
    outputs: [...new Set(plan.outputs.map(({ rule }) => rule))],
    profiles: plan.profiles,
    allow_violation: merged.allowViolation?.value ?? [],
    files: [...layers.map(({ source: { file, sha256 } }) => ({ file, sha256 })), ...tables.filesRead],
  };
}

function resolveInput(entry: Placed<InputEntry>, tables: TableReader): ResolvedInput {
  const { table, paths } = entry.value;
  const file = table ?? paths;
  return { ...entry.value, ...originOf(entry), ...(file !== undefined && hashOf(tables.read(entry.layer.folder, file, placeOf(entry)))) };
}

function resolveGiven(entry: GivenEntry, tables: TableReader): unknown {
  if (entry.kind === 'years') return Object.fromEntries([...entry.years].map(([year, { value }]) => [year, value]));
  const { value, layer } = entry.table;
  return { table: value, ...hashOf(tables.read(layer.folder, value, placeOf(entry.table))) };
}

function hashOf(table: DataTable | undefined): { table_sha256?: string } {
  return table ? { table_sha256: table.sha256 } : {};
}
