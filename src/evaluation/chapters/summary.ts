import type { Block, NumberPart, Row, Table, Text } from '../../document/index.js';
import type { MessageKey } from '../../messages/index.js';
import { type Evaluation, nearYear, paragraph, textCell } from '../context.js';
import type { Statistic } from '../figures.js';
import { publicPayers } from '../payers.js';

/** 摘要 — the five figures a reader takes away, each with how far it is uncertain. */
export function summaryChapter(e: Evaluation): Block[] {
  const { run, figures, t, s } = e;
  const last = figures.hasPaths ? s('evaluation-summary-lead', { paths: run.manifest.paths }) : s('evaluation-summary-lead-best');
  const points = pointsOf(e);
  return [
    paragraph(last),
    ...headlines(e),
    ...(points.length > 0 ? [{ kind: 'list', isOrdered: false, items: points } as const] : []),
    ...(figures.hasPaths ? [{ kind: 'callout', tone: 'note', title: t('evaluation-reading-title'), text: [s('evaluation-reading-bands'), s('evaluation-reading-best')] } as const] : []),
  ];
}

interface Headline {
  readonly label: string;
  readonly output: string;
  readonly year: number;
  readonly value: Statistic;
  /** The band that belongs to the value: of futures, or of the estimate. */
  readonly low: Statistic;
  readonly high: Statistic;
  readonly error?: Statistic;
}

function headlines(e: Evaluation): Table[] {
  const { run, figures, t } = e;
  const near = nearYear(run);
  const years = [...new Set([near, run.lastYear])];
  const of = (key: MessageKey, output: string, year: number): Headline => ({
    label: t(key, { year }), output, year, value: 'mean', low: 'q05', high: 'q95', error: 'standard_error',
  });
  const wanted: Headline[] = [
    ...years.map((year) => of('evaluation-headline-balance', run.manifest.summary_roles?.fan ?? '', year)),
    ...years.map((year): Headline => ({
      label: t('evaluation-headline-shortfall', { first: run.knownYear + 1, year }), output: run.manifest.summary_roles?.shortfall ?? '', year, value: 'ever', low: 'ever_low', high: 'ever_high',
    })),
    of('evaluation-headline-pension', 'average_pension', near),
    of('evaluation-headline-replacement', 'replacement_rate', near),
    of('evaluation-headline-own-months', 'months_covered_own', near),
  ];
  const there = wanted.filter(({ output, value }) => figures.has(output) && (figures.hasPaths || value === 'mean'));
  const rows = there.map(({ label, output, year, value, low, high, error }): Row => {
    const part = figures.part(output, year, value);
    const cells = [textCell(label), part];
    return { cells: figures.hasPaths ? [...cells, figures.part(output, year, low), figures.part(output, year, high), error && figures.part(output, year, error)] : cells };
  });
  const cost = costRow(e);
  if (cost) rows.push(cost);
  if (rows.length === 0) return [];
  const heads: MessageKey[] = figures.hasPaths ? ['evaluation-mean', 'evaluation-low', 'evaluation-high', 'evaluation-standard-error'] : ['evaluation-best'];
  return [{
    kind: 'table', id: 'table-headlines', caption: t('evaluation-headlines'),
    columns: [{ label: t('evaluation-item'), align: 'left', width: 0.4 }, ...heads.map((key) => ({ label: t(key), align: 'right' as const }))],
    rows, ...(figures.hasPaths && { note: e.s('evaluation-headlines-note') }),
  }];
}

interface NearCost {
  readonly first: number;
  readonly last: number;
  readonly all: NumberPart;
  /** Absent where the paths are not stored. */
  readonly low: NumberPart | undefined;
  readonly high: NumberPart | undefined;
  readonly error: NumberPart | undefined;
}

/** What the treasuries pay over the ten years ahead. */
export function nearCost(e: Evaluation): NearCost | undefined {
  const { run, figures } = e;
  const names = publicPayers(run.manifest);
  if (names.length === 0 || !names.every((name) => figures.has(name))) return undefined;
  const [first, last] = [run.knownYear + 1, nearYear(run)];
  const all = figures.sum(names, first, last);
  const spread = (['q05', 'q95', 'standardError'] as const).map((statistic) => figures.nearSpread(all, statistic));
  return { all, first, last, low: spread[0], high: spread[1], error: spread[2] };
}

function costRow(e: Evaluation): Row | undefined {
  const cost = nearCost(e);
  if (!cost) return undefined;
  return { cells: [textCell(e.t('evaluation-headline-cost', { first: cost.first, last: cost.last })), cost.all, ...(e.figures.hasPaths ? [cost.low, cost.high, cost.error] : [])] };
}

/** What the figures say, one sentence each. */
function pointsOf({ run, figures, s }: Evaluation): Text[] {
  if (!figures.hasPaths) return [];
  const near = nearYear(run);
  const points: Text[] = [];
  if (figures.has('average_pension_real') && run.knownYear > run.manifest.base_year) {
    const [now, then] = [figures.part('average_pension_real', run.knownYear, 'mean'), figures.part('average_pension_real', near, 'mean')];
    const key = then.value >= now.value ? 'evaluation-point-power-kept' : 'evaluation-point-power-lost';
    points.push(s(key, { known: run.knownYear, now, near, then, base: run.manifest.base_year }));
  }
  if (figures.has('month_gap')) {
    points.push(s('evaluation-point-month-gap', { near, share: figures.part('month_gap', near, 'ever'), low: figures.part('month_gap', near, 'ever_low'), high: figures.part('month_gap', near, 'ever_high') }));
  }
  if (figures.has('system_dependency_ratio')) {
    points.push(s('evaluation-point-dependency', {
      known: run.knownYear, now: figures.part('system_dependency_ratio', run.knownYear, 'mean'), near, then: figures.part('system_dependency_ratio', near, 'mean'),
      last: run.lastYear, end: figures.part('system_dependency_ratio', run.lastYear, 'mean'),
    }));
  }
  return points;
}
