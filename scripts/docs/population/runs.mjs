/** 页上的推算 — The runs behind docs/population.md: China, its fertility variants and paths, and Hubei between two censuses. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compilePlan } from '../../../dist/src/compiler/index.js';
import { createInterpreter, createSimdEngine } from '../../../dist/src/engine/index.js';
import { loadScenario } from '../../../dist/src/scenario/index.js';
import { source } from '../../tables/csv.mjs';
import { betweenCensuses, census, LAST, MOVES } from './censuses.mjs';
import { populationAlone } from './alone.mjs';

const AGES = 106;
const BLOCK_PATHS = 64;
/** Of the spread of life expectancy; the tests look at the same paths. */
export const PATHS = 4096;
export const SEXES = ['male', 'female'];

/** Persons aged `first` to `last`. @param {Float64Array} cells */
export function people(cells, first, last, sexes = SEXES) {
  let total = 0;
  for (const sex of sexes) for (let age = first; age <= Math.min(last, AGES - 1); age++) total += cells[SEXES.indexOf(sex) * AGES + age];
  return total;
}

function planOf(file, overrides = {}) {
  const { plan, issues } = loadScenario(file, overrides);
  if (!plan) throw new Error(`${file} cannot be read: ${JSON.stringify(issues)}`);
  return plan;
}

/** @returns {Map<number, Float64Array>} population by year on the best estimate */
function stocks(plan) {
  const found = new Map();
  createInterpreter(plan).runPath(0, true, (year, values) => found.set(year, values('population').slice()));
  return found;
}

const CHINA = 'scenarios/china/wpp.yaml';

export const china = () => stocks(planOf(CHINA, { paths: 0 }));

/** Every output of `plan` by path: [name][year] sorted values. @param {string[]} names of its columns */
function spread(plan, names) {
  const engine = createSimdEngine(plan, compilePlan(plan));
  const years = plan.lastYear - plan.baseYear;
  const found = new Map(names.map((name) => [name, Array.from({ length: years }, () => [])]));
  for (let block = 0; block * BLOCK_PATHS < plan.paths; block++) {
    const { columns } = engine.runBlock({ block, firstPath: block * BLOCK_PATHS, pathCount: BLOCK_PATHS, isBestEstimate: false });
    names.forEach((name, column) => {
      for (let path = 0; path < BLOCK_PATHS; path++) for (let row = 0; row < years; row++) found.get(name)[row].push(columns[(column * BLOCK_PATHS + path) * years + row]);
    });
  }
  return (name, year) => found.get(name)[year - plan.baseYear - 1].sort((a, b) => a - b);
}

/** Total population of China, sorted over the scenario's own paths. @returns {{ paths: number, totals: (year: number) => number[] }} */
export function chinaTotals() {
  const plan = planOf(CHINA);
  const at = spread(plan, plan.outputs.map(({ rule }, column) => `${rule} ${column}`)); // a rule by sex has two columns
  return { paths: plan.paths, totals: (year) => at('population_total 0', year) };
}

function inTemporary(work) {
  const folder = mkdtempSync(join(tmpdir(), 'chusuan-population-'));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Mortality index of Hubei by sex and year, sorted over the paths. */
export const mortalityIndices = () => inTemporary((folder) => {
  const file = populationAlone(folder, { baseYear: 2020, lastYear: 2100, outputs: ['mortality_index', 'mortality_walk', 'fertility_level'] });
  return spread(planOf(file, { paths: PATHS }), ['male', 'female']);
});

/** Hubei at the census of 2020 by the rules, for each way of moving. @returns {Map<string, Float64Array>} */
export const hubei2020 = () => new Map(MOVES.map((moves) => [moves, inTemporary((folder) => stocks(planOf(betweenCensuses(folder, moves))).get(LAST))]));

export const census2020 = () => census(LAST);

/** UN persons by year, sex and first age; `variant` low or high fertility. */
export function unGroups(variant) {
  const column = variant === undefined ? 'population_thousand' : `population_thousand_${variant}_fertility`;
  return source('population_china_wpp_5yr.csv', 'china')
    .map((row) => ({ year: Number(row.year), sex: row.sex, first: parseInt(row.age_group, 10), persons: Number(row[column] || row.population_thousand) * 1000 }));
}
