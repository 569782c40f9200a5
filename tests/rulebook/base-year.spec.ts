// 基年 — what stands at the end of the base year is what the tables say, and totals are the sums of their parts.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { expectExact, expectReassociated } from '../tolerances.js';
import { cohort } from './cohort.js';
import { planWith, Projection } from './projection.js';

const BASE = 2020;
// Starts are computed by the interpreter for either engine.
const run = new Projection('interpreter', planWith({ last_year: 2026 }));
const start = (rule: string): number => run.at(rule, BASE);
const cellsOf = (rule: string): number => run.all(rule, BASE).reduce((sum, cell) => sum + cell, 0);

/** Last column of a table of the baseline: row labels → value. */
function table(name: string): Map<string, number> {
  const lines = readFileSync(`scenarios/hubei/tables/${name}.csv`, 'utf8').replace('\uFEFF', '').trim().split('\n').slice(1);
  return new Map(lines.map((line) => {
    const columns = line.trim().split(',');
    return [columns.slice(0, -1).join(','), Number(columns.at(-1))];
  }));
}

function total(name: string, factor: ReadonlyMap<string, number> = new Map()): number {
  return [...table(name)].reduce((sum, [cell, value]) => sum + value * (factor.get(cell) ?? 1), 0);
}

describe('at the end of the base year', () => {
  const accounts = total('account_2020') + total('paused_account_2020') + total('waiting_account_2020') + total('pensioner_account_2020');

  test('people are those of the tables', () => {
    for (const [rule, name] of [
      ['population_total', 'population_2020'], ['active_total', 'active_2020'], ['paused_total', 'paused_2020'], ['waiting_total', 'waiting_2020'],
      ['pensioners_total', 'pensioners_2020'],
    ] as const) expectReassociated(start(rule), total(name), rule);
    expectReassociated(start('registered_total'), total('population_2020', table('registration_factor')), 'registered_total');
    expectReassociated(start('participants'), total('active_2020') + total('paused_2020') + total('waiting_2020') + total('pensioners_2020'), 'participants');
  });

  test('so are years, accounts and pensions', () => {
    for (const [rule, name] of [
      ['contribution_years', 'contribution_years_2020'], ['paused_years', 'paused_contribution_years_2020'], ['waiting_years', 'waiting_contribution_years_2020'],
      ['account', 'account_2020'], ['paused_account', 'paused_account_2020'], ['waiting_account', 'waiting_account_2020'],
      ['pensioner_account', 'pensioner_account_2020'], ['claim_pension', 'claim_pension_2020'],
    ] as const) expectReassociated(cellsOf(rule), total(name), rule);
    // One yuan a month for each year contributed.
    expectReassociated(cellsOf('year_count_addition'), total('pensioner_contribution_years_2020'), 'year_count_addition');
    expectReassociated(start('account_total'), accounts, 'account_total');
  });

  test('the fund is the accounts and a twentieth, of which 1.1, 1.6 and 2.15 billion are entrusted since 2018', () => {
    const fund = 1.05 * accounts;
    expectReassociated(start('fund_balance'), fund, 'fund_balance');
    expectExact(start('entrusted'), 4.85e9, 'entrusted');
    expectExact(start('entrusted_to_date'), 4.85e9, 'entrusted_to_date');
    expectReassociated(start('retained'), fund - 4.85e9, 'retained');
    // The year before last's money is in its third vintage; 2017 saw none.
    expect([...run.all('entrusted_principal', BASE)]).toEqual([2.15e9, 1.6e9, 1.1e9, 0, 0, 0]);
    // What was paid in one and two years ago has earned 10.95 %, and 9.03 % before that.
    const value = 2.15e9 + 1.6e9 * 1.1095 + 1.1e9 * 1.2097;
    expectReassociated(start('entrusted_market_value'), value, 'entrusted_market_value');
    expectReassociated(start('unrealised'), value - 4.85e9, 'unrealised');
    expectReassociated(start('fund_value'), fund - 4.85e9 + value, 'fund_value');
    expectReassociated(cellsOf('entrusted_floor'), 2.15e9 + 1.6e9 * 1.029 + 1.1e9 * 1.0588, 'entrusted_floor');
  });

  test('nothing is owed, nothing has happened and nothing deviates; prices count from here', () => {
    for (const rule of ['arrears', 'subsidy_receivable', 'receivables', 'payables', 'deficit_carried', 'advances', 'shortfall_year', 'depletion_year', 'income_growth_deviation', 'fertility_deviation',
      'nominal_income_growth', 'employee_pension_growth', 'equity_stress', 'fiscal_revenue_growth', 'subsidy_withheld']) expectExact(start(rule), 0, rule);
    expect([...run.all('mortality_walk', BASE)]).toEqual([0, 0]);
    // No budget of the years before: a three-year view opens with the third budget.
    expect([...run.all('budget', BASE)].every((value) => value === 0)).toBe(true);
    expectExact(start('price_index'), 1, 'price_index');
    expectExact(start('fiscal_revenue_index'), 1, 'fiscal_revenue_index');
    // No year of history has been drawn; 0 would be the first of them.
    expectExact(start('history_row'), -1, 'history_row');
  });

  test('rates and standards are those of 2020', () => {
    for (const [rule, value] of [
      ['cpi', 0.0242], ['gdp_growth', 0.05], ['deposit_rate', 0.015], ['bond_yield', 0.03203], ['rural_income', 16306], ['employee_base', 3400], ['assistance_standard', 480],
      ['national_base', 93], ['provincial_addition', 15], ['local_addition', 15.4], ['fund_return', 0.028], ['smoothed_return', 0.028],
      ['trustee_reserve', 0.002], ['surplus', 3e9], ['surplus_to_date', 9.5e9], ['due_surplus', 3e9], ['due_after_reserve_to_date', 6.5e9], ['manager_reserve', 0.001],
    ] as const) expectExact(start(rule), value, rule);
    expect([...run.all('vintage_floor_rate', BASE)]).toEqual(Array<number>(6).fill(0.029));
  });
});

describe('deficits before the base year', () => {
  /** 1.0, -0.4, 0.6 billion and the base year's own. */
  const from = (last: number, deficit_offset: number): Projection => new Projection('interpreter', planWith({
    last_year: 2026,
    inputs: { past_surplus: { by: 'past_year', cells: { 2017: 1e9, 2018: -4e8, 2019: 6e8, 2020: last }, unit: 'yuan' }, deficit_offset: { value: deficit_offset, unit: '1' } },
  }));

  test('leave nothing due, and are carried on only where later surpluses make them good first', () => {
    const [offset, none] = [from(-3e8, 1), from(-3e8, 0)];
    for (const each of [offset, none]) {
      expectExact(each.at('due_surplus', BASE), 0, 'due_surplus');
      // Years with a surplus alone: 1.0 + 0.6.
      expectExact(each.at('surplus_to_date', BASE), 1.6e9, 'surplus_to_date');
      expectExact(each.at('due_after_reserve_to_date', BASE), 1.6e9, 'due_after_reserve_to_date');
    }
    expectExact(offset.at('deficit_carried', BASE), 3e8, 'deficit_carried');
    expectExact(none.at('deficit_carried', BASE), 0, 'deficit_carried');
  });

  test('of earlier years are not carried past a base year with a surplus', () => {
    const run = from(3e8, 1);
    expectExact(run.at('deficit_carried', BASE), 0, 'deficit_carried');
    expectExact(run.at('due_surplus', BASE), 3e8, 'due_surplus');
    expectExact(run.at('surplus_to_date', BASE), 1.9e9, 'surplus_to_date');
    expectExact(run.at('due_after_reserve_to_date', BASE), 1.6e9, 'due_after_reserve_to_date');
  });
});

describe('nobody leaves by growing old: the last age', () => {
  // One of everything in every cell and no deaths: at 105 those of 104 join those of 105.
  const one = (unit: string): object => ({ value: 1, unit });
  const aged = new Projection('interpreter', planWith(cohort({ lastYear: 2026, creditingRate: 0, amount: 100 }, {
    active_start: one('person'), paused_start: one('person'), waiting_start: one('person'), pensioners_start: one('person'),
    contribution_years_start: one('person*year'), paused_years_start: one('person*year'), waiting_years_start: one('person*year'),
    account_start: one('yuan'), paused_account_start: one('yuan'), waiting_account_start: one('yuan'), pensioner_account_start: one('yuan'),
    claim_pension_start: one('yuan/month'),
  })));

  test.each([
    ['active', 'active_survivors', 2], ['paused', 'paused_survivors', 2], ['waiting', 'waiting_survivors', 2], ['pensioners', 'pensioner_survivors', 2],
    ['contribution_years', 'years_survivors', 2], ['paused_years', 'paused_years_survivors', 2], ['waiting_years', 'waiting_years_survivors', 2],
    ['account', 'account_survivors', 2], ['paused_account', 'paused_account_survivors', 2], ['waiting_account', 'waiting_account_survivors', 2],
    ['pensioner_account', 'pensioner_account_survivors', 2],
    // Two pensions for twelve months.
    ['claim_pension', 'due_survivors', 24],
  ] as const)('%s', (_, survivors, expected) => {
    expectReassociated(aged.at(survivors, 2021, { status: 'ordinary', sex: 'male', age: 105 }), expected, survivors);
  });
});
