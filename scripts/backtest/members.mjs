/** 全国起点 — Members, accounts and years at the end of 2016; one status, since the nation's identities are not published. */
import { AGES, SEXES, latest, line, range, sum } from '../tables/grid.mjs';
import { BASE_YEAR, COVERAGE_YOUNG, CREDITING_RATE, OLD_FROM, PAST_AMOUNT_GROWTH, PAY_RATE, ROLL_OUT, UNALLOCATED, YOUNG_UNTIL } from './assumptions.mjs';
import { eligibleShare, population } from './population.mjs';
import { actuals } from './sources.mjs';

const CELLS = SEXES.flatMap((sex) => AGES.map((age) => ({ sex, age })));
const eligible = ({ sex, age }) => population(sex, age) * eligibleShare(sex, age, BASE_YEAR);
const pensionersTotal = actuals.get(`pensioners ${BASE_YEAR}`);
const activeTotal = actuals.get(`participants ${BASE_YEAR}`) - pensionersTotal;
const old = sum(CELLS.filter(({ age }) => age >= 60).map(({ sex, age }) => population(sex, age)));

/** 领取人员 — The same share of everybody of 60 and over. */
export const pensioners = ({ sex, age }) => (age < 60 ? 0 : (population(sex, age) * pensionersTotal) / old);

/** 缴费期人员 — @param {number} coverage of the eligible aged 55–59 @returns {(cell: { sex: string, age: number }) => number} */
export function active(coverage) {
  /** Weight of the young level and of the old one at an age. */
  const weights = (age) => {
    if (age < 16 || age >= 60) return [0, 0];
    const share = Math.min(1, Math.max(0, (age - YOUNG_UNTIL) / (OLD_FROM - YOUNG_UNTIL)));
    return [(1 - share) * line(COVERAGE_YOUNG, age), share];
  };
  const total = (index) => sum(CELLS.map((cell) => eligible(cell) * weights(cell.age)[index]));
  const level = (activeTotal - coverage * total(1)) / total(0);
  return (cell) => {
    const [young, old] = weights(cell.age);
    return eligible(cell) * (level * young + coverage * old);
  };
}

/** What one member has at the end of 2016 for one unit of a payer's money in 2016. @param {number} age @param {number} until last year paid */
function rolled(age, until) {
  let [account, years] = [0, 0];
  for (const year of range(2009, until)) {
    const then = age - (BASE_YEAR - year);
    const pays = then >= 16 && then < 60 ? line(PAY_RATE, then) * latest(ROLL_OUT, year) : 0;
    account = account * (1 + latest(CREDITING_RATE, year)) + pays * (1 + PAST_AMOUNT_GROWTH) ** (year - BASE_YEAR);
    years += pays;
  }
  return { account, years };
}

/** @param {number} age of a pensioner */
function rolledPensioner(age) {
  const claimYear = BASE_YEAR - (age - 60);
  if (claimYear <= 2009) return { account: 0, years: 0, monthly: 0 }; // already 60 when the scheme began
  const { account: atClaim, years } = rolled(age, claimYear - 1);
  const monthly = atClaim / 139;
  let account = atClaim;
  for (const year of range(claimYear, BASE_YEAR)) account = Math.max(0, account * (1 + latest(CREDITING_RATE, year)) - monthly * (year === claimYear ? 5.5 : 12));
  return { account, years, monthly };
}

/** 账户等起点表 — Cells of every start table, scaled so that accounts make up the fund but for what lies beyond them. @param {number} coverage */
export function startTables(coverage) {
  const members = active(coverage);
  const ofActive = (cell) => (members(cell) === 0 ? { account: 0, years: 0 } : rolled(cell.age, BASE_YEAR));
  const ofPensioner = (cell) => (pensioners(cell) === 0 ? { account: 0, years: 0, monthly: 0 } : rolledPensioner(cell.age));
  const accounts = sum(CELLS.map((cell) => members(cell) * ofActive(cell).account + pensioners(cell) * ofPensioner(cell).account));
  const scale = actuals.get(`balance ${BASE_YEAR}`) / (1 + UNALLOCATED) / accounts;
  return {
    active: members,
    pensioners,
    account: (cell) => members(cell) * ofActive(cell).account * scale,
    pensioner_account: (cell) => pensioners(cell) * ofPensioner(cell).account * scale,
    claim_pension: (cell) => pensioners(cell) * ofPensioner(cell).monthly * scale,
    contribution_years: (cell) => members(cell) * ofActive(cell).years,
    pensioner_years: (cell) => pensioners(cell) * ofPensioner(cell).years,
  };
}
