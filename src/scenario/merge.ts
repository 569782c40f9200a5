import type { Layer, Placed } from './layers.js';
import type { InputEntry, Quantity, ScenarioFile } from './schema.js';

/** 给定值的写法 — pinned values of one rule, by year or from a table. */
export type GivenEntry =
  | { readonly kind: 'years'; readonly years: ReadonlyMap<string, Placed<Quantity>> }
  | { readonly kind: 'table'; readonly table: Placed<string> };

/** 合并后的情景 — one scenario out of its layers; every value still knows the file that set it. */
export interface MergedScenario {
  readonly layers: readonly Layer[];
  readonly title: { readonly zh?: Placed<string>; readonly en?: Placed<string> };
  readonly rulebook?: Placed<string>;
  readonly baseYear?: Placed<number>;
  readonly lastYear?: Placed<number>;
  readonly paths?: Placed<number>;
  readonly seed?: Placed<string>;
  readonly inputs: ReadonlyMap<string, Placed<InputEntry>>;
  readonly given: ReadonlyMap<string, GivenEntry>;
  /** By pair, however it is written: one entry for `a~b`, `a ~ b` and `b~a`. */
  readonly correlations: ReadonlyMap<string, Placed<number>>;
  /** Pairs that one file gives a second time, and where it gave them first. */
  readonly repeatedCorrelations: readonly { readonly again: Placed<number>; readonly first: Placed<number> }[];
  readonly rules: ReadonlyMap<string, ReadonlyMap<string, Placed<unknown>>>;
  /** By key: each layer may set one of the tables. */
  readonly counties: ReadonlyMap<string, Placed<string>>;
  readonly outputs?: Placed<readonly string[]>;
  readonly profiles?: Placed<readonly string[]>;
  readonly allowViolation?: Placed<readonly string[]>;
  /** True when the file's own form was refused at this dotted key, so that nothing more is said about it. */
  isBroken(key: string): boolean;
}

/** 合并 — maps merge key by key, lists and scalars replace, an input entry is replaced as a whole. */
export function mergeLayers(layers: readonly Layer[]): MergedScenario {
  const fromRoot = [...layers].reverse();
  const dropped = new Set(layers.flatMap(({ source }) => source.dropped.flatMap((path) => [path.slice(0, 1).join('.'), path.slice(0, 2).join('.')])));
  const inputs = mapOf(fromRoot, 'inputs');
  for (const name of inputs.keys()) if (dropped.has(`inputs.${name}`)) inputs.delete(name);
  const title = mapOf(fromRoot, 'title');
  return {
    layers,
    title: { ...pick('zh', title.get('zh')), ...pick('en', title.get('en')) },
    ...pick('rulebook', scalarOf(layers, 'rulebook')),
    ...pick('baseYear', scalarOf(layers, 'base_year')),
    ...pick('lastYear', scalarOf(layers, 'last_year')),
    ...pick('paths', scalarOf(layers, 'paths')),
    ...pick('seed', scalarOf(layers, 'seed')),
    inputs,
    given: mergeGiven(fromRoot),
    ...mergeCorrelations(fromRoot),
    rules: mergeRules(fromRoot),
    counties: mapOf(fromRoot, 'counties'),
    ...pick('outputs', scalarOf(layers, 'outputs')),
    ...pick('profiles', scalarOf(layers, 'profiles')),
    ...pick('allowViolation', scalarOf(layers, 'allow_violation')),
    isBroken: (key) => dropped.has(key),
  };
}

/** `{ key: value }`, or nothing when there is no value: optional properties stay absent. */
function pick<K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } {
  return (value === undefined ? {} : { [key]: value }) as { readonly [P in K]?: V };
}

type Present<K extends keyof ScenarioFile> = NonNullable<ScenarioFile[K]>;

/** The value of the first layer that has the key: lists and scalars replace. */
function scalarOf<K extends keyof ScenarioFile>(layers: readonly Layer[], key: K): Placed<Present<K>> | undefined {
  for (const layer of layers) {
    const value = layer.source.data[key];
    if (value !== undefined) return { value, layer, path: [key] };
  }
  return undefined;
}

/** One level of merging: the last layer that has an inner key sets it as a whole. */
function mapOf<K extends 'inputs' | 'title' | 'counties'>(
  fromRoot: readonly Layer[],
  key: K,
): Map<string, Placed<NonNullable<Present<K>[keyof Present<K>]>>> {
  const merged = new Map<string, Placed<NonNullable<Present<K>[keyof Present<K>]>>>();
  for (const layer of fromRoot) {
    for (const [inner, value] of Object.entries(layer.source.data[key] ?? {})) {
      merged.set(inner, { value: value as NonNullable<Present<K>[keyof Present<K>]>, layer, path: [key, inner] });
    }
  }
  return merged;
}

function mergeGiven(fromRoot: readonly Layer[]): Map<string, GivenEntry> {
  const merged = new Map<string, GivenEntry>();
  for (const layer of fromRoot) {
    for (const [rule, entry] of Object.entries(layer.source.data.given ?? {})) {
      const path = ['given', rule];
      const { table, ...byYear } = entry;
      if (table !== undefined) {
        merged.set(rule, { kind: 'table', table: { value: String(table), layer, path: [...path, 'table'] } });
        continue;
      }
      const before = merged.get(rule);
      const years = new Map(before?.kind === 'years' ? before.years : []);
      for (const [year, value] of Object.entries(byYear)) years.set(year, { value, layer, path: [...path, year] });
      merged.set(rule, { kind: 'years', years });
    }
  }
  return merged;
}

/** The two names of a pair as written, without the spaces around them. */
export function namesOfPair(text: string): string[] {
  return text.split('~').map((part) => part.trim());
}

function mergeCorrelations(fromRoot: readonly Layer[]): Pick<MergedScenario, 'correlations' | 'repeatedCorrelations'> {
  const merged = new Map<string, Placed<number>>();
  const repeatedCorrelations: { again: Placed<number>; first: Placed<number> }[] = [];
  for (const layer of fromRoot) {
    for (const [pair, value] of Object.entries(layer.source.data.noise?.correlation ?? {})) {
      const key = namesOfPair(pair).sort().join('~');
      const placed = { value, layer, path: ['noise', 'correlation', pair] };
      const before = merged.get(key);
      if (before?.layer === layer) repeatedCorrelations.push({ again: placed, first: before });
      merged.set(key, placed);
    }
  }
  return { correlations: merged, repeatedCorrelations };
}

function mergeRules(fromRoot: readonly Layer[]): Map<string, Map<string, Placed<unknown>>> {
  const merged = new Map<string, Map<string, Placed<unknown>>>();
  for (const layer of fromRoot) {
    for (const [rule, attributes] of Object.entries(layer.source.data.rules ?? {})) {
      const own = merged.get(rule) ?? new Map<string, Placed<unknown>>();
      for (const [attribute, value] of Object.entries(attributes)) own.set(attribute, { value, layer, path: ['rules', rule, attribute] });
      merged.set(rule, own);
    }
  }
  return merged;
}
