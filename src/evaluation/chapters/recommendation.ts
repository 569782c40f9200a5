import type { Block } from '../../document/index.js';
import { type Evaluation, nearYear, paragraph, yearTable } from '../context.js';

/** 建议 — of a single run: what the scenario assumes about rises, what one yuan more costs, and how proposals are compared. */
export function singleRunChapter(e: Evaluation): Block[] {
  const { run, figures, t, s } = e;
  const near = nearYear(run);
  const first = run.knownYear + 1;
  const years = Array.from({ length: near - first + 1 }, (_, i) => first + i);
  return [
    { kind: 'callout', tone: 'note', title: t('evaluation-no-recommendation-title'), text: [s('evaluation-no-recommendation')] },
    ...(figures.has('cost_of_one_yuan') ? [paragraph(s('evaluation-one-yuan', { year: first, cost: figures.part('cost_of_one_yuan', first, 'mean'), near, then: figures.part('cost_of_one_yuan', near, 'mean') }))] : []),
    ...yearTable(e, 'table-assumed-rises', t('evaluation-table-assumed-rises'), years, [
      { output: 'adjustment', statistic: 'mean' }, { output: 'base_standard', statistic: 'mean' }, { output: 'base_standard', statistic: 'q05', label: t('evaluation-standard-q05') }, { output: 'base_standard', statistic: 'q95', label: t('evaluation-standard-q95') },
      { output: 'cost_of_one_yuan', statistic: 'mean' },
    ]),
    paragraph(s('evaluation-how-to-compare', { command: { kind: 'code', text: `chusuan compare ${run.scenario.files[0]?.file ?? ''} A.yaml B.yaml` } })),
  ];
}
