import { cellCount, type InputDeclaration, nodesOf, sameUnit, type Unit, unitText } from '../model/index.js';
import type { InputValues, Plan } from '../scenario/index.js';
import { compareBands } from './scenario-diff-bands.js';
import { chapterOf, dimensionsNamed, documentationBetween, inBothOrders } from './scenario-diff-names.js';
import { compareNumbers, isEqual, type YearCells } from './scenario-diff-numbers.js';
import type { DiffSide, DocumentationChange, Documented, InputChange, NumbersChange, NumbersFacts, Shape } from './scenario-diff-types.js';

/** An input that both sides have. */
interface Both {
  readonly name: string;
  readonly before: DiffSide;
  readonly after: DiffSide;
}

/** 比较输入 — numbers over the common years; those that differ in documentation alone come apart. */
export function compareInputs(before: DiffSide, after: DiffSide, years: readonly number[], mostGroups: number): { changes: InputChange[]; same: number; documented: Documented[] } {
  const changes: InputChange[] = [];
  const documented: Documented[] = [];
  let same = 0;
  for (const name of inBothOrders(ordered(before.plan), ordered(after.plan))) {
    const both = { name, before, after };
    const [old, now] = [before.plan.inputs.get(name), after.plan.inputs.get(name)];
    const { plan } = now ? after : before;
    const declaration = plan.model.inputs.get(name)!;
    const facts = { name, label: declaration.label, chapter: chapterOf(declaration.place, plan.model) };
    const isKnown = !before.unknown.inputs.has(name) && !after.unknown.inputs.has(name);
    const change = !isKnown ? undefined : old && now ? numbersChange(both, years, mostGroups) : onlyOne(now ? after : before, now ? 'added' : 'removed', name);
    const documentation = old && now ? documentationChanges(both) : [];
    if (change) changes.push({ ...facts, unit: unitText(declaration.unit), declaration, dimensions: dimensionsNamed(plan.model, declaration.dimensions), change, documentation });
    else {
      if (isKnown) same++;
      if (documentation.length > 0) documented.push({ kind: 'input', ...facts, changes: documentation });
    }
  }
  return { changes, same, documented };
}

/** Inputs that the scenario gives, in declared order. */
function ordered({ model, inputs }: Plan): Map<string, InputValues> {
  return new Map([...model.inputs.keys()].flatMap((name) => (inputs.has(name) ? [[name, inputs.get(name)!]] : [])));
}

function numbersChange({ name, before, after }: Both, years: readonly number[], mostGroups: number): NumbersChange | undefined {
  const [old, now] = [before.plan.model.inputs.get(name)!, after.plan.model.inputs.get(name)!];
  const [oldValues, newValues] = [before.plan.inputs.get(name)!, after.plan.inputs.get(name)!];
  const shapes = [shapeOf(old, before.plan), shapeOf(now, after.plan)] as const;
  if (!isSameShape(old, now, before.plan, after.plan)) return { kind: 'shape', before: shapes[0], after: shapes[1] };
  const looked = readsBaseYear(name, before.plan) || readsBaseYear(name, after.plan) ? withBaseYear(years, before.plan, after.plan) : years;
  if (now.byPath) return comparePathSets([before.plan, oldValues], [after.plan, newValues], looked);
  if (now.bandOf) return compareBands([before.plan, oldValues], [after.plan, newValues], looked);
  return compareNumbers({
    before: yearCells(before.plan, oldValues), after: yearCells(after.plan, newValues), years: looked,
    dimensions: dimensionsNamed(after.plan.model, now.dimensions), isSummable: isSummable(now.unit), mostGroups,
  });
}

/** What is lost or new with an input that one side has alone. */
function onlyOne({ plan }: DiffSide, kind: 'added' | 'removed', name: string): { kind: 'added' | 'removed'; numbers: NumbersFacts } {
  const { values, years } = plan.inputs.get(name)!;
  let [least, most] = [Infinity, -Infinity];
  for (let k = values.offset; k < values.offset + values.length; k++) {
    const number = plan.numbers[k]!;
    if (Number.isNaN(number)) continue;
    least = Math.min(least, number);
    most = Math.max(most, number);
  }
  return { kind, numbers: { least, most, cells: values.length / years, isByYear: years > 1 } };
}

function yearCells({ numbers }: Plan, { years, firstYear, values }: InputValues): YearCells {
  const cells = values.length / years;
  return {
    cells, isByYear: years > 1,
    at: (year, cell) => numbers[values.offset + (years === 1 ? 0 : year - firstYear) * cells + cell]!,
  };
}

function comparePathSets([oldPlan, old]: [Plan, InputValues], [newPlan, now]: [Plan, InputValues], years: readonly number[]): NumbersChange | undefined {
  const [before, after] = [old.values.length / old.years, now.values.length / now.years];
  let [compared, changed] = [0, 0];
  for (let path = 0; path < Math.min(before, after); path++) {
    for (const year of years) {
      compared++;
      if (!isEqual(oldPlan.numbers[old.values.offset + path * old.years + year - old.firstYear], newPlan.numbers[now.values.offset + path * now.years + year - now.firstYear])) changed++;
    }
  }
  // The best estimate reads medians over the whole set, of which the run may take a part.
  const hasOtherMedians = years.some((year) => !isEqual(oldPlan.numbers[old.medians!.offset + year - old.firstYear], newPlan.numbers[now.medians!.offset + year - now.firstYear]));
  return changed > 0 || hasOtherMedians ? { kind: 'paths', before, after, compared, changed } : undefined;
}

function shapeOf({ unit, dimensions, bandOf, byPath }: InputDeclaration, { model }: Plan): Shape {
  return { unit: unitText(unit), dimensions, cells: cellCount(dimensionsNamed(model, dimensions)), isBand: bandOf !== undefined, isByPath: byPath };
}

function isSameShape(old: InputDeclaration, now: InputDeclaration, before: Plan, after: Plan): boolean {
  const [a, b] = [dimensionsNamed(before.model, old.dimensions), dimensionsNamed(after.model, now.dimensions)];
  return sameUnit(old.unit, now.unit) && old.byPath === now.byPath && isSameBand(old.bandOf, now.bandOf)
    && a.length === b.length && a.every(({ name, labels }, axis) => name === b[axis]!.name && labels.join('\n') === b[axis]!.labels.join('\n'));
}

function isSameBand(a: Unit | undefined, b: Unit | undefined): boolean {
  return a && b ? sameUnit(a, b) : a === b;
}

/** Counts of people and amounts of money add up over cells; rates and standards do not. */
function isSummable(unit: Unit): boolean {
  return ['person', 'yuan', 'person*year', 'yuan/month', 'yuan/year'].includes(unitText(unit));
}

/** Only start formulas read the base year's row of an input. */
function readsBaseYear(name: string, { model }: Plan): boolean {
  return [...model.rules.values()].some(({ start }) => start?.kind === 'formula'
    && [...nodesOf(start.expression)].some((node) => (node.kind === 'input' && node.name === name) || (node.kind === 'band' && node.input === name)));
}

function withBaseYear(years: readonly number[], before: Plan, after: Plan): readonly number[] {
  return before.baseYear === after.baseYear ? [after.baseYear, ...years] : years;
}

/** Where the numbers come from, as the scenario or else its file's `defaults` say. */
function documentationChanges({ name, before, after }: Both): DocumentationChange[] {
  const texts = ({ plan, scenario }: DiffSide): Parameters<typeof documentationBetween>[0] => {
    const { source, confidence } = plan.inputs.get(name)!;
    const { label, range: { law, experience, clause } } = plan.model.inputs.get(name)!;
    const entry = scenario.inputs[name];
    const bounds = [law?.join('..'), experience?.join('..'), clause].map((part) => part ?? '').join(' ').trim();
    return { source, confidence, note: entry?.note, uncertainty: entry && uncertaintyOf(entry), label, range: bounds === '' ? undefined : bounds };
  };
  return documentationBetween(texts(before), texts(after));
}

/** The mark of an uncertain input, as it is written. */
function uncertaintyOf({ range, alternatives, range_from: from, range_source: reason }: DiffSide['scenario']['inputs'][string]): string | undefined {
  const values = range ?? alternatives;
  if (values === undefined) return undefined;
  return [typeof values === 'string' ? values : `[${values.join(', ')}]`, ...(from === undefined ? [] : [String(from)]), ...(reason === undefined ? [] : [reason])].join(' ');
}
