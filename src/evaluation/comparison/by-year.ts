import type { Block, Cell, Column, Row } from '../../document/index.js';
import { textCell } from '../context.js';
import { type ComparedEvaluation, proposals } from './context.js';

/** 逐年比较 — an output year by year: the reference, and of every proposal its own figure with the difference and its sampling error under it. */
export function comparedTable({ comparison, figures, t, s }: ComparedEvaluation, id: string, output: string, years: readonly number[]): Block[] {
  if (!figures.has(output)) return [];
  const { unit } = figures.shownOf(output);
  const head = (label: string): Column => ({ label, align: 'right', ...(unit !== '' && { unit }) });
  const others = proposals(comparison);
  const columns: Column[] = [{ label: t('evaluation-year'), align: 'left' }, head(figures.name(0)), ...others.map((scenario) => head(figures.name(scenario)))];
  const own = (scenario: number, year: number): Cell => {
    const within = figures.within(scenario, output, year);
    return { ...figures.part(scenario, output, year, 'mean'), under: { difference: figures.part(scenario, output, year, 'difference'), ...(within && { within }) } };
  };
  const rows = years.map((year): Row => ({ cells: [textCell(String(year)), figures.part(0, output, year, 'mean'), ...others.map((scenario) => own(scenario, year))] }));
  // 12.4 % less 12.1 % is 0.3 percentage points; a per cent of the reference would be something else.
  const note = [...s(figures.hasPaths ? 'evaluation-compared-note' : 'evaluation-compared-note-best'), ...(unit === '%' ? [t('evaluation-compared-points')] : [])];
  return [{ kind: 'table', id, caption: t('evaluation-table-compared', { what: figures.head(output) }), columns, rows, note }];
}
