import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readCsv, TableIssues } from '../files/index.js';
import type { IssueList } from '../issues/index.js';
import type { VariantResult } from './backtest.js';
import { MEASURES } from './measures.js';
import { type Period, periodOf } from './periods.js';

/** 保存的预测的一行 — persons or yuan, as it stood on the day it was kept. */
export interface ForecastRow {
  readonly variant: string;
  readonly measure: string;
  readonly year: number;
  readonly period: Period;
  readonly mean: number;
  readonly low95: number;
  readonly low80: number;
  readonly high80: number;
  readonly high95: number;
}
export interface Forecast {
  readonly name: string;
  readonly rows: readonly ForecastRow[];
}

const NUMBERS = ['mean', 'low_95', 'low_80', 'high_80', 'high_95'] as const;
const COLUMNS = ['variant', 'measure', 'year', 'period', ...NUMBERS, 'actual'];
const PERIODS: readonly string[] = ['fit', 'test', 'ahead'] satisfies Period[];

/** 预测文件 — CSV; `actual` is what was known when it was kept and is not read again. */
export function forecastText(variants: readonly VariantResult[]): string {
  const rows = variants.flatMap(({ variant, rows: of }) => of.map(({ measure, year, mean, low95, low80, high80, high95, actual }) => [
    variant.name, measure.name, year, periodOf(year), ...[mean, low95, low80, high80, high95].map((value) => Math.round(value)), actual?.kind === 'exact' ? actual.value : '',
  ]));
  return `${[COLUMNS, ...rows].map((row) => row.join(',')).join('\n')}\n`;
}

/** 读保存的预测 — every CSV file of a folder; mistakes become issues and the answer is undefined. */
export function readForecasts(folder: string, issues: IssueList): Forecast[] | undefined {
  let names: string[];
  try {
    names = readdirSync(folder).filter((name) => name.endsWith('.csv')).sort();
  } catch {
    // Absent and closed to us come to the same for a reader.
    issues.error('backtest-no-folder', { folder });
    return undefined;
  }
  if (names.length === 0) issues.error('backtest-no-forecasts', { folder });
  const forecasts = names.map((name) => readForecast(join(folder, name), issues));
  return names.length === 0 || forecasts.includes(undefined) ? undefined : (forecasts as Forecast[]);
}

function readForecast(file: string, issues: IssueList): Forecast | undefined {
  const table = readCsv(file, issues);
  if (!table) return undefined;
  const report = new TableIssues(table.file, issues);
  const missing = COLUMNS.filter((column) => !table.header.includes(column));
  if (missing.length > 0) report.error('backtest-table-columns', { columns: missing }, 1);
  const rows: ForecastRow[] = [];
  for (const { line, cells } of missing.length > 0 ? [] : table.rows) {
    const text = (column: string): string => cells[table.header.indexOf(column)]!;
    const [measure, period] = [text('measure'), text('period')];
    const wrong = ['year', ...NUMBERS].find((column) => text(column) === '' || !Number.isFinite(Number(text(column))));
    if (wrong !== undefined) report.error('backtest-table-number', { column: wrong, value: text(wrong) }, line);
    else if (!MEASURES.some(({ name }) => name === measure)) report.error('backtest-table-measure', { value: measure, known: MEASURES.map(({ name }) => name) }, line);
    else if (!PERIODS.includes(period)) report.error('backtest-table-period', { value: period, known: PERIODS }, line);
    else {
      const [mean, low95, low80, high80, high95] = NUMBERS.map((column) => Number(text(column))) as [number, number, number, number, number];
      rows.push({ variant: text('variant'), measure, year: Number(text('year')), period: period as Period, mean, low95, low80, high80, high95 });
    }
  }
  return report.close() ? undefined : { name: basename(file, '.csv'), rows };
}
