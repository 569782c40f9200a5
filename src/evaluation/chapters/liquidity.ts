import type { Block } from '../../document/index.js';
import { type Evaluation, paragraph, yearsAhead, yearTable } from '../context.js';
import { fanFigure } from '../figure.js';

/** 流动性 — cash at the ends of months, the gaps, and how long the money lasts. */
export async function liquidityChapter(e: Evaluation): Promise<Block[]> {
  const { run, figures, t, s } = e;
  if (!figures.has('lowest_month_cash') && !figures.has('months_covered_own')) return [];
  const years = yearsAhead(run);
  const mean = (output: string) => ({ output, statistic: 'mean' as const });
  return [
    paragraph(s('evaluation-liquidity-lead')),
    ...await fanFigure(e, 'figure-cash', t('evaluation-figure-cash'), ['lowest_month_cash']),
    ...yearTable(e, 'table-liquidity', t('evaluation-table-liquidity'), years, [
      mean('lowest_month_cash'), { output: 'lowest_month_cash', statistic: 'q05', label: t('evaluation-lowest-q05') },
      mean('month_gap'), ...(figures.hasPaths ? [{ output: 'month_gap', statistic: 'ever' as const, label: t('evaluation-ever-gap', { first: run.firstYear }) }] : []),
      mean('liquidity_gap'), mean('advances'), mean('receivables'), mean('payables'),
    ]),
    ...await fanFigure(e, 'figure-months', t('evaluation-figure-months'), ['months_covered', 'months_covered_own']),
    ...yearTable(e, 'table-months', t('evaluation-table-months'), years, [
      mean('months_covered'), mean('months_covered_own'), { output: 'months_covered_own', statistic: 'q05', label: t('evaluation-own-q05') }, { output: 'months_covered_own', statistic: 'q95', label: t('evaluation-own-q95') },
    ], s('evaluation-months-note')),
    ...shortfall(e, years),
  ];
}

function shortfall(e: Evaluation, years: readonly number[]): Block[] {
  const { run, figures, t, s } = e;
  const name = run.manifest.summary_roles?.shortfall;
  if (name === undefined || !figures.has(name)) return [];
  const of = (statistic: 'mean' | 'mean_low' | 'mean_high' | 'ever' | 'ever_low' | 'ever_high', label: string) => ({ output: name, statistic, label });
  return yearTable(e, 'table-shortfall', t('evaluation-table-shortfall'), years, [
    of('mean', t(figures.hasPaths ? 'evaluation-in-year' : 'evaluation-best')), of('mean_low', t('evaluation-band-low')), of('mean_high', t('evaluation-band-high')),
    of('ever', t('evaluation-ever', { first: run.firstYear })), of('ever_low', t('evaluation-band-low')), of('ever_high', t('evaluation-band-high')),
  ], s('evaluation-shortfall-note'));
}
