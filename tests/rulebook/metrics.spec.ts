import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { expectReassociated } from '../tolerances.js';
import { BASELINE, Projection, planOf } from './projection.js';

const run = new Projection('simd', planOf(BASELINE), 0, true);
const YEARS = [2021, 2026, 2040, 2060, 2080, 2100];
const total = (rule: string, year: number, keep: (cell: number) => boolean = () => true): number => run.all(rule, year).reduce((sum, value, cell) => sum + (keep(cell) ? value : 0), 0);

describe('the metrics of the baseline', () => {
  test.each(YEARS)('%d: the layers add up to the average pension, and the shares of the payers to one', (year) => {
    const layers = ['average_national_base', 'average_provincial_addition', 'average_local_addition', 'average_old_age_addition', 'average_year_count_pension', 'average_account_pension'];
    expectReassociated(run.at('average_pension', year), layers.reduce((sum, layer) => sum + run.at(layer, year), 0), 'average pension');
    expectReassociated(1, run.at('central_share', year) + run.at('province_share', year) + run.at('county_share', year), 'shares');
  });

  test.each(YEARS)('%d: men and women together are everybody', (year) => {
    const by = (rule: string, sex: string): number => run.at(rule, year, { sex });
    const pensioners = { male: total('pensioners', year, (cell) => Math.floor(cell / 106) % 2 === 0), female: total('pensioners', year, (cell) => Math.floor(cell / 106) % 2 === 1) };
    const paid = by('pension_by_sex', 'male') * pensioners.male + by('pension_by_sex', 'female') * pensioners.female;
    const standard = run.at('base_standard', year) + run.at('local_addition', year);
    expectReassociated(paid, standard * total('pensioners', year) + total('year_count_addition', year) + total('claim_pension', year), 'in payment');
    // The average of new pensioners lies between the two.
    const both = [by('new_pension_by_sex', 'male'), by('new_pension_by_sex', 'female')];
    expect(run.at('average_new_pension', year)).toBeGreaterThanOrEqual(Math.min(...both));
    expect(run.at('average_new_pension', year)).toBeLessThanOrEqual(Math.max(...both));
  });

  test.each(YEARS)('%d: the debt is accounts, longevity, pensions in payment and what members have accrued, each cell by cell', (year) => {
    const inYears = Math.min(15, year - 2011); // 10 in 2021, 15 from 2026
    let accrued = 0;
    run.all('active', year).forEach((people, cell) => { accrued += Math.min(people, run.all('contribution_years', year)[cell]! / inYears) * factor('deferred_annuity_factor', cell); });
    const standard = 12 * (run.at('base_standard', year) + run.at('local_addition', year));
    expectReassociated(run.at('accrued_base_liability', year), accrued * standard, 'accrued');
    let longevity = 0;
    run.all('account', year).forEach((money, cell) => { longevity += 12 * (money / 139 + run.all('claim_pension', year)[cell]!) * factor('longevity_factor', cell); });
    expectReassociated(run.at('longevity_liability', year), longevity, 'longevity');
    expectReassociated(run.at('implicit_pension_debt', year), run.at('account_total', year) + longevity + run.at('base_liability', year) + accrued * standard, 'debt');
  });
});

const tables = new Map<string, Map<string, number>>();
/** A prescribed factor by the cell's sex and age. */
function factor(name: string, cell: number): number {
  let table = tables.get(name);
  if (!table) {
    const rows = parse(readFileSync(`scenarios/hubei/prescribed/${name}.csv`, 'utf8'), { columns: true }) as unknown as Record<string, string>[];
    tables.set(name, (table = new Map(rows.map((row) => [`${row['sex'] ?? ''} ${row['age'] ?? ''}`, Number(row['value'])]))));
  }
  return table.get(`${Math.floor(cell / 106) % 2 === 0 ? 'male' : 'female'} ${String(cell % 106)}`)!;
}

describe('the prescribed factors', () => {
  const rows = parse(readFileSync('scenarios/hubei/tables/mortality_hazard.csv', 'utf8'), { columns: true }) as unknown as Record<string, string>[];
  const hazard = new Map(rows.map((row) => [`${row['sex'] ?? ''} ${row['age'] ?? ''}`, Number(row['2026'])]));
  const men = (age: number): number => hazard.get(`male ${String(Math.min(age, 105))}`)!;
  /** Years a man of completed age `age` lives from now to `years` later, alive at the middle of each. */
  const alive = (age: number, years: number): number => {
    let living = 1;
    for (let k = 0; k < years; k++) living *= Math.exp(-(men(age + k) + men(age + k + 1)) / 2);
    return living;
  };
  const cell = (age: number): number => age;

  test('from 60, keeping up with prices: 1.5 % from today, survival to 60 counted', () => {
    let at60 = 0;
    for (let k = 0; k < 80; k++) at60 += (alive(60, k) + alive(60, k + 1)) / 2 / 1.015 ** (k + 0.5);
    expect(factor('deferred_annuity_factor', cell(60))).toBeCloseTo(at60, 3);
    expect(factor('deferred_annuity_factor', cell(40))).toBeCloseTo((at60 * alive(40, 20)) / 1.015 ** 20, 3);
  });

  test('after the account: it lasts 13.6 years at 2.5 %, and the years beyond are worth 3.53 % less each', () => {
    // 139 months' worth earn 2.5 %, twelve are paid a year with half a year's interest: 139 × 0.025 / (12 × 1.0125) = 0.286008,
    // −ln(1 − 0.286008) / ln 1.025 = 13.644 years
    let balance = 139;
    let years = 0;
    for (; balance > 0; years++) balance = balance * 1.025 - 12 * 1.0125;
    expect(years).toBe(14);
    expect(years + balance / 12).toBeCloseTo(13.6, 1);
    const exhausted = 60 + 13.644;
    let at60 = 0;
    for (let k = 0; k < 80; k++) at60 += (Math.min(1, Math.max(0, 61.5 + k - exhausted)) * (alive(60, k) + alive(60, k + 1))) / 2 / (1.015 * 1.02) ** (k + 0.5);
    expect(factor('longevity_factor', cell(60))).toBeCloseTo(at60, 3);
    // Before 60 only death counts: the balance grows by what the waiting costs.
    expect(factor('longevity_factor', cell(40))).toBeCloseTo(at60 * alive(40, 20), 3);
    // Past exhaustion all of it.
    expect(factor('longevity_factor', cell(80))).toBeCloseTo(factor('annuity_factor_nominal', cell(80)), 3);
  });
});
