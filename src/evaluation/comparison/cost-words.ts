import type { PeriodName } from '../../compare/index.js';
import type { NumberPart, Text } from '../../document/index.js';
import type { ComparedStatistic } from './figures.js';
import type { ComparedEvaluation } from './context.js';

/** A payer whose part is smaller than this share of all changes goes without saying. */
const WORTH_SAYING = 0.005;
/** A payer who bears so much of it bears it mainly. */
const MAINLY = 0.5;

/** 增减 — a difference as a phrase: 增加12.3亿元; 不变. */
export function changePhrase({ figures, comparison, s }: ComparedEvaluation, scenario: number, period: PeriodName, output: string): Text {
  const like = comparison.roles.publicCost!;
  const part = (statistic: ComparedStatistic): NumberPart => figures.total(scenario, output, period, 'nominal', statistic, like);
  const more = part('difference');
  if (isNothing(more)) return s('evaluation-cost-same');
  return more.value > 0 ? s('evaluation-cost-more', { amount: more }) : s('evaluation-cost-less', { amount: part('-difference') });
}

/** Of the payers those whose part moves, the largest change first. */
export function movedPayers({ figures, comparison }: ComparedEvaluation, scenario: number, period: PeriodName): { readonly name: string; readonly share: number }[] {
  const { payers, publicCost } = comparison.roles;
  const changes = payers.map((name) => ({ name, part: figures.total(scenario, name, period, 'nominal', 'difference', publicCost!) }));
  const all = changes.reduce((sum, { part }) => sum + Math.abs(part.value), 0);
  return changes.map(({ name, part }) => ({ name, share: Math.abs(part.value) / all, part })).filter(({ share, part }) => share >= WORTH_SAYING && !isNothing(part))
    .sort((a, b) => b.share - a.share).map(({ name, share }) => ({ name, share }));
}

/** 谁负担 — in brackets: mainly one, or the two that bear most. */
export function mainPayers(e: ComparedEvaluation, scenario: number, period: PeriodName): Text {
  const moved = movedPayers(e, scenario, period);
  const [first] = moved;
  if (!first) return [];
  const names = (first.share >= MAINLY ? [first] : moved.slice(0, 2)).map(({ name }) => e.figures.label(name));
  return e.s(moved.length === 1 ? 'evaluation-paid-by' : 'evaluation-paid-mainly-by', { names });
}

/** 其中 — what each payer pays more or less, the largest change first. */
export function payersPhrase(e: ComparedEvaluation, scenario: number, period: PeriodName): Text {
  const parts = movedPayers(e, scenario, period).map(({ name }): Text => [e.figures.label(name), ...changePhrase(e, scenario, period, name)]);
  if (parts.length === 1) return e.s('evaluation-all-paid-by', { names: [e.figures.label(movedPayers(e, scenario, period)[0]!.name)] });
  return parts.length === 0 ? [] : [e.t('evaluation-of-which'), ...parts.flatMap((part, i) => (i === 0 ? part : [e.t('evaluation-list-comma'), ...part]))];
}

/** 误差 — in brackets behind a difference: its sampling error, or why there is none. */
export function errorPhrase({ figures, comparison, s }: ComparedEvaluation, scenario: number, period: PeriodName): Text {
  if (!figures.hasPaths) return s('evaluation-cost-best');
  const cost = comparison.roles.publicCost!;
  const { difference_minimum: least, difference_maximum: most } = comparison.total(scenario, cost, period, 'nominal')!;
  const within = figures.totalWithin(scenario, cost, period, 'nominal', cost);
  return least === most || !within ? s('evaluation-cost-no-spread') : s('evaluation-cost-error', { within });
}

/** 散布 — between which nine tenths of the differences lie, and where that leaves the sign open, on how many paths it is more. */
export function spreadPhrase({ figures, comparison, s }: ComparedEvaluation, scenario: number, period: PeriodName): Text {
  const cost = comparison.roles.publicCost!;
  const part = (statistic: ComparedStatistic): NumberPart => figures.total(scenario, cost, period, 'nominal', statistic, cost);
  const [low, high] = [part('difference_q05'), part('difference_q95')];
  if (!figures.hasPaths || low.value === high.value) return [];
  const isOpen = low.value < 0 && high.value > 0;
  return [...s('evaluation-cost-spread', { low, high }), ...(isOpen ? s('evaluation-cost-share', { share: part('above') }) : [])];
}

function isNothing({ value, shown }: NumberPart): boolean {
  return Math.abs(value) < (0.5 * shown.divisor) / 10 ** shown.decimals;
}
