/**
 * 全国表 — Tables of the China scenario that is held against the UN projection. UN stocks are those of 1 July, so a year here runs from
 * 1 July to 30 June and is named by the year it ends in: "2024" is July 2023 to June 2024, half of two calendar years.
 */
import { bySexAge, byYear, csv, fixed, significant, source } from './csv.mjs';
import { fertilityShare, levels } from './fertility.mjs';
import { AGES, LAST_YEAR, MAX_AGE, SEXES, line, range, roundedTo, scaledTo, sum } from './grid.mjs';
import { VITAL_RATES_YEAR, hazard } from './mortality.mjs';

/** The stock of 1 July 2023 is the last that the UN estimates; all later ones are projected. */
const BASE_YEAR = VITAL_RATES_YEAR;
const OPEN_AGE = 100;
const THOUSAND = 1000;
const YEARS = range(BASE_YEAR + 1, LAST_YEAR);

/** @param {(calendarYear: number) => number} rate @param {number} year */
const midYear = (rate, year) => (rate(year - 1) + rate(year)) / 2;

/** @param {(sex: string, age: number, year: number) => number} value */
const bySexAgeYear = (value) =>
  csv(['sex', 'age', ...YEARS.map(String)], SEXES.flatMap((sex) => AGES.map((age) => [sex, age, ...YEARS.map((year) => value(sex, age, year))])));

/** 人口起点 — Single ages of the UN; its open group is split like a stationary population. */
function populationTable() {
  const published = new Map(
    source('population_china_wpp_single_age.csv', 'china').filter((row) => Number(row.year) === BASE_YEAR)
      .map((row) => [`${row.sex} ${row.age}`, Number(row.population_thousand) * THOUSAND]),
  );
  const old = new Map(SEXES.map((sex) => {
    const ages = range(OPEN_AGE, MAX_AGE);
    const alive = ages.map((age) => Math.exp(-sum(range(OPEN_AGE, age - 1).map((a) => hazard(sex, a, BASE_YEAR)))));
    const persons = published.get(`${sex} ${OPEN_AGE}`);
    return [sex, roundedTo(scaledTo(alive, persons), persons, 0)];
  }));
  return bySexAge((sex, age) => (age < OPEN_AGE ? published.get(`${sex} ${age}`) : old.get(sex)[age - OPEN_AGE]));
}

const mortalityTable = () => bySexAgeYear((sex, age, year) => significant(midYear((y) => hazard(sex, age, y), year), 6));

/** The pattern is known by mid-year periods, so the middle of a mid-year year, 1 January, is its own date. */
const fertilityTable = () =>
  csv(['age', ...YEARS.map(String)], AGES.map((age) => [age, ...YEARS.map((year) => fertilityShare(age, year))]));

/** @param {'tfr_children_per_woman' | 'tfr_low_variant' | 'tfr_high_variant'} column */
const levelTable = (column) => byYear(YEARS, (year) => fixed(midYear((y) => Number(levels.get(y)[column] || levels.get(y).tfr_children_per_woman), year), 7));

const boysShareTable = () =>
  byYear(YEARS, (year) => {
    const ratio = midYear((y) => Number(levels.get(y).sex_ratio_at_birth_male_per_female), year);
    return fixed(ratio / (1 + ratio), 6);
  });

/** 国际净迁移（按发生时的年龄）— The UN gives ages for six years only: between them every cell moves in a straight line, and what then
 * misses the published total of a year is spread over the cells by their size. @returns {Map<string, number>} persons by `sex age year` */
function migrants() {
  const ages = source('migration_china_wpp_age.csv', 'china');
  const knots = (sex, age) => ages.filter((row) => row.sex === sex && Number(row.age) === age)
    .map((row) => [Number(row.year), Number(row.net_international_migration_thousand) * THOUSAND]);
  const cells = SEXES.flatMap((sex) => range(0, OPEN_AGE).map((age) => ({ key: `${sex} ${age}`, known: knots(sex, age) })));
  const moved = new Map();
  for (const row of source('migration_china_wpp.csv', 'china').filter(({ year }) => Number(year) >= BASE_YEAR)) {
    const year = Number(row.year);
    const persons = cells.map(({ known }) => line(known, year));
    const missing = Number(row.net_international_migration_thousand) * THOUSAND - sum(persons);
    const size = sum(persons.map(Math.abs));
    cells.forEach(({ key }, i) => moved.set(`${key} ${year}`, persons[i] + (missing * Math.abs(persons[i])) / size));
  }
  return moved;
}

/** Half of those who move at an age have had their next birthday by the end of the year. */
function migrationTable() {
  const cells = migrants();
  const moved = (sex, age, year) => cells.get(`${sex} ${age} ${year}`) ?? 0;
  const reached = (sex, age, year) => (age === 0 ? moved(sex, 0, year) / 2 : (moved(sex, age - 1, year) + moved(sex, age, year)) / 2);
  return bySexAgeYear((sex, age, year) => fixed(midYear((y) => reached(sex, age, y), year), 1));
}

/** @returns {Map<string, string>} text of each table by file name */
export function chinaTables() {
  return new Map([
    ['population_2023.csv', populationTable()],
    ['mortality_hazard.csv', mortalityTable()],
    ['fertility.csv', fertilityTable()],
    ['tfr.csv', levelTable('tfr_children_per_woman')],
    ['tfr_low.csv', levelTable('tfr_low_variant')],
    ['tfr_high.csv', levelTable('tfr_high_variant')],
    ['boys_share.csv', boysShareTable()],
    ['net_migration.csv', migrationTable()],
  ]);
}
