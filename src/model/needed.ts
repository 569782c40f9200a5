import type { Expression, Model, Rule } from './types.js';
import { nodesOf } from './walk.js';

/**
 * 只留所需的规则 — the model with the rules that some need and no others. Draws depend on seed, path, year and name alone, so
 * each has the values it has in the whole model. Ledger checks go: they measure themselves against rules that may be gone.
 */
export function neededModel(model: Model, wanted: readonly string[]): Model {
  const needed = new Set<string>();
  const open = [...wanted];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (needed.has(name)) continue;
    needed.add(name);
    open.push(...formulasOf(model.rules.get(name)!).flatMap(rulesIn));
  }
  const isNeeded = (name: string): boolean => needed.has(name);
  const rules = [...model.rules].filter(([name]) => isNeeded(name)).map(([name, { ledgerOf: _, ...rule }]) => [name, rule] as const);
  return { ...model, rules: new Map(rules), yearOrder: model.yearOrder.filter(isNeeded), startOrder: model.startOrder.filter(isNeeded) };
}

function formulasOf({ expression, start, entry }: Rule): Expression[] {
  return [expression, ...(start?.kind === 'formula' ? [start.expression] : []), ...(entry ? [entry.expression] : [])];
}

function rulesIn(expression: Expression): string[] {
  return [...nodesOf(expression)].flatMap((node) => (node.kind === 'rule' ? [node.name] : 'rule' in node ? [node.rule] : []));
}
