import { type Dimension, type Expression, mapParts, type Rule } from '../model/index.js';
import type { GivenValues, InputValues, Plan, Slice, StartValues } from '../scenario/index.js';
import { formulasOf, inputsIn } from './needed.js';
import { joined, Numbers } from './numbers.js';
import { isOf, type Surroundings } from './surroundings.js';

/** 一人的模型 — the rules of the card over one status and one sex, with the standards of the scenario as given values. */
export interface CutPlan {
  readonly plan: Plan;
  /** Ages [cell] of every rule by age. */
  readonly ages: Dimension;
}

type Labels = Readonly<Record<string, string>>;

/**
 * 裁剪 — rules that one person needs, from the end of `baseYear` on. Formulas stay as they are; only what they run over gets
 * smaller, and rules taken from the scenario or pinned have values instead of a formula.
 */
export function cutPlan({ plan: whole, needed, standard }: Surroundings, labels: Labels, baseYear: number): CutPlan {
  const { model } = whole;
  const numbers = new Numbers();
  const dimensions = model.dimensions.map((dimension) => cutDimension(dimension, labels));
  const dimensionsOf = (names: readonly string[]): Dimension[] => names.map((name) => model.dimensions.find((dimension) => dimension.name === name)!);
  /** The rows of a table over `names`, each with the person's cells alone. */
  const cutRows = (values: Float64Array, rows: number, names: readonly string[]): Float64Array => {
    const own = dimensionsOf(names);
    const width = values.length / rows;
    return values.filter((_, index) => isOf(own, index % width, labels));
  };

  const rules = new Map<string, Rule>();
  for (const name of needed.computed) rules.set(name, cutRule(model.rules.get(name)!, labels));
  for (const name of [...needed.fromScenario, ...needed.pinned]) rules.set(name, withoutFormula(model.rules.get(name)!));

  const inputs = new Map<string, InputValues>();
  for (const name of [...rules.values()].flatMap((rule) => formulasOf(rule)).flatMap((formula) => [...inputsIn(formula)])) {
    if (inputs.has(name)) continue;
    const input = whole.inputs.get(name)!;
    const slice = (part: Slice): Slice => numbers.add(cutRows(whole.numbers.subarray(part.offset, part.offset + part.length), input.limits ? 1 : input.years, input.limits ? [] : model.inputs.get(name)!.dimensions));
    inputs.set(name, { ...input, values: slice(input.values), ...(input.limits && { limits: slice(input.limits) }), ...(input.medians && { medians: slice(input.medians) }) });
  }

  const given = new Map<string, GivenValues>();
  const starts = new Map<string, StartValues>();
  const years = Array.from({ length: whole.lastYear - baseYear }, (_, k) => baseYear + 1 + k);
  for (const rule of needed.fromScenario) {
    const rows = years.map((year) => cutRows(standard(rule, year), 1, model.rules.get(rule)!.dimensions));
    given.set(rule, { rule, firstYear: baseYear + 1, isGiven: years.map(() => 1), values: numbers.add(joined(rows)) });
    const before = Array.from({ length: 1 + Math.min(baseYear - whole.baseYear, model.rules.get(rule)!.maxLagYears) }, (_, lag) => cutRows(standard(rule, baseYear - lag), 1, model.rules.get(rule)!.dimensions));
    if (model.rules.get(rule)!.start || baseYear > whole.baseYear) starts.set(rule, { rule, values: numbers.add(joined(before)), rows: before.length });
  }
  // What a scenario says of a rate by age holds for the one as for the many; amounts of people are not the person's.
  for (const name of needed.computed) {
    const known = whole.given.get(name);
    const { unit: [yuan, person], dimensions: own } = model.rules.get(name)!;
    if (!known || yuan + person !== 0) continue;
    const width = known.values.length / known.isGiven.length;
    const skipped = Math.max(0, baseYear + 1 - known.firstYear);
    if (skipped >= known.isGiven.length) continue;
    const rows = known.isGiven.length - skipped;
    const values = whole.numbers.subarray(known.values.offset + skipped * width, known.values.offset + known.values.length);
    given.set(name, { rule: name, firstYear: known.firstYear + skipped, isGiven: known.isGiven.slice(skipped), values: numbers.add(cutRows(values, rows, own)) });
  }

  const plan: Plan = {
    model: { ...model, dimensions, rules, yearOrder: model.yearOrder.filter((name) => rules.has(name)), startOrder: model.startOrder.filter((name) => rules.get(name)?.start?.kind === 'formula') },
    title: whole.title, baseYear, lastYear: whole.lastYear, paths: 0, seed: whole.seed, seedWords: whole.seedWords,
    inputs, given, starts, noises: [], correlations: [], outputs: [], profiles: [], numbers: numbers.finish(),
  };
  return { plan, ages: dimensions.find((dimension) => dimension.ageing && dimension.first === 0)! };
}

function cutDimension(dimension: Dimension, labels: Labels): Dimension {
  const label = labels[dimension.name];
  if (label === undefined) return dimension;
  const { valueLabels, ...rest } = dimension;
  return { ...rest, size: 1, labels: [label], ...(valueLabels && { valueLabels: [valueLabels[dimension.labels.indexOf(label)]!] }) };
}

function cutRule(rule: Rule, labels: Labels): Rule {
  const cut = (e: Expression): Expression => {
    if (e.kind !== 'isLabel' || labels[e.dimension] === undefined) return mapParts(e, cut);
    // Of one value: it is that label or another.
    return { ...e, index: labels[e.dimension] === e.label ? 0 : -1 };
  };
  return {
    ...rule, expression: cut(rule.expression), output: 'none',
    ...(rule.start?.kind === 'formula' && { start: { ...rule.start, expression: cut(rule.start.expression) } }),
    ...(rule.entry && { entry: { ...rule.entry, expression: cut(rule.entry.expression) } }),
  };
}

const NOTHING: Expression = { kind: 'number', value: 0, dimensions: [] };

/** What has a value for every year: neither formula nor start is asked. */
function withoutFormula({ name, chapter, label, unit, text, dimensions, isPathDependent, lastIsOpen, maxLagYears, place }: Rule): Rule {
  return { name, chapter, label, unit, text, dimensions, isPathDependent, lastIsOpen, maxLagYears, place, examples: [], output: 'none', expression: NOTHING };
}
