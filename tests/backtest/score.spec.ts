import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Actuals, forecastText, readActuals, readForecasts, scores, VARIANTS } from '../../src/backtest/index.js';
import { IssueList, renderIssues } from '../../src/issues/index.js';
import { row } from './rows.js';

const variant = (rows: ReturnType<typeof row>[]) => ({ variant: VARIANTS[0], folder: 'runs/x', fingerprint: 'f', rows });
const actuals: Actuals = new Map([
  ['income 2021', { value: 100, kind: 'exact' }], ['income 2022', { value: 104, kind: 'exact' }], ['income 2023', { value: 108, kind: 'exact' }],
  ['balance 2024', { value: 120, kind: 'exact' }], ['pensioners 2025', { value: 100, kind: 'at_least' }], ['income 2026', { value: 100, kind: 'exact' }],
]);

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'forecasts-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

describe('kept forecasts', () => {
  test('are read as they were written, and scored by what became known', () => {
    // Bands 95–105 and 90–110: 104 in both, 108 in the wider, 120 in neither; 2021 was fitted, 2025 is a bound, 2027 not known.
    const text = forecastText([variant([
      row('income', 2021, 100, 100), row('income', 2022, 100), row('income', 2023, 100), row('balance', 2024, 100), row('pensioners', 2025, 100), row('income', 2026, 100), row('income', 2027, 100),
    ])]);
    const forecasts = readForecasts(folderWith({ '2026-11-23-abc.csv': text }), new IssueList())!;
    const found = scores(forecasts, actuals);
    expect(found.map(({ period, measure, known, inside80, inside95 }) => [period, measure, known, inside80, inside95])).toEqual([
      ['test', 'income', 2, 1, 2], ['test', 'balance', 1, 0, 0], ['test', undefined, 3, 1, 2],
      ['ahead', 'income', 1, 1, 1], ['ahead', undefined, 1, 1, 1],
    ]);
    expect(found[2]!.forecast).toBe('2026-11-23-abc');
    // Wilson, 1 of 3, z = 1.96: centre (1/3 + 3.8416/6) / (1 + 3.8416/3) = 0.42694, half 1.96/2.28053 × √(2/27 + 3.8416/36) = 0.36550
    expect(found[2]!.share80.low).toBeCloseTo(0.0615, 3);
    expect(found[2]!.share80.high).toBeCloseTo(0.7924, 3);
  });

  test('keep what was known on the day, for the reader', () => {
    expect(forecastText([variant([row('income', 2022, 100, 104)])])).toBe('variant,measure,year,period,mean,low_95,low_80,high_80,high_95,actual\nprimary,income,2022,test,100,90,95,105,110,104\n');
  });

  test('are refused with every mistake at once', () => {
    const bad = 'variant,measure,year,period,mean,low_95,low_80,high_80,high_95,actual\nprimary,incom,2022,test,1,1,1,1,1,\nprimary,income,2022,soon,1,1,1,1,1,\nprimary,income,2022,test,,1,1,1,1,\n';
    const issues = new IssueList();
    expect(readForecasts(folderWith({ 'bad.csv': bad, 'columns.csv': 'year\n2022\n' }), issues)).toBeUndefined();
    const said = renderIssues(issues.items, 'zh');
    for (const part of ['没有名为 incom 的指标', '没有名为 soon 的用途', 'mean 应是数', '缺少列 variant']) expect(said).toContain(part);
  });

  test('an empty folder and none are said', () => {
    const issues = new IssueList();
    expect(readForecasts(folderWith({}), issues)).toBeUndefined();
    expect(readForecasts('/no/such/folder', issues)).toBeUndefined();
    expect(issues.items.map(({ message }) => message)).toEqual(['backtest-no-forecasts', 'backtest-no-folder']);
  });
});

describe('the table of published figures', () => {
  test('holds persons and yuan', () => {
    const found = readActuals('scenarios/national/actuals.csv', new IssueList())!;
    expect(found.get('participants 2022')).toEqual({ value: 549_520_000, kind: 'exact' });
    expect(found.get('income 2025')).toEqual({ value: 907_190_000_000, kind: 'exact' });
    expect(found.get('pensioners 2025')).toEqual({ value: 180_000_000, kind: 'at_least' });
    // The balance of every year is the one before plus income less outgo, within the 5 % by which the two bases differ.
    for (const year of [2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025]) {
      const [before, now, income, outgo] = [`balance ${year - 1}`, `balance ${year}`, `income ${year}`, `expenditure ${year}`].map((key) => found.get(key)!.value) as [number, number, number, number];
      expect(Math.abs(now - before - (income - outgo)) / income).toBeLessThan(0.05);
    }
  });

  test('is refused with every mistake at once', () => {
    const folder = folderWith({ 'a.csv': 'year,measure,value,unit,kind\n2022,income,-1,hundred_million_yuan,exact\n2022,income,5,dollars,exact\n2022,x,5,hundred_million_yuan,exact\n' });
    const issues = new IssueList();
    expect(readActuals(join(folder, 'a.csv'), issues)).toBeUndefined();
    expect(issues.items.map(({ message }) => message)).toEqual(['backtest-table-number', 'backtest-table-unit', 'backtest-table-measure']);
  });
});
