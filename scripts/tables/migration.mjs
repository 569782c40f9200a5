/** 净迁移 — Net migration a year by single age, from what two censuses and national survival leave unexplained. */
import { bySexAge, fixed, source } from './csv.mjs';
import { AGES, SEXES, range } from './grid.mjs';

const YEARS_BETWEEN_CENSUSES = 10;
const GROUP_WIDTH = 5;
/** Above it the residual is census age error, not people moving. */
const LAST_USED_AGE_2010 = 74;

/** A cohort aged y in 2010 was y+1 … y+10 at the ends of the ten years; its ten-year residual is spread evenly over them. */
function yearlyMigration() {
  const cells = new Map(SEXES.flatMap((sex) => AGES.map((age) => [`${sex} ${age}`, 0])));
  for (const row of source('hubei_net_migration_2010_2020_derived.csv')) {
    const [first, last] = row.age_2010.split('-').map(Number);
    if (last > LAST_USED_AGE_2010) continue;
    const each = Number(row.implied_net_migration_10yr) / (GROUP_WIDTH * YEARS_BETWEEN_CENSUSES);
    for (const age2010 of range(first, last)) {
      for (const passed of range(1, YEARS_BETWEEN_CENSUSES)) {
        const cell = `${row.sex} ${age2010 + passed}`;
        cells.set(cell, cells.get(cell) + each / YEARS_BETWEEN_CENSUSES); // ten cohorts pass an age in ten years
      }
    }
  }
  return cells;
}

export function migrationTable() {
  const cells = yearlyMigration();
  return bySexAge((sex, age) => fixed(cells.get(`${sex} ${age}`), 2));
}
