import type { Text } from '../../document/index.js';
import { changePhrase, errorPhrase, mainPayers, payersPhrase, spreadPhrase } from './cost-words.js';
import { type ComparedEvaluation, proposals } from './context.js';
import { judge } from './judge.js';
import { turnsOf } from './turn.js';

/** Proposals told one by one in one sentence. */
const MOST_TOLD = 4;

/** 比较的结论 — what each proposal costs against the reference and who pays, and which one the stated criterion leads to. */
export function comparedFinding(e: ComparedEvaluation): Text {
  const { comparison, figures, near, knownYear, s, t } = e;
  if (!figures.has(comparison.roles.publicCost)) return s('evaluation-compared-finding-none', { count: comparison.scenarios.length - 1 });
  const told = toldOf(e);
  const costs = told.flatMap((scenario, i): Text => [...(i === 0 ? [] : [t('evaluation-finding-comma')]), figures.title(scenario), ...changePhrase(e, scenario, 'ten_years', comparison.roles.publicCost!), ...mainPayers(e, scenario, 'ten_years')]);
  const lead = s('evaluation-compared-finding', { reference: figures.title(0), first: near.first, last: near.last });
  const verdict = judge(e);
  const best = verdict?.best;
  const end: Text = !verdict ? [] : best === undefined
    ? [t('evaluation-finding-join'), ...s('evaluation-compared-finding-nobody', { near: near.last, known: knownYear })]
    : [t('evaluation-finding-join'), ...s(verdict.losePower.length === 0 ? 'evaluation-compared-finding-best-all' : 'evaluation-compared-finding-best', { best: figures.name(best), near: near.last, known: knownYear })];
  return [...lead, ...costs, ...end, t('evaluation-finding-end')];
}

/** 结论的各行 — each proposal over ten years and to the last year: how much, who pays, how far apart the paths lie, where it turns; then what the errors mean. */
export function findingLines(e: ComparedEvaluation): Text[] {
  const { comparison, figures, s } = e;
  if (!figures.has(comparison.roles.publicCost)) return [];
  return [...toldOf(e).map((scenario) => lineOf(e, scenario)), s(figures.hasPaths ? 'evaluation-compared-errors' : 'evaluation-compared-errors-best')];
}

function lineOf(e: ComparedEvaluation, scenario: number): Text {
  const { comparison, figures, near, whole, s, t } = e;
  const cost = comparison.roles.publicCost!;
  const over = (period: 'ten_years' | 'horizon', { first, last }: { readonly first: number; readonly last: number }): Text => [
    ...s('evaluation-line-period', { first, last }), ...changePhrase(e, scenario, period, cost), ...errorPhrase(e, scenario, period), ...payersPhrase(e, scenario, period), ...spreadPhrase(e, scenario, period),
  ];
  return [
    { kind: 'strong', text: figures.title(scenario) }, t('evaluation-line-colon'), ...over('ten_years', near),
    ...(whole.last === near.last ? [] : [t('evaluation-finding-join'), ...over('horizon', whole)]),
    t('evaluation-finding-end'), ...turnPhrase(e, scenario),
  ];
}

function turnPhrase(e: ComparedEvaluation, scenario: number): Text {
  const turns = turnsOf(e, scenario);
  const [only] = turns;
  if (only === undefined) return [];
  if (turns.length > 1) return e.s('evaluation-turns-often', { years: turns.map(({ year }) => String(year)) });
  return e.s(only.isMore ? 'evaluation-turns-more' : 'evaluation-turns-less', { year: only.year });
}

/** Proposals by what they cost; of many the least and the most alone. */
function toldOf({ comparison, figures }: ComparedEvaluation): number[] {
  const cost = comparison.roles.publicCost!;
  const of = (scenario: number): number => figures.total(scenario, cost, 'ten_years', 'nominal', 'difference', cost).value;
  const all = proposals(comparison).toSorted((a, b) => of(a) - of(b));
  return all.length <= MOST_TOLD ? all : [all[0]!, all.at(-1)!];
}
