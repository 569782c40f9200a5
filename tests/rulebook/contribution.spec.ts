import { readFileSync } from 'node:fs';
import { parse as parseCsv } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { LATE_CHOICE } from '../../scripts/tables/anchors.mjs';
import { ENGINES } from '../engines.js';
import { expectExact, expectPublished, expectReassociated } from '../tolerances.js';
import { cohort } from './cohort.js';
import { BASELINE, Projection, planWith } from './projection.js';

const BANDS = ['band_1', 'band_2', 'band_3', 'band_4', 'band_5', 'band_6'] as const;
const by = (dimension: string, cells: Readonly<Record<string, number>>, unit: string): object => ({ by: dimension, cells, unit });

describe.each(ENGINES)('%s', (engine) => {
  describe('the choice of band', () => {
    test('moves towards the higher bands from 45 on, and the amount with it', () => {
      // 2023, amounts 300 500 800 1000 1500 2000. Younger: 70 16.5 5 3.5 2.5 2.5 %: 210 + 82.5 + 40 + 35 + 37.5 + 50 = 455.
      // Near 60: 50 20 10 10 4 6 %: 150 + 100 + 80 + 100 + 60 + 120 = 610. Between 45 and 49 a quarter of the way, to 54 three fifths.
      const run = new Projection(engine, planWith({ last_year: 2026 }));
      for (const [age, yuan] of [[20, 455], [44, 455], [45, 493.75], [50, 548], [55, 610], [60, 610]] as const) {
        expectReassociated(run.at('mean_amount', 2023, { age }), yuan, `mean amount at ${String(age)}`);
      }
      // Subsidies 45 81 138 180 285 402: 31.5 + 13.365 + 6.9 + 6.3 + 7.125 + 10.05 = 75.24; 22.5 + 16.2 + 13.8 + 18 + 11.4 + 24.12 = 106.02
      expectReassociated(run.at('mean_subsidy', 2023, { age: 20 }), 75.24, 'subsidy of younger members');
      expectReassociated(run.at('mean_subsidy', 2023, { age: 59 }), 106.02, 'subsidy near 60');
    });

    test('without a response is that of the input whatever the subsidy', () => {
      const run = new Projection(engine, planWith({ last_year: 2026, inputs: { entry_subsidy_bands: { bands: { 0: 0, 300: 600 }, unit: 'yuan/person' } } }));
      expectReassociated(run.at('band_choice_early', 2023, { contribution_band: 'band_1' }), 0.7, 'share of band 1');
      expectReassociated(run.at('paying_share', 2023, { age: 40 }), 0.72, 'share paying');
    });

    test('with a response follows the value of a yuan paid, and the shares add up to one', () => {
      // Only band 4 gets more: 180 + 138.6294361 on 1,000, a gain of 0.1386294361 a yuan; response 5: weights times e^0.6931 = 2.
      const run = new Projection(engine, planWith({
        last_year: 2026,
        inputs: {
          entry_subsidy_bands: { bands: { 0: 0, 100: 30, 300: 45, 500: 81, 800: 138, 1000: 318.6294361119891, 1500: 285, 2000: 402 }, unit: 'yuan/person' },
          choice_response: { value: 5, unit: '1' },
          pay_response: { value: 100, unit: '1' },
        },
      }));
      // Younger: 0.035 becomes 0.07 of 1.035; near 60: 0.1 becomes 0.2 of 1.1.
      expectPublished(run.at('band_choice_early', 2023, { contribution_band: 'band_4' }), '0.067633', 'younger, band 4');
      expectPublished(run.at('band_choice_early', 2023, { contribution_band: 'band_1' }), '0.676329', 'younger, band 1');
      expectPublished(run.at('band_choice_late', 2023, { contribution_band: 'band_4' }), '0.181818', 'near 60, band 4');
      for (const rule of ['band_choice_early', 'band_choice_late']) {
        for (const year of [2023, 2026]) {
          expectReassociated(BANDS.reduce((sum, band) => sum + run.at(rule, year, { contribution_band: band }), 0), 1, `${rule} ${String(year)}`);
        }
      }
      // Mean gain 0.035 x 0.1386294361 = 0.004852; odds 0.72 : 0.28 times e^0.4852 = 1.624505: 1.169644 / 1.449644
      expectPublished(run.at('paying_share', 2023, { age: 40 }), '0.806849', 'share paying');
    });
  });

  describe('the list of 20 November', () => {
    const lists = { ordinary: 0, assisted_full: 300_000, assisted_part: 400_000, retained_floor: 0 };
    const plain = new Projection(engine, planWith({ last_year: 2026 }));
    const listed = new Projection(engine, planWith({ last_year: 2026, inputs: { assisted_heads: by('status', lists, 'person') } }));

    test('fixes the payers of the year where it has fewer heads than the pay rates give', () => {
      for (const status of ['assisted_full', 'assisted_part'] as const) {
        expect(plain.at('payers_by_status', 2024, { status })).toBeGreaterThan(lists[status]);
        expectReassociated(listed.at('payers_by_status', 2024, { status }), lists[status], status);
      }
      expectReassociated(listed.at('assisted_payers', 2024), 700_000, 'both');
      // Part assistance: half of the retained floor of 100 each.
      expectReassociated(listed.at('assisted_by_status', 2024, { status: 'assisted_part' }), 20_000_000, 'paid by the county');
    });

    test('and where it has more, without anybody paying twice', () => {
      const payable = plain.at('payable_by_status', 2024, { status: 'assisted_part' });
      const heads = Math.round((payable + plain.at('payers_by_status', 2024, { status: 'assisted_part' })) / 2);
      const run = new Projection(engine, planWith({ last_year: 2026, inputs: { assisted_heads: { by: 'status', cells: { ...lists, assisted_full: 2_000_000, assisted_part: heads }, unit: 'person' } } }));
      // Years gained change nothing before 2024 in this test's reading: members of the status are the same people.
      expectReassociated(run.at('payers_by_status', 2021, { status: 'assisted_part' }), Math.min(heads, run.at('payable_by_status', 2021, { status: 'assisted_part' })), 'heads of the list');
      run.all('payers', 2024).forEach((people, cell) => { expect(people).toBeLessThanOrEqual(run.all('payable', 2024)[cell]! * (1 + 1e-12)); });
      // More heads than members: everybody is paid for and the rest is reported.
      const full = { status: 'assisted_full' };
      expectReassociated(run.at('payers_by_status', 2024, full), run.at('payable_by_status', 2024, full), 'all of them');
      expectReassociated(run.at('list_heads_missing', 2024, full), 2_000_000 - run.at('payable_by_status', 2024, full), 'missing');
    });

    test('says nothing about other statuses', () => {
      for (const status of ['ordinary', 'retained_floor']) {
        expectReassociated(listed.at('payers_by_status', 2021, { status }), plain.at('payers_by_status', 2021, { status }), status);
      }
    });
  });

  describe('one person of every status in every cell', () => {
    const run = new Projection(engine, planWith(cohort({ lastYear: 2026, creditingRate: 0, amount: 400 }, {
      active_start: { value: 1, unit: 'person' },
      pay_rate: { bands: { 0: 1 }, unit: '1' },
      collective_amount: { value: 9000, unit: 'yuan/person' },
      aid_amount: by('status', { ordinary: 0, assisted_full: 50, assisted_part: 2000, retained_floor: 0 }, 'yuan/person'),
      assisted_higher_share: { value: 0.25, unit: '1' },
      entry_year_share: { value: 0.4, unit: '1' },
      claim_year_share: { value: 0.5, unit: '1' },
      back_payment_multiple: { value: 2, unit: '1' },
      back_pay_share: { value: 1, unit: '1' },
      required_years: { value: 10, unit: 'year' },
    })));
    const at = (rule: string, status: string, age = 40): number => run.at(rule, 2021, { status, sex: 'female', age });

    test('collective subsidy and aid stop at the highest tier together', () => {
      // The ceiling of 2021: 12 x 20 % x base.
      const ceiling = run.at('contribution_ceiling', 2021);
      expect(ceiling).toBeLessThan(11_000);
      expectExact(run.at('support_amount', 2021, { status: 'assisted_part' }), Math.min(ceiling, 11_000), 'capped');
      expectExact(run.at('support_amount', 2021, { status: 'ordinary' }), Math.min(ceiling, 9000), 'collective subsidy alone');
    });

    test('an assisted person who chooses a higher band adds the rest', () => {
      // Full: county 100; a quarter choose 400 and add 300: 75. Subsidy 30 on 100 and on 400: 30.
      expectExact(at('assisted_contribution', 'assisted_full'), 100, 'county');
      expectExact(at('personal_contribution', 'assisted_full'), 75, 'own');
      // Part: own half of 100, and 75.
      expectExact(at('personal_contribution', 'assisted_part'), 125, 'own');
      expectExact(at('entry_subsidy', 'assisted_part'), 30, 'subsidy');
    });

    test('ages 16 and 60 count for the part of the year in which one can pay', () => {
      expectReassociated(at('payers', 'ordinary', 16), 0.4, 'at 16');
      expectReassociated(at('payers', 'ordinary', 17), 1, 'at 17');
      expectReassociated(at('payers', 'ordinary', 60), 0.5, 'at 60');
    });

    test('years are made up at a multiple of the floor of the year of payment, without subsidy', () => {
      // Half a year gained of the ten required: 9.5 missing at 2 x 100.
      expectReassociated(at('back_payment', 'ordinary', 60), 1900, 'paid');
      expectReassociated(at('entry_subsidy', 'ordinary', 60), 15, 'half a payer with 30');
    });
  });
});

describe('the schedules have one source', () => {
  const scenario = parseYaml(readFileSync(BASELINE, 'utf8')) as { inputs: Record<string, { value?: number; series?: Record<string, number>; bands?: Record<string, number> }>; given: Record<string, Record<string, number>> };
  const rows = parseCsv<Record<string, string>>(readFileSync('scenarios/hubei/sources/contribution_schedule.csv', 'utf8'), { columns: true });
  const inForce = (item: string, year: number): number => Number(rows.filter((row) => row.item === item && Number(row.year) <= year).at(-1)!.value);

  test('floor, retained floor, ceiling and split of the scenario are those of the schedule', () => {
    for (const year of [2021, 2023]) expect(scenario.inputs.floor_minimum!.series![String(year)]).toBe(inForce('floor', year));
    for (const [year, floor] of Object.entries(scenario.given.contribution_floor!)) expect(floor).toBe(inForce('floor', Number(year)));
    expect(scenario.inputs.retained_floor_amount!.series!['2021']).toBe(inForce('retained_floor', 2023));
    expect(scenario.inputs.province_entry_share!.value).toBe(inForce('province_entry_share', 2021));
    expectPublished(12 * scenario.inputs.flexible_rate!.value! * scenario.given.employee_base!['2025']!, String(inForce('ceiling', 2025)), 'ceiling of 2025');
  });

  test('every row has a grade, and what was never seen in a text is not called A', () => {
    for (const row of rows) expect(['A', "A'", 'B', 'C', 'D']).toContain(row.confidence);
    expect(rows.filter((row) => row.item === 'crediting_rate').every((row) => row.confidence === 'C')).toBe(true);
  });

  test('the ages of the scenario’s late choice are those of the starting accounts', () => {
    expect(Object.entries(scenario.inputs.late_choice_weight!.bands!).map(([from, share]) => [Number(from), share])).toEqual(LATE_CHOICE);
  });
});

