import type { Comparison, ComparedPeriod } from '../../compare/index.js';
import type { NumberPart, Text } from '../../document/index.js';
import type { Evaluation } from '../context.js';
import { ComparedFigures } from './figures.js';

/** What a chapter of the report of a comparison is made from. */
export interface ComparedEvaluation extends Pick<Evaluation, 'lang' | 't' | 's'> {
  readonly comparison: Comparison;
  readonly figures: ComparedFigures;
  /** The reference, as the report of a single run takes it. */
  readonly reference: Evaluation;
  /** Ten years from the first one that is compared. */
  readonly near: ComparedPeriod;
  /** The year before, the last of which something is known; the first simulated one where nothing is. */
  readonly knownYear: number;
}

export function comparedEvaluation(comparison: Comparison, reference: Evaluation): ComparedEvaluation {
  const { lang, t, s } = reference;
  const near = comparison.periods.find(({ name }) => name === 'ten_years')!;
  return { lang, t, s, comparison, reference, near, knownYear: Math.max(near.first - 1, comparison.baseYear + 1), figures: new ComparedFigures(comparison, lang) };
}

/** Places of all scenarios but the reference. */
export function proposals({ scenarios }: Comparison): number[] {
  return scenarios.slice(1).map((_, i) => i + 1);
}

/** 增减 — a difference of totals as a phrase: 增加12.3亿元（95%区间11.9亿元至12.7亿元）. */
export function costPhrase({ figures, comparison, s }: ComparedEvaluation, scenario: number): Text {
  const output = comparison.roles.publicCost!;
  const part = (statistic: 'difference' | 'difference_low' | 'difference_high'): NumberPart => figures.total(scenario, output, 'ten_years', 'nominal', statistic, output);
  const less = (statistic: '-difference' | '-difference_low' | '-difference_high'): NumberPart => figures.total(scenario, output, 'ten_years', 'nominal', statistic, output);
  const { value } = part('difference');
  if (value === 0) return s('evaluation-cost-same');
  if (!figures.hasPaths) return value > 0 ? s('evaluation-cost-more-best', { amount: part('difference') }) : s('evaluation-cost-less-best', { amount: less('-difference') });
  return value > 0
    ? s('evaluation-cost-more', { amount: part('difference'), low: part('difference_low'), high: part('difference_high') })
    : s('evaluation-cost-less', { amount: less('-difference'), low: less('-difference_high'), high: less('-difference_low') });
}
