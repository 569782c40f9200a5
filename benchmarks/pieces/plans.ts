import { renderIssues } from '../../src/issues/index.js';
import { loadScenario, type Plan } from '../../src/scenario/index.js';

/** Scenarios of the standard jobs, seen from the project folder. */
export const K1_FILE = 'benchmarks/k1/k1.yaml';
export const BASELINE_FILE = 'scenarios/hubei/baseline.yaml';

export const K1: Plan = planOf(K1_FILE);
export const BASELINE: Plan = planOf(BASELINE_FILE);

/** 读入计划 — throws what is wrong with the scenario. */
export function planOf(file: string): Plan {
  const { plan, issues } = loadScenario(file);
  if (!plan) throw new Error(renderIssues(issues, 'en'));
  return plan;
}
