import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import { mean, quantileSorted, standardDeviation } from 'simple-statistics';
import seedrandom from 'seedrandom';
import { describe, expect, test } from 'vitest';
import { parse as parseYaml, stringify } from 'yaml';
import { ANCHORS, COVERAGE_SHAPE, PAY_RATE, ROLL_OUT } from '../../scripts/tables/anchors.mjs';
import { ENGINES, walkPath } from '../engines.js';
import { STATISTICAL, expectExact, expectLedger, expectPublished, expectReassociated } from '../tolerances.js';
import { cohort } from './cohort.js';
import { Projection, planOf, planWith } from './projection.js';

const PROJECT = join(import.meta.dirname, '../..');
const ORDINARY = { status: 'ordinary', sex: 'male', age: 40 };

describe.each(ENGINES)('%s', (engine) => {
  describe('the smoothed share of the return', () => {
    /** Five returns to 2025, floor 4 %, cap 7 %, half of the excess; the deposit rate of 2025 is the floor of 2026. */
    function run(returns: readonly number[], more: Readonly<Record<string, object>> = {}, in2026 = 0): Projection {
      return new Projection(engine, planWith({
        last_year: 2026,
        inputs: {
          crediting_method: { value: 2, unit: '1' }, crediting_share: { value: 0.5, unit: '1' }, crediting_cap: { value: 0.07, unit: '1' },
          unallocated_share_start: { value: 0.5, unit: '1' },
          ...more,
        },
        given: {
          fund_return: Object.fromEntries([...returns.map((value, i) => [2021 + i, value] as const), [2026, in2026]]),
          deposit_rate: Object.fromEntries([2021, 2022, 2023, 2024, 2025].map((year) => [year, 0.04])),
        },
      }));
    }

    // Texas TRS cash-balance option: published rows
    test.each([
      [[0.05, 0.1, -0.08, 0.12, 0.06], '0.0475595970', '0.0437797985'],
      [[0.1, 0.1, 0.1, 0.1, 0.1], '0.1000000000', '0.0700000000'],
      [[0.02, 0.02, 0.02, 0.02, 0.02], '0.0200000000', '0.0400000000'],
      [[0.2, 0.15, 0.1, 0.05, 0], '0.09772161054', '0.0688608053'],
      [[-0.2, 0.1, 0.1, 0.1, 0.1], '0.0321246386', '0.0400000000'],
    ] as const)('%j credits what is published', (returns, smoothed, credited) => {
      const projection = run(returns);
      expectPublished(projection.at('smoothed_return', 2025), smoothed, 'geometric mean');
      expectPublished(projection.at('crediting_rate', 2026), credited, 'credited');
    });

    test('does not know this year’s return', () => {
      const rate = (in2026: number): number => run([0.05, 0.1, -0.08, 0.12, 0.06], {}, in2026).at('crediting_rate', 2026);
      expectExact(rate(0.5), rate(-0.5), 'credited in 2026');
    });

    test('stops at the legal floor while the reserve is missing', () => {
      const projection = run([0.1, 0.1, 0.1, 0.1, 0.1], { crediting_reserve_share: { value: 0.3, unit: '1' }, unallocated_share_start: { value: 0, unit: '1' } });
      expect(projection.at('fund_value', 2025)).toBeLessThan(1.3 * projection.at('account_total', 2025));
      expectReassociated(projection.at('crediting_rate', 2026), 0.04, 'credited');
    });
  });

  describe('interest within the year', () => {
    // One payer, 100 and a subsidy of 30 a year, 3 %, held four months; opening account 1,000.
    const start = { account_start: { by: 'status', cells: { ordinary: 1000, assisted_full: 0, assisted_part: 0, retained_floor: 0 }, unit: 'yuan' }, months_held: { value: 4, unit: 'month' } };

    test('is part of the crediting rate by months held (first variant)', () => {
      // 1,030 + 130 x (1 + 0.03 x 4/12)
      const run = new Projection(engine, planWith(cohort({ lastYear: 2026, creditingRate: 0.03, amount: 100 }, start)));
      expectReassociated(run.at('account', 2021, ORDINARY), 1161.3, 'closing');
    });

    test('is at the demand rate (second variant)', () => {
      // 1,030 + 130 x (1 + 0.006 x 4/12)
      const run = new Projection(engine, planWith(cohort({ lastYear: 2026, creditingRate: 0.03, amount: 100 }, { ...start, new_money_method: { value: 2, unit: '1' }, demand_rate: { value: 0.006, unit: '1' } })));
      expectReassociated(run.at('account', 2021, ORDINARY), 1160.26, 'closing');
    });
  });

  test('what nobody inherits stays in the fund and leaves the accounts', () => {
    const [all, none] = [0, 0.2].map((share) => new Projection(engine, planWith({ last_year: 2026, inputs: { heirless_share: { value: share, unit: '1' } } }))) as [Projection, Projection];
    expectExact(all.at('account_unclaimed_total', 2021), 0, 'baseline');
    expectReassociated(none.at('account_refund_total', 2021), 0.8 * all.at('account_refund_total', 2021), 'paid to heirs');
    expectReassociated(none.at('account_unclaimed_total', 2021), 0.2 * all.at('account_refund_total', 2021), 'kept');
    expectReassociated(none.at('account_total', 2021), all.at('account_total', 2021), 'accounts');
    for (const year of [2021, 2026]) expectLedger(none.at('account_residual', year), none.at('account_total', year), 'accounts balance');
    // Half a year's interest on what stays comes on top.
    const kept = none.at('fund_balance', 2021) - all.at('fund_balance', 2021);
    expect(kept / none.at('account_unclaimed_total', 2021)).toBeCloseTo(1 + none.at('retained_rate', 2021) / 2, 6);
  });

  test('accounts of different size in one cell run out together, so their common pot is exact', () => {
    // The pot of a cell with 100 and 2,000 yuan a year: 1,050 each. It ends where each alone would end, at 72.7 with 1.5 %.
    const run = new Projection(engine, planWith(cohort({ lastYear: 2050, creditingRate: 0.015, amount: 1050 })));
    let age = 60;
    for (let year = 2036; year <= 2050; year++) {
      const cell = { ...ORDINARY, age: 60 + year - 2035 };
      age += run.at('paid_survivors', year, cell) / run.at('due_survivors', year, cell);
    }
    expectPublished(age, '72.7', 'age of exhaustion');
  });
});

describe('the expected credited rate (published: 10,000 paths 0.054849; 1,000,000 paths 0.054791, 5 % 0.046999, 95 % 0.062599)', () => {
  const PATHS = 10_000;
  const YEARS = 30;
  const MEAN = 1.07 * Math.exp(0.12 ** 2 / 2) - 1;
  const SD = 0.12;
  const [FLOOR, CAP, SHARE] = [0.04, 0.07, 0.5];

  /** Median and outer quantiles within four standard errors of the published ones. */
  function expectDistribution(rates: readonly number[]): void {
    const sorted = [...rates].sort((a, b) => a - b);
    const sd = standardDeviation(sorted);
    // Standard error of a quantile of a normal sample: sqrt(p (1 - p) / n) / density.
    for (const [p, published, density] of [[0.5, 0.054791, 0.398942], [0.05, 0.046999, 0.103136], [0.95, 0.062599, 0.103136]] as const) {
      const error = (Math.sqrt((p * (1 - p)) / PATHS) / density) * sd;
      expect(Math.abs(quantileSorted(sorted, p) - published), `quantile ${String(p)}`).toBeLessThan(STATISTICAL * error);
    }
    expect(Math.abs(mean(sorted) - 0.054795)).toBeLessThan((STATISTICAL * sd) / Math.sqrt(PATHS));
  }

  test('by plain arithmetic', () => {
    const uniform = seedrandom('d14');
    const rates = Array.from({ length: PATHS }, () => {
      const returns = [FLOOR, FLOOR, FLOOR, FLOOR];
      let log = 0;
      for (let year = 0; year < YEARS; year++) {
        returns.push(MEAN + SD * Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()));
        const geometric = returns.slice(-5).reduce((product, value) => product * (1 + value), 1) ** 0.2 - 1;
        log += Math.log1p(Math.min(CAP, Math.max(FLOOR, FLOOR + SHARE * (geometric - FLOOR))));
      }
      return Math.expm1(log / YEARS);
    });
    expectDistribution(rates);
  });

  test('by the formulas of the rulebook', () => {
    const formula = (chapter: string, rule: string): string =>
      (parseYaml(readFileSync(join(PROJECT, `rulebook/resident-pension/${chapter}.yaml`), 'utf8')) as { rules: Record<string, { formula: string }> }).rules[rule]!.formula;
    const label = { zh: '测试', en: 'test' };
    const parent = join(PROJECT, 'node_modules/.cache/chusuan-tests');
    mkdirSync(parent, { recursive: true });
    const folder = mkdtempSync(join(parent, 'd14-'));
    mkdirSync(join(folder, 'rulebook'));
    writeFileSync(join(folder, 'rulebook/rulebook.yaml'), stringify({
      title: label,
      noises: { luck: label },
      inputs: Object.fromEntries(['smoothing_years', 'crediting_reserve_met', 'crediting_share', 'crediting_cap', 'crediting_floor', 'return_mean', 'return_sd'].map((name) => [name, { label, unit: 1 }])),
      outputs: ['log_credited'],
      rules: {
        fund_return: { label, unit: 1, kind: 'rate', start: FLOOR, formula: 'return_mean + return_sd * normal(luck)' },
        smoothed_return: { label, unit: 1, kind: 'rate', start: FLOOR, formula: formula('fund', 'smoothed_return') },
        smoothed_crediting: { label, unit: 1, kind: 'rate', formula: formula('account', 'smoothed_crediting') },
        log_credited: { label, unit: 1, kind: 'stock', start: 0, formula: 'last_year(log_credited) + log(1 + smoothed_crediting)' },
      },
    }));
    const value = (number: number): object => ({ value: number, unit: 1, source: 'test', confidence: 'A' });
    writeFileSync(join(folder, 'scenario.yaml'), stringify({
      title: label, rulebook: 'rulebook', base_year: 2020, last_year: 2020 + YEARS + 1, paths: PATHS, seed: 'd14',
      inputs: { smoothing_years: value(5), crediting_reserve_met: value(1), crediting_share: value(SHARE), crediting_cap: value(CAP), crediting_floor: value(FLOOR), return_mean: value(MEAN), return_sd: value(SD) },
    }));
    const plan = planOf(join(folder, 'scenario.yaml'), PATHS);
    rmSync(folder, { recursive: true });
    // The rate of a year follows returns to the year before: the first year credits the floor, the next thirty the thirty returns.
    const rates = Array.from({ length: PATHS }, (_, path) => {
      let log = 0;
      walkPath('interpreter', plan, path, false, (year, values) => { if (year === 2020 + YEARS + 1) log = values('log_credited')[0]!; });
      return Math.expm1((log - Math.log1p(FLOOR)) / YEARS);
    });
    expectDistribution(rates);
  });
});

describe('the starting accounts', () => {
  const table = (name: string): Map<string, number> => new Map(parseCsv<Record<string, string>>(readFileSync(join(PROJECT, `scenarios/hubei/tables/${name}_2020.csv`), 'utf8'), { columns: true })
    .map((row) => [`${row.status!} ${row.sex!} ${row.age!}`, Number(row.value)]));
  const perHead = (money: string, people: string, cell: string): number => table(money).get(cell)! / table(people).get(cell)!;
  const onLine = (knots: readonly (readonly [number, number])[], x: number): number => {
    const above = knots.findIndex(([at]) => at >= x);
    if (above <= 0) return knots[above === 0 ? 0 : knots.length - 1]![1];
    const [[x0, y0], [x1, y1]] = [knots[above - 1]!, knots[above]!];
    return y0 + ((y1 - y0) * (x - x0)) / (x1 - x0);
  };
  const BENCHMARK: Readonly<Record<number, number>> = { 2010: 0.0225, 2011: 0.0275, 2012: 0.035, 2013: 0.03, 2014: 0.03, 2015: 0.0275 };
  const rate = (year: number): number => BENCHMARK[year] ?? 0.015;
  /** Amount and subsidy of an ordinary payer near 60, from the shares and the schedules as printed. */
  function credited(year: number): number {
    if (year < 2015) return 0.74 * 130 + 0.17 * 230 + 0.09 * 530;
    if (year < 2018) return 0.6 * 130 + 0.25 * 245 + 0.11 * 560 + 0.04 * 1060;
    return 0.46 * 130 + 0.28 * 245 + 0.16 * 560 + 0.08 * 1060 + 0.01 * 1560 + 0.01 * 2060;
  }

  test('of an ordinary pensioner of 62 are eight years of paying near the pension age, a claim in 2018 and two and a half years of pension', () => {
    // 54 to 59 in 2012–2017: payments at 55 and over follow the choice near 60, younger ones are mixed below.
    const young = (year: number): number => (year < 2015 ? 0.84 * 130 + 0.12 * 230 + 0.04 * 530 : 0.765 * 130 + 0.165 * 245 + 0.06 * 560 + 0.01 * 1060);
    let account = 0;
    for (let year = 2010; year <= 2017; year++) {
      const age = 60 - (2018 - year);
      const weight = age >= 55 ? 1 : 0.6;
      const payment = young(year) + weight * (credited(year) - young(year));
      const share = (onLine(COVERAGE_SHAPE, age) / onLine(COVERAGE_SHAPE, 59)) * onLine(ROLL_OUT, year) * onLine(PAY_RATE, age);
      account = account * (1 + rate(year)) + share * payment * (1 + (rate(year) * 4) / 12);
    }
    // Half a year of interest, then the claim; 5.5 months in 2018 and twelve in 2019 and 2020.
    const claim = account * (1 + 0.015 / 2);
    const month = claim / 139;
    const end2018 = claim * (1 + 0.015 / 2) - 5.5 * month * (1 + 0.015 / 4);
    const end2019 = end2018 * 1.015 - 12 * month * 1.0075;
    const end2020 = end2019 * 1.015 - 12 * month * 1.0075;
    expect(perHead('claim_pension', 'pensioners', 'ordinary male 62')).toBeCloseTo(month, 6);
    expect(perHead('pensioner_account', 'pensioners', 'ordinary male 62')).toBeCloseTo(end2020, 4);
  });

  test('lie below the national fund per contributor, which is an upper bound', () => {
    const total = (name: string): number => [...table(name).values()].reduce((sum, value) => sum + value, 0);
    const accounts = total('account') + total('paused_account') + total('waiting_account') + total('pensioner_account');
    expect(accounts / (total('active') + total('paused'))).toBeLessThan(ANCHORS.nationalBalancePerContributor);
  });
});
