// 经济过程 — each process against its closed form, and its alternatives against moments worked out beforehand.
import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { ENGINES } from '../engines.js';
import { expectExact, expectReassociated, expectStatistical } from '../tolerances.js';
import { economyPlan, runEconomy } from './economy-alone.js';

const YEARS = 80;
const LAST = YEARS - 1;
/** Every volatility and every standard error of a level. */
const QUIET = {
  parameter_uncertainty: 0, cpi_volatility: 0, income_volatility: 0, deposit_volatility: 0, bond_volatility: 0, equity_volatility: 0, gdp_volatility: 0, fiscal_volatility: 0,
};
const mean = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length;
const variance = (values: readonly number[]): number => values.reduce((sum, x) => sum + (x - mean(values)) ** 2, 0) / (values.length - 1);

describe.each(ENGINES)('%s: without volatility and uncertainty', (engine) => {
  const inputs = {
    ...QUIET, cpi_start: 0.05, cpi_mean: 0.02, cpi_reversion: 0.25, real_income_growth_mean: 0.03, deposit_start: 0.03, deposit_mean: 0.01, deposit_minimum: 0,
    deposit_reversion: 0.5, bond_yield_start: 0.01, bond_yield_mean: 0.03, bond_reversion: 0.1, bond_yield_minimum: 0, bond_duration: 4, bond_spread: 0.008, equity_mean: 0.07, gdp_growth_mean: 0.04, fiscal_elasticity: 0.5,
  };
  const run = runEconomy(engine, { inputs, paths: 2 }, ['cpi', 'real_income_growth', 'rural_income', 'deposit_rate', 'bond_yield', 'bond_return', 'equity_return', 'gdp_growth', 'fiscal_revenue_growth', 'fiscal_revenue_index']);
  const [from, to] = [0, 1].map((path) => (output: string) => run(output)[path]!) as [(output: string) => Float64Array, (output: string) => Float64Array];
  const reverting = (start: number, level: number, speed: number, years: number): number => level + (1 - speed) ** years * (start - level);

  it('a mean-reverting rate closes the same share of its distance every year', () => {
    for (const [i, value] of from('cpi').entries()) expectReassociated(value, reverting(0.05, 0.02, 0.25, i + 1), `cpi of year ${String(i + 1)}`);
    for (const [i, value] of from('deposit_rate').entries()) expectReassociated(value, reverting(0.03, 0.01, 0.5, i + 1), `deposit rate of year ${String(i + 1)}`);
    for (const [i, value] of from('bond_yield').entries()) expectReassociated(value, reverting(0.01, 0.03, 0.1, i + 1), `bond yield of year ${String(i + 1)}`);
  });

  it('incomes grow by prices and the mean path', () => {
    let income = 16306; // the baseline's
    from('rural_income').forEach((value, i) => {
      income *= 1.03 * (1 + reverting(0.05, 0.02, 0.25, i + 1));
      expectReassociated(value, income, `income of year ${String(i + 1)}`);
    });
    expectExact(from('real_income_growth')[LAST]!, 0.03, 'real growth');
  });

  it('bonds earn carry less duration times the rise of the yield', () => {
    // Year 1: the yield rises from 1 % by a tenth of 2 points: 1 % + 0.8 % − 4 × 0.2 % = 1 %.
    expectReassociated(from('bond_return')[0]!, 0.01, 'return of year 1');
    // In the long run the yield stands still: 3 % + 0.8 %, but for what is left of the distance: 0.9^80 × 2 points.
    const left = 0.02 * 0.9 ** 79;
    expectReassociated(from('bond_return')[LAST]!, 0.03 - left + 0.008 - 4 * 0.1 * left, 'return of year 80');
  });

  it('equities earn their mean and growth is its path', () => {
    expectReassociated(1 + from('equity_return')[LAST]!, 1.07, 'equity');
    expectExact(from('gdp_growth')[LAST]!, 0.04, 'growth');
  });

  it('revenue grows by its elasticity times nominal growth', () => {
    let index = 1;
    from('fiscal_revenue_index').forEach((value, i) => {
      index *= 1 + 0.5 * (1.04 * (1 + reverting(0.05, 0.02, 0.25, i + 1)) - 1);
      expectReassociated(value, index, `index of year ${String(i + 1)}`);
    });
  });

  it('every path is the same', () => {
    for (const output of ['cpi', 'deposit_rate', 'bond_return', 'equity_return', 'fiscal_revenue_index']) expect(to(output)).toEqual(from(output));
  });
});

test('rates stop at their floors', () => {
  const run = runEconomy('simd', { inputs: { deposit_mean: 0, deposit_minimum: 0.004, bond_yield_mean: 0.001, bond_yield_minimum: 0.002 }, paths: 100 }, ['deposit_rate', 'bond_yield']);
  expect(Math.min(...run('deposit_rate').flatMap((path) => [...path]))).toBe(0.004);
  expect(Math.min(...run('bond_yield').flatMap((path) => [...path]))).toBe(0.002);
});

describe('parameter uncertainty', () => {
  const PATHS = 4000;
  /** Sample variance of 2100 against σ² / (1 − φ²) × (1 − φ^160) + error² × (1 − φ^80)²; the last factor is 1 to eight digits for these φ. */
  const spread = (name: string, inputs: Record<string, number>, expected: number): void => {
    const values = runEconomy('simd', { inputs, isUncorrelated: true, paths: PATHS }, [name])(name).map((path) => path[LAST]!);
    expectStatistical(variance(values), expected, expected * Math.sqrt(2 / (PATHS - 1)), `variance of ${name}`);
  };

  test.each([
    // φ 0.5, σ 1 %: 0.0001 / 0.75; with an error of 0.6 %: + 0.000036
    ['cpi', { cpi_reversion: 0.5, cpi_volatility: 0.01, cpi_mean_error: 0.006, cpi_mean: 0.02 }, 0.0001 / 0.75, 0.000036],
    // φ 0.6, σ 0.5 %: 0.000025 / 0.64; 0.4 %: + 0.000016
    ['bond_yield', { bond_reversion: 0.4, bond_volatility: 0.005, bond_yield_mean_error: 0.004, bond_yield_mean: 0.02, bond_yield_minimum: -1 }, 0.000025 / 0.64, 0.000016],
    ['deposit_rate', { deposit_reversion: 0.4, deposit_volatility: 0.005, deposit_mean_error: 0.004, deposit_mean: 0.02, deposit_minimum: -1 }, 0.000025 / 0.64, 0.000016],
    // φ 0.3, σ 2 %: 0.0004 / 0.91; 1 %: + 0.0001
    ['real_income_growth', { income_persistence: 0.3, income_volatility: 0.02, real_income_growth_error: 0.01 }, 0.0004 / 0.91, 0.0001],
    ['gdp_growth', { gdp_volatility: 0.02, gdp_growth_error: 0.01 }, 0.0004, 0.0001],
  ])('widens %s as the sum of the variances says', (name, inputs, years, levels) => {
    spread(name, { ...inputs, parameter_uncertainty: 0 }, years);
    spread(name, { ...inputs, parameter_uncertainty: 1 }, years + levels);
  });

  it('moves the mean equity return: the variance of logs is σ², and then that of the level besides', () => {
    const logs = (uncertain: number): number[] =>
      runEconomy('simd', { inputs: { parameter_uncertainty: uncertain, equity_mean: 0, equity_mean_error: 0.02, equity_volatility: 0.2 }, paths: PATHS }, ['equity_return'])('equity_return').map((path) => mean([...path].map((x) => Math.log1p(x))));
    // Mean of 80 years: 0.04 / 80; the level adds 0.02² (log(1 + 0.02 z) has variance 0.0004 to three digits).
    expectStatistical(variance(logs(0)), 0.0005, 0.0005 * Math.sqrt(2 / PATHS), 'without');
    expectStatistical(variance(logs(1)), 0.0009, 0.0009 * Math.sqrt(2 / PATHS), 'with');
  });
});

describe('equity regimes', () => {
  const PATHS = 2000;
  // Stress begins with 0.2 and stays with 0.5: share 0.2 / 0.7 = 2/7; what is remembered of the start falls by 0.3 a year.
  const inputs = { equity_regimes: 1, parameter_uncertainty: 0, equity_mean: 0.06, equity_stress_mean: -0.08, equity_calm_volatility: 0.15, equity_stress_volatility: 0.35, equity_stress_entry: 0.2, equity_stress_stay: 0.5 };
  const run = runEconomy('simd', { inputs, paths: PATHS }, ['equity_stress', 'equity_return', 'equity_calm_mean']);
  const late = (output: string): number[] => run(output).map((path) => mean([...path.subarray(20)]));

  it('are under stress two sevenths of the time', () => {
    // A mean of 60 years of a two-state chain: p (1 − p) / 60 × (1 + 0.3) / (1 − 0.3).
    const error = Math.sqrt((2 / 7) * (5 / 7) / 60 * (1.3 / 0.7) / PATHS);
    expectStatistical(mean(late('equity_stress')), 2 / 7, error, 'share of stress');
  });

  it('begin calm and forget it: 0.2 in the first year, 0.2 + 0.2 × 0.3 in the second', () => {
    const inYear = (year: number): number => mean(run('equity_stress').map((path) => path[year]!));
    expectStatistical(inYear(0), 0.2, Math.sqrt(0.16 / PATHS), 'first year');
    expectStatistical(inYear(1), 0.26, Math.sqrt(0.26 * 0.74 / PATHS), 'second year');
  });

  it('keep the mean of one regime', () => {
    // Calm: (6 % + 2/7 × 8 %) / (5/7) = (0.06 + 0.16 / 7) × 7 / 5 = 0.58 / 5 = 11.6 %
    expectReassociated(run('equity_calm_mean')[0]![0]!, 0.116, 'calm mean');
    // Variance of a year: within, m² (e^σ² − 1) of each, and between the two means; stress that lasts adds less than half again.
    const within = (5 / 7) * 1.116 ** 2 * (Math.exp(0.0225) - 1) + (2 / 7) * 0.92 ** 2 * (Math.exp(0.1225) - 1);
    const between = (10 / 49) * (0.116 + 0.08) ** 2 * (1.3 / 0.7);
    expectStatistical(mean(late('equity_return')), 0.06, Math.sqrt((within + between) / 60 / PATHS), 'mean return');
  });
});

describe('block bootstrap', () => {
  const PATHS = 4000;
  const history = (name: string): number[] => readFileSync(`scenarios/hubei/calibration/${name}_history.csv`, 'utf8').trim().split('\n').slice(1).map((line) => Number(line.split(',')[1]));
  const names = ['cpi', 'income', 'deposit', 'bond', 'equity', 'gdp'] as const;
  const run = runEconomy('simd', { inputs: { economy_method: 1, bootstrap_block: 4 }, paths: PATHS }, ['history_row', ...names.map((name) => `${name}_shock`)]);
  const inYear = (output: string, year: number): number[] => run(output).map((path) => path[year]!);
  const rows = history('cpi').length;

  test.each(names)('%s has the moments of its residuals, by any one year', (name) => {
    const values = history(name);
    const power = (k: number): number => mean(values.map((x) => x ** k));
    for (const year of [0, 1, LAST]) {
      const drawn = inYear(`${name}_shock`, year);
      expectStatistical(mean(drawn), mean(values), Math.sqrt(power(2) / PATHS), `mean of ${name}`);
      expectStatistical(mean(drawn.map((x) => x * x)), power(2), Math.sqrt((power(4) - power(2) ** 2) / PATHS), `variance of ${name}`);
    }
  });

  it('draws the years jointly', () => {
    const [a, b] = [history('deposit'), history('bond')];
    const products = a.map((x, i) => x * b[i]!);
    const [x, y] = [inYear('deposit_shock', LAST), inYear('bond_shock', LAST)];
    expectStatistical(mean(x.map((value, i) => value * y[i]!)), mean(products), Math.sqrt(variance(products) / PATHS), 'correlation of deposit rate and yield');
  });

  it('goes on to the next year of history three times in four, and by chance once in 22 of the rest', () => {
    const expected = 3 / 4 + 1 / 4 / rows;
    const [now, next] = [inYear('history_row', 40), inYear('history_row', 41)];
    expectStatistical(mean(now.map((row, i) => (next[i] === (row + 1) % rows ? 1 : 0))), expected, Math.sqrt(expected * (1 - expected) / PATHS), 'blocks that go on');
  });
});

describe.each(ENGINES)('%s: an external set', (engine) => {
  const set = (value: (path: number, year: number) => number): string => ['path,year,value', ...[0, 1, 2].flatMap((path) => Array.from({ length: 81 }, (_, k) => `${String(path)},${String(2020 + k)},${String(value(path, 2020 + k))}`)), ''].join('\n');
  const inputs = {
    external_cpi: set((path, year) => (path + 1) / 100 + (year - 2020) / 10_000), external_real_income_growth: set((path) => path / 50), external_deposit_rate: set((path) => path / 100),
    external_bond_yield: set((path) => path / 25), external_equity_return: set((path) => path / 10), external_gdp_growth: set((path) => path / 20),
  };
  const outputs = ['cpi', 'real_income_growth', 'deposit_rate', 'bond_yield', 'equity_return', 'gdp_growth'];

  it('is read instead of the processes, path by path, and given years keep winning', () => {
    const run = runEconomy(engine, { inputs: { economy_method: 2, ...inputs }, given: { cpi: { 2030: 0.055 } }, paths: 3 }, outputs);
    expectExact(run('cpi')[1]![0]!, 0.0201, 'cpi of path 1, 2021');
    expectExact(run('cpi')[2]![8]!, 0.0309, 'cpi of path 2, 2029');
    expectExact(run('cpi')[2]![9]!, 0.055, 'cpi of 2030 is given');
    expect([0, 1, 2].map((path) => outputs.slice(1).map((output) => run(output)[path]![LAST]!))).toEqual([[0, 0, 0, 0, 0], [0.02, 0.01, 0.04, 0.1, 0.05], [0.04, 0.02, 0.08, 0.2, 0.1]]);
  });

  it('is not read by the calibrated processes', () => {
    const plain = runEconomy(engine, { paths: 3 }, outputs);
    const beside = runEconomy(engine, { inputs, paths: 3 }, outputs);
    for (const output of outputs) expect(beside(output)).toEqual(plain(output));
  });
});

test('an input by path that is one number takes one number, whatever the number of paths', () => {
  const { inputs, numbers } = economyPlan({ paths: 1000 }, ['cpi']);
  expect(inputs.get('external_cpi')!.values.length).toBe(1);
  expectExact(numbers[inputs.get('external_cpi')!.values.offset]!, 0, 'external_cpi');
});

test.each([{ economy_method: 1 }, { equity_regimes: 1 }, {}])('both engines give the same bits with %o', (inputs) => {
  const outputs = ['cpi', 'rural_income', 'deposit_rate', 'bond_return', 'equity_return', 'gdp_growth', 'fiscal_revenue_index'];
  const [one, two] = ENGINES.map((engine) => runEconomy(engine, { inputs, paths: 5 }, outputs));
  for (const output of outputs) expect(one!(output)).toEqual(two!(output));
});
