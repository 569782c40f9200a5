import { describe, expect, test } from 'vitest';
import { ENGINES } from '../engines.js';
import { expectExact, expectPublished, expectReassociated } from '../tolerances.js';
import { cohort } from './cohort.js';
import { Projection, planWith } from './projection.js';

const EACH_YEAR = (first: number, last: number, value: number): Record<number, number> =>
  Object.fromEntries(Array.from({ length: last - first + 1 }, (_, k) => [first + k, value]));

describe.each(ENGINES)('%s', (engine) => {
  describe('a five-year contract with a committed floor', () => {
    // The vintage of 2018 stands at 1.2097 per yuan at the end of 2020, its floor at 1.0588, and matures at the end of 2023.
    // Floor then: 1.0588 × 1.029³ = 1.153613. The risk fund takes a tenth of what lies above.
    function settlement(entrustedReturn: number): Projection {
      return new Projection(engine, planWith({
        last_year: 2026,
        inputs: { committed_share: { value: 1, unit: '1' }, risk_fund_share: { value: 0.1, unit: '1' } },
        given: { entrusted_return: EACH_YEAR(2021, 2026, entrustedReturn) },
      }));
    }
    const perYuan = (run: Projection): number => run.at('settlement', 2023) / run.at('matured_principal', 2023);

    test('above the floor the risk fund takes its share of the excess', () => {
      // accrued 1.2097 × 1.01³ = 1.246355; 1.153613 + 0.9 × 0.092742 = 1.237081
      expectPublished(perYuan(settlement(0.01)), '1.237081', 'per yuan of principal');
    });

    test('below the floor the risk fund fills the gap', () => {
      // accrued 1.2097 × 0.95³ = 1.037168 < 1.153613
      const run = settlement(-0.05);
      expectPublished(perYuan(run), '1.153613', 'per yuan of principal');
      expect(run.at('risk_fund_charge', 2023)).toBeLessThan(0);
    });

    test('maturing principal is no income, the settled return is', () => {
      const run = settlement(0.01);
      expectPublished(run.at('settled_return', 2023) / run.at('matured_principal', 2023), '0.237081', 'income per yuan of principal');
      // Nothing matures before, so nothing is settled although the contracts earn.
      expectExact(run.at('settled_return', 2022), 0, 'income before maturity');
      expect(run.at('unrealised', 2022)).toBeGreaterThan(run.at('unrealised', 2021));
    });

    test('what has matured is no longer entrusted', () => {
      expectExact(settlement(0.01).at('entrusted_principal', 2023, { vintage: 6 }), 0, 'vintage 6');
    });
  });

  describe('linkage with the employee scheme', () => {
    // One woman and one man of every age have an account of 1,000 here and work in the employee scheme; no interest, no deaths.
    const linked = cohort({ lastYear: 2021, creditingRate: 0, amount: 100 }, {
      active_start: { value: 0, unit: 'person' },
      paused_start: { by: 'status', cells: { ordinary: 1, assisted_full: 0, assisted_part: 0, retained_floor: 0 }, unit: 'person' },
      paused_account_start: { by: 'status', cells: { ordinary: 1000, assisted_full: 0, assisted_part: 0, retained_floor: 0 }, unit: 'yuan' },
      paused_years_start: { by: 'status', cells: { ordinary: 5, assisted_full: 0, assisted_part: 0, retained_floor: 0 }, unit: 'person*year' },
      // Careers of 0 to 40 years, 10 needed: three in four have them, the others 5 on average.
      required_employee_years: { value: 10, unit: 'year' }, employee_extension: { value: 0, unit: 'year' },
      employee_career_shortest: { value: 0, unit: 'year' }, employee_career_longest: { value: 40, unit: 'year' },
      employee_bring_share: { value: 1, unit: '1' }, employee_account_rate: { value: 0.1, unit: '1' }, employee_account_value: { value: 1, unit: '1' },
      return_rate: { value: 0, unit: '1' },
      pay_rate: { bands: { 0: 0 }, unit: '1' },
    });
    const run = new Projection(engine, planWith({ ...linked, given: { ...linked.given, employee_base: { 2021: 3000 } } }));
    const woman55 = { status: 'ordinary', sex: 'female', age: 55 };
    const man55 = { ...woman55, sex: 'male' };
    const man60 = { ...man55, age: 60 };

    test('before the employee pension age nothing moves and nothing is paid', () => {
      expectExact(run.at('paused', 2021, man55), 1, 'paused');
      expectExact(run.at('paused_account', 2021, man55), 1000, 'account');
      expectExact(run.at('transfer_out', 2021, man55), 0, 'transfer');
    });

    test('at that age those with the years take the whole account along', () => {
      expectExact(run.at('transferred_out', 2021, woman55), 0.75, 'people');
      expectExact(run.at('transfer_out', 2021, woman55), 750, 'money');
      expectExact(run.at('paused', 2021, woman55), 0, 'nobody is left behind');
      expectExact(run.at('paused_account', 2021, woman55), 0, 'nor money');
    });

    test('the others come back with their employee account and years', () => {
      expectExact(run.at('active', 2021, woman55), 0.25, 'people');
      // 5 years × 10 % × 12 × 3,000 = 18,000; a quarter is 4,500; the own account's quarter is 250
      expectReassociated(run.at('transfer_in', 2021, woman55), 4500, 'brought back');
      expectReassociated(run.at('account', 2021, woman55), 4750, 'account');
      expectExact(run.at('contribution_years', 2021, woman55), 0.25 * (5 + 5), 'years');
    });

    test('a man of 60 who comes back claims at once', () => {
      expectExact(run.at('linked_claims', 2021, man60), 0.25, 'claim');
      expectReassociated(run.at('claimed_pension', 2021, man60), 4750 / 139, 'account pension');
    });

    test('leaving for the employee scheme pays out nothing: account and years wait here', () => {
      const leave = new Projection(engine, planWith(cohort({ lastYear: 2021, creditingRate: 0, amount: 100 }, {
        exit_rate: { value: 1, unit: '1' },
        account_start: { by: 'status', cells: { ordinary: 1000, assisted_full: 0, assisted_part: 0, retained_floor: 0 }, unit: 'yuan' },
        return_rate: { value: 0, unit: '1' },
      })));
      expectExact(leave.at('left', 2021, man55), 1, 'left');
      expectExact(leave.at('left', 2021, woman55), 0, 'nobody leaves past the statutory age');
      expectExact(leave.at('active', 2021, man55), 0, 'active');
      expectExact(leave.at('paused_account', 2021, man55), 1000, 'account');
      expectExact(leave.at('account_refund_total', 2021) + leave.at('transfer_out_total', 2021), 0, 'paid out');
    });
  });

  describe('late decisions and late money', () => {
    test('a rise decided after the year end is paid the year after, in full', () => {
      const run = new Projection(engine, planWith({
        last_year: 2029,
        inputs: { late_share: { value: 1, unit: '1' }, mid_year_share: { value: 0, unit: '1' } },
      }));
      // From 2027 on every rise of 20 yuan a month is paid a year late.
      expectReassociated(run.at('arrears', 2027), 20 * run.at('pension_months_total', 2027), 'owed');
      expectReassociated(run.at('benefits_paid', 2027), run.at('benefits_due', 2027) - run.at('arrears', 2027), 'paid in 2027');
      expectReassociated(run.at('benefits_paid', 2028), run.at('benefits_due', 2028) - run.at('arrears', 2028) + run.at('arrears', 2027), 'paid in 2028');
    });

    test('a rise on 1 July counts six months in its year', () => {
      const run = new Projection(engine, planWith({
        last_year: 2027, inputs: { mid_year_share: { value: 1, unit: '1' }, late_share: { value: 0, unit: '1' } },
      }));
      expectExact(run.at('national_base', 2027), 183, 'standard at year end');
      expectExact(run.at('national_base_mean', 2027), 173, 'mean of the year');
    });

    test('subsidy that comes late is a receivable, not income', () => {
      const run = new Projection(engine, planWith({ last_year: 2026, inputs: { paid_ratio: { value: 0.9, unit: '1' } } }));
      expectReassociated(run.at('benefit_subsidy', 2021), 0.9 * run.at('subsidy_due', 2021), 'received in 2021');
      expectReassociated(run.at('subsidy_receivable', 2021), 0.1 * run.at('subsidy_due', 2021), 'receivable');
      expectReassociated(run.at('benefit_subsidy', 2022), 0.9 * run.at('subsidy_due', 2022) + 0.1 * run.at('subsidy_due', 2021), 'received in 2022');
    });
  });

  describe('inheritance', () => {
    test('the whole balance goes to the heirs after the year’s credit and payments', () => {
      // 40-year-old with 1,000, certain death in effect (hazard 40), 2 % for half a year: 1,010.
      // A pensioner with 1,390 and 10 a month: 6.5 months paid = 65 with a quarter of a year's interest: 1,390 × 1.01 − 65 × 1.005 = 1,338.575
      const ordinary = (value: number): object => ({ by: 'status', cells: { ordinary: value, assisted_full: 0, assisted_part: 0, retained_floor: 0 } });
      const run = new Projection(engine, planWith(cohort({ lastYear: 2021, creditingRate: 0.02, amount: 100 }, {
        account_start: { ...ordinary(1000), unit: 'yuan' },
        pensioners_start: { ...ordinary(1), unit: 'person' },
        pensioner_account_start: { ...ordinary(1390), unit: 'yuan' },
        claim_pension_start: { ...ordinary(10), unit: 'yuan/month' },
        mortality_hazard: { value: 40, unit: '1' },
        lee_carter_b: { value: 0, unit: '1' },
      })));
      const cell = { status: 'ordinary', sex: 'male', age: 70 };
      expectPublished(run.at('pensioner_refund', 2021, cell), '1338.575', 'pensioner');
      expectPublished(run.at('account_refund', 2021, cell) - run.at('pensioner_refund', 2021, cell), '1010.000', 'member');
    });

    test('nothing is left to inherit when the account is used up, and never less than nothing', () => {
      const ordinary = (value: number): object => ({ by: 'status', cells: { ordinary: value, assisted_full: 0, assisted_part: 0, retained_floor: 0 } });
      const run = new Projection(engine, planWith(cohort({ lastYear: 2021, creditingRate: 0.02, amount: 100 }, {
        pensioners_start: { ...ordinary(1), unit: 'person' },
        pensioner_account_start: { ...ordinary(30), unit: 'yuan' },
        claim_pension_start: { ...ordinary(10), unit: 'yuan/month' },
        mortality_hazard: { value: 40, unit: '1' },
        lee_carter_b: { value: 0, unit: '1' },
      })));
      const cell = { status: 'ordinary', sex: 'male', age: 70 };
      // due 65, available 30 × 1.01 / 1.005 = 30.149
      expectPublished(run.at('paid_deaths', 2021, cell), '30.149', 'paid from the account');
      expectReassociated(run.at('pensioner_refund', 2021, cell) + 1, 1, 'refund');
    });
  });
});
