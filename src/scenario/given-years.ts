import { nodesOf } from '../model/index.js';
import type { Loading } from './context.js';
import type { MergedScenario } from './merge.js';

/**
 * 给定的年份 — for each input, how many years after the base year nothing reads it, because every rule that mentions it
 * is given there.
 */
export function givenYearsOf({ given }: MergedScenario, { model, baseYear, lastYear }: Loading): ReadonlyMap<string, number> {
  const formulas = [...model.rules.values()].map(({ name, expression, entry }) => ({
    name, nodes: [expression, ...(entry ? [entry.expression] : [])].flatMap((formula) => [...nodesOf(formula)]),
  }));
  // What a rule would have been without its given value is asked for: then its formula counts in all years.
  const asked = new Set(formulas.flatMap(({ nodes }) => nodes.flatMap((node) => (node.kind === 'given_adjustment' ? [node.rule] : []))));
  const years = new Map<string, number>();
  for (const { name, nodes } of formulas) {
    const entry = given.get(name);
    const pinned = entry?.kind === 'years' && !asked.has(name) ? entry.years : undefined;
    let count = 0;
    // At least the last year is the set's own.
    while (pinned?.has(String(baseYear + 1 + count)) && baseYear + 1 + count < lastYear) count++;
    for (const node of nodes) if (node.kind === 'input') years.set(node.name, Math.min(count, years.get(node.name) ?? count));
  }
  return years;
}
