import type { Block, Cell, Column, Row } from '../../document/index.js';
import { textCell } from '../context.js';
import { type ComparedEvaluation, proposals } from './context.js';

/** 逐年比较 — an output year by year: the reference, and every proposal's difference with its 95 % band. */
export function comparedTable({ comparison, figures, t }: ComparedEvaluation, id: string, output: string, years: readonly number[]): Block[] {
  if (!figures.has(output)) return [];
  const { unit } = figures.shownOf(output);
  const head = (label: string, of = unit): Column => ({ label, align: 'right', ...(of !== '' && { unit: of }) });
  // 12.4 % less 12.1 % is 0.3 percentage points; a per cent of the reference would be something else.
  const apart = (label: string): Column => head(label, unit === '%' ? t('evaluation-points') : unit);
  const others = proposals(comparison);
  const columns: Column[] = [
    { label: t('evaluation-year'), align: 'left' }, head(figures.title(0)),
    ...others.flatMap((scenario) => [apart(t('evaluation-difference-of', { title: figures.title(scenario) })), ...(figures.hasPaths ? [apart(t('evaluation-band-low')), apart(t('evaluation-band-high'))] : [])]),
  ];
  const rows = years.map((year): Row => ({
    cells: [
      textCell(String(year)), figures.part(0, output, year, 'mean'),
      ...others.flatMap((scenario): Cell[] => [
        figures.part(scenario, output, year, 'difference'),
        ...(figures.hasPaths ? [figures.part(scenario, output, year, 'difference_low'), figures.part(scenario, output, year, 'difference_high')] : []),
      ]),
    ],
  }));
  return [{ kind: 'table', id, caption: t('evaluation-table-compared', { what: figures.head(output) }), columns, rows }];
}
