/**
 * 两次普查之间 — Hubei from the census of 2010 to that of 2020 by the population rules. A year here runs from November to October, as
 * the censuses are of 1 November, and is named by the year it ends in.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bySexAge, byYear, csv, source } from '../../tables/csv.mjs';
import { fertilityShare, levels } from '../../tables/fertility.mjs';
import { AGES, MAX_AGE, SEXES, range, scaledTo, sum } from '../../tables/grid.mjs';
import { cohortRates } from '../../tables/migration.mjs';
import { hazard } from '../../tables/mortality.mjs';
import { populationAlone } from './alone.mjs';

export const FIRST = 2010;
export const LAST = 2020;
const YEARS = range(FIRST + 1, LAST);
/** Two of the twelve months from November on lie in the calendar year before. */
const fromNovember = (rate, year) => rate(year - 1) / 6 + (5 * rate(year)) / 6;

/** 普查人数 — Persons of Hubei by sex and first age of the group (0, 1, 5, 10 … 100). @param {2010 | 2020} year */
export function census(year) {
  return source(`population_hubei_${year}_census.csv`).filter(({ region }) => region === 'Hubei')
    .map((row) => ({ sex: row.sex, first: Number(row.age_start), last: Number(row.age_end || MAX_AGE), persons: Number(row.population_persons) }));
}

/** Inside a group, ages share like the births of their years of birth that survived; births before 1950 are not known and taken as equal. */
function singleAges() {
  const cells = new Map();
  for (const { sex, first, last, persons } of census(FIRST)) {
    const ages = range(first, last);
    const alive = (age) => Math.exp(-sum(range(0, age - 1).map((a) => hazard(sex, a, FIRST))));
    const born = (age) => Number(levels.get(Math.max(1950, FIRST - age)).births_thousand);
    scaledTo(ages.map((age) => born(age) * alive(age)), persons).forEach((people, i) => cells.set(`${sex} ${ages[i]}`, people));
  }
  return cells;
}

const bySexAgeYear = (value) =>
  csv(['sex', 'age', ...YEARS.map(String)], SEXES.flatMap((sex) => AGES.map((age) => [sex, age, ...YEARS.map((year) => value(sex, age, year))])));

/** How people move: nobody; each cohort at its own rate, derived from these two censuses; or by the rates by age that projections use. */
export const MOVES = ['none', 'cohort', 'age'];

/** @param {string} folder @param {'none' | 'cohort' | 'age'} moves @returns {string} path of the scenario */
export function betweenCensuses(folder, moves) {
  const start = singleAges();
  const cohorts = cohortRates();
  const boys = (year) => { const ratio = Number(levels.get(year).sex_ratio_at_birth_male_per_female); return ratio / (1 + ratio); };
  const tables = {
    population_start: ['person', bySexAge((sex, age) => start.get(`${sex} ${age}`))],
    mortality_hazard: ['1', bySexAgeYear((sex, age, year) => fromNovember((y) => hazard(sex, age, y), year))],
    fertility: ['1', csv(['age', ...YEARS.map(String)], AGES.map((age) => [age, ...YEARS.map((year) => fertilityShare(age, year))]))],
    ...Object.fromEntries(['tfr', 'tfr_low', 'tfr_high'].map((name) =>
      [name, ['1', byYear(YEARS, (year) => fromNovember((y) => Number(levels.get(y).tfr_children_per_woman), year))]])),
    male_birth_share: ['1', byYear(YEARS, (year) => fromNovember(boys, year))],
    ...(moves === 'cohort' && { migration_rate: ['1', bySexAgeYear((sex, age, year) => cohorts.get(`${sex} ${age - (year - FIRST)}`) ?? 0)] }),
  };
  const inputs = Object.fromEntries(Object.entries(tables).map(([name, [unit, text]]) => {
    writeFileSync(join(folder, `${name}.csv`), text);
    return [name, { table: `./${name}.csv`, unit, source: '普查与联合国估计', confidence: 'D' }];
  }));
  const intensity = { value: moves === 'none' ? 0 : 1, unit: '1', source: '对照', confidence: 'A' };
  return populationAlone(folder, { baseYear: FIRST, lastYear: LAST, inputs: { ...inputs, migration_index: intensity } });
}
