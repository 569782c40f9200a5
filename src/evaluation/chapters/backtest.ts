import { join } from 'node:path';
import { type Actuals, CRITERION, type Forecast, type ForecastRow, MEASURES, type Measure, readActuals, readForecasts } from '../../backtest/index.js';
import type { Block, NumberPart, Row, Text } from '../../document/index.js';
import { IssueList } from '../../issues/index.js';
import { PROJECT_FOLDER } from '../../version.js';
import { type Evaluation, paragraph, textCell } from '../context.js';
import { shownFor } from '../shown.js';

/** The variant that the verdict goes by. */
const PRIMARY = 'primary';

/** 回溯检验 — the last forecast kept against what was published since: the same rules for the nation, judged by what was agreed beforehand. */
export function backtestChapter(e: Evaluation): Block[] {
  const { t, s } = e;
  const found = readKept();
  if (!found) return [{ kind: 'callout', tone: 'note', text: [s('evaluation-backtest-missing')] }];
  const { forecast, actuals } = found;
  const rows = forecast.rows.filter(({ variant, period }) => variant === PRIMARY && period === 'test');
  const verdicts = MEASURES.flatMap((measure): Text[] => {
    const worst = worstOf(rows.filter((row) => row.measure === measure.name), actuals);
    if (!worst) return [];
    const pieces = { measure: t(measure.label), year: worst.year, error: errorPart(forecast, worst) };
    if (!measure.isJudged) return [s('evaluation-backtest-shown', pieces)];
    return [s(Math.abs(worst.error) <= CRITERION ? 'evaluation-backtest-met' : 'evaluation-backtest-missed', pieces)];
  });
  return [
    paragraph(s('evaluation-backtest-lead', { forecast: { kind: 'code', text: forecast.name }, limit: shareText(CRITERION) })),
    { kind: 'list', isOrdered: false, items: verdicts },
    ...tables(e, forecast, rows, actuals),
    { kind: 'callout', tone: 'note', text: [s('evaluation-backtest-note')] },
  ];
}

interface Worst {
  readonly measure: string;
  readonly year: number;
  readonly error: number;
}

function worstOf(rows: readonly ForecastRow[], actuals: Actuals): Worst | undefined {
  const errors = rows.flatMap(({ measure, year, mean }): Worst[] => {
    const actual = actuals.get(`${measure} ${String(year)}`);
    return actual?.kind === 'exact' ? [{ measure, year, error: mean / actual.value - 1 }] : [];
  });
  return errors.toSorted((a, b) => Math.abs(b.error) - Math.abs(a.error))[0];
}

function tables({ lang, t }: Evaluation, forecast: Forecast, rows: readonly ForecastRow[], actuals: Actuals): Block[] {
  return MEASURES.flatMap((measure): Block[] => {
    const own = rows.filter((row) => row.measure === measure.name && actuals.has(`${row.measure} ${String(row.year)}`));
    if (own.length === 0) return [];
    const shown = shownFor(unitOf(measure), '', own.map(({ mean }) => mean), lang);
    const part = (row: ForecastRow, value: number, statistic: string): NumberPart => ({ kind: 'number', value, shown, trace: { file: `forecasts/${forecast.name}`, output: row.measure, at: row.year, statistic } });
    return [{
      kind: 'table', id: `table-backtest-${measure.name.replaceAll('_', '-')}`, caption: t('evaluation-table-backtest', { measure: t(measure.label) }),
      columns: [
        { label: t('evaluation-year'), align: 'left' },
        ...(['evaluation-model', 'evaluation-band-low', 'evaluation-band-high', 'evaluation-actual'] as const).map((key) => ({ label: t(key), unit: shown.unit, align: 'right' as const })),
        { label: t('evaluation-error'), unit: '%', align: 'right' },
      ],
      rows: own.map((row): Row => {
        const actual = actuals.get(`${row.measure} ${String(row.year)}`)!;
        const isExact = actual.kind === 'exact';
        const published = part(row, actual.value, 'actual');
        return {
          cells: [
            textCell(String(row.year)), part(row, row.mean, 'mean'), part(row, row.low95, 'low_95'), part(row, row.high95, 'high_95'),
            isExact ? published : textCell(t('evaluation-more-than'), published),
            isExact ? errorPart(forecast, { measure: row.measure, year: row.year, error: row.mean / actual.value - 1 }) : undefined,
          ],
        };
      }),
    }];
  });
}

function errorPart(forecast: Forecast, { measure, year, error }: Worst): NumberPart {
  return { kind: 'number', value: error, shown: { divisor: 0.01, decimals: 1, unit: '%' }, trace: { file: `forecasts/${forecast.name}`, output: measure, at: year, statistic: 'error' } };
}

function shareText(share: number): NumberPart {
  return { kind: 'number', value: share, shown: { divisor: 0.01, decimals: 0, unit: '%' } };
}

function unitOf({ kind }: Measure): string {
  return kind === 'people' ? 'person' : 'yuan';
}

/** The last forecast kept with the project; none where the program was installed without its documents. */
function readKept(): { forecast: Forecast; actuals: Actuals } | undefined {
  const issues = new IssueList();
  const actuals = readActuals(join(PROJECT_FOLDER, 'scenarios', 'national', 'actuals.csv'), issues);
  const forecast = readForecasts(join(PROJECT_FOLDER, 'docs', 'forecasts'), issues)?.at(-1);
  return actuals && forecast ? { forecast, actuals } : undefined;
}
