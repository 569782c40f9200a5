import { createHash } from 'node:crypto';
import type { Model } from '../model/index.js';
import type { Plan } from './plan.js';

/** Properties that say where something stands, not what it is: they differ from machine to machine; and names no result carries. */
const PLACES = new Set(['place', 'file', 'folder', 'valueLabels']);

/** The JSON of models, the longest part of a plan: it comes with a model from the cache, for any seed and number of paths. */
const MODEL_JSON = new WeakMap<object, string>();

/** 模型的规范 JSON — made once for each model. */
export function modelJson(model: Model): string {
  const json = canonicalJson(model);
  MODEL_JSON.set(model, json);
  return json;
}

/** Says what `modelJson` gave for an equal model. */
export function knowModelJson(model: Model, json: string): void {
  MODEL_JSON.set(model, json);
}

/**
 * 指纹 — sha256 of everything that decides a result's bytes: rules, numbers, seed, paths, outputs, storage mode, results version.
 * Equal fingerprints mean equal results. Where the files lie does not count, nor the comments and the order of keys in
 * a scenario, nor the order of rows in a table; the files of the rulebook count byte for byte.
 */
export function fingerprint(plan: Plan, resultsVersion: number, store: 'paths' | 'summary' = 'paths'): string {
  const { numbers, ...decided } = plan;
  const hash = createHash('sha256');
  // Stored paths are the rule and go unsaid.
  hash.update(canonicalJson({ resultsVersion, ...(store !== 'paths' && { store }), ...decided }));
  hash.update(new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength));
  return hash.digest('hex');
}

/** 规则库散列 — sha256 of the rulebook's files by name. */
export function rulebookHash({ files }: Model): string {
  return createHash('sha256').update(files.map(({ name, sha256 }) => `${name} ${sha256}\n`).join('')).digest('hex');
}

/** 规范 JSON — properties sorted, maps as lists of entries sorted by key, no spaces: equal content gives equal text. */
export function canonicalJson(value: unknown): string {
  // As lists: the keys are the user's names, and a rule may be called `file`.
  if (value instanceof Map) return canonicalJson([...(value as Map<string, unknown>)].sort(byKey));
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'number' && !Number.isFinite(value)) return `"${String(value)}"`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const known = MODEL_JSON.get(value);
  if (known !== undefined) return known;
  const entries = Object.entries(value).filter(([key, inner]) => inner !== undefined && !PLACES.has(key));
  entries.sort(byKey);
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonicalJson(inner)}`).join(',')}}`;
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
