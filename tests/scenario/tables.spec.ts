/** 湖北数据表 — The committed tables, read as text and added up here without the scripts that made them. */
import { readFileSync, readdirSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { differences } from '../../scripts/tables/make.mjs';
import { expectModelFit, expectPublished } from '../tolerances.js';

type Row = Readonly<Record<string, string>>;

const FOLDER = new URL('../../scenarios/hubei/tables/', import.meta.url);
const text = (name: string): string => readFileSync(new URL(name, FOLDER), 'utf8');
const rows = (name: string): Row[] => parse(text(name), { columns: true });
const names = readdirSync(FOLDER).filter((name) => name.endsWith('.csv'));

const STATUS_TABLES = names.filter((name) => text(name).startsWith('status,sex,age,value\n'));
const SEX_AGE_TABLES = names.filter((name) => text(name).startsWith('sex,age,'));
const HEADS = ['active_2020.csv', 'paused_2020.csv', 'waiting_2020.csv', 'pensioners_2020.csv'] as const;

/** Adds hundredths as whole numbers, so that an exact total can be asked for. */
function total(name: string, of: (row: Row) => boolean = () => true): number {
  return rows(name).filter(of).reduce((cents, row) => cents + Math.round(Number(row.value) * 100), 0) / 100;
}

const yearColumns = (row: Row): string[] => Object.keys(row).filter((key) => /^\d{4}$/.test(key));

describe('Hubei tables', () => {
  it('are what the scripts write', () => {
    expect(differences()).toEqual([]);
  });

  it('each have a section in the README', () => {
    const headings = text('README.md').split('\n').filter((lineOfText) => lineOfText.startsWith('### ')).join('\n');
    expect(names.filter((name) => !headings.includes(`\`${name}\``))).toEqual([]);
  });

  it('have the totals the README prints', () => {
    const printed = [...text('README.md').matchAll(/^\| `(\w+\.csv)` \| (\d+) \|/gm)];
    expect(printed).toHaveLength(13);
    for (const [, name, value] of printed) expect(Math.round(total(name!)), name).toBe(Number(value));
  });

  it('begin with a header and hold only numbers below it', () => {
    for (const name of names.filter((n) => n !== 'economy_history.csv')) {
      const words = new Set(['sex', 'status']);
      const wrong = rows(name).flatMap((row) =>
        Object.entries(row).filter(([key, value]) => !words.has(key) && (value === '' || !Number.isFinite(Number(value)))),
      );
      expect(wrong, name).toEqual([]);
    }
  });

  it('by sex and age have each of the 212 cells once', () => {
    expect(SEX_AGE_TABLES).toHaveLength(10);
    for (const name of SEX_AGE_TABLES) {
      const cells = new Set(rows(name).map((row) => `${row.sex!} ${row.age!}`));
      expect([rows(name).length, cells.size], name).toEqual([212, 212]);
      for (const sex of ['male', 'female']) for (let age = 0; age <= 105; age++) expect(cells.has(`${sex} ${age}`), name).toBe(true);
    }
  });

  it('by status, sex and age have each of the 848 cells once, none negative', () => {
    expect(STATUS_TABLES).toHaveLength(13);
    for (const name of STATUS_TABLES) {
      const cells = new Set(rows(name).map((row) => `${row.status!} ${row.sex!} ${row.age!}`));
      expect([rows(name).length, cells.size], name).toEqual([848, 848]);
      expect(rows(name).filter((row) => Number(row.value) < 0), name).toEqual([]);
    }
  });
});

describe('population and vital rates', () => {
  it('the residents are those of the census', () => {
    expect(total('population_2020.csv')).toBe(57_752_557);
    expect(total('population_2020.csv', (row) => row.sex === 'male' && Number(row.age) >= 100)).toBe(1271);
    expect(total('population_2020.csv', (row) => row.sex === 'female' && Number(row.age) >= 100)).toBe(2930);
  });

  it('hazards are positive in 81 years and never fall above 40', () => {
    const table = rows('mortality_hazard.csv');
    const years = yearColumns(table[0]!);
    expect([years.length, years[0], years.at(-1)]).toEqual([81, '2020', '2100']);
    for (const year of years) {
      let sex: string | undefined;
      let previous = 0;
      for (const row of table) {
        const hazard = Number(row[year]);
        expect(hazard).toBeGreaterThan(0);
        if (row.sex === sex && Number(row.age) > 40) expect(hazard, `${row.sex} ${row.age!} ${year}`).toBeGreaterThanOrEqual(previous);
        sex = row.sex;
        previous = hazard;
      }
    }
  });

  it('life expectancy at birth is the published one of 2050', () => {
    const published = { male: 81.5435, female: 85.2573 }; // UN World Population Prospects 2024, medium
    for (const [sex, expected] of Object.entries(published)) {
      let [alive, years] = [1, 0];
      for (const row of rows('mortality_hazard.csv').filter((r) => r.sex === sex)) {
        const hazard = Number(row['2050']);
        years += (alive * (1 - Math.exp(-hazard))) / hazard;
        alive *= Math.exp(-hazard);
      }
      // Constant hazards inside a year of age, instead of the UN's separation factors, move it by a few hundredths.
      expectModelFit(years, expected, 0.0006, `life expectancy, ${sex}`);
    }
  });

  it('the Lee–Carter responses to 100 sum to 1 for each sex', () => {
    for (const sex of ['male', 'female']) {
      const responses = rows('lee_carter_b.csv').filter((row) => row.sex === sex && Number(row.age) <= 100);
      expectModelFit(responses.reduce((sum, row) => sum + Number(row.value), 0), 1, 1e-8, 'responses, printed with 8 digits');
    }
  });

  it('fertility shares sum to 1 in each year and are zero outside 15 to 49', () => {
    const table = rows('fertility.csv');
    expect(table.map((row) => Number(row.age))).toEqual(Array.from({ length: 106 }, (_, age) => age));
    for (const year of yearColumns(table[0]!)) {
      const shares = table.map((row) => Number(row[year]));
      expectModelFit(shares.reduce((a, b) => a + b), 1, 1e-9, `fertility shares of ${year}`);
      expect(shares.every((share, age) => (age < 15 || age > 49 ? share === 0 : share > 0)), year).toBe(true);
    }
  });

  it('low, medium and high fertility cover 2021 to 2100 in that order', () => {
    const [low, medium, high] = ['tfr_low.csv', 'tfr.csv', 'tfr_high.csv'].map(rows);
    for (const table of [low, medium, high]) expect(table!.map((row) => Number(row.year))).toEqual(Array.from({ length: 80 }, (_, i) => 2021 + i));
    medium!.forEach((row, i) => {
      expect(Number(low![i]!.value)).toBeLessThanOrEqual(Number(row.value));
      expect(Number(high![i]!.value)).toBeGreaterThanOrEqual(Number(row.value));
    });
  });

  it('the suggested fertility level is births over what national fertility would give', () => {
    const women = new Map(rows('population_2020.csv').filter((row) => row.sex === 'female').map((row) => [Number(row.age), Number(row.value)]));
    // A woman aged x + 1 at the census was x at the end of the year before, which is the age the shares are listed by.
    const exposure = rows('fertility.csv').reduce((sum, row) => sum + Number(row['2020']) * (women.get(Number(row.age) + 1) ?? 0), 0);
    const national = (2 * 1.496117 + 10 * 1.235682) / 12; // November and December 2019, then 2020
    expectPublished(exposure / 1000, '369.1', 'women exposed, in thousands');
    expectPublished(476_780 / 0.997 / (exposure * national), '1.013', 'fertility of Hubei relative to the nation');
  });

  it('migration rates are what leads the cohorts of 2010 to the census of 2020', () => {
    // Women of 25–29 in 2010 were 35–39 in 2020: 1,887,287 counted, 2,022,662 expected; at 35 the ten cohorts that pass are 25–34 in 2010,
    // five of each group: ((1887287/2022662)^0.1 - 1 + (1793000/1925771)^0.1 - 1) / 2 = (-0.0069035 - 0.0071182) / 2
    const rate = new Map(rows('migration_rate.csv').map((row) => [`${row.sex!} ${row.age!}`, Number(row.value)]));
    expectPublished(rate.get('female 35')!, '-0.00701', 'women of 35');
    // At 1 only the infants of 2010 can be known, one cohort of ten: (1690411/1638661)^0.1 - 1 = 0.0031141
    expectPublished(rate.get('male 1')!, '0.000311', 'boys of 1');
    for (const age of [0, 90, 105]) expect(rate.get(`male ${String(age)}`)).toBe(0);
  });

  it('registered people are 61.4 million', () => {
    const residents = rows('population_2020.csv');
    const registered = rows('registration_factor.csv').reduce((sum, row, i) => sum + Number(row.value) * Number(residents[i]!.value), 0);
    expectPublished(registered, '61400000', 'registered people');
  });
});

describe('starting members and accounts', () => {
  it('heads add up to the stated anchors', () => {
    expect(HEADS.map((name) => total(name))).toEqual([15_354_080, 1_341_224, 70_000, 7_102_056]);
    expect(HEADS.reduce((sum, name) => sum + total(name), 0)).toBe(23_867_360);
  });

  it('nobody is at an age the stock cannot have', () => {
    const ages = (name: string, sex?: string): number[] =>
      rows(name).filter((row) => Number(row.value) > 0 && (sex === undefined || row.sex === sex)).map((row) => Number(row.age));
    const span = (name: string, sex?: string): number[] => [Math.min(...ages(name, sex)), Math.max(...ages(name, sex))];
    expect(span('active_2020.csv')).toEqual([16, 59]);
    expect(span('pensioners_2020.csv')).toEqual([60, 105]);
    expect(span('waiting_2020.csv')).toEqual([60, 70]);
    // Past the employee statutory age (men 60, women 55 in 2020) an account left here has been settled.
    expect(span('paused_2020.csv', 'male')).toEqual([17, 59]);
    expect(span('paused_2020.csv', 'female')).toEqual([17, 54]);
  });

  it('money and years belong to people who are there', () => {
    const owners = { account: 'active', contribution_years: 'active', paused_account: 'paused', waiting_account: 'waiting', pensioner_account: 'pensioners', claim_pension: 'pensioners' };
    for (const [table, owner] of Object.entries(owners)) {
      const people = rows(`${owner}_2020.csv`);
      expect(rows(`${table}_2020.csv`).filter((row, i) => Number(row.value) > 0 && Number(people[i]!.value) === 0), table).toEqual([]);
    }
  });

  it('a mean account lies below the national fund balance per contributor', () => {
    const mean = total('account_2020.csv') / total('active_2020.csv');
    expect(mean).toBeGreaterThan(500);
    expect(mean).toBeLessThan(2556);
  });

  it('nobody has contributed longer than the scheme has existed', () => {
    const people = rows('active_2020.csv');
    const longest = rows('contribution_years_2020.csv').map((row, i) => Number(people[i]!.value) > 0 ? Number(row.value) / Number(people[i]!.value) : 0);
    expect(Math.max(...longest)).toBeLessThan(11); // 2010 to 2020
  });
});

describe('policy tables', () => {
  it('the divisor is 139 at 60, level outside 40 to 70', () => {
    const divisors = rows('annuity_divisor_by_age.csv').map((row) => Number(row.value));
    expect([0, 40, 47, 60, 70, 105].map((age) => divisors[age])).toEqual([233, 233, 208, 139, 56, 56]);
  });

  it('one a year for life is worth what the closed form says at the oldest age, where mortality no longer changes', () => {
    const prescribed = (name: string): Row[] => parse(readFileSync(new URL(`../prescribed/${name}`, FOLDER), 'utf8'), { columns: true });
    const hazard = new Map(rows('mortality_hazard.csv').filter((row) => row.age === '105').map((row) => [row.sex, Number(row['2026'])]));
    for (const [name, rate] of [['annuity_factor.csv', 0.015], ['annuity_factor_nominal.csv', 0.0353]] as const) {
      for (const row of prescribed(name).filter(({ age }) => age === '105')) {
        const survival = Math.exp(-hazard.get(row.sex)!);
        const discount = 1 / (1 + rate);
        expectPublished(Number(row.value), ((Math.sqrt(discount) * (1 + survival)) / 2 / (1 - survival * discount)).toFixed(4), `${name} ${row.sex!}`);
      }
    }
  });

  it('the subsidy bands are those of 2011, 2015 and 2023', () => {
    const bands = (year: string): string => rows('entry_subsidy.csv').filter((row) => row.year === year).map((row) => `${row.from!}→${row.value!}`).join(' ');
    expect(bands('2011')).toBe('0→0 100→30');
    expect(bands('2015')).toBe('0→0 100→30 200→45 500→60');
    expect(bands('2023')).toBe('0→0 100→30 300→45 500→81 800→138 1000→180 1500→285 2000→402');
  });
});
