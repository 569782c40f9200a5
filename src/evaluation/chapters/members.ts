import type { Block } from '../../document/index.js';
import { type Evaluation, paragraph, yearsAhead, yearTable } from '../context.js';
import { linesFigure } from '../figure.js';

/** 参保人员和待遇 — people, dependency, pensions in money of the day and of the base year, and against incomes. */
export async function membersChapter(e: Evaluation): Promise<Block[]> {
  const { run, figures, t, s } = e;
  if (!figures.has('participants') && !figures.has('average_pension')) return [];
  const years = yearsAhead(run);
  const mean = (output: string) => ({ output, statistic: 'mean' as const });
  return [
    paragraph(s('evaluation-members-lead')),
    ...await linesFigure(e, 'figure-members', t('evaluation-figure-members'), ['active_total', 'payers_total', 'pensioners_total']),
    ...yearTable(e, 'table-members', t('evaluation-table-members'), years, ['participants', 'active_total', 'payers_total', 'pensioners_total', 'system_dependency_ratio'].map(mean)),
    ...yearTable(e, 'table-pensions', t('evaluation-table-pensions'), years, [
      mean('base_standard'), mean('average_pension'), { output: 'average_pension', statistic: 'q05', label: t('evaluation-q05') }, { output: 'average_pension', statistic: 'q95', label: t('evaluation-q95') },
      { ...mean('average_pension_real'), label: t('evaluation-real-pension', { year: run.manifest.base_year }) }, mean('replacement_rate'),
    ], s('evaluation-pensions-note')),
    ...yearTable(e, 'table-accounts', t('evaluation-table-accounts'), years, ['account_total', 'account_funding', 'unallocated', 'longevity_cost', 'implicit_pension_debt'].map(mean), s('evaluation-accounts-note')),
  ];
}
