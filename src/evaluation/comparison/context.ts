import { type Comparison, type ComparedPeriod, keptYear } from '../../compare/index.js';
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
  /** Until the last year. */
  readonly whole: ComparedPeriod;
  /** The year before, the last of which something is known; the first simulated one where nothing is. */
  readonly knownYear: number;
}

export function comparedEvaluation(comparison: Comparison, reference: Evaluation): ComparedEvaluation {
  const { lang, t, s } = reference;
  const near = comparison.periods.find(({ name }) => name === 'ten_years')!;
  return { lang, t, s, comparison, reference, near, whole: comparison.periods.find(({ name }) => name === 'horizon')!, knownYear: keptYear(comparison), figures: new ComparedFigures(comparison, lang) };
}

/** Places of all scenarios but the reference. */
export function proposals({ scenarios }: Comparison): number[] {
  return scenarios.slice(1).map((_, i) => i + 1);
}
