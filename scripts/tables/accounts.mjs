/** 个人账户起点 — Accounts, years contributed and account pensions in payment at the end of 2020, rolled forward from 2010 cohort by cohort. */
import { byStatusSexAge, fixed } from './csv.mjs';
import { BASE_YEAR, CLAIM_AGE, ENTRY_AGE, SEXES, STATUSES, AGES, ensure, line, range, sum } from './grid.mjs';
import {
  ANCHORS, COVERAGE_SHAPE, DIVISOR_AT_60, FIRST_YEAR_MONTHS, MONTHS_HELD,
  PAUSED_LAST_YEAR, PAY_RATE, PAY_RATE_FACTOR, ROLL_OUT, WAITING_YEARS_FACTOR,
} from './anchors.mjs';
import { bandChoice } from './bands.mjs';
import { active, paused, pensioners, waiting } from './members.mjs';
import { creditingRate, entrySubsidy, lowestTier } from './schedule.mjs';

const FIRST_YEAR = 2010;

/** What one payer's year puts into the account, subsidy included. @param {string} status @param {number} age @param {number} year */
function creditedContribution(status, age, year) {
  const choice = status === 'ordinary' ? bandChoice(age, year) : [[lowestTier(year), 1]];
  return sum(choice.map(([amount, share]) => share * (amount + entrySubsidy(amount, year))));
}

/** Share of today's members of a cohort who had joined at `age`: coverage then over coverage now, times the roll-out of the year.
 * @param {number} age @param {number} ageNow @param {number} year */
function joined(age, ageNow, year) {
  if (age < ENTRY_AGE) return 0;
  return Math.min(1, line(COVERAGE_SHAPE, age) / line(COVERAGE_SHAPE, ageNow)) * line(ROLL_OUT, year);
}

/** @param {string} status @param {number} age */
export const payRate = (status, age) => Math.min(1, line(PAY_RATE, age) * PAY_RATE_FACTOR[status]);

/**
 * 逐年滚存 — One average member's account and years, for someone aged `ageNow` at the end of 2020.
 * @param {string} status @param {number} ageNow @param {number} lastYear of contribution @param {number} [until] end of which year
 */
function rolled(status, ageNow, lastYear, until = BASE_YEAR) {
  let account = 0;
  let years = 0;
  for (const year of range(FIRST_YEAR, until)) {
    const age = ageNow - (BASE_YEAR - year);
    const pays = year <= lastYear && age < CLAIM_AGE ? joined(age, Math.min(ageNow, CLAIM_AGE - 1), year) * payRate(status, age) : 0;
    const rate = creditingRate(year);
    const credited = pays > 0 ? pays * creditedContribution(status, age, year) : 0;
    account = account * (1 + rate) + credited * (1 + (rate * MONTHS_HELD) / 12);
    years += pays;
  }
  return { account, years };
}

/** 领取者 — One average pensioner's remaining account, years and monthly account pension (frozen at the claim at 60).
 * @param {string} status @param {number} ageNow */
function pensionerRolled(status, ageNow) {
  const claimYear = BASE_YEAR - (ageNow - CLAIM_AGE);
  if (claimYear < FIRST_YEAR) return { account: 0, years: 0, monthly: 0 }; // already 60 when the scheme began: base pension only
  const atClaim = rolled(status, ageNow, claimYear - 1, claimYear - 1);
  const monthly = (atClaim.account * (1 + creditingRate(claimYear) / 2)) / DIVISOR_AT_60;
  let account = atClaim.account * (1 + creditingRate(claimYear) / 2);
  for (const year of range(claimYear, BASE_YEAR)) {
    const isClaim = year === claimYear;
    const rate = creditingRate(year) * (isClaim ? 0.5 : 1); // the claim comes in the middle of its year
    const paid = monthly * (isClaim ? FIRST_YEAR_MONTHS : 12);
    account = Math.max(0, account * (1 + rate) - paid * (1 + rate / 2));
  }
  return { account, years: atClaim.years, monthly };
}

/** Total of a cell: people × what one average member has. */
const total = (people, perPerson) =>
  byStatusSexAge((status, sex, age) => {
    const persons = people(status, sex, age);
    return persons === 0 ? 0 : fixed(persons * perPerson(status, age), 2);
  });

const ofActive = (status, age) => rolled(status, age, BASE_YEAR);
const ofPaused = (status, age) => rolled(status, age, PAUSED_LAST_YEAR);

function ofWaiting(status, age) {
  const full = rolled(status, age, BASE_YEAR);
  return { account: full.account * WAITING_YEARS_FACTOR, years: full.years * WAITING_YEARS_FACTOR };
}

export const accountTable = () => total(active, (status, age) => ofActive(status, age).account);
export const contributionYearsTable = () => total(active, (status, age) => ofActive(status, age).years);
export const pausedAccountTable = () => total(paused, (status, age) => ofPaused(status, age).account);
export const pausedContributionYearsTable = () => total(paused, (status, age) => ofPaused(status, age).years);
export const waitingAccountTable = () => total(waiting, (status, age) => ofWaiting(status, age).account);
export const waitingContributionYearsTable = () => total(waiting, (status, age) => ofWaiting(status, age).years);
export const pensionerAccountTable = () => total(pensioners, (status, age) => pensionerRolled(status, age).account);
export const pensionerContributionYearsTable = () => total(pensioners, (status, age) => pensionerRolled(status, age).years);
export const claimPensionTable = () => total(pensioners, (status, age) => pensionerRolled(status, age).monthly);

const cells = STATUSES.flatMap((status) => SEXES.flatMap((sex) => AGES.map((age) => [status, sex, age])));
const people = sum(cells.map((cell) => active(...cell)));
const money = sum(cells.map(([status, sex, age]) => active(status, sex, age) * ofActive(status, age).account));
ensure(
  money / people < ANCHORS.nationalBalancePerContributor,
  `mean account ${money / people} is not below the national balance per contributor`,
);
