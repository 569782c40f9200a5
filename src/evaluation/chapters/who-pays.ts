import type { Block, Row } from '../../document/index.js';
import { type Evaluation, paragraph, textCell, yearsAhead, yearTable } from '../context.js';
import { stackFigure } from '../figure.js';

/** 谁出钱 — by level and period, and year by year. */
export async function payersChapter(e: Evaluation): Promise<Block[]> {
  const { run, figures, t, s } = e;
  const names = (run.manifest.summary_roles?.payers ?? []).filter((name) => figures.has(name));
  if (names.length === 0) return [];
  return [
    paragraph(s('evaluation-payers-lead')),
    ...await stackFigure(e, 'figure-payers', t('evaluation-figure-payers'), names),
    ...periods(e, names),
    ...yearTable(e, 'table-payers', t(figures.hasPaths ? 'evaluation-table-payers' : 'evaluation-table-payers-best'), yearsAhead(run), [...names, 'cost_of_one_yuan'].map((output) => ({ output, statistic: 'mean' as const })), s('evaluation-payers-note')),
  ];
}

function periods({ run, figures, t, s }: Evaluation, names: readonly string[]): Block[] {
  const firsts = [...new Set(run.totals.map(({ first }) => first))];
  if (firsts.length === 0) return [];
  const rows = firsts.map((first): Row => {
    const { last } = run.totals.find((row) => row.first === first)!;
    return { cells: [textCell(`${String(first)}–${String(last)}`), ...names.flatMap((name) => [figures.total(name, first, 'mean'), figures.total(name, first, 'share')]), figures.total('', first, 'mean'), figures.total('', first, 'standard_error')] };
  });
  const unit = figures.shownOf(names[0]!).unit;
  return [{
    kind: 'table', id: 'table-periods', caption: t('evaluation-table-periods'),
    columns: [
      { label: t('evaluation-period'), align: 'left' },
      ...names.flatMap((name) => [{ label: figures.label(name), unit, align: 'right' as const }, { label: t('evaluation-share'), unit: '%', align: 'right' as const }]),
      { label: t('evaluation-total'), unit, align: 'right', sumOf: names.map((_, i) => 1 + 2 * i) },
      { label: t('evaluation-standard-error'), unit, align: 'right' },
    ],
    rows, note: s('evaluation-periods-note'),
  }];
}
