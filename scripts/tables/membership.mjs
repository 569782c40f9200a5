/** 谁应参保、谁进谁出 — Who should be a member, and the rates at which people come and go. All grade C, from anchors.mjs. */
import { bySexAge, bySexAgeYear, fixed } from './csv.mjs';
import { AGES, BASE_YEAR, CLAIM_AGE, ENTRY_AGE, SEXES, line, sum } from './grid.mjs';
import { ANCHORS, AWAY_BY_AGE, ELIGIBLE_SHARE, ELIGIBLE_SHARE_AGEING, ELIGIBLE_SHARE_SEX_GAP, ENTRY_RATE, EXIT_RATE, EXIT_RATE_SEX_FACTOR } from './anchors.mjs';
import { population } from './population.mjs';

/** From this age school is over and cohorts differ. */
const SETTLED_AGE = 25;

/** The one number that makes registered people add up: extra persons per resident at ages where the shape is 1. */
const awayLevel =
  (ANCHORS.registered - ANCHORS.residents) /
  sum(SEXES.flatMap((sex) => AGES.map((age) => population(sex, age) * line(AWAY_BY_AGE, age))));

/** 户籍人口 ÷ 常住人口 — Same for both sexes: the residual by sex does not separate registration from residence. @param {number} age */
export const registrationFactor = (age) => fixed(1 + awayLevel * line(AWAY_BY_AGE, age), 8);

/** 应参保比例 — By birth cohort: where the cohort stood at the end of 2020, and what it gains by age since; those under 25 then
 * come into the profile of 2020 first. @param {string} sex @param {number} age @param {number} [year] */
export function eligibleShare(sex, age, year = BASE_YEAR) {
  if (age < ENTRY_AGE) return 0;
  const gap = age < SETTLED_AGE ? 0 : sex === 'female' ? ELIGIBLE_SHARE_SEX_GAP : -ELIGIBLE_SHARE_SEX_GAP;
  const profileAge = Math.max(age - (year - BASE_YEAR), Math.min(age, SETTLED_AGE)); // age in 2020, or the profile's own age while young
  const gained = Math.max(0, line(ELIGIBLE_SHARE_AGEING, age) - line(ELIGIBLE_SHARE_AGEING, profileAge));
  return fixed(line(ELIGIBLE_SHARE, profileAge) + gained + gap, 6);
}

/** @param {string} sex @param {number} age */
export const registered = (sex, age) => population(sex, age) * registrationFactor(age);

/** @param {string} sex @param {number} age */
export const eligible = (sex, age) => registered(sex, age) * eligibleShare(sex, age);

/** @param {number} age */
const mayContribute = (age) => age >= ENTRY_AGE && age < CLAIM_AGE;

/** @param {number} age */
export const entryRate = (age) => (mayContribute(age) ? fixed(line(ENTRY_RATE, age), 6) : 0);

/** @param {string} sex @param {number} age */
export const exitRate = (sex, age) => (mayContribute(age) ? fixed(line(EXIT_RATE, age) * EXIT_RATE_SEX_FACTOR[sex], 6) : 0);

export const registrationFactorTable = () => bySexAge((_sex, age) => registrationFactor(age));
export const eligibleShareTable = () => bySexAgeYear(eligibleShare);
export const entryRateTable = () => bySexAge((_sex, age) => entryRate(age));
export const exitRateTable = () => bySexAge(exitRate);
