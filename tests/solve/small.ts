import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { IssueList, renderIssues } from '../../src/issues/index.js';
import { openStudy } from '../../src/run/index.js';
import { loadScenario, type Plan } from '../../src/scenario/index.js';
import { Names, type Question, readCondition, readVary, type Solution, solve, type Trial, type VaryWords } from '../../src/solve/index.js';

/**
 * The small fund without outgo: its balance of 2026 is 5 thousand million times (1 + usual_return + 0.05 Z), plus 0.9 thousand million.
 * `usual_return` may lie from -1 to 1.
 */
export const NORMAL_FUND = 'inputs:\n  outgo: { value: 0, unit: yuan, source: 例子, confidence: A }\n';
export const FUND_FILE = join(import.meta.dirname, '../fixtures/fund/fund.yaml');

/** @param over laid over the fund as it is */
export function planOf(over = NORMAL_FUND, paths = 1000, seed = 'small'): Plan {
  const { plan, issues } = loadScenario(FUND_FILE, { paths, seed, ...(over !== '' && { over: { name: 'tried', text: over } }) });
  if (!plan) throw new Error(renderIssues(issues, 'zh'));
  return plan;
}

export function questionOf(plan: Plan, keep: readonly string[], words: VaryWords, isSmallest = false): Question {
  const issues = new IssueList();
  const conditions = keep.map((text) => readCondition(text, plan, issues));
  const vary = readVary(words, plan, new Names(plan.model), [], '--vary', issues);
  if (!vary || issues.hasErrors) throw new Error(renderIssues(issues.items, 'zh'));
  return { plan, file: FUND_FILE, vary, conditions: conditions.map((condition) => condition!), isSmallest };
}

export async function solved(question: Question, onTrial?: (trial: Trial) => void): Promise<Solution> {
  const study = openStudy(2, question.plan.paths);
  onTestFinished(() => study.close());
  return solve(question, study, onTrial);
}
