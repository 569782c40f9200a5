import type { Text } from '../../document/index.js';
import { type ComparedEvaluation, costPhrase, proposals } from './context.js';
import { judge } from './judge.js';

/** Proposals told one by one in one sentence. */
const MOST_TOLD = 4;

/** 比较的结论 — what each proposal costs against the reference, and which one the stated criterion leads to. */
export function comparedFinding(e: ComparedEvaluation): Text {
  const { comparison, figures, near, s, t } = e;
  if (!figures.has(comparison.roles.publicCost)) return s('evaluation-compared-finding-none', { count: comparison.scenarios.length });
  const cost = comparison.roles.publicCost;
  const all = proposals(comparison).toSorted((a, b) => figures.total(a, cost, 'ten_years', 'nominal', 'difference', cost).value - figures.total(b, cost, 'ten_years', 'nominal', 'difference', cost).value);
  const told = all.length <= MOST_TOLD ? all : [all[0]!, all.at(-1)!];
  const costs = told.flatMap((scenario, i): Text => [...(i === 0 ? [] : [t('evaluation-finding-comma')]), figures.title(scenario), ...costPhrase(e, scenario)]);
  const lead = s('evaluation-compared-finding', { reference: figures.title(0), first: near.first, last: near.last });
  const verdict = judge(e);
  const end: Text = !verdict ? [] : verdict.best === undefined
    ? [t('evaluation-finding-join'), ...s('evaluation-compared-finding-nobody')]
    : [t('evaluation-finding-join'), ...s('evaluation-compared-finding-best', { best: figures.title(verdict.best) })];
  return [...lead, ...costs, ...end, t('evaluation-finding-end')];
}
