/** 净迁移率 — Net migration a year per resident, from what two censuses and national survival leave unexplained. */
import { bySexAge, fixed, source } from './csv.mjs';
import { range, sum } from './grid.mjs';

const YEARS_BETWEEN_CENSUSES = 10;
/** Above it the residual is census age error, not people moving. */
const LAST_USED_AGE_2010 = 74;

/** 队列年迁移率 — Of the people aged `age2010` at the census of 2010: the yearly rate that, ten times over, leads from the expected
 * survivors to those counted in 2020. @returns {Map<string, number>} by `sex age2010`; older cohorts are missing */
export function cohortRates() {
  const rates = new Map();
  for (const row of source('hubei_net_migration_2010_2020_derived.csv')) {
    const [first, last] = row.age_2010.split('-').map(Number);
    const yearly = (Number(row.population_2020) / Number(row.expected_survivors_2020)) ** (1 / YEARS_BETWEEN_CENSUSES) - 1;
    if (last <= LAST_USED_AGE_2010) for (const age of range(first, last)) rates.set(`${row.sex} ${age}`, yearly);
  }
  return rates;
}

const cohorts = cohortRates();

/** Ten cohorts reach an age in ten years; those born after 2010 and those left out count as not moving.
 * @param {string} sex @param {number} age at the end of the year */
export function migrationRate(sex, age) {
  const passing = range(age - YEARS_BETWEEN_CENSUSES, age - 1);
  return fixed(sum(passing.map((age2010) => cohorts.get(`${sex} ${age2010}`) ?? 0)) / YEARS_BETWEEN_CENSUSES, 6);
}

export const migrationTable = () => bySexAge(migrationRate);
