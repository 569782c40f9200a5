import { describe, expect, test } from 'vitest';
import { bandOf, decomposition, errorOf, insideOf, parameterDraw, periodOf, verdicts } from '../../src/backtest/index.js';
import { row } from './rows.js';

const stateOf = (measure: string, rows: Parameters<typeof verdicts>[0]) => verdicts(rows).find((each) => each.measure.name === measure);

describe('the verdict', () => {
  test('is by the worst year held out, whatever its sign; years fitted or ahead do not count', () => {
    const rows = [row('pensioners', 2021, 200, 100), row('pensioners', 2022, 102, 100), row('pensioners', 2023, 96, 100), row('pensioners', 2026, 300, 100)];
    expect(stateOf('pensioners', rows)).toMatchObject({ state: 'met', worst: { year: 2023 } });
    expect(stateOf('pensioners', rows)!.worst!.error).toBeCloseTo(-0.04, 12);
  });

  test('is met up to 5 % and missed beyond it', () => {
    expect(stateOf('expenditure', [row('expenditure', 2022, 104.99, 100)])!.state).toBe('met');
    expect(stateOf('expenditure', [row('expenditure', 2022, 105.01, 100)])!.state).toBe('missed');
    expect(stateOf('expenditure', [row('expenditure', 2022, 94.99, 100)])!.state).toBe('missed');
  });

  test('has no criterion for income, and says when nothing was published', () => {
    expect(stateOf('income', [row('income', 2025, 50, 100)])!.state).toBe('shown');
    expect(stateOf('personal_contribution', [row('personal_contribution', 2022, 50)])).toMatchObject({ measure: { name: 'personal_contribution' }, state: 'unknown' });
  });

  test('counts a lower bound only where the model falls short of it', () => {
    expect(errorOf(row('pensioners', 2025, 188, 180, 'at_least'))).toBeUndefined();
    expect(errorOf(row('pensioners', 2025, 171, 180, 'at_least'))).toBeCloseTo(-0.05, 12);
    expect(insideOf(row('pensioners', 2025, 188, 180, 'at_least'))).toBeUndefined();
  });
});

test('an actual figure lies in the narrower band that holds it', () => {
  // Bands of 100: 95–105 and 90–110.
  expect([95, 105, 94.9, 110, 110.1, 89.9].map((actual) => insideOf(row('income', 2022, 100, actual)))).toEqual([80, 80, 95, 95, 'outside', 'outside']);
});

test('2021 is fitted, 2022 and 2025 are held out, 2026 is ahead', () => {
  expect([2017, 2021, 2022, 2025, 2026].map(periodOf)).toEqual(['fit', 'fit', 'test', 'test', 'ahead']);
});

test('errors of outgo are heads and outgo a head, those of income follow outgo or do not', () => {
  const rows = [
    row('pensioners', 2021, 100, 100), row('pensioners', 2022, 110, 100),
    row('expenditure', 2022, 1155, 1000), row('income', 2022, 1455, 1500),
  ];
  // Heads 210 / 200 = 1.05; outgo 1.155, so 1.1 a head. Income: outgo 155 too high, all together 45 too low.
  const [year] = decomposition(rows);
  expect(year!.heads).toBeCloseTo(Math.log(1.05), 12);
  expect(year!.average).toBeCloseTo(Math.log(1.1), 12);
  expect(year!.outgo).toBeCloseTo(155 / 1500, 12);
  expect(year!.own).toBeCloseTo(-200 / 1500, 12);
  // Where pensioners were published as a bound, only income is taken apart.
  expect(decomposition([...rows.slice(0, 1), row('pensioners', 2022, 110, 100, 'at_least'), ...rows.slice(2)])[0]).toEqual({ year: 2022, outgo: 155 / 1500, own: -200 / 1500 });
});

describe('bands', () => {
  const paths = Float64Array.from({ length: 1001 }, (_, i) => i);

  test('without parameter error are quantiles of the paths', () => {
    expect(bandOf(paths, [])).toEqual({ mean: 500, low95: 25, low80: 100, high80: 900, high95: 975 });
  });

  test('with it are as wide as normal draws make them, and the mean stays', () => {
    const same = new Float64Array(20_000).fill(1000);
    const { mean, low95, low80, high80, high95 } = bandOf(same, [0.03, 0, 0.04]);
    // √(0.03² + 0.04²) = 0.05; 20,000 draws: a quantile is known to about 0.05 × 0.02 × 1000 = 1.
    expect(mean).toBe(1000);
    for (const [value, z] of [[low95, -1.96], [low80, -1.2816], [high80, 1.2816], [high95, 1.96]] as const) expect(Math.abs(value - (1000 + 50 * z))).toBeLessThan(3);
  });

  test('draw each estimate apart: mean 0, variance 1, no correlation', () => {
    const draws = [0, 1].map((draw) => Array.from({ length: 10_000 }, (_, path) => parameterDraw(path, draw)));
    const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
    // Four standard errors of 10,000 draws.
    for (const values of draws) {
      expect(Math.abs(mean(values))).toBeLessThan(0.04);
      expect(Math.abs(mean(values.map((value) => value ** 2)) - 1)).toBeLessThan(0.06);
    }
    expect(Math.abs(mean(draws[0]!.map((value, i) => value * draws[1]![i]!)))).toBeLessThan(0.04);
  });
});
