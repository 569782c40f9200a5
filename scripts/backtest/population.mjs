/** 全国人口与死亡力 — China's people at the end of 2016 by cohort, and hazards as they could be foreseen at the end of 2021. */
import { AGES, SEXES, line, range, sum } from '../tables/grid.mjs';
import { ATTACHED_SHAPE, BASE_YEAR, EMPLOYEE_SHAPE, KNOWN_UNTIL, LAST_YEAR, MOST_EMPLOYED, SETTLED_AGE, STUDENTS } from './assumptions.mjs';
import { national, shared } from './sources.mjs';

export const YEARS = range(BASE_YEAR, LAST_YEAR);
/** From here on published single ages are sparse; hazards go on in a straight line of their logarithms, people thin out with them. */
const LAST_SINGLE_AGE = 95;

const published = new Map(shared('mortality_china_wpp.csv').filter(({ year }) => Number(year) >= BASE_YEAR && Number(year) <= KNOWN_UNTIL)
  .map(({ sex, age, year, mx }) => [`${sex} ${age} ${year}`, Number(mx)]));
const trend = new Map(shared('lee_carter_china_summary.csv').filter(({ fit_period: fit }) => fit === '1990-2019').map(({ sex, drift_per_year: drift }) => [sex, Number(drift)]));
const response = new Map(shared('lee_carter_china.csv').filter(({ fit_period: fit }) => fit === '1990-2019').map(({ sex, age, b_x: b }) => [`${sex} ${age}`, Number(b)]));

/** @param {string} sex @param {number} age @param {number} year */
function knownHazard(sex, age, year) {
  if (age <= LAST_SINGLE_AGE) return published.get(`${sex} ${age} ${year}`);
  const [young, old] = [85, LAST_SINGLE_AGE].map((each) => Math.log(published.get(`${sex} ${each} ${year}`)));
  return Math.min(0.9, Math.exp(old + ((old - young) / 10) * (age - LAST_SINGLE_AGE)));
}

/** 死亡力 — Published up to 2021, then along the Lee–Carter trend of 1990–2019. @param {string} sex @param {number} age @param {number} year */
export function hazard(sex, age, year) {
  const ahead = Math.max(0, year - KNOWN_UNTIL);
  return knownHazard(sex, age, Math.min(year, KNOWN_UNTIL)) * Math.exp(response.get(`${sex} ${Math.min(age, 100)}`) * trend.get(sex) * ahead);
}

const midYear2020 = new Map(national('population_china_wpp_single_age.csv').filter(({ year }) => year === '2020')
  .map(({ sex, age, population_thousand: people }) => [`${sex} ${age}`, Number(people) * 1000]));

/** People born in a year, in mid-2020: half of them are of either age. @param {string} sex @param {number} born */
function cohortIn2020(sex, born) {
  const age = 2020 - born;
  return (midYear2020.get(`${sex} ${age}`) + midYear2020.get(`${sex} ${age - 1}`)) / 2;
}

/** Hazard over the calendar year in which the cohort reaches `age`. */
const cohortHazard = (sex, age, year) => (hazard(sex, Math.max(age - 1, 0), year) + hazard(sex, age, year)) / 2;

/** 回推到2016年末 — Cohorts of mid-2020 with those who died in the three and a half years between put back; no migration. */
function startCell(sex, age) {
  const knownUntil = LAST_SINGLE_AGE - 1;
  if (age > knownUntil) return startCell(sex, age - 1) * Math.exp(-cohortHazard(sex, age, BASE_YEAR));
  const lost = sum(range(1, 3).map((k) => cohortHazard(sex, age + k, BASE_YEAR + k))) + cohortHazard(sex, age + 4, BASE_YEAR + 4) / 2;
  return cohortIn2020(sex, BASE_YEAR - age) * Math.exp(lost);
}

const people = new Map(SEXES.flatMap((sex) => AGES.map((age) => [`${sex} ${age}`, startCell(sex, age)])));

/** @param {string} sex @param {number} age at the end of `year` @param {number} [year] cohorts alive in 2016 only */
export function population(sex, age, year = BASE_YEAR) {
  const start = age - (year - BASE_YEAR);
  if (start < 0) return 0;
  const lost = sum(range(1, year - BASE_YEAR).map((k) => cohortHazard(sex, start + k, BASE_YEAR + k)));
  return people.get(`${sex} ${start}`) * Math.exp(-lost);
}

const contributors = new Map(national('employee_scheme.csv').map(({ year, contributors: count }) => [Number(year), Number(count) * 1e4]));
const rise = (contributors.get(KNOWN_UNTIL) - contributors.get(BASE_YEAR)) / (KNOWN_UNTIL - BASE_YEAR);
/** 职工养老保险在职参保人数 — Published up to 2021, then in a straight line. @param {number} year */
export const employed = (year) => contributors.get(year) ?? contributors.get(KNOWN_UNTIL) + rise * (year - KNOWN_UNTIL);

/** Share of an age that is as much in the employee scheme as `shapes` says: settled cohorts as in 2016. */
function share(shapes, sex, age, year, level) {
  const isSettled = age - (year - BASE_YEAR) >= SETTLED_AGE;
  return Math.min(MOST_EMPLOYED, (isSettled && year > BASE_YEAR ? levels.get(BASE_YEAR) : level) * line(shapes[sex], age));
}

/** @type {Map<number, number>} */
const levels = new Map();
for (const year of YEARS) {
  const cells = SEXES.flatMap((sex) => range(16, 59).map((age) => [sex, age, population(sex, age, year)]));
  const atLevel = (level) => sum(cells.map(([sex, age, count]) => count * share(EMPLOYEE_SHAPE, sex, age, year, level)));
  let [low, high] = [0, 3];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (atLevel(middle) < employed(year)) low = middle;
    else high = middle;
  }
  levels.set(year, high);
}

/** 应参保比例 — Neither student nor in the employee scheme. @param {string} sex @param {number} age @param {number} year */
export function eligibleShare(sex, age, year) {
  if (age < 16) return 0;
  if (age >= 60) return 1;
  return Math.max(0, 1 - line(STUDENTS, age) - share(ATTACHED_SHAPE, sex, age, year, levels.get(year)));
}
