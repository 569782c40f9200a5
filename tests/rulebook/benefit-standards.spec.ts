import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { expectExact, expectReassociated } from '../tolerances.js';
import { BASELINE, Projection, planOf, planWith } from './projection.js';

interface Standard {
  readonly from: string;
  readonly item: string;
  readonly value: string;
  readonly confidence: string;
}

const standards = parse(readFileSync('scenarios/hubei/sources/benefit_standards.csv', 'utf8'), { columns: true }) as unknown as Standard[];
/** The amount in force on a day, and since when. */
function inForce(item: string, day: string): { amount: number; since: string } {
  const row = standards.filter((row) => row.item === item && row.from <= day).at(-1);
  if (!row) throw new Error(`no ${item} on ${day}`);
  return { amount: Number(row.value), since: row.from };
}

const RULES = ['national_base', 'national_base_mean', 'adjustment', 'rise_months', 'decision', 'provincial_addition', 'base_standard', 'base_pension_provincial', 'pension_months_total'];
const baseline = new Projection('simd', planOf(BASELINE), 0, true, RULES);

describe('the baseline and the table of standards say the same', () => {
  test('dates go upwards and every row has a grade', () => {
    for (const item of new Set(standards.map((row) => row.item))) {
      const dates = standards.filter((row) => row.item === item).map(({ from }) => from);
      expect(dates).toEqual([...dates].sort());
    }
    for (const { confidence } of standards) expect(['A', "A'", 'B', 'B-', 'C']).toContain(confidence);
  });

  test.each([2021, 2022, 2023, 2024, 2025, 2026])('national base of %d: year end, rise, months in force and mean', (year) => {
    const end = inForce('national_base', `${String(year)}-12-31`);
    const before = inForce('national_base', `${String(year - 1)}-12-31`);
    expectExact(baseline.at('national_base', year), end.amount, 'year end');
    expectExact(baseline.at('adjustment', year), end.amount - before.amount, 'rise');
    const months = end.since.startsWith(String(year)) ? 13 - Number(end.since.slice(5, 7)) : 12;
    expectExact(baseline.at('rise_months', year), months, 'months in force');
    expectExact(baseline.at('national_base_mean', year), (before.amount * (12 - months) + end.amount * months) / 12, 'mean');
  });

  test.each([[2020, 15], [2021, 22], [2023, 15], [2025, 15]])('provincial addition of %d: the standard of Hubei less the national one is %d', (year, addition) => {
    const day = `${String(year)}-12-31`;
    expect(inForce('hubei_standard', day).amount - inForce('national_base', day).amount).toBe(addition);
    expectExact(baseline.at('provincial_addition', year), addition, 'baseline');
  });

  test('who decided: the province alone in 2021, the centre alone from 2022', () => {
    expect([2021, 2022, 2023, 2024, 2025, 2026].map((year) => baseline.at('decision', year))).toEqual([3, 1, 1, 1, 1, 1]);
  });

  test('year-count rates and months of the funeral grant', () => {
    const plan = planOf(BASELINE);
    const input = (name: string, year: number): number => {
      const { values } = plan.inputs.get(name)!;
      return plan.numbers[values.offset + (values.length > 1 ? year - plan.baseYear : 0)]!;
    };
    for (const item of ['year_count_rate_first', 'year_count_rate_second', 'year_count_rate_third']) {
      for (const year of [2021, 2022, 2023, 2030]) expectExact(input(item, year), inForce(item, `${String(year)}-12-31`).amount, `${item} ${String(year)}`);
    }
    expectExact(input('funeral_months', 2021), inForce('funeral_months', '2021-12-31').amount, 'funeral');
  });
});

test('the unresolved addition is one number to change: 25 instead of 15 yuan costs 10 yuan for every month of pension', () => {
  const higher = new Projection('simd', planWith({
    inputs: { provincial_addition_known: { series: { 2021: 22, 2022: 22, 2023: 25 }, between: 'hold', after: 'hold', unit: 'yuan/person/month' } },
  }), 0, true, RULES);
  for (const year of [2024, 2026]) {
    expectExact(higher.at('base_standard', year), baseline.at('base_standard', year) + 10, `standard of ${String(year)}`);
    expectReassociated(higher.at('base_pension_provincial', year) - baseline.at('base_pension_provincial', year), 10 * baseline.at('pension_months_total', year), `outgo of ${String(year)}`);
  }
  // later steps come on top of it
  expectExact(higher.at('provincial_addition', 2040) - baseline.at('provincial_addition', 2040), 10, 'still there in 2040');
});
