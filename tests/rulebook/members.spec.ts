// 人员变动 — who is in which stock and why, worked out beside the rules: movement by stock, cohorts, the employee scheme, the closed group.
import { describe, expect, test } from 'vitest';
import { expectExact, expectLedger, expectReassociated } from '../tolerances.js';
import { cohort } from './cohort.js';
import { BASELINE, planOf, planWith, Projection } from './projection.js';

const AGES = 106;
const STATUSES = 4;
const BASE = 2020;
const baseline = planOf(BASELINE, 3);
const total = (cells: Float64Array): number => cells.reduce((sum, value) => sum + value, 0);

describe('movement of heads', () => {
  const STOCKS = ['active', 'paused', 'waiting', 'pensioners'];
  const FLOWS = ['entrants', 'returned', 'left', 'claims_active', 'waiting_claims', 'linked_claims', 'taken_up', 'transferred_out', 'active_survivors',
    'waiting_share', 'member_death_rate'];

  test.each([0, 1, 2])('path %i: every stock closes from the cells of its flows, every year', (path) => {
    const run = new Projection('interpreter', baseline, path, false, [...STOCKS, ...FLOWS, 'participants']);
    /** Deaths of a stock from last year's cells, those of 105 staying in the last cell. */
    const deaths = (stock: string, year: number): number => {
      const rate = run.all('member_death_rate', year);
      return run.all(stock, year - 1).reduce((sum, people, cell) => sum + people * rate[cell % AGES === AGES - 1 ? cell : cell + 1]!, 0);
    };
    for (let year = BASE + 1; year <= 2100; year++) {
      const sum = (rule: string): number => total(run.all(rule, year));
      const share = run.all('waiting_share', year);
      const begin = run.all('active_survivors', year).reduce((people, alive, cell) => people + alive * share[cell]!, 0);
      const moves: Record<string, number> = {
        active: sum('entrants') + sum('returned') - sum('left') - sum('claims_active') - begin - deaths('active', year),
        paused: sum('left') - sum('returned') - sum('linked_claims') - sum('transferred_out') - deaths('paused', year),
        waiting: begin - sum('waiting_claims') - deaths('waiting', year),
        pensioners: sum('claims_active') + sum('waiting_claims') + sum('linked_claims') + sum('taken_up') - deaths('pensioners', year),
      };
      let participants = 0;
      for (const stock of STOCKS) {
        const opening = total(run.all(stock, year - 1));
        expectLedger(opening + moves[stock]! - sum(stock), opening, `${stock} ${year}`);
        participants += sum(stock);
      }
      expectReassociated(run.at('participants', year), participants, `participants ${year}`);
    }
  });

  test('a change of status moves people and years, and nothing is gained or lost', () => {
    const run = new Projection('interpreter', planWith({
      last_year: 2026,
      inputs: { status_leave_rate: { by: 'status', cells: { ordinary: 0.3, assisted_full: 0.2, assisted_part: 0.5, retained_floor: 0.1 }, unit: '1' } },
    }), 0, true, ['active', 'active_before_moves', 'contribution_years', 'years_before_moves', 'years_gained']);
    const at = (rule: string, sexAge: number): number => Array.from({ length: STATUSES }, (_, status) => run.all(rule, 2025)[status * 2 * AGES + sexAge]!).reduce((a, b) => a + b, 0);
    for (let sexAge = 0; sexAge < 2 * AGES; sexAge++) {
      if (sexAge % AGES >= 60) continue;
      expectReassociated(at('active', sexAge), at('active_before_moves', sexAge), `people ${sexAge}`);
      expectReassociated(at('contribution_years', sexAge), at('years_before_moves', sexAge) + at('years_gained', sexAge), `years ${sexAge}`);
    }
    const moved = run.all('active', 2025).some((people, cell) => Math.abs(people - run.all('active_before_moves', 2025)[cell]!) > 100);
    expect(moved, 'people do change status').toBe(true);
  });
});

describe('the employee scheme', () => {
  // One man and one woman of every age left an account of 1,000 here. No deaths, no interest, nobody comes back early.
  const ONE = { ordinary: 1, assisted_full: 0, assisted_part: 0, retained_floor: 0 };
  const run = new Projection('interpreter', planWith(cohort({ lastYear: 2045, creditingRate: 0, amount: 100 }, {
    active_start: { value: 0, unit: 'person' },
    paused_start: { by: 'status', cells: ONE, unit: 'person' },
    return_rate: { value: 0, unit: '1' },
  })), 0, true, ['paused', 'transferred_out', 'linked_back', 'employee_reached', 'employee_qualified_share', 'employee_threshold', 'linked_mean_years']);

  test('the minimum rises by half a year a year from 2030 to 20 years in 2039', () => {
    // Three years are made up by paying on.
    for (const [year, years] of [[2021, 12], [2029, 12], [2030, 12.5], [2034, 14.5], [2039, 17], [2045, 17]] as const) {
      expectReassociated(run.at('employee_threshold', year), years, `threshold ${year}`);
    }
  });

  test('and fewer of them qualify', () => {
    // Careers of 1 to 26 years in 2021: (26 - 12) / 25; 1 to 38 from 2035: (38 - 17) / 37 once 20 are needed.
    expectReassociated(run.at('employee_qualified_share', 2021), 14 / 25, '2021');
    expectReassociated(run.at('employee_qualified_share', 2039), 21 / 37, '2039');
    // With 15 years still enough it would be 26 of 37.
    expect(run.at('employee_qualified_share', 2045)).toBeLessThan(26 / 37);
    expectReassociated(run.at('linked_mean_years', 2021), (1 + 12) / 2, 'mean years 2021');
    expectReassociated(run.at('linked_mean_years', 2039), (1 + 17) / 2, 'mean years 2039');
  });

  test('the statutory age rises by months: 60.4 for men at the end of 2026, 63 from 2039; 55.4 and 58 for women', () => {
    for (const [year, sex, age, share] of [
      [2024, 'male', 60, 1], [2024, 'male', 59, 0], [2026, 'male', 60, 0.6], [2026, 'male', 61, 1], [2039, 'male', 62, 0], [2039, 'male', 63, 1],
      [2024, 'female', 55, 1], [2026, 'female', 55, 0.6], [2039, 'female', 57, 0], [2045, 'female', 58, 1],
    ] as const) expectReassociated(run.at('employee_reached', year, { sex, age }), share, `${sex} ${String(age)} ${String(year)}`);
  });

  test.each([['male', 1966], ['male', 1975], ['female', 1970], ['female', 1984]] as const)('%s born in %i: each account is settled once and nobody is left behind', (sex, born) => {
    let settled = 0;
    for (let year = 2021; year <= 2045; year++) {
      const cell = { status: 'ordinary', sex, age: year - born };
      settled += run.at('transferred_out', year, cell) + run.at('linked_back', year, cell);
    }
    expectReassociated(settled, 1, 'settled');
    expectExact(run.at('paused', 2045, { status: 'ordinary', sex, age: 2045 - born }), 0, 'left behind');
  });
});

describe('who comes in', () => {
  const inputs = { last_year: 2030 };
  const open = new Projection('interpreter', planWith(inputs));
  const number = (value: number): object => ({ value, unit: '1' });

  test('a closed group admits nobody: only deaths and accounts that leave change it', () => {
    const closed = new Projection('interpreter', planWith({ ...inputs, inputs: { open_group: number(0) } }));
    for (let year = 2021; year <= 2030; year++) {
      expectExact(closed.at('entrants_total', year) + closed.at('taken_up_total', year), 0, `newcomers ${year}`);
      const gone = closed.at('member_deaths', year) + closed.at('transferred_out_total', year);
      expectReassociated(closed.at('participants', year), closed.at('participants', year - 1) - gone, `participants ${year}`);
    }
    // Nobody under 26 can be a member ten years later.
    expectExact(total(closed.all('active', 2030).filter((_, cell) => cell % AGES < 26)), 0, 'young members');
    expectExact(open.at('participants', BASE), closed.at('participants', BASE), 'the same people at the start');
  });

  test('the effort to enrol empties the uninsured and stops at all of them', () => {
    const full = new Projection('interpreter', planWith({ ...inputs, inputs: { entry_index: number(100) } }));
    // Entry rates are 5 % and more, so a hundredfold is everybody who is eligible and not past the pension age.
    for (const year of [2021, 2025]) expectReassociated(full.at('entrants_total', year), full.at('uninsured_total', year), `everybody ${year}`);
    expect(full.at('uninsured_total', 2022)).toBeLessThan(0.2 * open.at('uninsured_total', 2022));
    expectExact(full.at('left_total', 2021), open.at('left_total', 2021), 'leaving does not react in the first year');
  });

  test('faster urbanisation takes its points off the eligible and moves nobody by itself', () => {
    const faster = new Projection('interpreter', planWith({ ...inputs, inputs: { urbanisation_shift: { series: { 2021: 0, 2022: 0.05 }, after: 'hold', unit: '1' } } }));
    expectExact(faster.at('participants', 2021), open.at('participants', 2021), 'before');
    expectExact(faster.at('left_total', 2022), open.at('left_total', 2022), 'leaving has its own index');
    const cell = { sex: 'male', age: 40 };
    expectReassociated(open.at('uninsured', 2022, cell) - faster.at('uninsured', 2022, cell), 0.05 * open.at('registered', 2022, cell), 'five points of the registered');
  });

  test('who was 60 when the scheme came draws the base pension and has no account and no years', () => {
    const more = new Projection('interpreter', planWith({ ...inputs, inputs: { taken_up_rate: number(0.2) } }));
    expect(more.at('taken_up_total', 2021)).toBeGreaterThan(50_000);
    // In 2021 those of 70 were 60 in 2011 and those of 69 were not.
    for (const sex of ['male', 'female']) {
      expectExact(more.at('taken_up', 2021, { sex, age: 69 }), 0, 'too young');
      expectReassociated(more.at('taken_up', 2021, { sex, age: 70 }), 0.2 * more.at('uninsured', 2021, { sex, age: 70 }), 'old enough');
    }
    expect(more.at('base_pension_national', 2021)).toBeGreaterThan(open.at('base_pension_national', 2021));
    for (const rule of ['account_total', 'account_pension', 'year_count_pension', 'personal_contribution_total']) expectExact(more.at(rule, 2021), open.at(rule, 2021), rule);
  });
});

describe('eligibility goes by birth cohort', () => {
  const run = new Projection('interpreter', planWith({ last_year: 2060 }), 0, true, ['registered', 'uninsured', 'active', 'claims_active']);
  /** Claims at 60 for each registered person of 60, both sexes. */
  const claiming = (year: number): number => {
    const at = (rule: string, offset: number): number => run.all(rule, year)[offset + 60]!;
    const claims = Array.from({ length: 2 * STATUSES }, (_, group) => at('claims_active', group * AGES)).reduce((a, b) => a + b, 0);
    return claims / (at('registered', 0) + at('registered', AGES));
  };

  test('of those turning 60 in 2023–25 between 55 and 61 % claim: nationally 56 % did in 2022–24 and 61 % in 2023–24', () => {
    for (const year of [2023, 2024, 2025]) {
      expect(claiming(year)).toBeGreaterThan(0.55);
      expect(claiming(year)).toBeLessThan(0.61);
    }
  });

  test('of younger cohorts fewer do: 51 % of those born in 1995 will be eligible at 60, 64.7 % of those born in 1970', () => {
    expect(claiming(2055)).toBeLessThan(0.51);
    expect(claiming(2030)).toBeGreaterThan(0.51);
    expect(claiming(2030)).toBeLessThan(0.647);
    expect(claiming(2045)).toBeLessThan(claiming(2030));
  });
});
