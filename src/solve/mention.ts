import type { IssueList } from '../issues/index.js';
import { nearestName } from '../issues/index.js';
import { cellCount, cellIndices, type Dimension, type Unit } from '../model/index.js';
import type { Plan } from '../scenario/index.js';
import { type Named, nameOf, type Names } from './names.js';
import { plainText } from './plain-text.js';
import type { Mention } from './types.js';

/** A name in a condition with what stands behind it. */
export interface WrittenMention {
  readonly name: string;
  /** `province`, `ordinary, female`. */
  readonly cells?: string;
  readonly first?: number;
  readonly last?: number;
}

/** Cells of one name: each is a column of the trial runs. */
const MOST_CELLS = 64;
const MOST_LABELS = 8;

/** 认名 — what a mention stands for; undefined with an issue. `key` is the option it stands in. */
export function readMention(written: WrittenMention, plan: Plan, names: Names, key: string, issues: IssueList): Mention | undefined {
  const named = findName(written.name, names, key, issues);
  if (!named) return undefined;
  const name = nameOf(named);
  const { unit, dimensions } = named.kind === 'rule' ? named.rule : named.input;
  const cells = readCells(name, written.cells, dimensionsOf(plan, dimensions), unit, key, issues);
  const span = readYears(named, written, plan, key, issues);
  const [only, ...others] = dimensionsOf(plan, dimensions);
  const summed = only && others.length === 0 && written.cells === undefined && only.size <= MOST_LABELS ? only.valueLabels ?? [] : [];
  const cellLabel = only && others.length === 0 && written.cells !== undefined && cells?.length === 1 ? only.valueLabels?.[cells[0]!] : undefined;
  return cells && span && { kind: named.kind === 'rule' ? 'output' : 'input', name, label: names.labelOf(named), unit, cells, summed, ...(cellLabel && { cellLabel }), ...span };
}

export function findName(text: string, names: Names, key: string, issues: IssueList, kind?: Named['kind']): Named | undefined {
  const named = names.find(text);
  if (named && (kind === undefined || named.kind === kind)) return named;
  const sharing = names.sharing(text);
  if (sharing) {
    issues.error('solve-name-shared', { name: text, names: sharing }, undefined, key);
    return undefined;
  }
  const nearest = names.nearest(text, kind);
  if (named) issues.error('solve-not-an-input', { name: text }, undefined, key);
  else if (nearest === undefined) issues.error('solve-name-unknown', { name: text }, undefined, key);
  else issues.error('solve-name-near', { name: text, nearest }, undefined, key);
  return undefined;
}

export function dimensionsOf({ model }: Plan, names: readonly string[]): Dimension[] {
  return names.map((name) => model.dimensions.find((each) => each.name === name)!);
}

function readYears(named: Named, { first, last }: WrittenMention, plan: Plan, key: string, issues: IssueList): { first?: number; last?: number } | undefined {
  const name = nameOf(named);
  if (first === undefined || last === undefined) {
    if (named.kind === 'input' && plan.inputs.get(name)?.years === 1) return {};
    issues.error('solve-year-missing', { name, example: `${name}@${String(Math.min(plan.baseYear + 15, plan.lastYear))}` }, undefined, key);
    return undefined;
  }
  // An input may be read in the base year too, but no result of a condition is.
  if (first <= plan.baseYear || last > plan.lastYear || first > last) {
    issues.error('solve-year-outside', { name, when: first > last ? `${String(first)}..${String(last)}` : String(first <= plan.baseYear ? first : last), first: plan.baseYear + 1, last: plan.lastYear }, undefined, key);
    return undefined;
  }
  return { first, last };
}

/** Cells that bear the labels; all of them where none are named and their sum says something. */
export function readCells(name: string, written: string | undefined, dimensions: readonly Dimension[], unit: Unit, key: string, issues: IssueList): number[] | undefined {
  const chosen = new Map<number, number>();
  for (const text of written === undefined ? [] : written.split(',').map((each) => each.trim())) {
    const at = dimensions.flatMap((dimension, axis) => {
      const index = labelIndex(dimension, text);
      return index < 0 || chosen.has(axis) ? [] : [[axis, index] as const];
    })[0];
    if (!at) {
      const known = dimensions.flatMap(({ labels }) => labels);
      const nearest = nearestName(text, known);
      issues.error(nearest === undefined ? 'solve-cell-unknown' : 'solve-cell-near', { name, label: text, known: shortList(known), ...(nearest !== undefined && { nearest }) }, undefined, key);
      return undefined;
    }
    chosen.set(...at);
  }
  const all = Array.from({ length: cellCount(dimensions) }, (_, cell) => cell);
  const cells = all.filter((cell) => cellIndices(dimensions, cell).every((index, axis) => (chosen.get(axis) ?? index) === index));
  if (cells.length > 1 && !isExtensive(unit)) {
    const open = dimensions.filter((_, axis) => !chosen.has(axis));
    issues.error('solve-cells-needed', { name, labels: shortList(open[0]!.labels), example: `${name}[${open.map(({ labels }) => labels[0]!).join(', ')}]` }, undefined, key);
    return undefined;
  }
  if (cells.length > MOST_CELLS) {
    issues.error('solve-too-many-cells', { name, cells: cells.length, most: MOST_CELLS }, undefined, key);
    return undefined;
  }
  return cells;
}

function labelIndex({ labels, valueLabels, name }: Dimension, text: string): number {
  const bare = text.startsWith(`${name}=`) ? text.slice(name.length + 1).trim() : text;
  const index = labels.indexOf(bare);
  return index >= 0 || !valueLabels ? index : valueLabels.findIndex(({ zh, en }) => plainText(zh) === bare || en === bare);
}

/** Amounts and counts add up over cells; rates, shares and amounts a head do not. */
function isExtensive(unit: Unit): boolean {
  return unit.some((exponent) => exponent > 0) && unit.every((exponent) => exponent >= 0);
}

function shortList(labels: readonly string[]): string[] {
  return labels.length > MOST_LABELS ? [...labels.slice(0, MOST_LABELS), '…'] : [...labels];
}
