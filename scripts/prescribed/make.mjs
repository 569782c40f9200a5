/**
 * 生成 scenarios/hubei/prescribed — Small tables that are policy or valuation choices, not statistics.
 *
 *   node scripts/prescribed/make.mjs            write
 *   node scripts/prescribed/make.mjs --check    exit 1 when a committed table is not what would be written
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { bandAmountTable, bandShareLateTable, bandShareTable } from '../tables/bands.mjs';
import { bySexAge, csv, fixed } from '../tables/csv.mjs';
import { contributionMonths, outgoMonths, subsidyMonths } from './seasonality.mjs';

const PRESCRIBED = new URL('../../scenarios/hubei/prescribed/', import.meta.url);
const HAZARD = new URL('../../scenarios/hubei/tables/mortality_hazard.csv', import.meta.url);

/** Discount rate for amounts that keep up with prices; a convention, not a forecast. */
const REAL_RATE = 0.015;
/** Discount rate for amounts frozen in yuan: the real rate and long-run price growth of 2 %, 3.53 % together. */
const NOMINAL_RATE = (1 + REAL_RATE) * 1.02 - 1;
/** Period mortality of this year is used for the whole of every remaining life. */
const TABLE_YEAR = '2026';

/** 死亡力 — The hazard of `TABLE_YEAR` by sex and age, the last age's beyond the table. @returns {(sex: string, age: number) => number} */
function hazardAt() {
  const rows = parse(readFileSync(HAZARD, 'utf8'), { columns: true });
  const hazard = new Map(rows.map((row) => [`${row.sex} ${row.age}`, Number(row[TABLE_YEAR])]));
  const lastAge = Math.max(...rows.map((row) => Number(row.age)));
  return (sex, age) => hazard.get(`${sex} ${Math.min(age, lastAge)}`);
}

/** 剩余领取年限现值 — Present value at the end of the year of one a year for life, paid in the middle of each year.
 * @param {number} rate of discount */
function annuityFactorTable(rate) {
  const at = hazardAt();
  return bySexAge((sex, age) => {
    let value = 0;
    let living = 1;
    for (let year = 0; year < 130; year++) {
      const survival = Math.exp(-(at(sex, age + year) + at(sex, age + year + 1)) / 2);
      value += (living * (1 + survival)) / 2 / (1 + rate) ** (year + 0.5);
      living *= survival;
    }
    return fixed(value, 4);
  });
}

/** 规定贴现曲线 — Nominal rates for the actuarial balance sheet: near the ten-year yield of today, to the long-run rate by 2050. A convention. */
function discountCurve() {
  return csv(['year', 'value'], [[2017, 0.028], [2021, 0.028], [2026, 0.02], [2050, fixed(NOMINAL_RATE, 4)]]);
}

/** Age from which pensions are paid and the divisor that makes a balance a pension (国发〔2014〕8号 第七、八条). */
const CLAIM_AGE = 60;
const DIVISOR = 139;
/** Interest on balances in payment that the age of exhaustion is worked out with. */
const CREDITING_RATE = 0.025;

/** 账户支付完毕的年龄 — Where balance / 139 a month has used up a balance that earns the crediting rate: 73.6. */
function exhaustionAge() {
  // As accounts are kept: twelve payments a year with half a year's interest on them.
  const yearly = 12 * (1 + CREDITING_RATE / 2);
  return CLAIM_AGE - Math.log(1 - (DIVISOR * CREDITING_RATE) / yearly) / Math.log(1 + CREDITING_RATE);
}

/** 递延年金现值 — Present value at the end of the year of one a year for life, from `from` years of age, paid in the middle of each year.
 * @param {number} rate of discount; before 60 only `waitingRate` counts
 * @param {number} from exact age
 * @param {number} waitingRate of discount before 60 */
function deferredTable(rate, from, waitingRate) {
  const at = hazardAt();
  return bySexAge((sex, age) => {
    let value = 0;
    let living = 1;
    let waited = 1;
    for (let year = 0; year < 130; year++) {
      const survival = Math.exp(-(at(sex, age + year) + at(sex, age + year + 1)) / 2);
      if (age + year < CLAIM_AGE) {
        waited /= 1 + waitingRate;
      } else {
        // People of one completed age are half a year older on average.
        const share = Math.min(1, Math.max(0, age + year + 1.5 - from));
        value += (share * waited * living * (1 + survival)) / 2 / (1 + rate) ** (Math.max(0, age + year - Math.max(age, CLAIM_AGE)) + 0.5);
      }
      living *= survival;
    }
    return fixed(value, 4);
  });
}

/** 职工法定退休年龄 — At the end of the year, by the gradual rise of the decision of 2024-09-13: men 60 to 63 and women 55 to 58 in the
 * fifteen years from 2025, a month in every four. Women workers (50 to 55) are taken on the path of the others. */
function employeeAgeTable() {
  return csv(['sex', '2021', '2024', '2039'], [['male', 60, 60, 63], ['female', 55, 55, 58]]);
}

const BEFORE_THE_RUN = [2017, 2018, 2019, 2020];
const YUAN_OF_YI = 1e8;

/** 2017年至基年的结余和新增委托 — Assumed (C), in 100 million yuan: Hubei's own were not found. Replace with the final accounts. */
const PAST_SURPLUS = [15, 20, 30, 30];
const PAST_ENTRUSTED = [0, 11, 16, 21.5];

/** @param {readonly number[]} amounts */
const byPastYear = (amounts) => csv(['past_year', 'value'], BEFORE_THE_RUN.map((year, i) => [year, amounts[i] * YUAN_OF_YI]));

const tables = new Map([
  ['annuity_factor.csv', annuityFactorTable(REAL_RATE)],
  ['annuity_factor_nominal.csv', annuityFactorTable(NOMINAL_RATE)],
  ['discount_curve.csv', discountCurve()],
  ['deferred_annuity_factor.csv', deferredTable(REAL_RATE, CLAIM_AGE, REAL_RATE)],
  // A balance is taken to grow by the discount rate until the claim, so that waiting costs nothing.
  ['longevity_factor.csv', deferredTable(NOMINAL_RATE, exhaustionAge(), 0)],
  ['employee_age.csv', employeeAgeTable()],
  ['band_reference_amount.csv', bandAmountTable()],
  ['band_share.csv', bandShareTable()],
  ['band_share_late.csv', bandShareLateTable()],
  ['past_surplus.csv', byPastYear(PAST_SURPLUS)],
  ['past_entrusted.csv', byPastYear(PAST_ENTRUSTED)],
  ['seasonality_contribution.csv', contributionMonths()],
  ['seasonality_subsidy.csv', subsidyMonths()],
  ['seasonality_outgo.csv', outgoMonths()],
]);

if (process.argv.includes('--check')) {
  const outdated = [...tables].filter(([name, text]) => readFileSync(new URL(name, PRESCRIBED), 'utf8') !== text).map(([name]) => name);
  for (const name of outdated) console.error(`✖ ${name} is not what would be written\n  → run node scripts/prescribed/make.mjs`);
  process.exitCode = outdated.length > 0 ? 1 : 0;
} else {
  for (const [name, text] of tables) writeFileSync(new URL(name, PRESCRIBED), text);
}
