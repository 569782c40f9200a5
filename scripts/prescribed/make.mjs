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

/** 剩余领取年限现值 — Present value at the end of the year of one a year for life, paid in the middle of each year.
 * @param {number} rate of discount */
function annuityFactorTable(rate) {
  const rows = parse(readFileSync(HAZARD, 'utf8'), { columns: true });
  const hazard = new Map(rows.map((row) => [`${row.sex} ${row.age}`, Number(row[TABLE_YEAR])]));
  const lastAge = Math.max(...rows.map((row) => Number(row.age)));
  const at = (sex, age) => hazard.get(`${sex} ${Math.min(age, lastAge)}`);
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
