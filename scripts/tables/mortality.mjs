/** 死亡力与 Lee–Carter 敏感度 — Hazards by age and year, and how each age answers to the common mortality index. */
import { bySexAge, bySexAgeYear, significant, source } from './csv.mjs';
import { AGES, SEXES, YEARS, ensure, rootOfDecreasing } from './grid.mjs';

const OPEN_AGE = 100;
/** Last age whose rate is taken as it stands; from here on the curve is logit-linear. */
const ANCHOR_AGE = 95;

/** Central death rates by `sex age year`, 1990–2100. */
const rates = new Map(source('mortality_china_wpp.csv').map((row) => [`${row.sex} ${row.age} ${row.year}`, Number(row.mx)]));

/** 余命 — Expected years lived from the first of `rates` on, the last one for ever. @param {readonly number[]} rates */
function remainingYears(rates) {
  let alive = 1;
  let years = 0;
  for (const rate of rates.slice(0, -1)) {
    years += (alive * (1 - Math.exp(-rate))) / rate;
    alive *= Math.exp(-rate);
  }
  return years + alive / rates.at(-1);
}

/** 高龄外推 — Kannisto's form: the logit of the rate rises in a straight line from age 95, with the slope that keeps the
 * expectation of life at 95 of the published table (ages 95–99 and the open group).
 * @param {readonly number[]} published rates at 95, 96 … 99, 100+ @returns {number[]} rates at 95 … 105 */
function oldAgeRates(published) {
  const start = Math.log(published[0] / (1 - published[0]));
  const curve = (slope) =>
    AGES.filter((age) => age >= ANCHOR_AGE).map((age) => 1 / (1 + Math.exp(-start - slope * (age - ANCHOR_AGE))));
  const target = remainingYears(published);
  return curve(rootOfDecreasing((slope) => remainingYears(curve(slope)) - target, 0, 1));
}

/** @param {string} sex @param {number} year 1990–2100 @returns {number[]} hazards at 0 … 105 */
function hazards(sex, year) {
  const published = (age) => rates.get(`${sex} ${age} ${year}`);
  const old = oldAgeRates(AGES.filter((age) => age >= ANCHOR_AGE && age <= OPEN_AGE).map(published));
  return AGES.map((age) => significant(age <= ANCHOR_AGE ? published(age) : old[age - ANCHOR_AGE], 6));
}

const known = new Map();

/** @param {string} sex @param {number} age @param {number} year 1990–2100 */
export function hazard(sex, age, year) {
  const key = `${sex} ${year}`;
  if (!known.has(key)) known.set(key, hazards(sex, year));
  return known.get(key)[age];
}

export function mortalityTable() {
  for (const sex of SEXES) for (const year of YEARS) for (const age of AGES.filter((a) => a > 40)) {
    ensure(hazard(sex, age, year) >= hazard(sex, age - 1, year), `hazard falls at age ${age}, ${sex}, ${year}`);
  }
  return bySexAgeYear(hazard);
}

/** Last year of the UN estimates: what comes later is projected. */
export const VITAL_RATES_YEAR = 2023;

/** Lee–Carter 起跳死亡力 — Hazards of the last estimated year, from which the pure extrapolation starts. */
export const jumpOffTable = () => bySexAge((sex, age) => hazard(sex, age, VITAL_RATES_YEAR));

const responses = new Map(
  source('lee_carter_china.csv').filter((row) => row.fit_period === '1990-2019').map((row) => [`${row.sex} ${row.age}`, Number(row.b_x)]),
);

/** b_x of the main fit (1990–2019); ages above 100 keep the value of the open group. @param {string} sex @param {number} age */
export const response = (sex, age) => responses.get(`${sex} ${Math.min(age, OPEN_AGE)}`);

export const leeCarterTable = () => bySexAge(response);
