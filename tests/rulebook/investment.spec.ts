// 委托投资 — closed forms of the five-year ladder, of the return after fees and reserves, and of the 80 % rule.
import { describe, expect, test } from 'vitest';
import { expectExact, expectLedger, expectReassociated } from '../tolerances.js';
import { type Changes, Projection, planWith } from './projection.js';

const YI = 1e8;
const through = (last: number, value: number): Record<number, number> => Object.fromEntries(Array.from({ length: last - 2020 }, (_, k) => [2021 + k, value]));
const pure = (value: number): object => ({ value, unit: '1' });

const RULES = [
  'entrusted_principal', 'entrusted_value', 'entrusted', 'entrusted_market_value', 'new_entrusted', 'renewed', 'settled_return', 'settlement', 'matured_principal',
  'entrusted_return', 'entrusted_net_return', 'entrusted_gross_return', 'management_fee_paid', 'manager_reserve_taken', 'manager_reserve', 'manager_reserve_drawn',
  'trustee_reserve_taken', 'trustee_reserve', 'trustee_reserve_drawn', 'bond_share', 'portfolio_residual', 'opening_residual', 'fund_turnover', 'entrust_target',
  'due_surplus', 'deficit_carried', 'surplus_to_date', 'due_after_reserve', 'compliance', 'compliance_after_reserve', 'compliance_to_date',
  'compliance_to_date_after_reserve', 'compliance_assumed', 'past_year_assumed', 'past_year_surplus', 'past_year_entrusted', 'outstanding_ratio', 'entrust_room', 'entrusted_to_date', 'surplus', 'redemption_proceeds',
] as const;
const project = (changes: Changes, paths = 0, path = 0): Projection =>
  new Projection('interpreter', planWith(changes, paths), path, paths === 0, RULES);

describe('entrusted money', () => {
  test('a ladder of five-year contracts without volatility grows as compound interest says', () => {
    const r = 0.04;
    const last = 2040;
    const run = project({ last_year: last, inputs: { committed_share: pure(0) }, given: { entrusted_return: through(last, r) } });
    const placed = (year: number): number => run.at('new_entrusted', year) + run.at('renewed', year);
    for (let year = 2025; year <= last; year++) {
      const value = [0, 1, 2, 3, 4].reduce((sum, age) => sum + placed(year - age) * (1 + r) ** age, 0);
      expectReassociated(run.at('entrusted_market_value', year), value, `value ${String(year)}`);
      expectReassociated(run.at('entrusted', year), [0, 1, 2, 3, 4].reduce((sum, age) => sum + placed(year - age), 0), `principal ${String(year)}`);
      if (year < 2026) continue;
      // What was placed five years ago comes back with five years' interest, and its principal is placed again.
      expectReassociated(run.at('settled_return', year), placed(year - 5) * ((1 + r) ** 5 - 1), `settled ${String(year)}`);
      expectReassociated(run.at('renewed', year), placed(year - 5), `renewed ${String(year)}`);
    }
  });

  describe('with markets that stand still', () => {
    const last = 2030;
    const markets = (equity: Record<number, number>): Changes => ({
      last_year: last,
      inputs: {
        equity_share: pure(0.12), cash_share: pure(0.05), key_project_share: pure(0.03), repo_share: pure(0), key_project_spread: pure(0.015), bond_spread: pure(0.007),
        bond_yield_start: pure(0.03), management_fee: pure(0.002), custody_fee: pure(0.0003),
      },
      given: { equity_return: equity, bond_yield: through(last, 0.03), deposit_rate: through(last, 0.015) },
    });

    test('the return is the weighted mean less fees and the trustee’s hundredth', () => {
      const run = project(markets(through(last, 0.075)));
      // 0.12 × 7.5 % + 0.80 × 3.7 % + 0.03 × 4.5 % + 0.05 × 1.5 % = 4.07 %; fees 0.23 %: 3.84 %; 1 % of it is reserved
      expectReassociated(run.at('entrusted_gross_return', last), 0.0407, 'gross');
      expectReassociated(run.at('entrusted_return', last), 0.0384 * 0.99, 'credited');
    });

    test('a loss is met by the managers’ reserve, then by the trustee’s, until both are used up', () => {
      const run = project(markets({ ...through(last, 0.075), 2029: -0.5 }));
      const managers = run.at('manager_reserve', 2028) + 0.002 * 0.2;
      const trustee = run.at('trustee_reserve', 2028);
      // 0.12 × −50 % + 2.96 % + 0.135 % + 0.075 % = −2.83 %; fees make it −3.06 %
      expectReassociated(run.at('entrusted_net_return', 2029), -0.0306, 'net');
      expect(managers + trustee).toBeGreaterThan(0.003);
      expect(managers + trustee).toBeLessThan(0.0306);
      expectReassociated(run.at('entrusted_return', 2029), -0.0306 + managers + trustee, 'credited');
      expectExact(run.at('manager_reserve', 2029), 0, 'managers’ reserve');
      expectExact(run.at('trustee_reserve', 2029), 0, 'trustee’s reserve');
      // The year after, reserves start again from what that year sets aside.
      expectReassociated(run.at('manager_reserve', 2030) * (1 + run.at('entrusted_return', 2030)), 0.0004, 'managers’ reserve of one year');
    });

    test('a loss of nine tenths of the managers’ reserve leaves the trustee’s alone', () => {
      const before = project(markets(through(last, 0.075)));
      const loss = 0.9 * before.at('manager_reserve', 2028);
      // 0.12 × x + 3.17 % − 0.23 % = −loss
      const run = project(markets({ ...through(last, 0.075), 2029: (-loss - 0.0294) / 0.12 }));
      expectReassociated(1 + run.at('entrusted_return', 2029), 1, 'one yuan');
      expectExact(run.at('trustee_reserve_drawn', 2029), 0, 'drawn on the trustee');
      expect(run.at('manager_reserve', 2029)).toBeGreaterThan(0.0004);
    });
  });

  test('on random paths no yuan of the gross return is lost between fees, reserves and the province', () => {
    const run = project({ last_year: 2045 }, 4, 3);
    for (let year = 2026; year <= 2045; year++) {
      const at = (rule: string): number => run.at(rule, year);
      const drawn = at('manager_reserve_drawn') + at('trustee_reserve_drawn');
      const spread = at('entrusted_return') + at('management_fee_paid') + 0.0003 + at('trustee_reserve_taken') - drawn;
      expectReassociated(1 + spread, 1 + at('entrusted_gross_return'), `one yuan in ${String(year)}`);
      const held = (at('manager_reserve') + at('trustee_reserve')) * (1 + at('entrusted_return'));
      const opening = run.at('manager_reserve', year - 1) + run.at('trustee_reserve', year - 1);
      expectReassociated(1 + held + drawn, 1 + opening + at('manager_reserve_taken') + at('trustee_reserve_taken'), `reserves of ${String(year)}`);
    }
  });

  describe('the 80 % rule', () => {
    // A deficit of 10 billion, then surpluses of 6 and 8 billion.
    const surplus = { 2027: -100 * YI, 2028: 60 * YI, 2029: 80 * YI };
    const withOffset = (offset: number): Projection =>
      project({ last_year: 2030, inputs: { deficit_offset: pure(offset) }, given: { surplus } });

    test('without offset a deficit asks for nothing and is forgotten', () => {
      const run = withOffset(0);
      expectReassociated(run.at('entrust_target', 2028) + 1, 1, 'after the deficit');
      expectReassociated(run.at('entrust_target', 2029), 48 * YI, '80 % of 60');
      expectReassociated(run.at('entrust_target', 2030), 64 * YI, '80 % of 80');
      expectReassociated(run.at('surplus_to_date', 2029) - run.at('surplus_to_date', 2026), 140 * YI, 'counted');
    });

    test('with offset later surpluses make it good first', () => {
      const run = withOffset(1);
      expectExact(run.at('deficit_carried', 2027), 100 * YI, 'carried');
      expectExact(run.at('deficit_carried', 2028), 40 * YI, 'still carried');
      expectExact(run.at('deficit_carried', 2029), 0, 'made good');
      expectExact(run.at('entrust_target', 2029), 0, 'nothing of 60');
      expectReassociated(run.at('entrust_target', 2030), 32 * YI, '80 % of 80 less 40');
      expectReassociated(run.at('surplus_to_date', 2029) - run.at('surplus_to_date', 2026), 40 * YI, 'counted');
    });

    test('2021 follows the assumed surplus of 2020 and says so; 2017 to 2020 are counted, never judged', () => {
      const run = project({ last_year: 2026 });
      expectReassociated(run.at('entrust_target', 2021), 0.8 * 30 * YI, '80 % of 30');
      expectExact(run.at('compliance_assumed', 2021), 1, '2021');
      expectExact(run.at('compliance_assumed', 2022), 0, '2022');
      // (11 + 16 + 21.5 + 24) ÷ (15 + 20 + 30 + 30)
      expectReassociated(run.at('compliance_to_date', 2021), 72.5 / 95, 'to date');
      expect([...run.all('past_year_assumed', 2021)]).toEqual([1, 1, 1, 1]);
      expect([...run.all('past_year_surplus', 2021)]).toEqual([15 * YI, 20 * YI, 30 * YI, 30 * YI]);
      expect([...run.all('past_year_entrusted', 2021)]).toEqual([0, 11 * YI, 16 * YI, 21.5 * YI]);
      const known = project({ last_year: 2026, inputs: { assumed_until: pure(2016) } });
      expect([...known.all('past_year_assumed', 2021)]).toEqual([0, 0, 0, 0]);
      expectExact(known.at('compliance_assumed', 2021), 0, 'once actual figures stand in all years');
    });

    test('a reserve that binds lowers the share before it, not the share after it', () => {
      const run = project({ last_year: 2030, inputs: { reserve_months: { value: 22, unit: 'month' } } });
      const bound = [2022, 2023, 2024, 2025, 2026, 2027, 2028, 2029, 2030].filter((year) => run.at('new_entrusted', year) < run.at('entrust_target', year));
      expect(bound.length).toBeGreaterThan(0);
      for (const year of bound) {
        expect(run.at('compliance', year)).toBeLessThan(0.8);
        const due = Math.min(run.at('due_surplus', year - 1), Math.max(0, run.at('entrust_room', year)));
        expectReassociated(run.at('due_after_reserve', year) + 1, due + 1, `due after the reserve ${String(year)}`);
        expect(run.at('compliance_after_reserve', year)).toBeGreaterThanOrEqual(0.8);
      }
      expect(run.at('compliance_to_date_after_reserve', 2030)).toBeGreaterThan(run.at('compliance_to_date', 2030));
    });

    test('contracts that are not renewed lower what is outstanding, not what was entrusted', () => {
      const run = project({ last_year: 2035, inputs: { renewal_share: pure(0.5) } });
      expectExact(run.at('redemption_proceeds', 2035), 0, 'nothing redeemed early');
      const [counted, outstanding] = [run.at('compliance_to_date', 2035), run.at('outstanding_ratio', 2035)];
      expect(outstanding).toBeLessThan(counted);
      const matured = Array.from({ length: 15 }, (_, k) => run.at('matured_principal', 2021 + k) - run.at('renewed', 2021 + k)).reduce((sum, each) => sum + each, 0);
      expectLedger(run.at('entrusted_to_date', 2035) - run.at('entrusted', 2035) - matured, run.at('fund_turnover', 2035), 'what left');
    });
  });

  describe('what cannot be is refused by a ledger', () => {
    test('the limits of the law leave room for bonds from nothing to 135 %', () => {
      const mix = (cash: number, equity: number, key: number, repo: number): number => project({
        last_year: 2026, inputs: { cash_share: pure(cash), equity_share: pure(equity), key_project_share: pure(key), repo_share: pure(repo) },
      }).at('bond_share', 2026);
      expectReassociated(1 + mix(0.5, 0.3, 0.2, 0), 1, 'no bonds');
      expectReassociated(mix(0.05, 0, 0, 0.4), 1.35, 'bonds bought on repo');
    });

    test('more entrusted before the base year than the fund holds', () => {
      const run = project({ last_year: 2026, inputs: { past_entrusted: { value: 1000 * YI, unit: 'yuan' } } });
      // Four years of 100 billion each against some 30 billion.
      expect(run.at('opening_residual', 2021)).toBeLessThan(-3000 * YI);
      expect(Math.abs(run.at('opening_residual', 2021)) / run.at('fund_turnover', 2021)).toBeGreaterThan(1e-3);
      expectExact(project({ last_year: 2026 }).at('opening_residual', 2021), 0, 'baseline');
    });
  });
});
