import type { BandRow, CellGroup, NumbersChange, NumbersFacts, Shape, TableChange, YearStretch } from '../analysis/index.js';
import type { Dimension } from '../model/index.js';
import { LINE_WIDTH } from './diff-lines.js';
import { type QuantityChange, relativeText } from './diff-quantity.js';
import type { DiffWords } from './diff-words.js';
import { textWidth } from './table.js';
import { unitWords } from './units.js';

/** Stretches of years that are told one by one. */
const MOST_STRETCHES = 6;
/** From so many groups on, one factor for all of them says it better. */
const FEW_GROUPS = 3;
/** Relative changes this near are one and the same. */
const SAME_CHANGE = 1e-9;

/** What the numbers of one input or rule are. */
export interface NumbersOf {
  readonly quantity: QuantityChange;
  readonly dimensions: readonly Dimension[];
  /** Of a piecewise table: how its limits are written. */
  readonly limit?: QuantityChange;
}

/** 数的差别 — lines in words, without indent. */
export function numbersText(change: NumbersChange, of: NumbersOf, words: DiffWords): string[] {
  switch (change.kind) {
    case 'number':
      return [of.quantity.change(change.before, change.after, '')];
    case 'series':
      return seriesText(change, of.quantity, words);
    case 'table':
      return tableChangeText(change, of, words);
    case 'bands':
      return bandsText(change, of, words);
    case 'paths': {
      const { before, after, compared, changed } = change;
      return [changed > 0 ? words.say('diff-paths-numbers', { before, after, compared, changed }) : words.say('diff-paths-medians', { before, after })];
    }
    case 'shape':
      return [words.say('diff-shape', { before: shapeText(change.before, words), after: shapeText(change.after, words) })];
  }
}

/** 只有一方有的数 — how many numbers, and from where to where. */
export function factsText({ least, most, cells, isByYear }: NumbersFacts, { quantity }: NumbersOf, words: DiffWords): string {
  if (least === most) return words.say('diff-only-number', { value: quantity.one(least) });
  const facts = { cells, least: quantity.one(least), most: quantity.one(most) };
  return isByYear ? words.say('diff-only-range-by-year', facts) : words.say('diff-only-range', facts);
}

function seriesText({ years, changedYears, stretches, largest }: Extract<NumbersChange, { kind: 'series' }>, quantity: QuantityChange, words: DiffWords): string[] {
  const rest = years > changedYears ? [words.say('diff-other-years-same', { count: years - changedYears })] : [];
  return stretchesText({ stretches, largest, extent: { years, changedYears }, rest, absent: '' }, quantity, words);
}

interface Stretches {
  readonly stretches: readonly YearStretch[];
  readonly largest?: YearStretch;
  readonly extent: { readonly years: number; readonly changedYears: number };
  /** Said at the end of the list. */
  readonly rest: readonly string[];
  readonly absent: string;
}

/** 逐段年份 — one by one, in one line where they fit; of many the first, the last and the largest. */
export function stretchesText({ stretches, largest, extent: { years, changedYears }, rest, absent }: Stretches, quantity: QuantityChange, words: DiffWords): string[] {
  const text = (stretch: YearStretch): string => words.say('diff-at', { where: words.years(stretch), what: quantity.change(stretch.before, stretch.after, absent) });
  if (words.isWhole || stretches.length <= MOST_STRETCHES) return inOneLine([...stretches.map(text), ...rest], words);
  const [first, last] = [stretches[0]!, stretches.at(-1)!];
  const head = changedYears === years ? words.say('diff-every-year', { years }) : words.say('diff-some-years', { years, changed: changedYears });
  const isApart = largest && ![first.first, last.first].includes(largest.first);
  return [head, text(first), ...(isApart ? [words.say('diff-largest', { what: text(largest) })] : []), text(last)];
}

/** Parts side by side where they fit, otherwise each on a line of its own. */
function inOneLine(parts: readonly string[], words: DiffWords): string[] {
  const line = parts.join(words.say('diff-separator'));
  return textWidth(line) <= LINE_WIDTH - 4 ? [line] : [...parts];
}

function tableChangeText(change: TableChange, of: NumbersOf, words: DiffWords): string[] {
  const { cells, changedCells, where, groups, largest, totals, years } = change;
  const { quantity, dimensions } = of;
  const sum = totals && changedCells > 1 ? [words.say('diff-totals', { what: quantity.change(totals.before, totals.after, '') })] : [];
  const isToldByGroup = groups && (words.isWhole || groups.length < FEW_GROUPS || !isOneFactor(change));
  if (isToldByGroup) {
    const rest = cells > changedCells ? [words.say('diff-other-cells-same', { count: cells - changedCells })] : [];
    return [...groups.flatMap((group) => groupText(group, change, of, words)), ...rest, ...sum];
  }
  const head = changedCells === cells ? words.say('diff-cells-all', { cells }) : words.say('diff-cells-changed', { cells, changed: changedCells, where: words.place(where, dimensions) });
  const at = words.place(largest.cell.map((label, axis) => ({ dimension: dimensions[axis]!.name, labels: [label] })), dimensions);
  const largestAt = years > 1 ? [words.years({ first: largest.year, last: largest.year }), at].join(words.say('diff-comma')) : at;
  return [
    years > 1 ? [head, spansText(change, words)].join(words.say('diff-separator')) : head,
    ...relativeLine(change, words),
    words.say('diff-largest', { what: words.say('diff-at', { where: largestAt, what: quantity.change(largest.before, largest.after, '') }) }),
    ...sum,
  ];
}

/** Every number that changed is the old one times the same factor. */
function isOneFactor({ relative }: TableChange): boolean {
  return relative?.fromZero === 0 && relative.most - relative.least <= SAME_CHANGE * Math.max(1, Math.abs(relative.mean));
}

function spansText({ years, changedYears, spans }: TableChange, words: DiffWords): string {
  if (years === changedYears) return words.say('diff-every-year', { years });
  const some = words.say('diff-some-years', { years, changed: changedYears });
  return spans.length > MOST_STRETCHES ? some : words.say('diff-at', { where: some, what: spans.map((span) => words.years(span)).join(words.say('diff-list')) });
}

function relativeLine(change: TableChange, words: DiffWords): string[] {
  const { relative } = change;
  if (!relative) return [];
  const text = (share: number): string => relativeText(share, 1 + share, words.lang);
  const { mean, least, most, fromZero } = relative;
  if (isOneFactor(change)) return [words.say('diff-relative-all', { change: text(mean) })];
  const line = words.say('diff-relative', { mean: text(mean), least: text(least), most: text(most) });
  return [fromZero > 0 ? words.say('diff-with-difference', { change: line, difference: words.say('diff-from-zero', { count: fromZero }) }) : line];
}

function groupText({ where, isWhole, cells, stretches }: CellGroup, { years }: TableChange, { quantity, dimensions }: NumbersOf, words: DiffWords): string[] {
  const place = placeText({ where, isWhole, cells }, dimensions, words);
  if (years === 1) return [words.say('diff-at', { where: place, what: quantity.change(stretches[0]!.before, stretches[0]!.after, '') })];
  const [first, ...rest] = stretchesText({ stretches, extent: { years, changedYears: years }, rest: [], absent: '' }, quantity, words);
  if (rest.length === 0) return [words.say('diff-at', { where: place, what: first! })];
  return [words.say('diff-at', { where: place, what: '' }).trimEnd(), ...[first!, ...rest].map((line) => `  ${line}`)];
}

/** Where the cells are, and how many, unless that goes without saying. */
export function placeText({ where, isWhole, cells }: Pick<CellGroup, 'where' | 'isWhole' | 'cells'>, dimensions: readonly Dimension[], words: DiffWords): string {
  const place = words.place(where, dimensions);
  if (!isWhole) return words.say('diff-cells-among', { where: place, count: cells });
  return cells === 1 ? place : words.say('diff-cells-count', { where: place, count: cells });
}

function bandsText({ periods, years }: Extract<NumbersChange, { kind: 'bands' }>, { quantity, limit }: NumbersOf, words: DiffWords): string[] {
  return periods.flatMap((period) => {
    const lines = period.rows.flatMap((row, k) => {
      if (row.before === row.after) return [];
      const what = quantity.change(row.before, row.after, words.say('diff-band-nothing'));
      return [words.say('diff-at', { where: bandText(row, period.rows[k + 1], limit!, words), what })];
    });
    if (years === 1) return lines;
    return [words.say('diff-at', { where: words.years(period), what: '' }).trimEnd(), ...lines.map((line) => `  ${line}`)];
  });
}

function bandText({ from }: BandRow, next: BandRow | undefined, limit: QuantityChange, words: DiffWords): string {
  if (!next) return from === -Infinity ? words.say('diff-cells-everywhere') : words.say('diff-band-last', { from: limit.one(from) });
  if (from === -Infinity) return words.say('diff-band-below', { to: limit.one(next.from) });
  const [low, high] = limit.span(from, next.from);
  return words.say('diff-band', { from: low, to: high });
}

function shapeText({ unit, dimensions, cells, isBand, isByPath }: Shape, words: DiffWords): string {
  const kind = isBand ? words.say('diff-shape-band') : isByPath ? words.say('diff-shape-paths')
    : dimensions.length === 0 ? words.say('diff-shape-number') : words.say('diff-shape-cells', { dimensions: dimensions.join('×'), cells });
  return words.say('diff-shape-text', { kind, unit: unitWords(unit, words.lang) });
}
