import type { Line } from '../../chart/index.js';
import type { Figure } from '../../document/index.js';
import type { ComparedEvaluation } from './context.js';
import { proposals } from './context.js';

/** 各方案折线图 — means of an output under every scenario. */
export async function scenariosFigure({ comparison, figures, lang, t, s }: ComparedEvaluation, id: string, output: string): Promise<Figure[]> {
  if (!figures.has(output)) return [];
  const { linesChart } = await import('../../chart/index.js');
  const years = yearsOf(comparison.baseYear, comparison.lastYear);
  const lines = comparison.scenarios.map((_, scenario): Line => ({ name: figures.name(scenario), values: years.map((year) => figures.value(scenario, output, year, 'mean')) }));
  const { unit, kind } = comparison.output(output)!;
  const caption = t('evaluation-figure-scenarios', { what: figures.head(output) });
  const drawing = await linesChart({}, { years, panels: [{ title: figures.head(output), measure: { unit, kind }, lines }] }, lang);
  return [{ kind: 'figure', id, caption, ...drawing, alternative: t('evaluation-lines-alternative', { what: [caption] }), note: s('evaluation-scenarios-note') }];
}

/** 差额图 — of every proposal against the reference, with the 95 % band of its paired error. */
export async function differencesFigure({ comparison, figures, lang, t, s }: ComparedEvaluation, id: string, output: string): Promise<Figure[]> {
  if (!figures.has(output)) return [];
  const { linesChart } = await import('../../chart/index.js');
  const years = yearsOf(comparison.baseYear, comparison.lastYear);
  const lines = proposals(comparison).map((scenario): Line => {
    const of = (statistic: 'difference' | 'difference_low' | 'difference_high'): number[] => years.map((year) => figures.value(scenario, output, year, statistic));
    return { name: figures.name(scenario), values: of('difference'), ...(figures.hasPaths && { low: of('difference_low'), high: of('difference_high') }) };
  });
  const { unit, kind } = comparison.output(output)!;
  const caption = t('evaluation-figure-differences', { what: figures.head(output), reference: figures.title(0) });
  const drawing = await linesChart({}, { years, panels: [{ title: figures.head(output), measure: { unit, kind }, lines }] }, lang);
  return [{ kind: 'figure', id, caption, ...drawing, alternative: t('evaluation-lines-alternative', { what: [caption] }), note: s('evaluation-differences-note') }];
}

/** 分级负担图 — what each level pays more or less than under the reference over ten years. */
export async function payersFigure({ comparison, figures, lang, near, t, s }: ComparedEvaluation, id: string): Promise<Figure[]> {
  const { payers } = comparison.roles;
  if (payers.length === 0) return [];
  const { groupedBarsChart } = await import('../../chart/index.js');
  const all = proposals(comparison);
  const total = (scenario: number, name: string, statistic: 'difference' | 'difference_low' | 'difference_high'): number => figures.total(scenario, name, 'ten_years', 'nominal', statistic, name).value;
  const series = payers.map((name) => {
    const of = (statistic: 'difference' | 'difference_low' | 'difference_high'): number[] => all.map((scenario) => total(scenario, name, statistic));
    return { name: figures.head(name), values: of('difference'), ...(figures.hasPaths && { low: of('difference_low'), high: of('difference_high') }) };
  });
  const caption = t('evaluation-figure-compared-payers', { first: near.first, last: near.last });
  const drawing = await groupedBarsChart({}, { title: caption, measure: { unit: 'yuan', kind: 'flow' }, groups: all.map((scenario) => figures.title(scenario)), series }, lang);
  return [{ kind: 'figure', id, caption, ...drawing, alternative: caption, note: s('evaluation-differences-note') }];
}

function yearsOf(baseYear: number, lastYear: number): number[] {
  return Array.from({ length: lastYear - baseYear }, (_, i) => baseYear + 1 + i);
}
