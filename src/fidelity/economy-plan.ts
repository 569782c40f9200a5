import { type Expression, type Model, nodesOf } from '../model/index.js';
import type { Plan } from '../scenario/index.js';
import { CALIBRATED, type ExternalVariable, SWITCH } from './variables.js';

/**
 * 只算经济 — the plan with the rules that the variables need and no others, the switch set, and so many paths.
 * Draws depend on seed, path, year and name alone, so what is left has the values it has in the whole plan.
 */
export function economyPlan(plan: Plan, variables: readonly ExternalVariable[], method: number, paths: number): Plan {
  const model = restricted(plan.model, variables.map(({ rule }) => rule.name));
  const isNeeded = ([name]: readonly [string, unknown]): boolean => model.rules.has(name);
  const years = plan.lastYear - plan.baseYear + 1;
  // The calibration has paths of its own number and reads no set: zeros stand where its formulas look.
  const blank = { offset: plan.numbers.length, length: method === CALIBRATED ? paths * years : 0 };
  const numbers = new Float64Array(blank.offset + blank.length);
  numbers.set(plan.numbers);
  const { offset, length } = plan.inputs.get(SWITCH)!.values;
  numbers.fill(method, offset, offset + length);
  const inputs = new Map([...plan.inputs].map(([name, input]) =>
    [name, method === CALIBRATED && model.inputs.get(name)!.byPath ? { ...input, values: blank } : input] as const));
  return {
    ...plan, model, numbers, inputs, paths, outputs: [], profiles: [],
    given: new Map([...plan.given].filter(isNeeded)),
    starts: new Map([...plan.starts].filter(isNeeded)),
  };
}

function restricted(model: Model, wanted: readonly string[]): Model {
  const needed = new Set<string>();
  const open = [...wanted];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (needed.has(name)) continue;
    needed.add(name);
    const { expression, start, entry } = model.rules.get(name)!;
    open.push(...[expression, ...(start?.kind === 'formula' ? [start.expression] : []), ...(entry ? [entry.expression] : [])].flatMap(rulesIn));
  }
  const isNeeded = (name: string): boolean => needed.has(name);
  // A ledger measures itself against a rule that may not be here.
  const rules = [...model.rules].filter(([name]) => isNeeded(name)).map(([name, { ledgerOf: _, ...rule }]) => [name, rule] as const);
  return { ...model, rules: new Map(rules), yearOrder: model.yearOrder.filter(isNeeded), startOrder: model.startOrder.filter(isNeeded) };
}

function rulesIn(expression: Expression): string[] {
  return [...nodesOf(expression)].flatMap((node) => (node.kind === 'rule' ? [node.name] : 'rule' in node ? [node.rule] : []));
}
