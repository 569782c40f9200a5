import type { Block } from '../../document/index.js';
import { type Evaluation, paragraph, yearsAhead, yearTable } from '../context.js';
import { givenYears } from '../run.js';

/** The input whose lower bound in law is the share required. */
const SHARE = 'entrust_share';

/** 委托投资执行情况 — the rule of 80 %: what was newly entrusted against last year's surplus, in cash and on accrual. */
export function complianceChapter(e: Evaluation): Block[] {
  const { run, figures, t, s } = e;
  if (!figures.has('compliance')) return [];
  const years = yearsAhead(run);
  const past = Array.from({ length: run.knownYear - run.manifest.base_year }, (_, i) => run.manifest.base_year + 1 + i);
  const mean = (output: string) => ({ output, statistic: 'mean' as const });
  const columns = [
    mean('surplus_cash'), mean('surplus_accrual'), mean('new_entrusted'), mean('compliance'), mean('compliant'),
    ...(figures.hasPaths ? [{ output: 'compliant', statistic: 'mean_low' as const, label: t('evaluation-band-low') }, { output: 'compliant', statistic: 'mean_high' as const, label: t('evaluation-band-high') }] : []),
    mean('compliance_to_date'), mean('outstanding_ratio'),
  ];
  const assumed = figures.has('compliance_assumed') ? past.filter((year) => figures.value('compliance_assumed', year, 'best') > 0) : [];
  const isEntrustedKnown = givenYears(run.scenario, 'new_entrusted').size > 0;
  return [
    paragraph(s('evaluation-compliance-lead', { share: requiredShare(e) })),
    ...(assumed.length > 0 ? [{ kind: 'callout', tone: 'note', text: [s('evaluation-compliance-assumed', { years: assumed.map(String) })] } as const] : []),
    ...(isEntrustedKnown || past.length === 0 ? [] : [{ kind: 'callout', tone: 'warning', text: [s('evaluation-compliance-modelled', { first: past[0]!, last: past.at(-1)! })] } as const]),
    ...yearTable(e, 'table-compliance', t('evaluation-table-compliance'), [...past, ...years], columns, s('evaluation-compliance-note')),
    ...yearTable(e, 'table-assets', t('evaluation-table-assets'), years, [mean('entrusted'), mean('retained'), mean('fund_value'), mean('entrusted_return'), mean('crediting_rate')]),
  ];
}

/** As the rulebook has it from the policy; without the rulebook in words. */
function requiredShare({ book, t }: Evaluation): string {
  const least = book?.inputs.get(SHARE)?.input.range.law?.[0];
  return least === undefined ? t('evaluation-required-share') : `${String(Math.round(least * 1e4) / 100)}%`;
}
