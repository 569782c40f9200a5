import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadScenario } from '../../src/scenario/index.js';
import { expectModelFit } from '../tolerances.js';

// The baseline pins published outturns; the history table says where each comes from. They must be the same figures.
const { plan } = loadScenario('scenarios/hubei/baseline.yaml');
const history = new Map(
  readFileSync('scenarios/hubei/tables/economy_history.csv', 'utf8').trim().split('\n').slice(1).map((line) => {
    const [year, series, value] = line.split(',');
    return [`${series!} ${year!}`, Number(value)];
  }),
);

function given(rule: string): [year: number, value: number][] {
  const { firstYear, isGiven, values } = plan!.given.get(rule)!;
  return isGiven.flatMap((flag, i) => (flag === 1 ? [[firstYear + i, plan!.numbers[values.offset + i]!] as [number, number]] : []));
}

test.each([
  ['cpi', 'china_cpi_inflation', 0.01, [2021, 2022, 2023, 2024]],
  ['rural_income', 'hubei_rural_disposable_income_per_capita', 1, [2021, 2022, 2023]],
  ['gdp_growth', 'hubei_gdp_growth_real', 0.01, [2021, 2022, 2023, 2024]],
  ['bond_yield', 'china_cgb_10y_yield_year_end', 0.01, [2021, 2022, 2023, 2024]],
  ['equity_return', 'china_csi300_total_return_approx', 0.01, [2021, 2022, 2023, 2024]],
  ['entrusted_return', 'basic_pension_fund_entrusted_return', 0.01, [2021, 2022, 2023, 2024]],
] as const)('%s is the history of %s', (rule, series, scale, years) => {
  expect(given(rule).map(([year]) => year)).toEqual(years);
  // Printed to four decimals in the scenario.
  for (const [year, value] of given(rule)) expect(Math.round(value / scale * 100) / 100).toBe(Math.round(history.get(`${series} ${String(year)}`)! * 100) / 100);
});

test('real income growth is what incomes and prices leave', () => {
  const income = new Map([[2020, history.get('hubei_rural_disposable_income_per_capita 2020')!], ...given('rural_income')]);
  const prices = new Map(given('cpi'));
  for (const [year, value] of given('real_income_growth')) {
    expectModelFit(1 + value, income.get(year)! / income.get(year - 1)! / (1 + prices.get(year)!), 1e-4, `real income growth ${String(year)}`);
  }
});

test('the standards given are the sums of the steps given', () => {
  const base = new Map([[2020, 93], ...given('national_base')]);
  for (const [year, step] of given('adjustment')) expect(base.get(year)! - base.get(year - 1)!, String(year)).toBe(step);
});
