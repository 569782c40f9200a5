import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { COUNTY_COLUMNS } from '../../src/counties/index.js';
import type { CountyRows } from '../../src/results/index.js';
import { countyRows } from '../../src/run/county-rows.js';
import { planWith, Projection } from '../rulebook/projection.js';

const LAST = 2040;
const plan = planWith({ last_year: LAST });
let rows: CountyRows;
let run: Projection;
beforeAll(() => {
  rows = countyRows(plan, plan.counties!);
  run = new Projection('interpreter', plan);
});

const at = (column: string, year: number, code: string): number => {
  const unit = rows.units.findIndex((each) => each.code === code);
  return rows.years[year - 2021]!.get(column)![unit]!;
};
const additive = COUNTY_COLUMNS.filter((column) => !('isRatio' in column)).map(({ name }) => name);

test('counties and zones add up to prefectures, these and the four others to the province', () => {
  const index = (keep: (unit: (typeof rows.units)[number]) => boolean): number[] => rows.units.flatMap((unit, i) => (keep(unit) ? [i] : []));
  const isCounty = ({ level }: { readonly level: string }): boolean => level === 'county' || level === 'special_zone';
  expect(index(({ level }) => level === 'county')).toHaveLength(103);
  expect(index(({ level }) => level === 'prefecture')).toHaveLength(13);
  for (const name of additive) {
    for (const year of [2021, 2030, LAST]) {
      const values = rows.years[year - 2021]!.get(name)!;
      const sum = (units: readonly number[]): number => units.reduce((total, unit) => total + values[unit]!, 0);
      const near = (actual: number, expected: number, what: string): void => { expect(Math.abs(actual - expected), `${name} ${year} ${what}`).toBeLessThanOrEqual(1e-9 * Math.abs(expected)); };
      for (const unit of index(({ level }) => level === 'prefecture')) {
        near(sum(index((each) => isCounty(each) && each.prefecture === rows.units[unit]!.code)), values[unit]!, rows.units[unit]!.name);
      }
      near(sum(index(isCounty)), values[values.length - 1]!, 'counties');
      near(sum(index((each) => each.level === 'prefecture' || (isCounty(each) && each.prefecture === ''))), values[values.length - 1]!, 'prefectures');
    }
  }
});

test('the province is the best estimate itself', () => {
  const rules: Record<string, string> = { payers: 'payers_total', pensioners: 'pensioners_total', entry_subsidy: 'entry_subsidy_total', assistance: 'assisted_contribution_total' };
  for (const name of [...additive, 'months_covered']) {
    for (const year of [2021, 2030, LAST]) {
      const expected = run.at(rules[name] ?? name, year);
      expect(Math.abs(at(name, year, '420000') - expected), `${name} ${year}`).toBeLessThanOrEqual(1e-9 * Math.abs(expected));
    }
  }
});

test('a county has its share of every birth cohort', () => {
  // Worked out from the table itself: the pensioners of Hanchuan in 2030 by sex and year of birth.
  const [head, ...lines] = readFileSync('scenarios/hubei/counties/shares.csv', 'utf8').trim().split('\n').map((line) => line.split(','));
  const share = (sex: string, born: number): number => {
    const column = head!.findIndex((name) => {
      const [, from = '0', to = '9999'] = /^(\d{4})?-(\d{4})?$/.exec(name) ?? [undefined, '1', '0'];
      return Number(from || 0) <= born && born <= Number(to || 9999);
    });
    return Number(lines.find(([code, , each]) => code === '420984' && each === sex)![column]);
  };
  let expected = 0;
  for (const sex of ['male', 'female']) {
    for (let age = 60; age <= 105; age++) {
      const people = ['ordinary', 'assisted_full', 'assisted_part', 'retained_floor'].reduce((sum, status) => sum + run.at('pensioners', 2030, { status, sex, age }), 0);
      expected += people * share(sex, 2030 - age);
    }
  }
  // The table has eight digits.
  expect(at('pensioners', 2030, '420984') / expected).toBeCloseTo(1, 7);
});

test('the classes of counties pay their parts, and the rule has the share of the table', () => {
  const months = (code: string): number => at('base_pension_national', 2030, code) / run.at('national_base_mean', 2030);
  // 6:4 in a poverty-development county, 5:5 in others.
  expect(at('province_cost_of_one_yuan', 2030, '421181') / months('421181')).toBeCloseTo(0.6, 7);
  expect(at('province_cost_of_one_yuan', 2030, '420984') / months('420984')).toBeCloseTo(0.5, 7);
  const poor = rows.units.filter((unit) => unit.class === 'poverty');
  expect(poor).toHaveLength(37);
  for (const year of [2021, LAST]) {
    const share = poor.reduce((sum, { code }) => sum + at('base_pension_national', year, code), 0) / at('base_pension_national', year, '420000');
    expect(run.at('poverty_county_share', year)).toBeCloseTo(share, 6);
  }
});

test('local additions go where they are paid: Wuhan has most of them', () => {
  const perMonth = (code: string): number => (at('base_pension_local', 2021, code) / at('base_pension_national', 2021, code)) * run.at('national_base_mean', 2021);
  // 190 against 2 yuan in the table.
  expect(perMonth('420102') / perMonth('421181')).toBeCloseTo(95, 6);
});

test('each county carries its own balance on: money in, money out, returns by balance', () => {
  const flow = (year: number, code: string): number => at('fund_balance', year, code) - at('fund_balance', year - 1, code);
  // All of them together move as the province does.
  expect(flow(2030, '420000') / (run.at('fund_balance', 2030) - run.at('fund_balance', 2029))).toBeCloseTo(1, 9);
  for (const year of rows.years) for (const unit of rows.units.keys()) expect(Number.isFinite(year.get('fund_balance')![unit]!)).toBe(true);
});

test('no fiscal revenue, no burden', () => {
  for (const year of rows.years) expect(year.get('fiscal_burden')!.every(Number.isNaN)).toBe(true);
});

test('given revenue, the burden is the cost over it, in its year and place alone', () => {
  const counties = { ...plan.counties!, revenue: [{ code: '420984', year: 2025, yuan: 2e9 }, { code: '420900', year: 2025, yuan: 1e10 }] };
  const given = countyRows(plan, counties);
  const unit = (code: string): number => given.units.findIndex((each) => each.code === code);
  const burden = given.years[2025 - 2021]!.get('fiscal_burden')!;
  expect(burden[unit('420984')]).toBe(at('county_cost', 2025, '420984') / 2e9);
  expect(burden[unit('420900')]).toBe(at('county_cost', 2025, '420900') / 1e10);
  expect([...burden].filter((value) => !Number.isNaN(value))).toHaveLength(2);
  expect(given.years[2026 - 2021]!.get('fiscal_burden')!.every(Number.isNaN)).toBe(true);
});
