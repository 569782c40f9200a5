/** 人口起点 — Residents at the start, by single age. */
import { bySexAge, source } from './csv.mjs';
import { AGES, SEXES, ensure, roundedTo, scaledTo, sum } from './grid.mjs';
import { ANCHORS } from './anchors.mjs';
import { hazard } from './mortality.mjs';

const OPEN_AGE = 100;

/** @returns {Map<string, number>} persons by `sex age` */
function residents() {
  const cells = new Map();
  for (const row of source('population_hubei_2020_single_age_derived.csv')) {
    if (Number(row.age) < OPEN_AGE) cells.set(`${row.sex} ${row.age}`, Number(row.population_persons));
    else openGroup(row.sex, Number(row.population_persons)).forEach((persons, i) => cells.set(`${row.sex} ${OPEN_AGE + i}`, persons));
  }
  ensure(cells.size === SEXES.length * AGES.length, `population has ${cells.size} cells`);
  const total = Math.round(sum(cells.values()) * 100) / 100;
  ensure(total === ANCHORS.residents, `population adds up to ${total}, not to the census ${ANCHORS.residents}`);
  return cells;
}

/** 百岁以上按存活形状拆分 — Split 100+ as a stationary population: each age the survivors of the one below under the hazards of 2020.
 * @param {string} sex @param {number} persons */
function openGroup(sex, persons) {
  const ages = AGES.filter((age) => age >= OPEN_AGE);
  const alive = ages.map((age) => Math.exp(-sum(ages.filter((a) => a < age).map((a) => hazard(sex, a, 2020)))));
  return roundedTo(scaledTo(alive, persons), persons, 2);
}

const cells = residents();

/** @param {string} sex @param {number} age */
export const population = (sex, age) => cells.get(`${sex} ${age}`);

export const populationTable = () => bySexAge(population);
