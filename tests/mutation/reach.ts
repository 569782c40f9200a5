// 影响所及 — in which runs does a changed formula give another value at all?
import { createInterpreter } from '../../src/engine/index.js';
import { nodesOf, type Rule } from '../../src/model/index.js';
import type { Plan } from '../../src/scenario/index.js';
import type { Living } from './check.js';

/** One path of one plan. */
export interface Run {
  readonly plan: Plan;
  readonly path: number;
  readonly isBestEstimate: boolean;
}

const numbers = new WeakMap<Plan, number>();
let plans = 0;

/** A name for the run, good while this program runs. */
export function keyOf({ plan, path, isBestEstimate }: Run): string {
  const number = numbers.get(plan) ?? ++plans;
  numbers.set(plan, number);
  return `${String(number)} ${isBestEstimate ? 'best' : String(path)}`;
}

/**
 * 影响 — the mutants that show in a run: each formula is computed beside the one it was made from, in every year and cell. A
 * mutant that never differs while all else is as it was, leaves the run as it was. Mutants of anything but a formula, and
 * those with other cells, are taken to show.
 */
export function reachedIn({ plan, path, isBestEstimate }: Run, mutants: readonly Living[]): Set<Living> {
  const { model } = plan;
  const adjusted = new Set([...model.rules.values()].flatMap(({ expression }) => [...nodesOf(expression)].flatMap((e) => (e.kind === 'given_adjustment' ? [e.rule] : []))));
  const found = new Set<Living>();
  const watched = new Map<string, Living>();
  for (const each of mutants) {
    const { mutant, rule } = each;
    const like = model.rules.get(mutant.rule)!;
    // Where a given value stands in for the formula, what the formula says still shows in the adjustment.
    const isSilent = adjusted.has(mutant.rule) && plan.given.has(mutant.rule);
    if (mutant.part === 'formula' && !isSilent && String(rule.dimensions) === String(like.dimensions) && hasItsPast(plan, rule)) watched.set(rule.name, each);
    else found.add(each);
  }
  const besides = [...watched.values()].map(({ rule }) => plain(rule));
  const rules = new Map([...model.rules, ...besides.map((rule) => [rule.name, rule] as const)]);
  const beside = { ...plan, model: { ...model, rules, yearOrder: [...model.yearOrder, ...besides.map(({ name }) => name)] } };
  createInterpreter(beside).runPath(path, isBestEstimate, (year, values) => {
    if (year === plan.baseYear) return;
    for (const [name, each] of watched) {
      const given = plan.given.get(each.mutant.rule);
      if (given?.isGiven[year - given.firstYear] === 1) continue;
      const now = values(each.mutant.rule);
      if (values(name).every((value, cell) => Object.is(value, now[cell]))) continue;
      found.add(each);
      watched.delete(name);
    }
  });
  return found;
}

/** The rule computes beside its original: what it starts from and who enters it nobody reads. */
function plain(rule: Rule): Rule {
  const { start: _start, entry: _entry, ledgerOf: _ledgerOf, ...rest } = rule;
  return { ...rest, maxLagYears: 0 };
}

/** The plan keeps the years the formula reaches back, and draws the noise as it says. */
function hasItsPast({ model }: Plan, rule: Rule): boolean {
  return [...nodesOf(rule.expression)].every((e) => {
    if (e.kind === 'noise') return model.noises.find(({ name }) => name === e.name)!.kind === e.noise;
    const years = e.kind === 'prev' ? e.years : e.kind === 'last_year' || e.kind === 'leaving' ? 1 : 0;
    return years === 0 || !('rule' in e) || model.rules.get(e.rule)!.maxLagYears >= years;
  });
}
