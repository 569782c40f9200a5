// 独立复算 — the best estimate of the baseline against a second computation that uses neither engine nor rulebook.
// After a change of the baseline's numbers: python3 tests/golden/make/independent.py
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { ENGINES, walkPath, type EngineName } from '../engines.js';
import type { Plan } from '../../src/scenario/index.js';
import { expectReassociated } from '../tolerances.js';
import { FIGURES, Figures, independentFigures, ruleOf } from './independent-figures.js';
import { BASELINE, planOf, planWith } from './projection.js';

const plan = planOf(BASELINE);
const kept = independentFigures();
const columns = [...kept.get(plan.baseYear + 1)!.keys()];

/** What the script computes now. Never skipped: without python3 this fails, for a file that nobody can make again proves nothing. */
function computeAgain(inputs: readonly string[] = []): string {
  return execFileSync('python3', ['tests/golden/make/independent.py', '--print', ...inputs], { encoding: 'utf8', maxBuffer: 2 ** 26 });
}

/** Year → column → value of an engine's best estimate. */
function calculate(engine: EngineName, of: Plan): Map<number, Map<string, number>> {
  const figures = new Figures(of.model);
  const found = new Map<number, Map<string, number>>();
  walkPath(engine, of, 0, true, (year, values) => {
    found.set(year, new Map(columns.map((column) => [column, figures.value(column, values)])));
  });
  return found;
}

/** A column agrees in every year of the second computation. */
function expectColumn(found: ReadonlyMap<number, ReadonlyMap<string, number>>, expected: typeof kept, column: string): void {
  for (const [year, row] of expected) expectReassociated(found.get(year)!.get(column)!, row.get(column)!, `${column} ${String(year)}`);
}

describe('the second computation', () => {
  it('has every year of the baseline', () => {
    expect([...kept.keys()]).toEqual(Array.from({ length: plan.lastYear - plan.baseYear }, (_, k) => plan.baseYear + 1 + k));
  });

  it('has every output of the rulebook', () => {
    const covered = new Set(columns.map(ruleOf));
    expect(plan.outputs.map(({ rule }) => rule).filter((rule) => !covered.has(rule))).toEqual([]);
  });

  it('is what the script computes today', () => {
    const text = computeAgain();
    const head = (of: string): string[] => of.split('\n').slice(0, 3);
    expect(head(text)).toEqual(head(readFileSync(FIGURES, 'utf8')));
    const today = independentFigures(text);
    expect([...today.keys()]).toEqual([...kept.keys()]);
    // Not to the bit: exponentials of another C library may differ in the last one.
    for (const column of columns) expectColumn(today, kept, column);
  });
});

describe.each(ENGINES)('%s', (engine) => {
  describe('the best estimate of the Hubei baseline', () => {
    const found = calculate(engine, plan);
    it.each(columns)('%s agrees with the independent computation in every year', (column) => {
      expectColumn(found, kept, column);
    });
  });
});

describe('with other numbers', () => {
  // Many inputs of the baseline are 0, 1 or never bind and hide what is done with them; here each of them counts.
  const other = [
    'entry_index={ value: 1.3, unit: 1 }', 'open_group={ value: 0.8, unit: 1 }', 'urbanisation_shift={ value: 0.03, unit: 1 }', 'taken_up_rate={ value: 0.02, unit: 1 }',
    'return_rate={ value: 0.03, unit: 1 }', 'employee_extension={ value: 2, unit: year }', 'employee_career_shortest={ value: 2, unit: year }', 'employee_bring_share={ value: 0.6, unit: 1 }',
    'scheme_mortality_factor={ value: 1.05, unit: 1 }', 'net_migration={ value: 40, unit: person }', 'migration_registration_share={ value: 0.4, unit: 1 }',
    'back_pay_share={ value: 0.7, unit: 1 }', 'waiting_claim_rate={ value: 0.25, unit: 1 }', 'claim_year_share={ value: 0.4, unit: 1 }', 'entry_year_share={ value: 0.4, unit: 1 }',
    'retained_take_up={ value: 0.6, unit: 1 }', 'subsidy_follows_floor={ value: 0.5, unit: 1 }', 'collective_amount={ value: 3, unit: yuan/person }', 'aid_amount={ value: 2, unit: yuan/person }',
    'back_payment_multiple={ value: 1.2, unit: 1 }', 'county_part_share={ value: 0.4, unit: 1 }', 'months_held={ value: 5, unit: month }', 'claim_interest_months={ value: 5, unit: month }',
    'claim_year_months={ value: 5, unit: month }', 'death_year_months={ value: 7, unit: month }', 'annuity_divisor={ value: 145, unit: month }', 'crediting_share={ value: 0.7, unit: 1 }',
    'crediting_reserve_share={ value: 0.04, unit: 1 }', 'heirless_share={ value: 0.05, unit: 1 }', 'additional_rise={ value: 2, unit: yuan/person/month }', 'rise_amount={ value: 15, unit: yuan/person/month }',
    'capacity_weight={ value: 0.1, unit: 1 }', 'local_growth={ value: 0.03, unit: 1 }', 'back_paid_years_count={ value: 0, unit: 1 }', 'years_dispersion={ value: 0.8, unit: 1 }',
    'years_variance_start={ value: 0.3, unit: year }', 'old_age_addition={ bands: { 0: 0, 70: 10, 80: 20 }, unit: yuan/person/month }', 'funeral_months={ value: 12, unit: month }',
    'claim_year_death_months={ value: 1.5, unit: month }', 'claim_year_death_share={ value: 0.4, unit: 1 }', 'longevity_by_locality={ value: 0.6, unit: 1 }',
    'province_share_poverty={ value: 0.7, unit: 1 }', 'province_entry_share={ value: 0.5, unit: 1 }', 'entrust_share={ value: 0.9, unit: 1 }', 'reserve_months={ value: 12, unit: month }',
    'risk_fund_share={ value: 0.2, unit: 1 }', 'committed_share={ value: 0.3, unit: 1 }', 'renewal_share={ value: 0.8, unit: 1 }', 'retained_bond_share={ value: 0.5, unit: 1 }',
    'equity_share={ value: 0.25, unit: 1 }', 'cash_share={ value: 0.1, unit: 1 }', 'key_project_share={ value: 0.05, unit: 1 }', 'repo_share={ value: 0.1, unit: 1 }',
    'management_fee={ value: 0.004, unit: 1 }', 'trustee_reserve_share={ value: 0.005, unit: 1 }', 'assumed_until={ value: 2019, unit: 1 }', 'unallocated_share_start={ value: 0.1, unit: 1 }',
  ];
  const inputs = Object.fromEntries(other.map((text): [string, object] => {
    const [name = '', value = ''] = text.split('=');
    return [name, parse(value) as object];
  }));

  it('every column still agrees in every year', () => {
    const expected = independentFigures(computeAgain(other));
    const found = calculate('interpreter', planWith({ inputs }));
    for (const column of columns) expectColumn(found, expected, column);
    // The numbers do count: nearly nothing is as in the baseline.
    const last = plan.lastYear;
    expect(columns.filter((column) => expected.get(last)!.get(column) !== kept.get(last)!.get(column)).length).toBeGreaterThan(columns.length * 0.8);
  });
});
