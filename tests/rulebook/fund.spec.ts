// 基金收支 — the cash and the accrual view, and what lies between them.
import { describe, expect, test } from 'vitest';
import { expectExact, expectLedger, expectPublished, expectReassociated } from '../tolerances.js';
import { type Changes, Projection, planWith } from './projection.js';

const pure = (value: number): object => ({ value, unit: '1' });
const FIRST = 2021;
const LAST = 2032;
const RULES = [
  'fund_value', 'fund_balance', 'fund_turnover', 'surplus_cash', 'surplus_accrual', 'accrual_income', 'accrual_outgo', 'unrealised_change', 'receivables_change',
  'payables_change', 'reconciliation_residual', 'accrual_residual', 'cash_residual', 'receivables', 'payables', 'arrears', 'subsidy_receivable', 'subsidy_due',
  'benefit_subsidy', 'late_arrears', 'month_residual', 'retained', 'own_income', 'operating_flow', 'retained_return', 'retained_rate',
  'fund_return', 'fund_invested', 'entrusted_return', 'risk_fund_charge', 'redemption_cost',
] as const;
const project = (changes: Changes, paths = 0, path = 0): Projection =>
  new Projection('interpreter', planWith({ last_year: LAST, ...changes }, paths), path, paths === 0, RULES);
const years = Array.from({ length: LAST - FIRST + 1 }, (_, k) => FIRST + k);

describe('cash and accrual', () => {
  const late: Changes = {
    inputs: { paid_ratio: pure(0.85), subsidy_delay: pure(2), late_share: pure(0.5), longevity_by_locality: pure(0.5), early_penalty: pure(0.03), reserve_months: { value: 0, unit: 'month' } },
  };

  test.each([0, 1, 2])('on path %i the accrual surplus is the change of the accrual fund, and three items lead to it from cash', (path) => {
    const run = project(late, 3, path);
    for (const year of years) {
      const at = (rule: string): number => run.at(rule, year);
      const change = (rule: string): number => at(rule) - run.at(rule, year - 1);
      const size = at('fund_turnover');
      expectLedger(at('surplus_accrual') - change('fund_value'), size, `accrual ${String(year)}`);
      expectLedger(at('surplus_cash') - change('fund_balance'), size, `cash ${String(year)}`);
      const items = at('unrealised_change') + change('subsidy_receivable') + change('arrears') - change('arrears');
      expectLedger(at('surplus_accrual') - at('surplus_cash') - items, size, `reconciliation ${String(year)}`);
      expectReassociated(at('surplus_accrual'), at('accrual_income') - at('accrual_outgo'), `income less outgo ${String(year)}`);
      for (const rule of ['reconciliation_residual', 'accrual_residual', 'cash_residual', 'month_residual']) expectLedger(at(rule), size, `${rule} ${String(year)}`);
    }
    expect(years.some((year) => run.at('late_arrears', year) > 0)).toBe(true);
  });

  test('a rise decided late owes pensioners and is owed by the treasury: the fund is as well off as if it had been paid in time', () => {
    const inTime = project({ inputs: { late_share: pure(0) } });
    const tooLate = project({ inputs: { late_share: pure(1) } });
    // Decisions to 2026 are given, so the first to come late is that of 2027.
    const owed = tooLate.at('payables', 2027) - inTime.at('payables', 2027);
    expect(owed).toBeGreaterThan(1e9);
    expectLedger(tooLate.at('receivables', 2027) - inTime.at('receivables', 2027) - owed, owed, 'owed by the treasury');
    for (const year of years) {
      expectLedger(tooLate.at('surplus_accrual', year) - inTime.at('surplus_accrual', year), inTime.at('fund_turnover', year), `accrual ${String(year)}`);
      expectLedger(tooLate.at('fund_value', year) - inTime.at('fund_value', year), inTime.at('fund_turnover', year), `fund ${String(year)}`);
    }
  });

  test('a subsidy that is not paid is a receivable: the accrual surplus loses interest only, the cash surplus loses the subsidy', () => {
    const full = project({ inputs: { reserve_months: { value: 0, unit: 'month' } } });
    const short = project({ inputs: { paid_ratio: pure(0.9), reserve_months: { value: 0, unit: 'month' } } });
    const missing = 0.1 * short.at('subsidy_due', FIRST);
    expectReassociated(short.at('receivables', FIRST) - short.at('arrears', FIRST), missing, 'receivable');
    // Half a year's interest on what did not come.
    const interest = missing * short.at('retained_rate', FIRST) / 2;
    expectLedger(full.at('surplus_accrual', FIRST) - short.at('surplus_accrual', FIRST) - interest, full.at('fund_turnover', FIRST), 'accrual');
    expectLedger(full.at('surplus_cash', FIRST) - short.at('surplus_cash', FIRST) - interest - missing, full.at('fund_turnover', FIRST), 'cash');
  });

  test('a subsidy booked from the accounts instead of the formula leaves both views and the months balanced', () => {
    const run = project({ given: { benefit_subsidy: { 2023: 12_000_000_000 } } });
    expectExact(run.at('benefit_subsidy', 2023), 12_000_000_000, 'pinned');
    for (const year of years) {
      for (const rule of ['reconciliation_residual', 'accrual_residual', 'cash_residual', 'month_residual']) {
        expectLedger(run.at(rule, year), run.at('fund_turnover', year), `${rule} ${String(year)}`);
      }
    }
  });
});

describe('money in the middle of the year', () => {
  // Florida's projection compounds a year's net flow for half a year, (1 + r)^½; deposits here bear simple interest within the year, 1 + r/2.
  // The two differ by the flow times (1 + r/2 − (1 + r)^½) and nothing else.
  test.each([
    [180226.405, -7163.966328437, '184901.5055365'],
    [184901.505536455, -7097.705924539, '189958.2819516'],
    [189958.281951626, -7205.100362328, '195242.9285589'],
    [195242.928558858, -7665.025889312, '200406.5632327'],
  ] as const)('%d with a flow of %d ends at %s', (opening, flow, closing) => {
    const r = 0.067;
    const simple = opening + flow + r * Math.max(0, opening + flow / 2);
    expectPublished(simple - flow * (1 + r / 2 - Math.sqrt(1 + r)), closing, 'closing');
  });

  test('the fund’s own roll-forward is that simple one', () => {
    const run = project({});
    for (const year of years) {
      const base = run.at('retained', year - 1) + run.at('operating_flow', year) / 2;
      expectReassociated(run.at('retained_return', year), run.at('retained_rate', year) * base, `interest ${String(year)}`);
    }
  });

  test.each([0, 1])('on path %i the return of the fund is what the accrual view earned, and without charges a mean of both rates', (path) => {
    const run = project({}, 2, path);
    let yearsWithout = 0;
    for (const year of years) {
      const at = (rule: string): number => run.at(rule, year);
      const earned = at('surplus_accrual') - at('operating_flow');
      expectLedger(at('fund_return') * at('fund_invested') - earned, at('fund_turnover'), `earned ${String(year)}`);
      if (at('risk_fund_charge') !== 0 || at('redemption_cost') !== 0) continue;
      yearsWithout++;
      const rates = [at('retained_rate'), at('entrusted_return')];
      expect(at('fund_return'), `return ${String(year)}`).toBeGreaterThan(Math.min(...rates));
      expect(at('fund_return'), `return ${String(year)}`).toBeLessThan(Math.max(...rates));
    }
    // Contracts of 2018 to 2020 mature from 2023, so only 2021 and 2022 are without a charge.
    expect(yearsWithout).toBe(2);
  });
});
