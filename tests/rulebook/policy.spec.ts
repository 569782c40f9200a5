import { describe, test } from 'vitest';
import { ENGINES } from '../engines.js';
import { expectExact, expectPublished, expectReassociated } from '../tolerances.js';
import { cohort } from './cohort.js';
import { Projection, planWith } from './projection.js';

const BANDS = ['band_1', 'band_2', 'band_3', 'band_4', 'band_5', 'band_6'] as const;

describe.each(ENGINES)('%s', (engine) => {
  describe('the entry subsidy changes at the limit of a band, the limit included', () => {
    /** Six amounts at a time through the six bands. */
    function subsidies(year: number, amounts: readonly number[]): number[] {
      const cells = Object.fromEntries(BANDS.map((band, i) => [band, amounts[i]!]));
      const run = new Projection(engine, planWith({
        last_year: year,
        inputs: { band_reference_amount: { by: 'contribution_band', cells, unit: 'yuan/person' } },
      }));
      return BANDS.map((band) => run.at('band_subsidy', year, { contribution_band: band }));
    }
    function expectSubsidies(year: number, rows: readonly (readonly [amount: number, subsidy: number])[]): void {
      const found = subsidies(year, rows.map(([amount]) => amount));
      rows.forEach(([amount, subsidy], i) => { expectExact(found[i]!, subsidy, `subsidy on ${amount} in ${year}`); });
    }

    test('schedule of 2015: 30 / 45 / 60', () => {
      expectSubsidies(2022, [[100, 30], [199, 30], [200, 45], [499, 45], [500, 60], [2000, 60]]);
    });

    test('schedule of 2023: 45 / 81 / 138', () => {
      expectSubsidies(2023, [[300, 45], [499, 45], [500, 81], [799, 81], [800, 138], [999, 138]]);
    });

    test('schedule of 2023: 180 / 285 / 402', () => {
      expectSubsidies(2023, [[1000, 180], [1499, 180], [1500, 285], [1999, 285], [2000, 402], [8000, 402]]);
    });

    test('the retained tier keeps 30 yuan on 100, and its share once the amount grows', () => {
      const run = new Projection(engine, planWith({ last_year: 2031 }));
      for (let year = 2021; year <= 2030; year++) expectReassociated(run.at('retained_subsidy', year), 30, `subsidy in ${String(year)}`);
      // 2031: 100 × 1.04 × 30 %
      expectReassociated(run.at('retained_subsidy', 2031), 31.2, 'subsidy in 2031');
    });

    test('the province pays two thirds', () => {
      const run = new Projection(engine, planWith({ last_year: 2023 }));
      expectReassociated(run.at('province_entry', 2023), 2 * run.at('county_entry', 2023), 'province to locality 2 : 1');
    });
  });

  test('the ceiling of 2025 is a flexible worker’s yearly contribution on the lowest base', () => {
    // 鄂人社发〔2025〕28号: 4,498 yuan a month; 12 × 20 % × 4,498 = 10,795.2
    expectPublished(new Projection(engine, planWith({ last_year: 2026 })).at('contribution_ceiling', 2025), '10795', 'ceiling');
  });

  describe('the year-count addition counts from the first year and breaks at 15 and 25', () => {
    // 1 yuan a year up to 15 years, 2 to 25, 3 beyond: 14; 15; 15 + 2; 15 + 18; 15 + 20; 15 + 20 + 3
    test.each([[14, 14], [15, 15], [16, 17], [24, 33], [25, 35], [26, 38]])('%d years give %d yuan a month', (years, yuan) => {
      const zero = { ordinary: 0, assisted_full: 0, assisted_part: 0, retained_floor: 0 };
      const run = new Projection(engine, planWith(cohort({ lastYear: 2021, creditingRate: 0, amount: 100 }, {
        contribution_years_start: { by: 'status', cells: { ...zero, ordinary: years }, unit: 'person*year' },
        claim_year_share: { value: 0, unit: '1' },
        required_years: { value: 10, unit: 'year' },
        year_count_rate_first: { value: 1, unit: 'yuan/person/month/year' },
        year_count_rate_second: { value: 2, unit: 'yuan/person/month/year' },
        year_count_rate_third: { value: 3, unit: 'yuan/person/month/year' },
      })));
      expectExact(run.at('year_count_claimed', 2021, { status: 'ordinary', sex: 'female', age: 60 }), yuan, `${years} years`);
    });

    test('people of different years in one cell are not averaged first', () => {
      // Years uniform on 12..20 with 15 required and everybody back-paying: the 3/8 below 15 count as 15.
      // mean of max(x, 15) = 16 + 9/16; beyond 15: 25/16. 1 × 16.5625 + (2 − 1) × 1.5625 = 18.125
      const zero = { ordinary: 0, assisted_full: 0, assisted_part: 0, retained_floor: 0 };
      const run = new Projection(engine, planWith(cohort({ lastYear: 2021, creditingRate: 0, amount: 100 }, {
        contribution_years_start: { by: 'status', cells: { ...zero, ordinary: 16 }, unit: 'person*year' },
        claim_year_share: { value: 0, unit: '1' },
        // uniform on 12..20 has the variance 8²/12 = 16/3, a third of the mean
        years_variance_start: { value: 1 / 3, unit: 'year' },
        back_pay_share: { value: 1, unit: '1' },
        year_count_rate_second: { value: 2, unit: 'yuan/person/month/year' },
        year_count_rate_third: { value: 3, unit: 'yuan/person/month/year' },
      })));
      expectReassociated(run.at('year_count_claimed', 2021, { status: 'ordinary', sex: 'female', age: 60 }), 18.125, 'spread of years');
      // Back payment: 9/16 of a year at the floor of 100.
      expectReassociated(run.at('back_payment', 2021, { status: 'ordinary', sex: 'female', age: 60 }), 56.25, 'back payment');
    });
  });

  describe('assistance by status', () => {
    // One person of every status in every cell, half of those who must pay themselves do; retained floor 100, half of it from the county.
    const run = new Projection(engine, planWith(cohort({ lastYear: 2024, creditingRate: 0, amount: 400 }, {
      active_start: { value: 1, unit: 'person' },
      pay_rate: { bands: { 0: 0.5 }, unit: '1' },
      retained_take_up: { value: 0.75, unit: '1' },
    })));
    const at = (rule: string, status: string): number => run.at(rule, 2024, { status, sex: 'female', age: 40 });

    test('ordinary: own money only', () => {
      expectExact(at('personal_contribution', 'ordinary'), 200, 'own');
      expectExact(at('assisted_contribution', 'ordinary'), 0, 'county');
    });

    test('full: the county pays the retained floor for everybody, whether or not they would have paid', () => {
      expectExact(at('payers', 'assisted_full'), 1, 'payers');
      expectExact(at('personal_contribution', 'assisted_full'), 0, 'own');
      expectExact(at('assisted_contribution', 'assisted_full'), 100, 'county');
      expectExact(at('entry_subsidy', 'assisted_full'), 30, 'entry subsidy');
    });

    test('part: the county pays only for those who paid, and both together are the floor', () => {
      expectExact(at('payers', 'assisted_part'), 0.5, 'payers');
      expectExact(at('personal_contribution', 'assisted_part'), 25, 'own');
      expectExact(at('assisted_contribution', 'assisted_part'), 25, 'county');
      expectExact((at('personal_contribution', 'assisted_part') + at('assisted_contribution', 'assisted_part')) / at('payers', 'assisted_part'), 100, 'floor');
    });

    test('nobody who pays nothing gets part assistance', () => {
      const idle = new Projection(engine, planWith(cohort({ lastYear: 2021, creditingRate: 0, amount: 400 }, {
        active_start: { value: 1, unit: 'person' }, pay_rate: { bands: { 0: 0 }, unit: '1' },
      })));
      expectExact(idle.at('assisted_contribution', 2021, { status: 'assisted_part', sex: 'male', age: 40 }), 0, 'county');
      expectExact(idle.at('assisted_contribution', 2021, { status: 'assisted_full', sex: 'male', age: 40 }), 100, 'county, in full');
    });

    test('other lifted people may keep the floor: three quarters do', () => {
      // 0.5 × (0.75 × 100 + 0.25 × 400) = 87.5
      expectExact(at('personal_contribution', 'retained_floor'), 87.5, 'own');
      expectExact(at('assisted_contribution', 'retained_floor'), 0, 'county');
    });
  });

  test('a change of status moves people, years and accounts and no money', () => {
    // 100 ordinary people with 1,000 yuan and 5 years each in every cell; an eighth change, three quarters of them to part assistance.
    const ordinary = (value: number): object => ({ by: 'status', cells: { ordinary: value, assisted_full: 0, assisted_part: 0, retained_floor: 0 } });
    const run = new Projection(engine, planWith(cohort({ lastYear: 2021, creditingRate: 0, amount: 100 }, {
      active_start: { ...ordinary(100), unit: 'person' },
      account_start: { ...ordinary(100_000), unit: 'yuan' },
      contribution_years_start: { ...ordinary(500), unit: 'person*year' },
      pay_rate: { bands: { 0: 0 }, unit: '1' },
      status_leave_rate: { ...ordinary(0.125), unit: '1' },
      status_move_share: { by: 'status', cells: { ordinary: 0, assisted_full: 0.25, assisted_part: 0.75, retained_floor: 0 }, unit: '1' },
    })));
    const at = (rule: string, status: string): number => run.at(rule, 2021, { status, sex: 'male', age: 40 });
    for (const [rule, total] of [['active', 100], ['account', 100_000], ['contribution_years', 500]] as const) {
      expectExact(at(rule, 'ordinary'), 0.875 * total, `${rule} who stay`);
      expectExact(at(rule, 'assisted_part'), 0.125 * 0.75 * total, `${rule} who become part assisted`);
      // The county pays 100 into the account of everybody with full assistance, and it counts as a year.
      const paid = rule === 'account' ? 130 * 3.125 : rule === 'contribution_years' ? 3.125 : 0;
      expectExact(at(rule, 'assisted_full'), 0.125 * 0.25 * total + paid, `${rule} who become fully assisted`);
    }
    expectExact(run.at('entrants_total', 2021) + run.at('left_total', 2021), 0, 'nobody enters or leaves');
    expectExact(run.at('account_refund_total', 2021) + run.at('transfer_out_total', 2021), 0, 'nothing is paid out');
  });

  describe('months of pension in a year', () => {
    const base = cohort({ lastYear: 2021, creditingRate: 0, amount: 100 }, {
      pensioners_start: { by: 'status', cells: { ordinary: 1000, assisted_full: 0, assisted_part: 0, retained_floor: 0 }, unit: 'person' },
      // everybody dies with probability 0.02: hazard −ln 0.98
      mortality_hazard: { value: -Math.log(0.98), unit: '1' },
      lee_carter_b: { value: 0, unit: '1' },
      status_mortality: { value: 1, unit: '1' },
      claim_year_months: { value: 5.5, unit: 'month' },
      contribution_years_start: { by: 'status', cells: { ordinary: 15, assisted_full: 0, assisted_part: 0, retained_floor: 0 }, unit: 'person*year' },
    });
    // Only the cell of age 59 has pensioners besides the person who claims; take them away to see the claim alone.
    const run = new Projection(engine, planWith(base));

    test('12 for survivors, 6.5 for those who die', () => {
      // 980 × 12 + 20 × 6.5 = 11,890
      const cell = { status: 'ordinary', sex: 'male', age: 30 };
      expectPublished(run.at('pension_months', 2021, cell), '11890.00', 'person-months');
    });

    test('5.5 in the year of turning 60, 2 for those who die in it', () => {
      // as above, and 0.98 claimants × 5.5 + 0.02 deaths × 2 = 5.39 + 0.04
      expectPublished(run.at('pension_months', 2021, { status: 'ordinary', sex: 'male', age: 60 }), '11895.43', 'person-months');
    });

    test('leaving out the deaths would cost 1.1 % at this mortality', () => {
      expectPublished((20 * 6.5) / (980 * 12 + 20 * 6.5) * 100, '1.1', 'share of months');
    });
  });
});
