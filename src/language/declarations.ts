import type { YamlSource } from '../files/index.js';
import type { IssueList, Place } from '../issues/index.js';
import { type Dimension, type InputDeclaration, type InputRange, parseUnit, type Unit } from '../model/index.js';
import { type ChapterFile, type DimensionEntry, inBoth, type InputEntry } from './rulebook-schema.js';

/** A dimension's values: `0..105`, a list of labels, or labels with their names in both languages. */
export function readDimension(name: string, entry: DimensionEntry, place: Place, issues: IssueList): Omit<Dimension, 'place'> | undefined {
  const ageing = entry.ageing ?? false;
  if (typeof entry.values === 'string') {
    const match = /^(-?\d+)\.\.(-?\d+)$/.exec(entry.values.trim());
    const first = Number(match?.[1]);
    const last = Number(match?.[2]);
    if (!match || last < first || last - first > 10_000) {
      issues.error('dimension-values', { name, value: entry.values }, place);
      return undefined;
    }
    const labels = Array.from({ length: last - first + 1 }, (_, i) => String(first + i));
    return { name, label: entry.label, size: labels.length, labels, first, ageing };
  }
  const labels = Array.isArray(entry.values) ? entry.values : Object.keys(entry.values);
  if (labels.length === 0 || new Set(labels).size < labels.length || labels.some((label) => !/^[a-z][a-z0-9_]*$/.test(label))) {
    issues.error('dimension-values', { name, value: labels.join(' ') }, place);
    return undefined;
  }
  if (ageing) {
    issues.error('ageing-needs-numbers', { name }, place);
    return undefined;
  }
  const valueLabels = Array.isArray(entry.values) ? undefined : Object.values(entry.values);
  return { name, label: entry.label, size: labels.length, labels, ...(valueLabels && { valueLabels }), ageing };
}

/** One entry of a chapter's `inputs:` section. */
export function readInput(
  name: string, entry: InputEntry, source: YamlSource<ChapterFile>, dimensions: ReadonlyMap<string, Dimension>, issues: IssueList,
): InputDeclaration | undefined {
  const placeOf = (...keys: string[]): Place => source.placeOf(['inputs', name, ...keys]);
  const unit = readUnit(name, entry.unit, placeOf('unit'), issues);
  const bandOf = entry.band_of === undefined ? undefined : readUnit(name, entry.band_of, placeOf('band_of'), issues);
  (entry.dimensions ?? []).forEach((dimension) => {
    if (!dimensions.has(dimension)) reportDimension(name, dimension, dimensions, placeOf('dimensions'), issues);
  });
  for (const [first, second] of [['by_path', 'dimensions'], ['by_path', 'band_of'], ['band_of', 'dimensions']] as const) {
    const hasBoth = [first, second].every((key) => (Array.isArray(entry[key]) ? entry[key].length > 0 : entry[key] ?? false));
    if (hasBoth) issues.error('input-forms-clash', { name, first, second }, placeOf(first));
  }
  const range = readRange(name, entry, placeOf, issues);
  if (!unit) return undefined;
  const inOrder = [...dimensions.keys()].filter((dimension) => entry.dimensions?.includes(dimension));
  return {
    name, label: entry.label, unit, dimensions: inOrder, byPath: entry.by_path ?? false, range,
    ...(bandOf && { bandOf }), ...(entry.note !== undefined && { note: inBoth(entry.note) }),
    place: source.placeOfKey(['inputs', name]),
  };
}

/** An input over a dimension that does not exist; says which ones do. */
export function reportDimension(
  name: string, dimension: string, dimensions: ReadonlyMap<string, Dimension>, place: Place, issues: IssueList,
): void {
  issues.error('input-column-unknown', { name, column: dimension, known: [...dimensions.keys()].join(' ') }, place);
}

export function readUnit(name: string, text: string | number, place: Place, issues: IssueList): Unit | undefined {
  const unit = parseUnit(String(text));
  if (!unit) issues.error('unit-unknown', { name, unit: String(text) }, place);
  return unit;
}

function readRange(name: string, entry: InputEntry, placeOf: (...keys: string[]) => Place, issues: IssueList): InputRange {
  const bounds = (key: 'law' | 'experience'): readonly [number, number] | undefined => {
    const text = entry.range?.[key];
    if (text === undefined) return undefined;
    const number = String.raw`-?\d+(?:\.\d+)?(?:e-?\d+)?`;
    const match = new RegExp(`^(${number})?\\.\\.(${number})?$`).exec(text.trim());
    const range = [Number(match?.[1] ?? -Infinity), Number(match?.[2] ?? Infinity)] as const;
    if (match && range[0] <= range[1] && text.trim() !== '..') return range;
    issues.error('range-form', { name, value: text }, placeOf('range', key));
    return undefined;
  };
  const law = bounds('law');
  const experience = bounds('experience');
  const clause = entry.range?.clause;
  return { ...(law && { law }), ...(experience && { experience }), ...(clause !== undefined && { clause }) };
}
