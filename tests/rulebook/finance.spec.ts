import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ENGINES } from '../engines.js';
import { expectReassociated } from '../tolerances.js';
import { planWith, Projection } from './projection.js';

const table = new Map(readFileSync('scenarios/hubei/tables/poverty_share_2020.csv', 'utf8').trim().split('\n').slice(1).map((line) => {
  const [sex, age, value] = line.split(',');
  return [`${sex!} ${age!}`, Number(value)];
}));

describe.each(ENGINES)('%s', (engine) => {
  test('the share of poverty counties ages with its cohort, and later cohorts keep that of the youngest', () => {
    const run = new Projection(engine, planWith({ last_year: 2060 }), 0, true, ['poverty_share']);
    for (const sex of ['male', 'female']) {
      expect(run.at('poverty_share', 2050, { sex, age: 70 })).toBe(table.get(`${sex} 40`));
      expect(run.at('poverty_share', 2050, { sex, age: 30 })).toBe(table.get(`${sex} 0`));
      // Born ten and thirty-five years after the base year.
      expect(run.at('poverty_share', 2050, { sex, age: 20 })).toBe(table.get(`${sex} 0`));
      expect(run.at('poverty_share', 2060, { sex, age: 5 })).toBe(table.get(`${sex} 0`));
    }
  });

  test('budgets: exceeded only where one is given, three years only when all three are', () => {
    const probe = new Projection(engine, planWith({ last_year: 2026 }));
    const cost = (level: string, year: number): number => probe.at(`${level}_cost`, year);
    const years = [2021, 2022, 2023, 2024, 2025, 2026];
    // The province a tenth below its cost every year but the first, where it has a tenth to spare; the county has none.
    const line = (year: number): number => cost('province', year) * (year === 2021 ? 1.1 : 0.9);
    const plan = planWith({ last_year: 2026, rules: { budget: { formula: `level == "province" ? (${years.map((year) => `year == ${year} ? ${String(line(year))} * budget_unit`).join(' : ')} : 0 * budget_unit) : budget_line` } },
      inputs: { budget_unit: { value: 1, unit: 'yuan', label: { zh: '元', en: 'yuan' } } } });
    const run = new Projection(engine, plan);
    const province = (rule: string, year: number): number => run.at(rule, year, { level: 'province' });
    expect(years.map((year) => province('budget_exceeded', year))).toEqual([0, 1, 1, 1, 1, 1]);
    expectReassociated(province('budget_left', 2021), 0.1 * cost('province', 2021), 'a tenth to spare');
    expectReassociated(province('budget_left', 2022), -0.1 * cost('province', 2022), 'a tenth over');
    expectReassociated(province('level_cost_three_years', 2023), cost('province', 2021) + cost('province', 2022) + cost('province', 2023), 'three years');
    // Not before there are three years of budgets; then 0.1 spare against 0.2 over.
    expect(years.map((year) => province('budget_exceeded_three_years', year))).toEqual([0, 0, 1, 1, 1, 1]);
    for (const rule of ['budget_exceeded', 'budget_exceeded_three_years', 'budget_left']) expect(run.at(rule, 2025, { level: 'county' })).toBe(0);
  });
});

test('the budget template can be named as it stands, and gives no budget', () => {
  const plan = planWith({ last_year: 2031, inputs: { budget_line: { table: join(process.cwd(), 'scenarios/hubei/counties/budget.template.csv'), between: 'hold', after: 'hold', unit: 'yuan' } } });
  const { values, years } = plan.inputs.get('budget_line')!;
  // One row per year, a cell per level.
  expect([years, values.length]).toEqual([2031 - 2020 + 1, 3 * (2031 - 2020 + 1)]);
  expect([...plan.numbers.subarray(values.offset + 3, values.offset + values.length)].every((value) => value === 0)).toBe(true);
});
