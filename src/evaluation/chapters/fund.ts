import type { Block } from '../../document/index.js';
import { type Evaluation, paragraph, yearsAhead, yearTable } from '../context.js';
import { fanFigure, linesFigure } from '../figure.js';

const INCOME = ['personal_contribution_total', 'assisted_contribution_total', 'entry_subsidy_total', 'collective_subsidy_total', 'benefit_subsidy', 'retained_return', 'settled_return', 'transfer_in_total'];
const OUTGO = ['benefits_paid', 'account_pension', 'account_refund_total', 'transfer_out_total'];

/** 基金收支和结余 — balance with its fan, income and outgo, and what they are made of. */
export async function fundChapter(e: Evaluation): Promise<Block[]> {
  const { run, figures, t, s } = e;
  const fan = run.manifest.summary_roles?.fan ?? 'fund_balance';
  const years = yearsAhead(run);
  const mean = (output: string, label?: string) => ({ output, statistic: 'mean' as const, ...(label !== undefined && { label }) });
  if (!figures.has(fan) && !figures.has('fund_income')) return [];
  return [
    paragraph(s(figures.hasPaths ? 'evaluation-fund-lead' : 'evaluation-fund-lead-best')),
    ...await fanFigure(e, 'figure-balance', t('evaluation-figure-balance'), [fan]),
    ...yearTable(e, 'table-balance', figures.has(fan) ? t('evaluation-table-of', { what: figures.label(fan) }) : '', years, [
      mean(fan, t(figures.hasPaths ? 'evaluation-mean' : 'evaluation-best')), { output: fan, statistic: 'standard_error', label: t('evaluation-standard-error') },
      { output: fan, statistic: 'q05', label: t('evaluation-q05') }, { output: fan, statistic: 'q50', label: t('evaluation-median') }, { output: fan, statistic: 'q95', label: t('evaluation-q95') },
      ...(figures.hasPaths ? [{ output: fan, statistic: 'best' as const, label: t('evaluation-best') }] : []),
      mean('fund_balance_real', t('evaluation-real-mean', { year: run.manifest.base_year })),
    ], figures.hasPaths ? s('evaluation-balance-note') : undefined),
    ...await linesFigure(e, 'figure-flows', t('evaluation-figure-flows'), ['fund_income', 'fund_outgo']),
    ...yearTable(e, 'table-flows', t('evaluation-table-flows'), years, [mean('fund_income'), mean('fund_outgo'), mean('surplus_cash'), mean('surplus_accrual'), mean('fund_balance'), mean('fund_value')]),
    ...yearTable(e, 'table-income', t('evaluation-table-income'), years, [...INCOME, 'fund_income'].map((name) => mean(name))),
    ...yearTable(e, 'table-outgo', t('evaluation-table-outgo'), years, [...OUTGO, 'fund_outgo'].map((name) => mean(name))),
  ];
}
