/** 全国情景的表 — The tables of the national scenario as text, out of the sources and the estimated parameters. */
import { AGES, latest, line, SEXES } from '../tables/grid.mjs';
import { bySexAge, byStatusSexAge, csv, fixed, significant } from '../tables/csv.mjs';
import { BASE_YEAR, ENTRUST_SHARE, ENTRUSTMENT, ENTRY_FULL_UNTIL, ENTRY_RATE, ENTRY_USUAL_FROM, EXIT_RATE, EXIT_RATE_SEX_FACTOR, KNOWN_UNTIL } from './assumptions.mjs';
import { given } from './given.mjs';
import { startTables } from './members.mjs';
import { eligibleShare, hazard, population, YEARS } from './population.mjs';
import { actuals } from './sources.mjs';

/**
 * @typedef {{ coverage: number, mortality: number, entry: number, addition: number, additionGrowth: number, amount: number, amountGrowth: number, subsidy: number }} Parameters
 * `coverage` share of the eligible aged 55–59 who are members in 2016 · `mortality` hazard of members relative to the nation ·
 * `entry` multiple of the Hubei entry rates · `addition` yuan a month above the national base in 2016 · `amount` yuan a payer gave in 2017 ·
 * `subsidy` yuan of entry subsidy a payer
 */

const byYear = (value) => csv(['year', 'value'], YEARS.map((year) => [year, value(year)]));
const wide = (value) => csv(['sex', 'age', ...YEARS.map(String)], SEXES.flatMap((sex) => AGES.map((age) => [sex, age, ...YEARS.map((year) => value(sex, age, year))])));
const one = (value) => csv(['value'], [[value]]);
/** Everybody is ordinary. */
const ordinary = (value) => byStatusSexAge((status, sex, age) => (status === 'ordinary' ? fixed(value({ sex, age }), 2) : 0));
const cells = (value) => bySexAge((sex, age) => fixed(value({ sex, age }), 2));

const mayContribute = (age) => age >= 16 && age < 60;
/** The estimated intensity for the young, the usual rate for those who already make up their years. */
const entryRate = (age, entry) => (mayContribute(age) ? fixed(Math.min(1, fixed(line(ENTRY_RATE, age), 6) * line([[ENTRY_FULL_UNTIL, entry], [ENTRY_USUAL_FROM, 1]], age)), 8) : 0);
const exitRate = (sex, age) => (mayContribute(age) ? fixed(line(EXIT_RATE, age) * EXIT_RATE_SEX_FACTOR[sex], 6) : 0);

/** @param {Parameters} p @returns {Map<string, string>} text by file name under scenarios/national/tables */
export function tables(p) {
  const start = startTables(p.coverage);
  return new Map([
    ['population_2016.csv', cells(({ sex, age }) => population(sex, age))],
    ['mortality_hazard.csv', wide((sex, age, year) => significant(hazard(sex, age, year), 6))],
    ['eligible_share.csv', wide((sex, age, year) => fixed(eligibleShare(sex, age, year), 6))],
    ['entry_rate.csv', bySexAge((_sex, age) => entryRate(age, p.entry))],
    ['exit_rate.csv', bySexAge(exitRate)],
    ...Object.entries(start).map(([name, value]) => [`${name}_2016.csv`, ordinary(value)]),
    ['scheme_mortality_factor.csv', one(p.mortality)],
    ['local_addition_start.csv', one(p.addition)],
    ['local_growth.csv', one(p.additionGrowth)],
    ['contribution_amount.csv', byYear((year) => p.amount * (1 + p.amountGrowth) ** (year - BASE_YEAR - 1))],
    ['entry_subsidy.csv', csv(['from', 'value'], [[0, p.subsidy]])],
    ...given(entrusted),
  ]);
}

/** 委托投资 — Not published: 80 % of the surplus of the year before, as far as the nation had begun. @param {number} year */
function entrusted(year) {
  if (year > KNOWN_UNTIL) return undefined;
  const surplus = actuals.get(`income ${year - 1}`) - actuals.get(`expenditure ${year - 1}`);
  return Math.round(latest(ENTRUSTMENT, year) * ENTRUST_SHARE * surplus);
}
