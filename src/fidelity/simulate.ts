import { createInterpreter } from '../engine/index.js';
import type { Plan } from '../scenario/index.js';
import type { ExternalVariable } from './variables.js';

/** 模拟值 — per variable, a row per year from the first simulated one, with a number per path. */
export type Simulated = readonly (readonly Float64Array[])[];

export function simulate(plan: Plan, variables: readonly ExternalVariable[], onPath: () => void): Simulated {
  const values = variables.map(() => Array.from({ length: plan.lastYear - plan.baseYear }, () => new Float64Array(plan.paths)));
  const engine = createInterpreter(plan);
  for (let path = 0; path < plan.paths; path++) {
    engine.runPath(path, false, (year, at) => {
      if (year === plan.baseYear) return;
      variables.forEach(({ rule }, index) => {
        values[index]![year - plan.baseYear - 1]![path] = at(rule.name)[0]!;
      });
    });
    onPath();
  }
  return values;
}
