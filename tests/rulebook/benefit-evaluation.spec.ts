import { describe, expect, test } from 'vitest';
import { walkPath } from '../engines.js';
import { expectExact, expectLedger, expectReassociated, expectStatistical } from '../tolerances.js';
import { type Changes, Projection, planWith } from './projection.js';

const hold = (series: Record<number, number>, unit: string): object => ({ series, between: 'hold', after: 'hold', unit });
const number = (value: number, unit = '1'): object => ({ value, unit });
const PATHS = 2;

/** The named rules on a few paths of a scenario, by path and year. */
function onPaths(changes: Changes, rules: readonly string[], paths = PATHS): Projection[] {
  const plan = planWith(changes, paths);
  return Array.from({ length: paths }, (_, path) => new Projection('simd', plan, path, false, rules));
}
const YEARS = Array.from({ length: 24 }, (_, k) => 2027 + k);

describe('four proposals need levers only', () => {
  test('national rises are passed through and nothing is added', () => {
    const runs = onPaths({ last_year: 2050, inputs: { local_rise_share: number(0), local_growth: number(0) } }, ['provincial_addition', 'local_addition', 'national_base']);
    for (const run of runs) {
      for (const year of YEARS) {
        expectExact(run.at('provincial_addition', year), 15, `province ${String(year)}`);
        expectExact(run.at('local_addition', year), run.at('local_addition', 2026), `cities ${String(year)}`);
      }
      expect(run.at('national_base', 2050)).toBeGreaterThan(163);
    }
  });

  test('20 yuan every year', () => {
    const runs = onPaths({ last_year: 2050, inputs: { no_rise_share: number(0), low_growth_extra: number(0), rise_cap: number(0), rise_amount: number(20, 'yuan/person/month') } }, ['national_base']);
    for (const run of runs) for (const year of YEARS) expectExact(run.at('national_base', year), 163 + 20 * (year - 2026), String(year));
  });

  test('half of income growth and half of inflation, every year, rounded up to a yuan', () => {
    const runs = onPaths({
      last_year: 2050,
      inputs: {
        no_rise_share: number(0), low_growth_extra: number(0), rise_amount: number(0, 'yuan/person/month'), rise_cap: number(0.3),
        income_weight: number(0.5), price_weight: number(0.5), employee_weight: number(0), capacity_weight: number(0), rise_rounding: number(1, 'yuan/person/month'),
      },
    }, ['national_base', 'nominal_income_growth', 'cpi']);
    for (const run of runs) {
      for (const year of YEARS) {
        const rate = Math.max(0, 0.5 * run.at('nominal_income_growth', year - 1) + 0.5 * run.at('cpi', year - 1));
        const before = run.at('national_base', year - 1);
        expectExact(run.at('national_base', year), before + Math.ceil(before * rate), String(year));
      }
    }
  });

  test('more for long contributors: higher rates for new pensions, those in payment raised once', () => {
    const tilt: Changes = {
      last_year: 2030,
      inputs: {
        year_count_rate_second: hold({ 2021: 1, 2023: 2, 2027: 3 }, 'yuan/person/month/year'),
        year_count_rate_third: hold({ 2021: 1, 2023: 3, 2027: 6 }, 'yuan/person/month/year'),
        year_count_uprating: hold({ 2021: 0, 2027: 0.2, 2028: 0 }, '1'),
      },
    };
    const run = new Projection('simd', planWith(tilt), 0, true);
    const plain = new Projection('simd', planWith({ last_year: 2030 }), 0, true);
    const cell = { status: 'assisted_full', sex: 'male', age: 61 };
    // 61 at the end of 2027: no claims of their own except waiting ones, so what was in payment rose by a fifth.
    expectReassociated(run.at('year_count_addition', 2027, cell) - run.at('year_count_claimed', 2027, cell), 1.2 * (plain.at('year_count_addition', 2027, cell) - plain.at('year_count_claimed', 2027, cell)), 'in payment');
    // New ones: one more yuan between the breaks, three more beyond the second.
    const at60 = { status: 'ordinary', sex: 'female', age: 60 };
    const more = run.at('active_survivors', 2028, at60) * (run.at('years_excess_first', 2028, at60) + 2 * run.at('years_excess_second', 2028, at60))
      + Math.max(0, run.at('other_claim_years', 2028, at60) - 15 * (run.at('waiting_claims', 2028, at60) + run.at('linked_claims', 2028, at60)));
    expectReassociated(run.at('year_count_claimed', 2028, at60) - plain.at('year_count_claimed', 2028, at60), more, 'newly claimed');
    expectExact(run.at('base_standard', 2030), plain.at('base_standard', 2030), 'the base pension stays');
  });
});

describe('the centre and the province decide apart', () => {
  // No dependence on the economy: 30 % of years without a national rise, 40 % with a provincial one.
  const paths = 24;
  const plan = planWith({ inputs: { no_rise_share: number(0.3), low_growth_extra: number(0), local_rise_share: number(0.4), tight_rise_factor: number(1), mid_year_share: number(0.25), late_share: number(0.2) } }, paths);
  const seen = [0, 0, 0, 0];
  let midYear = 0;
  let late = 0;
  let years = 0;
  for (let path = 0; path < paths; path++) {
    walkPath('simd', plan, path, false, (year, values) => {
      if (year <= 2026) return;
      years += 1;
      seen[values('decision')[0]!]! += 1;
      midYear += values('rise_months')[0] === 6 ? 1 : 0;
      late += values('decided_late')[0]!;
    });
  }
  const near = (count: number, probability: number, what: string): void => { expectStatistical(count / years, probability, Math.sqrt((probability * (1 - probability)) / years), what); };

  test.each([[0, 0.3 * 0.6], [1, 0.7 * 0.6], [2, 0.7 * 0.4], [3, 0.3 * 0.4]])('outcome %d has the product of both probabilities, %d', (outcome, probability) => {
    expect(years).toBe(24 * 74);
    near(seen[outcome]!, probability, `outcome ${String(outcome)}`);
  });

  test('a quarter of the rises begin in July, a fifth are paid the year after', () => {
    near(midYear, 0.25, 'July');
    near(late, 0.2, 'late');
  });
});

describe('rises decided late and pensions held back', () => {
  const inputs = { leakage_months: number(2, 'month'), recovery_share: number(0.75), suspension_share: number(0.01) };
  const given = { decided_late: { 2024: 1 } };
  const run = new Projection('simd', planWith({ last_year: 2030, inputs, given }), 0, true);
  const plain = new Projection('simd', planWith({ last_year: 2030 }), 0, true);

  test('a rise of 20 yuan decided after the year end is owed for every month of the year and paid in the next', () => {
    expectExact(run.at('late_arrears', 2024), 20 * run.at('pension_months_total', 2024), 'owed');
    expectExact(run.at('late_arrears', 2025), 0, 'paid');
    expectReassociated(run.at('benefits_paid', 2025), run.at('benefits_due', 2025) - run.at('arrears', 2025) + run.at('arrears', 2024), 'paid in 2025');
  });

  test('held back: one in a hundred of the base pensions, caught up a year later', () => {
    const base = run.at('base_pension_national', 2026) + run.at('base_pension_provincial', 2026) + run.at('base_pension_local', 2026);
    expectReassociated(run.at('arrears', 2026), 0.01 * base, 'owed');
  });

  test('paid after death: two months a death; three quarters come back a year later and counties bear the rest', () => {
    for (const year of [2022, 2026, 2030]) {
      const deaths = run.all('pensioner_deaths', year).reduce((sum, people) => sum + people, 0);
      const standard = run.at('national_base_mean', year) + run.at('provincial_addition_mean', year) + run.at('local_addition', year);
      expectReassociated(run.at('leakage', year), 2 * standard * deaths, `leakage ${String(year)}`);
      expectReassociated(run.at('leakage_recovered', year), 0.75 * run.at('leakage', year - 1), `recovered ${String(year)}`);
      for (const ledger of ['cash_residual', 'accrual_residual', 'finance_residual']) expectLedger(run.at(ledger, year), run.at('fund_turnover', year), `${ledger} ${String(year)}`);
      // The treasury pays: cash stays, income and outgo both grow.
      expectLedger(run.at('fund_balance', year) - plain.at('fund_balance', year), plain.at('fund_balance', year), `balance ${String(year)}`);
    }
    // Nothing is held back or late in 2026 but the same share as in 2025, so counties bear what was not recovered.
    const county = (of: Projection): number => of.at('county_benefit', 2026) / (of === run ? run.at('late_ratio', 2026) : 1);
    expect(county(run)).toBeGreaterThan(county(plain));
  });
});

describe('months of pension', () => {
  test('leaving out the months of the dying would lose 1.8 % at the usual mortality of pensioners', () => {
    // One in thirty dies in a year: 6.5 / 30 of 12 × 29 / 30 + 6.5 / 30 = 6.5 / 354.5
    expect((100 * 6.5) / (12 * 29 + 6.5)).toBeCloseTo(1.83, 2);
    const run = new Projection('simd', planWith({ last_year: 2026 }), 0, true);
    const sum = (rule: string): number => run.all(rule, 2026).reduce((total, cell) => total + cell, 0);
    const months = 12 * sum('pensioner_survivors') + 6.5 * sum('pensioner_deaths') + 5.5 * sum('claims') + 2 * sum('claim_year_deaths');
    expectReassociated(run.at('pension_months_total', 2026), months, 'months of 2026');
    const mortality = sum('pensioner_deaths') / (sum('pensioner_deaths') + sum('pensioner_survivors'));
    expect(mortality).toBeGreaterThan(1 / 40);
    expect(mortality).toBeLessThan(1 / 25);
  });

  test('the old-age addition goes by age, 2 yuan from 65, 5 from 80', () => {
    const run = new Projection('simd', planWith({ last_year: 2026, inputs: { old_age_addition: { bands: { 0: 0, 65: 2, 80: 5 }, unit: 'yuan/person/month' } } }), 0, true);
    const months = run.all('pension_months', 2026);
    const byHand = months.reduce((sum, people, cell) => sum + people * (cell % 106 >= 80 ? 5 : cell % 106 >= 65 ? 2 : 0), 0);
    expectReassociated(run.at('old_age_pension', 2026), byHand, 'old-age addition');
  });

  test('the funeral grant is ten months of the base pension in force', () => {
    const run = new Projection('simd', planWith({ last_year: 2026 }), 0, true);
    const deaths = run.all('pensioner_deaths', 2026).reduce((sum, people) => sum + people, 0) + 0.5 * run.all('claim_year_deaths', 2026).reduce((sum, people) => sum + people, 0);
    // 163 + 15 + the mean local addition
    expectReassociated(run.at('funeral_grant', 2026), 10 * (163 + 15 + run.at('local_addition', 2026)) * deaths, 'grant');
  });
});
