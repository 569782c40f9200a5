/**
 * 生成 scenarios/hubei/prescribed — Small tables that are policy or valuation choices, not statistics.
 *
 *   node scripts/prescribed/make.mjs            write
 *   node scripts/prescribed/make.mjs --check    exit 1 when a committed table is not what would be written
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { bySexAge, csv, fixed } from '../tables/csv.mjs';

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

/** 职工法定退休年龄 — Whole years reached by the gradual rise of the decision of 2024-09-13: men 60 to 63, women (55) to 58, by 2039. */
function employeeAgeTable() {
  return csv(['sex', '2021', '2029', '2034', '2039'], [['male', 60, 61, 62, 63], ['female', 55, 56, 57, 58]]);
}

const BANDS = ['band_1', 'band_2', 'band_3', 'band_4', 'band_5', 'band_6'];

/** 各档代表缴费额 — The lower limit of a band: tiers of 鄂政发〔2015〕41号, bands of the notice of January 2023. */
function bandAmountTable() {
  const from2015 = [100, 200, 500, 1000, 1500, 2000];
  const from2023 = [300, 500, 800, 1000, 1500, 2000];
  return csv(['contribution_band', '2021', '2023'], BANDS.map((band, i) => [band, from2015[i], from2023[i]]));
}

/** 缴费档次构成 — Assumed (C): most pay the lowest amount. */
function bandShareTable() {
  const to2022 = [0.58, 0.26, 0.11, 0.04, 0.005, 0.005];
  const from2023 = [0.62, 0.18, 0.07, 0.06, 0.03, 0.04];
  return csv(['contribution_band', '2021', '2023'], BANDS.map((band, i) => [band, to2022[i], from2023[i]]));
}

const tables = new Map([
  ['annuity_factor.csv', annuityFactorTable(REAL_RATE)],
  ['annuity_factor_nominal.csv', annuityFactorTable(NOMINAL_RATE)],
  ['employee_age.csv', employeeAgeTable()],
  ['band_reference_amount.csv', bandAmountTable()],
  ['band_share.csv', bandShareTable()],
]);

if (process.argv.includes('--check')) {
  const outdated = [...tables].filter(([name, text]) => readFileSync(new URL(name, PRESCRIBED), 'utf8') !== text).map(([name]) => name);
  for (const name of outdated) console.error(`✖ ${name} is not what would be written\n  → run node scripts/prescribed/make.mjs`);
  process.exitCode = outdated.length > 0 ? 1 : 0;
} else {
  for (const [name, text] of tables) writeFileSync(new URL(name, PRESCRIBED), text);
}
