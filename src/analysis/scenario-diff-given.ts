import { cellCount, type Rule, sameUnit, unitText } from '../model/index.js';
import type { GivenValues, Plan } from '../scenario/index.js';
import { dimensionsNamed, inBothOrders } from './scenario-diff-names.js';
import { isEqual, placeOf, stretchesOf, yearsIn } from './scenario-diff-numbers.js';
import type { DiffSide, GivenChange, GivenCells, YearStretch } from './scenario-diff-types.js';

/** 比较给定值 — year by year: given on both sides, on one, or left to the formula. */
export function compareGiven(before: DiffSide, after: DiffSide, years: readonly number[]): { changes: GivenChange[]; same: number } {
  const changes: GivenChange[] = [];
  let same = 0;
  for (const name of inBothOrders(before.plan.model.rules, after.plan.model.rules)) {
    const [old, now] = [before.plan.given.get(name), after.plan.given.get(name)];
    if (!old && !now) continue;
    if (before.unknown.given.has(name) || after.unknown.given.has(name)) continue;
    const [oldRule, newRule] = [before.plan.model.rules.get(name), after.plan.model.rules.get(name)];
    // A value given for a rule that came or went is told by its own side; there is nothing to hold it against.
    const rule = (newRule ?? oldRule)!;
    const change = givenChange([before.plan, oldRule && old], [after.plan, newRule && now], rule, years);
    if (change) changes.push(change);
    else same++;
  }
  return { changes, same };
}

type Side = readonly [Plan, GivenValues | undefined];

function givenChange(before: Side, after: Side, rule: Rule, years: readonly number[]): GivenChange | undefined {
  const plan = after[0].model.rules.has(rule.name) ? after[0] : before[0];
  const dimensions = dimensionsNamed(plan.model, rule.dimensions);
  const facts = { name: rule.name, rule, chapter: rule.chapter, unit: unitText(rule.unit), dimensions };
  const cells = cellCount(dimensions);
  if (!isComparable(before[0], after[0], rule.name)) return { ...facts, kind: 'shape', stretches: [], cells: undefined, changedYears: years.length };
  const changed = new Set<number>();
  const changedYears = new Set<number>();
  for (let cell = 0; cell < cells; cell++) {
    for (const year of years) {
      if (isEqual(valueIn(before, year, cell), valueIn(after, year, cell))) continue;
      changed.add(cell);
      changedYears.add(year);
    }
  }
  if (changed.size === 0) return undefined;
  // One number for all cells is told like the number of a rule without cells.
  const isUniform = years.every((year) => [before, after].every((side) => Array.from({ length: cells }, (_, cell) => cell).every((cell) => isEqual(valueIn(side, year, cell), valueIn(side, year, 0)))));
  if (isUniform) {
    const stretches = stretchesOf(years, (year) => valueIn(before, year, 0), (year) => valueIn(after, year, 0));
    return { ...facts, kind: 'numbers', stretches, cells: undefined, changedYears: yearsIn(stretches) };
  }
  return { ...facts, kind: 'cells', ...cellsOf(before, after, [...changedYears], { changed, cells, dimensions }), changedYears: changedYears.size };
}

function cellsOf(before: Side, after: Side, years: readonly number[], { changed, cells, dimensions }: { changed: ReadonlySet<number>; cells: number; dimensions: Parameters<typeof placeOf>[1] }): { stretches: YearStretch[]; cells: GivenCells } {
  // Which years are given on which side; their cells are summed up.
  const isGiven = (side: Side) => (year: number): number | undefined => (valueIn(side, year, 0) === undefined ? undefined : 1);
  const marked = years.map((year) => ({ first: year, last: year, before: isGiven(before)(year), after: isGiven(after)(year) }));
  const stretches = marked.reduce<YearStretch[]>((joined, year) => {
    const last = joined.at(-1);
    if (last?.last === year.first - 1 && last.before === year.before && last.after === year.after) joined[joined.length - 1] = { ...last, last: year.last };
    else joined.push(year);
    return joined;
  }, []);
  return { stretches, cells: { changed: changed.size, of: cells, ...placeOf([...changed].sort((a, b) => a - b), dimensions) } };
}

/** Undefined: not given in this year, the formula computes. */
function valueIn([plan, given]: Side, year: number, cell: number): number | undefined {
  if (!given) return undefined;
  const row = year - given.firstYear;
  if (row < 0 || given.isGiven[row] !== 1) return undefined;
  const width = given.values.length / given.isGiven.length;
  return plan.numbers[given.values.offset + row * width + cell];
}

/** A rule that both sides have must have the same cells and unit on both. */
function isComparable(before: Plan, after: Plan, name: string): boolean {
  const [old, now] = [before.model.rules.get(name), after.model.rules.get(name)];
  if (!old || !now) return true;
  const [a, b] = [dimensionsNamed(before.model, old.dimensions), dimensionsNamed(after.model, now.dimensions)];
  return sameUnit(old.unit, now.unit) && a.length === b.length && a.every(({ labels }, axis) => labels.join('\n') === b[axis]!.labels.join('\n'));
}
