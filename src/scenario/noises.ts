import { nearestName } from '../issues/index.js';
import type { Noise } from '../model/index.js';
import { choleskyFactor, nearestCorrelation, smallestEigenvalue } from '../numerics/index.js';
import { collidingNoiseNames, noiseHash } from '../random/index.js';
import type { Loading } from './context.js';
import { keyOf, type Placed, placeOf, placeOfKey } from './layers.js';
import { type MergedScenario, namesOfPair } from './merge.js';
import type { CorrelationLayout, NoiseLayout } from './plan.js';

interface Pair {
  readonly a: string;
  readonly b: string;
  readonly value: number;
  readonly placed: Placed<number>;
}

/** 噪声 — those the rules use, in declared order. */
export function readNoises({ model, issues }: Loading): NoiseLayout[] {
  const used = model.noises.flatMap(({ name, kind }) => (kind ? [{ name, kind, nameHash: noiseHash(name) }] : []));
  for (const [first, second] of collidingNoiseNames(used.map(({ name }) => name))) issues.error('noise-collision', { first, second });
  return used;
}

/** 相关 — Cholesky factors of the scenario's correlations, one matrix per kind of normal noise. */
export function readCorrelations(merged: MergedScenario, noises: readonly NoiseLayout[], loading: Loading): CorrelationLayout[] {
  for (const { again, first } of merged.repeatedCorrelations) {
    loading.issues.error('correlation-twice', { pair: pairOf(again), first: pairOf(first) }, placeOfKey(again), keyOf(again));
  }
  const pairs = [...merged.correlations.values()].flatMap((placed) => readPair(placed, loading) ?? []);
  const layouts: CorrelationLayout[] = [];
  for (const kind of ['normal', 'normal_once'] as const) {
    const members = noises.flatMap(({ name, kind: own }, index) => (own === kind && pairs.some(({ a, b }) => a === name || b === name) ? [index] : []));
    if (members.length === 0) continue;
    const names = members.map((index) => noises[index]!.name);
    const matrix = names.map((row) => names.map((column) => (row === column ? 1 : correlation(pairs, row, column))));
    const lower = choleskyFactor(matrix);
    if (lower) layouts.push({ kind, noises: members, lower: lower.flat() });
    else reportNotPositive(names, matrix, pairs.find(({ a }) => names.includes(a))!.placed, loading);
  }
  return layouts;
}

/** The pair as its file writes it. */
function pairOf({ path }: Placed<number>): string {
  return String(path.at(-1));
}

function readPair(placed: Placed<number>, { model, issues }: Loading): Pair | undefined {
  const place = placeOfKey(placed);
  const key = keyOf(placed);
  const text = pairOf(placed);
  const [a, b, ...more] = namesOfPair(text);
  if (a === undefined || b === undefined || more.length > 0 || a === b) {
    issues.error('correlation-key', { pair: text }, place, key);
    return undefined;
  }
  const found = [a, b].map((name) => model.noises.find((noise) => noise.name === name));
  const before = issues.items.length;
  [a, b].forEach((name, index) => {
    if (found[index]) return;
    const nearest = nearestName(name, model.noises.map((noise) => noise.name));
    if (nearest === undefined) issues.error('noise-not-there', { name }, place, key);
    else issues.error('noise-not-there-near', { name, nearest }, place, key);
  });
  const { value } = placed;
  if (!(value > -1 && value < 1)) issues.error('correlation-value', { pair: text, value }, placeOf(placed), key);
  if (issues.items.length > before) return undefined;
  return checkKinds(found as [Noise, Noise], text, placed, issues) ? { a, b, value, placed } : undefined;
}

function checkKinds([a, b]: readonly [Noise, Noise], pair: string, placed: Placed<number>, issues: Loading['issues']): boolean {
  const place = placeOfKey(placed);
  const key = keyOf(placed);
  const unused = [a, b].find(({ kind }) => kind === undefined);
  const uniform = [a, b].find(({ kind }) => kind === 'uniform');
  if (uniform) issues.error('correlation-uniform', { name: uniform.name }, place, key);
  else if (unused) issues.warning('correlation-unused', { name: unused.name, pair }, place, key);
  else if (a.kind !== b.kind) issues.error('correlation-kinds', { pair }, place, key);
  else return true;
  return false;
}

function correlation(pairs: readonly Pair[], row: string, column: string): number {
  return pairs.find(({ a, b }) => (a === row && b === column) || (a === column && b === row))?.value ?? 0;
}

function reportNotPositive(names: readonly string[], matrix: readonly (readonly number[])[], placed: Placed<number>, { issues }: Loading): void {
  // Rounding to three decimals moves each eigenvalue by less than n/2000: the floor keeps the proposal valid.
  const nearest = nearestCorrelation(matrix, names.length / 1000);
  const valid = names.flatMap((a, i) => names.slice(i + 1).map((b, k) => `${a}~${b}: ${String(Math.round(nearest[i]![i + 1 + k]! * 1000) / 1000)}`));
  const eigenvalue = smallestEigenvalue(matrix).toPrecision(3);
  issues.error('correlation-not-positive', { eigenvalue, valid: valid.join(', ') }, placed.layer.source.placeOfKey(placed.path.slice(0, -1)), keyOf(placed).split('.').slice(0, -1).join('.'));
}
