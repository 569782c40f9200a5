import type { Drawing, Fan, Line, Measure } from '../chart/index.js';
import type { Figure, Table } from '../document/index.js';
import { type Evaluation, yearTable } from './context.js';
import type { Statistic } from './figures.js';

const FAN = ['q05', 'q25', 'q50', 'q75', 'q95'] as const;

/** 扇形图 — the quantiles of outputs over all years, one panel each; without random paths lines of the best estimate. */
export async function fanFigure(e: Evaluation, id: string, caption: string, outputs: readonly string[]): Promise<Figure[]> {
  const { figures, t, s, lang } = e;
  const there = outputs.filter((name) => figures.has(name));
  if (there.length === 0) return [];
  if (!figures.hasPaths) return linesFigure(e, id, caption, there, true);
  const { fanChart } = await import('../chart/index.js');
  const years = allYears(e);
  const panels = there.map((name) => {
    const of = (statistic: Statistic): number[] => years.map((year) => figures.value(name, year, statistic));
    const fan: Fan = { name: figures.label(name), q05: of('q05'), q25: of('q25'), q50: of('q50'), q75: of('q75'), q95: of('q95'), bestEstimate: of('best') };
    return { title: figures.label(name), measure: measureOf(e, name), fans: [fan] };
  });
  const drawing = await fanChart({}, { years, panels }, lang);
  const data = yearTable(e, `${id}-data`, t('evaluation-data-of', { figure: caption }), years, there.flatMap((output) => [
    ...FAN.map((statistic) => ({ output, statistic, label: named(e, output, there, t(HEADS[statistic])) })), { output, statistic: 'best' as const, label: named(e, output, there, t('evaluation-best')) },
  ]));
  return [figureOf(id, caption, drawing, t('evaluation-fan-alternative', { what: there.map((name) => figures.label(name)) }), data, s('evaluation-fan-note'))];
}

const HEADS = { q05: 'evaluation-q05', q25: 'evaluation-q25', q50: 'evaluation-median', q75: 'evaluation-q75', q95: 'evaluation-q95' } as const;

/** 折线图 — means of outputs over all years; in one panel, or one panel each. */
export async function linesFigure(e: Evaluation, id: string, caption: string, outputs: readonly string[], isApart = false): Promise<Figure[]> {
  const { figures, t, lang } = e;
  const there = outputs.filter((name) => figures.has(name));
  if (there.length === 0) return [];
  const { linesChart } = await import('../chart/index.js');
  const years = allYears(e);
  const lineOf = (name: string): Line => ({ name: figures.label(name), values: years.map((year) => figures.value(name, year, 'mean')) });
  const panels = isApart
    ? there.map((name) => ({ title: figures.label(name), measure: measureOf(e, name), lines: [lineOf(name)] }))
    : [{ title: caption, measure: measureOf(e, there[0]!), lines: there.map(lineOf) }];
  const drawing = await linesChart({}, { years, panels }, lang);
  const data = yearTable(e, `${id}-data`, t('evaluation-data-of', { figure: caption }), years, there.map((output) => ({ output, statistic: 'mean' as const })));
  return [figureOf(id, caption, drawing, t('evaluation-lines-alternative', { what: there.map((name) => figures.label(name)) }), data)];
}

/** 堆积图 — means of outputs that add up, over all years. */
export async function stackFigure(e: Evaluation, id: string, caption: string, outputs: readonly string[]): Promise<Figure[]> {
  const { figures, t, lang } = e;
  const { stackedBarsChart } = await import('../chart/index.js');
  const years = allYears(e);
  const layers = outputs.map((name) => ({ name: figures.label(name), values: years.map((year) => figures.value(name, year, 'mean')) }));
  const drawing = await stackedBarsChart({}, { columns: years, panels: [{ title: caption, measure: measureOf(e, outputs[0]!), layers }] }, lang);
  const data = yearTable(e, `${id}-data`, t('evaluation-data-of', { figure: caption }), years, outputs.map((output) => ({ output, statistic: 'mean' as const })));
  return [figureOf(id, caption, drawing, t('evaluation-stack-alternative', { what: outputs.map((name) => figures.label(name)) }), data)];
}

function figureOf(id: string, caption: string, { svg, widthPixels, heightPixels }: Drawing, alternative: string, data: readonly Table[], note?: Figure['note']): Figure {
  return { kind: 'figure', id, caption, svg, widthPixels, heightPixels, alternative, ...(data[0] && { data: data[0] }), ...(note && { note }) };
}

function measureOf({ figures }: Evaluation, output: string): Measure {
  return figures.unitOf(output);
}

function allYears({ run: { firstYear, lastYear } }: Evaluation): number[] {
  return Array.from({ length: lastYear - firstYear + 1 }, (_, i) => firstYear + i);
}

function named({ figures, t }: Evaluation, output: string, all: readonly string[], what: string): string {
  return all.length === 1 ? what : t('evaluation-of-output', { output: figures.label(output), what });
}
