import type { Bilingual } from '../messages/index.js';
import { cellIndices, type Dimension, PURE, type Unit } from '../model/index.js';
import { type Attribute, ATTRIBUTES, type Attributes, type Band, type Content, type ContentOf, type Correlation, hashOf, inOrder, pairKey } from './content.js';
import type { Contents, InputEntry } from './content.js';
import type { Origin } from './origin.js';
import type { ReadBook, ReadInput } from './reading.js';
import { settledAttributes, settledContent, settledCorrelation } from './settle.js';

/** 一处改动 — one number or one text of an item, before and after; undefined where there is none. */
export interface Change {
  readonly kind: 'input' | 'given' | 'correlation';
  readonly name: string;
  readonly label: Bilingual;
  readonly unit: Unit;
  readonly what: 'value' | Attribute;
  readonly year?: number;
  /** Lower limit of a band. */
  readonly from?: number;
  /** Coordinates of the cell. */
  readonly cell?: readonly { readonly dimension: Dimension; readonly index: number }[];
  readonly old: number | string | undefined;
  readonly new: number | string | undefined;
}

/** 改动 — what of each item is new, and the changes one by one. */
export interface Edits {
  readonly changes: readonly Change[];
  readonly inputs: ReadonlyMap<string, { readonly entry: InputEntry; readonly isContentNew: boolean }>;
  /** The new content, and the old one if there was any. */
  readonly given: ReadonlyMap<string, { readonly content: ContentOf<'series'> | ContentOf<'table'>; readonly old: ContentOf<'series'> | ContentOf<'table'> | undefined }>;
  readonly correlations: ReadonlyMap<string, Correlation>;
}

/** 比较 — the workbook with the scenario of now. What was not touched in the workbook is not compared: the scenario may have moved on. */
export function editsOf(read: ReadBook, contents: Contents, origin: Origin): Edits {
  const changes: Change[] = [];
  const inputs = new Map<string, { entry: InputEntry; isContentNew: boolean }>();
  for (const [name, found] of read.inputs) {
    if (origin.hashes.get(`inputs.${name}`) === hashOf(found.content, found.attributes)) continue;
    const entry = contents.inputs.get(name)!;
    const edited = { ...entry, ...settledInput(found, entry) };
    const own = inputChanges(edited, entry);
    if (own.length === 0) continue;
    changes.push(...own);
    inputs.set(name, { entry: edited, isContentNew: own.some(({ what }) => what === 'value') });
  }
  const given: Edits['given'] = new Map(givenEdits(read, contents, origin, changes));
  return { changes, inputs, given, correlations: correlationEdits(read, contents, origin, changes) };
}

function settledInput(found: ReadInput, entry: InputEntry): Pick<InputEntry, 'content' | 'attributes'> {
  return { content: settledContent(found.content, entry.content), attributes: settledAttributes(found.attributes, entry.attributes) };
}

function inputChanges({ declared: { name, label, unit }, content, attributes }: InputEntry, old: InputEntry): Change[] {
  const item = { kind: 'input', name, label, unit } as const;
  return [...contentChanges(old.content, content).map((change) => ({ ...item, ...change })), ...attributeChanges(old.attributes, attributes).map((change) => ({ ...item, ...change }))];
}

type Part = Omit<Change, 'kind' | 'name' | 'label' | 'unit'>;

function attributeChanges(old: Attributes, now: Attributes): Part[] {
  // A row without years has no continuation, which is no change of its own.
  return ATTRIBUTES.flatMap((what) => (old[what] === now[what] || ((what === 'between' || what === 'after') && (old[what] ?? 'error') === (now[what] ?? 'error')) ? [] : [{ what, old: old[what], new: now[what] }]));
}

/** Numbers by where they are; equal keys are the same place before and after. */
function numbersByPlace(content: Content): Map<string, { part: Omit<Part, 'old' | 'new'>; value: number }> {
  const places = new Map<string, { part: Omit<Part, 'old' | 'new'>; value: number }>();
  const add = (key: string, value: number, part: Omit<Part, 'old' | 'new' | 'what'> = {}): void => void places.set(key, { part: { what: 'value', ...part }, value });
  switch (content.kind) {
    case 'value': add('', content.value); break;
    case 'series': for (const [year, value] of content.values) add(String(year), value, { year }); break;
    case 'cells': content.values.forEach((value, index) => { add(`.${String(index)}`, value, { cell: [{ dimension: content.dimension, index }] }); }); break;
    case 'table':
      for (const [year, cells] of inOrder(content.byYear)) {
        cells.forEach((value, cell) => {
          const indices = cellIndices(content.dimensions, cell);
          add(`${String(year ?? '')}.${String(cell)}`, value, { ...(year !== undefined && { year }), cell: content.dimensions.map((dimension, axis) => ({ dimension, index: indices[axis]! })) });
        });
      }
      break;
    case 'bands':
      for (const [year, bands] of inOrder(content.byYear)) for (const { from, value } of bands) add(`${String(year ?? '')}>${String(from)}`, value, { ...(year !== undefined && { year }), from });
      break;
    case 'paths': break;
  }
  return places;
}

function contentChanges(old: Content, now: Content): Part[] {
  const [before, after] = [numbersByPlace(old), numbersByPlace(now)];
  const changed = [...before].flatMap(([key, { part, value }]) => {
    const found = after.get(key)?.value;
    return Object.is(found, value) ? [] : [{ ...part, old: value, new: found }];
  });
  const added = [...after].flatMap(([key, { part, value }]) => (before.has(key) ? [] : [{ ...part, old: undefined, new: value }]));
  const all: Part[] = [...changed, ...added];
  // The order of bands counts, and no number tells it.
  return all.length === 0 && old.kind === 'bands' && now.kind === 'bands' && !isSameOrder(old, now) ? [{ what: 'value', old: undefined, new: undefined }] : all;
}

function isSameOrder(old: ContentOf<'bands'>, now: ContentOf<'bands'>): boolean {
  return [...old.byYear].every(([year, bands]) => bands.every(({ from }: Band, index) => now.byYear.get(year)?.[index]?.from === from));
}

function* givenEdits(read: ReadBook, contents: Contents, origin: Origin, changes: Change[]): Generator<[string, { content: ContentOf<'series'> | ContentOf<'table'>; old: ContentOf<'series'> | ContentOf<'table'> | undefined }]> {
  for (const [name, found] of read.given) {
    if (origin.hashes.get(`given.${name}`) === hashOf(found)) continue;
    const rule = contents.plan.model.rules.get(name)!;
    const old = contents.given.get(name)?.content;
    const content = settledContent(found, old) as typeof found;
    const own = contentChanges(old ?? { kind: 'series', values: new Map() }, content);
    if (own.length === 0) continue;
    changes.push(...own.map((change) => ({ kind: 'given' as const, name, label: rule.label, unit: rule.unit, ...change })));
    yield [name, { content, old }];
  }
}

/** A pair that is no longer listed has correlation zero: an inherited one cannot be left out. */
function correlationEdits(read: ReadBook, contents: Contents, origin: Origin, changes: Change[]): Map<string, Correlation> {
  const edits = new Map<string, Correlation>();
  if (!read.correlations) return edits;
  const labels = new Map(contents.plan.model.noises.map(({ name, label }) => [name, label]));
  const label = ({ first, second }: Correlation): Bilingual => {
    const [a, b] = [labels.get(first), labels.get(second)];
    return { zh: `${a?.zh ?? first} ~ ${b?.zh ?? second}`, en: `${a?.en ?? first} ~ ${b?.en ?? second}` };
  };
  const change = (pair: Correlation, old: number | undefined, now: number): void => {
    changes.push({ kind: 'correlation', name: `${pair.first}~${pair.second}`, label: label(pair), unit: PURE, what: 'value', old, new: now });
    edits.set(pairKey(pair.first, pair.second), { ...pair, value: now });
  };
  for (const [key, found] of read.correlations) {
    if (origin.hashes.get(`noise.${key}`) === hashOf({ kind: 'value', value: found.value })) continue;
    const old = contents.correlations.get(key);
    const pair = settledCorrelation(found, old);
    if (!Object.is(pair.value, old?.value)) change(pair, old?.value, pair.value);
  }
  for (const [key, pair] of contents.correlations) {
    // A pair that the scenario gained since was never in the workbook.
    if (!read.correlations.has(key) && origin.hashes.has(`noise.${key}`) && pair.value !== 0) change(pair, pair.value, 0);
  }
  return edits;
}
