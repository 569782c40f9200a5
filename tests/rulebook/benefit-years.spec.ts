import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ENGINES, type EngineName } from '../engines.js';
import { expectReassociated } from '../tolerances.js';
import { cohort } from './cohort.js';
import { Projection, planWith } from './projection.js';
import { type PayGroup, beyond, countedYears, meanYears, monthlyAddition, varianceOfYears } from './year-counts.js';

const AT_60 = { status: 'ordinary', sex: 'male', age: 60 };
const RULES = [
  'active', 'paused', 'entrants', 'payers', 'active_survivors', 'member_death_rate', 'exit_share', 'paused_return_share', 'paused_stay_share',
  'mean_years', 'years_variance', 'years_excess_first', 'years_excess_second', 'year_count_claimed', 'claims',
];
const ordinary = (value: number): object => ({ by: 'status', cells: { ordinary: value, assisted_full: 0, assisted_part: 0, retained_floor: 0 } });

/** 1,000 people of every age, `joined` of them members with no years yet; a yearly share of the others joins; `paying` pay each year. */
function members(engine: EngineName, joined: number, joining: number, paying: number, more: Record<string, object> = {}): Projection {
  const changes = cohort({ lastYear: 2056, creditingRate: 0, amount: 100 }, {
    population_start: { value: 1000, unit: 'person' },
    entrant_status_share: { ...ordinary(1), unit: '1' },
    active_start: { ...ordinary(joined), unit: 'person' },
    entry_rate: { value: joining, unit: '1' },
    pay_rate: { bands: { 0: paying }, unit: '1' },
    year_count_rate_first: { value: 1, unit: 'yuan/person/month/year' },
    year_count_rate_second: { value: 2, unit: 'yuan/person/month/year' },
    year_count_rate_third: { value: 3, unit: 'yuan/person/month/year' },
    ...more,
  });
  // Entry by a plain rate of those of the 1,000 who are not members, whatever the rulebook knows about coverage.
  const entrants = { formula: 'age >= entry_age and age < claim_age ? entrant_status_share * entry_rate * max(0, population_start - active_survivors) : 0' };
  const plan = planWith({ ...changes, rules: { entrants } });
  return new Projection(engine, plan, 0, true, RULES);
}

/** Mean years beyond a limit when they lie evenly `half` to both sides of the mean: the area of a triangle or a trapezium. */
function evenly(mean: number, half: number, limit: number): number {
  const low = Math.max(mean - half, Math.min(limit, mean + half));
  return ((mean + half - low) / (2 * half)) * ((mean + half + low) / 2 - limit);
}

describe.each(ENGINES)('%s', (engine) => {
  describe('the spread of years within a cell', () => {
    test('everybody in from the start and paying with probability 0.85: n p (1 − p)', () => {
      const run = members(engine, 1000, 0, 0.85);
      for (const [year, n] of [[2035, 15], [2050, 30]] as const) {
        expectReassociated(run.at('mean_years', year, AT_60), n * 0.85, `mean of ${String(n)} years`);
        expect(run.at('years_variance', year, AT_60)).toBeCloseTo(n * 0.85 * 0.15, 8);
      }
    });

    test('late entry and death: the variance of counting every person', () => {
      const run = members(engine, 400, 0.05, 0.8, { mortality_hazard: { value: 0.02, unit: '1' } });
      for (const year of [2025, 2040, 2056]) {
        const counts = countedYears(run, year, 0);
        expect(run.at('mean_years', year, AT_60)).toBeCloseTo(meanYears(counts), 9);
        expect(run.at('years_variance', year, AT_60)).toBeCloseTo(varianceOfYears(counts), 7);
      }
      // Late entry dominates: five times what missed years alone make of 36 of them.
      expect(run.at('years_variance', 2056, AT_60)).toBeGreaterThan(5 * 36 * 0.8 * 0.2);
    });

    test('who leaves and comes back brings the mean of the paused: a little too narrow', () => {
      const run = members(engine, 400, 0.05, 0.8, { exit_rate: { value: 0.03, unit: '1' }, return_rate: { value: 0.05, unit: '1' } });
      const counts = countedYears(run, 2050, 0);
      expect(run.at('mean_years', 2050, AT_60)).toBeCloseTo(meanYears(counts), 9);
      const share = run.at('years_variance', 2050, AT_60) / varianceOfYears(counts);
      expect(share).toBeLessThan(1);
      expect(share).toBeGreaterThan(0.9);
    });
  });

  test('the table of docs/benefit.md is what counting and rules give', () => {
    const text = readFileSync('docs/benefit.md', 'utf8');
    const english = readFileSync('docs/benefit.en.md', 'utf8');
    for (const row of tableRows(engine)) {
      expect(text).toContain(row);
      expect(english).toContain(row.replaceAll('（', ' (').replaceAll('）', ')'));
    }
  });
});

/** mean, true standard deviation, that of the rule; yuan a month: counted, evenly ± 3 years, the rule with its error. */
function tableRows(engine: EngineName): string[] {
  const steady: PayGroup[] = [{ share: 1, payFactor: 1 }];
  // 0.85 on average: two thirds pay with 0.95, a third with 0.65
  const persistent: PayGroup[] = [{ share: 2 / 3, payFactor: 0.95 / 0.85 }, { share: 1 / 3, payFactor: 0.65 / 0.85 }];
  const everybody = members(engine, 1000, 0, 0.85);
  const late = members(engine, 400, 0.05, 0.85);
  return [
    ['A', everybody, 2035, steady], ['A', everybody, 2050, steady],
    ['B', late, 2035, steady], ['B', late, 2050, steady],
    ['C', late, 2035, persistent], ['C', late, 2050, persistent],
  ].map(([name, run, year, groups]) => row(name as string, run as Projection, year as number, groups as PayGroup[]));
}

function row(name: string, run: Projection, year: number, groups: readonly PayGroup[]): string {
  const counts = countedYears(run, year, 0, groups);
  const mean = meanYears(counts);
  const true_ = monthlyAddition(counts);
  const constant = mean + evenly(mean, 3, 15) + evenly(mean, 3, 25);
  const rule = run.at('mean_years', year, AT_60) + run.at('years_excess_first', year, AT_60) + run.at('years_excess_second', year, AT_60);
  const error = (value: number): string => `${value >= true_ ? '+' : '−'}${Math.abs((value / true_ - 1) * 100).toFixed(1)} %`;
  const spread = (variance: number): string => Math.sqrt(variance).toFixed(1);
  return `| ${name} | ${String(year)} | ${mean.toFixed(1)} | ${spread(varianceOfYears(counts))} | ${spread(run.at('years_variance', year, AT_60))} `
    + `| ${beyond(counts, 15).toFixed(2)} | ${beyond(counts, 25).toFixed(2)} | ${true_.toFixed(2)} | ${constant.toFixed(2)}（${error(constant)}） | ${rule.toFixed(2)}（${error(rule)}） |`;
}
