import type { Text } from '../document/index.js';
import { nearCost } from './chapters/summary.js';
import { type Evaluation, nearYear } from './context.js';

/** 结论 — of a run, in one sentence with its uncertainty: the balance, the chance of a shortfall, who pays. */
export function findingOf(e: Evaluation): Text {
  const { run, figures, s } = e;
  const near = nearYear(run);
  const { fan, shortfall } = run.manifest.summary_roles ?? {};
  if (fan === undefined || !figures.has(fan)) return s('evaluation-finding-none');
  const balance = (year: number) => ({ mean: figures.part(fan, year, 'mean'), low: figures.part(fan, year, 'q05'), high: figures.part(fan, year, 'q95') });
  const [then, end] = [balance(near), balance(run.lastYear)];
  const parts: Text[] = [figures.hasPaths
    ? s('evaluation-finding-balance', { label: figures.label(fan), near, mean: then.mean, low: then.low, high: then.high, last: run.lastYear, end: end.mean, endLow: end.low, endHigh: end.high })
    : s('evaluation-finding-balance-best', { label: figures.label(fan), near, mean: then.mean, last: run.lastYear, end: end.mean })];
  if (figures.hasPaths && shortfall !== undefined && figures.has(shortfall)) {
    const ever = (year: number) => ({ share: figures.part(shortfall, year, 'ever'), low: figures.part(shortfall, year, 'ever_low'), high: figures.part(shortfall, year, 'ever_high') });
    const [soon, late] = [ever(near), ever(run.lastYear)];
    parts.push(s('evaluation-finding-shortfall', { near, share: soon.share, low: soon.low, high: soon.high, last: run.lastYear, end: late.share, endLow: late.low, endHigh: late.high }));
  }
  const cost = nearCost(e);
  const centre = run.manifest.summary_roles?.payers[0];
  if (cost && centre !== undefined) {
    parts.push(s('evaluation-finding-cost', { first: cost.first, last: cost.last, all: cost.all, payer: figures.label(centre), part: figures.sum([centre], cost.first, cost.last) }));
  }
  return parts.flatMap((part, i) => (i === 0 ? part : [e.t('evaluation-finding-join'), ...part])).concat(e.t('evaluation-finding-end'));
}
