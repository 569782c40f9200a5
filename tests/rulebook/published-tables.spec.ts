import { describe, expect, test } from 'vitest';
import { ENGINES } from '../engines.js';
import { expectExact, expectPublished, expectReassociated } from '../tolerances.js';
import { cohort } from './cohort.js';
import { BASELINE, Projection, planOf, planWith } from './projection.js';

// The person of the tests: 45 at the end of 2020, pays 15 times (2021–2035, ages 46–60), claims in 2035.
const CLAIM = 2035;
const AT_60 = { status: 'ordinary', sex: 'male', age: 60 };
const AT_61 = { ...AT_60, age: 61 };

/** Su & Xian, Sustainability 2020, 12, 2833, table 3: 15 payments at year end, 1.5 %, divisor 139, base pension 88. */
const GRADES: readonly (readonly [grade: number, subsidy: number, interest: string, account: string, total: string])[] = [
  [100, 30, '218.68', '15.60', '103.60'],
  [200, 30, '386.89', '27.60', '115.60'],
  [300, 30, '555.11', '39.61', '127.61'],
  [400, 30, '723.32', '51.61', '139.61'],
  [500, 60, '942.00', '67.21', '155.21'],
  [600, 60, '1110.21', '79.21', '167.21'],
  [700, 60, '1278.42', '91.21', '179.21'],
  [800, 60, '1446.64', '103.21', '191.21'],
  [900, 60, '1614.85', '115.21', '203.21'],
  [1000, 60, '1783.07', '127.22', '215.22'],
  [1500, 60, '2624.13', '187.22', '275.22'],
  [2000, 60, '3465.20', '247.23', '335.23'],
];

test('the divisor table by age is the annex of 2005, 233 below 40 and 56 above 70', () => {
  // 国发〔2005〕38号 annex, ages 40–70
  const annex = [
    233, 230, 226, 223, 220, 216, 212, 208, 204, 199, 195, 190, 185, 180, 175, 170, 164, 158, 152, 145, 139, 132, 125, 117, 109, 101, 93, 84,
    75, 65, 56,
  ];
  const plan = planOf(BASELINE);
  const { offset, length } = plan.inputs.get('annuity_divisor_by_age')!.values;
  const divisors = [...plan.numbers.slice(offset, offset + length)];
  expect(divisors.slice(40, 71)).toEqual(annex);
  expect(new Set(divisors.slice(0, 40))).toEqual(new Set([233]));
  expect(new Set(divisors.slice(71))).toEqual(new Set([56]));
});

describe.each(ENGINES)('%s', (engine) => {
  describe('resident pension by grade (published table)', () => {
    test.each(GRADES)('grade %d with subsidy %d', (grade, subsidy, interest, account, total) => {
      const run = new Projection(engine, planWith(cohort({ lastYear: CLAIM + 1, creditingRate: 0.015, amount: grade })));
      expectReassociated(run.at('new_money', CLAIM, AT_60), grade + subsidy, 'paid in a year');
      expectPublished(run.at('claim_balance', CLAIM, AT_60) - 15 * (grade + subsidy), interest, 'interest');
      expectPublished(run.at('claimed_pension', CLAIM, AT_60), account, 'account pension a month');
      // A full year of payment follows the claim at the year's end: one twelfth of it is the month.
      const month = run.at('due_survivors', CLAIM + 1, AT_61) / 12;
      expectPublished(month + run.at('base_standard', CLAIM + 1), total, 'total a month');
    });
  });

  test('residents use 139 at every claiming age unless the reform switch is on', () => {
    const at = { age: 65 };
    expectExact(new Projection(engine, planWith({ last_year: 2021 })).at('divisor', 2021, at), 139, 'divisor at 65');
    const reform = planWith({ last_year: 2021, inputs: { divisor_by_age_switch: { value: 1, unit: '1' } } });
    expectExact(new Projection(engine, reform).at('divisor', 2021, at), 101, 'divisor at 65 by the table');
  });

  describe('the account is used up at the same age whatever its size', () => {
    // 139 months without interest end 11.58 years after the claim; with interest later.
    test.each([[0, '71.6'], [0.015, '72.7'], [0.025, '73.6']] as const)('at %d interest', (rate, printed) => {
      for (const amount of [100, 2000]) {
        const run = new Projection(engine, planWith(cohort({ lastYear: CLAIM + 20, creditingRate: rate, amount })));
        let age = 60;
        for (let year = CLAIM + 1; year <= CLAIM + 20; year++) {
          const cell = { ...AT_60, age: 60 + year - CLAIM };
          age += run.at('paid_survivors', year, cell) / run.at('due_survivors', year, cell);
          expectReassociated(run.at('claim_pension', year, cell), run.at('claimed_pension', CLAIM, AT_60), 'the monthly pension stays frozen');
        }
        expectPublished(age, printed, `age of exhaustion with ${amount} yuan a year`);
        // The pension goes on: what the account cannot pay is the longevity cost.
        const late = { ...AT_60, age: 80 };
        expectExact(run.at('paid_survivors', CLAIM + 20, late), 0, 'paid from the account at 80');
        expect(run.at('longevity_cost', CLAIM + 20)).toBeGreaterThan(0);
      }
    });
  });

  describe('fees and reserves of entrusted money', () => {
    // 国发〔2015〕48号: net assets 10,000, gross 6 %: fees 50 + 5, net 545, trustee's reserve 5.45, credited 539.55, manager's reserve 10.
    const years = [2021, 2022, 2023, 2024];
    const plan = planWith({
      last_year: 2030,
      inputs: {
        equity_share: { value: 0, unit: '1' },
        key_project_share: { value: 0, unit: '1' },
        deposit_start: { value: 0.06, unit: '1' },
        deposit_mean: { value: 0.06, unit: '1' },
        bond_yield_start: { value: 0.06, unit: '1' },
        bond_yield_mean: { value: 0.06, unit: '1' },
        bond_spread: { value: 0, unit: '1' },
        management_fee: { value: 0.005, unit: '1' },
        custody_fee: { value: 0.0005, unit: '1' },
      },
      given: { bond_yield: Object.fromEntries(years.map((year) => [year, 0.06])), deposit_rate: Object.fromEntries([...years, 2025].map((year) => [year, 0.06])) },
    });
    const run = new Projection(engine, plan);

    test('are taken in order: fees, the trustee’s reserve, then the province', () => {
      expectPublished(run.at('entrusted_gross_return', 2030) * 10_000, '600.00', 'gross');
      expectPublished(run.at('management_fee_paid', 2030) * 10_000, '50.00', 'management fee');
      expectPublished(run.at('entrusted_net_return', 2030) * 10_000, '545.00', 'net income');
      expectPublished(run.at('trustee_reserve_taken', 2030) * 10_000, '5.45', 'trustee’s reserve');
      expectPublished(run.at('manager_reserve_taken', 2030) * 10_000, '10.00', 'manager’s reserve');
      expectPublished(run.at('entrusted_return', 2030) * 10_000, '539.55', 'credited');
      expectPublished((run.at('rolled_value', 2030, { vintage: 3 }) / run.at('entrusted_value', 2029, { vintage: 2 })) * 10_000, '10539.55', 'value after');
    });
  });
});
