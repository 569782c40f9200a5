import { cellIndices, type Dimension } from '../model/index.js';
import type { CellGroup, NumbersChange, TableChange, YearStretch } from './scenario-diff-types.js';

/** 逐年逐格的数 — numbers by year and cell, however they are laid out. */
export interface YearCells {
  readonly cells: number;
  /** False: the same in every year. */
  readonly isByYear: boolean;
  at(year: number, cell: number): number;
}

export interface ComparedNumbers {
  readonly before: YearCells;
  readonly after: YearCells;
  /** Years to compare, ascending and without a gap. */
  readonly years: readonly number[];
  readonly dimensions: readonly Dimension[];
  /** Sums over cells mean something: counts of people, amounts of money. */
  readonly isSummable: boolean;
  /** Groups of cells that change alike are told up to this number. */
  readonly mostGroups: number;
}

/** 比较 — undefined when no number differs in the years compared. Both sides have equally many cells. */
export function compareNumbers(compared: ComparedNumbers): NumbersChange | undefined {
  const { before, after, years } = compared;
  const isByYear = before.isByYear || after.isByYear;
  // Numbers that never move are looked at once, even when the two scenarios share no year.
  const looked = isByYear ? years : [years[0] ?? 0];
  if (!looked.some((year) => differs(compared, year))) return undefined;
  if (!looked.every((year) => isUniform(before, year) && isUniform(after, year))) return tableChange(compared, looked);
  const stretches = stretchesOf(looked, (year) => before.at(year, 0), (year) => after.at(year, 0));
  if (isConstant(before, looked) && isConstant(after, looked)) return { kind: 'number', before: stretches[0]!.before!, after: stretches[0]!.after! };
  return { kind: 'series', years: looked.length, changedYears: yearsIn(stretches), stretches, largest: largestOf(stretches) };
}

/** 合并年份 — consecutive years with the same two values, those without a difference left out. */
export function stretchesOf(years: readonly number[], before: (year: number) => number | undefined, after: (year: number) => number | undefined): YearStretch[] {
  const stretches: YearStretch[] = [];
  for (const year of years) {
    const [old, now] = [before(year), after(year)];
    if (isEqual(old, now)) continue;
    const last = stretches.at(-1);
    if (last?.last === year - 1 && isEqual(last.before, old) && isEqual(last.after, now)) stretches[stretches.length - 1] = { ...last, last: year };
    else stretches.push({ first: year, last: year, before: old, after: now });
  }
  return stretches;
}

/** Two numbers that no formula can tell apart; NaN stands for a year that nothing reads. */
export function isEqual(a: number | undefined, b: number | undefined): boolean {
  return a === b || (Number.isNaN(a) && Number.isNaN(b));
}

export function yearsIn(stretches: readonly { readonly first: number; readonly last: number }[]): number {
  return stretches.reduce((sum, { first, last }) => sum + last - first + 1, 0);
}

function differs({ before, after }: ComparedNumbers, year: number): boolean {
  for (let cell = 0; cell < before.cells; cell++) if (!isEqual(before.at(year, cell), after.at(year, cell))) return true;
  return false;
}

function isUniform(numbers: YearCells, year: number): boolean {
  const first = numbers.at(year, 0);
  for (let cell = 1; cell < numbers.cells; cell++) if (!isEqual(numbers.at(year, cell), first)) return false;
  return true;
}

function isConstant(numbers: YearCells, years: readonly number[]): boolean {
  return years.every((year) => isEqual(numbers.at(year, 0), numbers.at(years[0]!, 0)));
}

function largestOf(stretches: readonly YearStretch[]): YearStretch {
  return stretches.reduce((largest, each) => (size(each) > size(largest) ? each : largest));
}

function size({ before, after }: YearStretch): number {
  return Math.abs((after ?? 0) - (before ?? 0));
}

function tableChange(compared: ComparedNumbers, years: readonly number[]): TableChange {
  const { before, after, dimensions, isSummable, mostGroups } = compared;
  const changed: number[] = [];
  const changedYears = new Set<number>();
  const groups = new Map<string, { cells: number[]; stretches: YearStretch[] }>();
  const relative = new RelativeChanges();
  let largest: { cell: number; stretch: YearStretch } | undefined;
  for (let cell = 0; cell < before.cells; cell++) {
    const stretches = stretchesOf(years, (year) => before.at(year, cell), (year) => after.at(year, cell));
    if (stretches.length === 0) continue;
    changed.push(cell);
    for (const stretch of stretches) {
      for (let year = stretch.first; year <= stretch.last; year++) changedYears.add(year);
      relative.add(stretch);
      if (!largest || size(stretch) > size(largest.stretch)) largest = { cell, stretch };
    }
    if (groups.size > mostGroups) continue;
    const key = stretches.map(({ first, last, before: old, after: now }) => `${first} ${last} ${String(old)} ${String(now)}`).join(';');
    const group = groups.get(key);
    if (group) group.cells.push(cell);
    else groups.set(key, { cells: [cell], stretches });
  }
  const { cell, stretch } = largest!;
  const isByYear = before.isByYear || after.isByYear;
  return {
    kind: 'table', cells: before.cells, changedCells: changed.length, years: years.length, changedYears: changedYears.size,
    spans: spansOf([...changedYears].sort((a, b) => a - b)),
    ...placeOf(changed, dimensions),
    groups: groups.size > mostGroups ? undefined : [...groups.values()].map(({ cells, stretches }) => ({ ...placeOf(cells, dimensions), cells: cells.length, stretches })),
    relative: relative.result(),
    largest: { cell: labelsOf(cell, dimensions), year: stretch.first, before: stretch.before, after: stretch.after },
    totals: isSummable && !isByYear ? { before: total(before, years[0]!), after: total(after, years[0]!) } : undefined,
  };
}

/** 相对变化 — after over before, less one; each number of each year counts once. */
class RelativeChanges {
  #sum = 0;
  #count = 0;
  #least = Infinity;
  #most = -Infinity;
  #fromZero = 0;

  add({ first, last, before, after }: YearStretch): void {
    if (before === undefined || after === undefined || !Number.isFinite(before)) return;
    const years = last - first + 1;
    if (before === 0) {
      this.#fromZero += years;
      return;
    }
    // A negative number that shrinks in size has grown: the change is measured against its size.
    const change = (after - before) / Math.abs(before);
    this.#sum += change * years;
    this.#count += years;
    this.#least = Math.min(this.#least, change);
    this.#most = Math.max(this.#most, change);
  }

  result(): TableChange['relative'] {
    return this.#count === 0 ? undefined : { mean: this.#sum / this.#count, least: this.#least, most: this.#most, fromZero: this.#fromZero };
  }
}

/** 所在 — the coordinates some cells take along each dimension, and whether those are all cells with such coordinates. */
export function placeOf(cells: readonly number[], dimensions: readonly Dimension[]): { where: CellGroup['where']; isWhole: boolean } {
  const taken = dimensions.map(() => new Set<number>());
  for (const cell of cells) cellIndices(dimensions, cell).forEach((index, axis) => taken[axis]!.add(index));
  const where = dimensions.map(({ name, labels }, axis) => ({ dimension: name, labels: [...taken[axis]!].sort((a, b) => a - b).map((index) => labels[index]!) }));
  return { where, isWhole: taken.reduce((product, { size: count }) => product * count, 1) === cells.length };
}

function labelsOf(cell: number, dimensions: readonly Dimension[]): string[] {
  return cellIndices(dimensions, cell).map((index, axis) => dimensions[axis]!.labels[index]!);
}

/** `2021, 2022, 2025` as 2021–2022 and 2025. */
function spansOf(years: readonly number[]): { first: number; last: number }[] {
  const spans: { first: number; last: number }[] = [];
  for (const year of years) {
    const last = spans.at(-1);
    if (last?.last === year - 1) last.last = year;
    else spans.push({ first: year, last: year });
  }
  return spans;
}

function total(numbers: YearCells, year: number): number {
  let sum = 0;
  for (let cell = 0; cell < numbers.cells; cell++) sum += numbers.at(year, cell);
  return sum;
}
