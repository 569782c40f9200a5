import { neededModel } from '../model/index.js';
import type { Plan } from '../scenario/index.js';
import { CALIBRATED, type ExternalVariable, SWITCH } from './variables.js';

/**
 * 只算经济 — the plan with the rules that the variables need and no others, the switch set, and so many paths.
 * Draws depend on seed, path, year and name alone, so what is left has the values it has in the whole plan.
 */
export function economyPlan(plan: Plan, variables: readonly ExternalVariable[], method: number, paths: number): Plan {
  const model = neededModel(plan.model, variables.map(({ rule }) => rule.name));
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
