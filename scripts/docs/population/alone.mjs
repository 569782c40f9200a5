/** 只取人口一章 — The population chapter by itself, with the inputs of the Hubei baseline. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse, stringify } from 'yaml';

const RULEBOOK = 'scenarios/china/rulebook';
const CHAPTER = 'rulebook/resident-pension/population.yaml';
const BASELINE = 'scenarios/hubei';
const CORRELATED = /^mortality/;

const read = (file) => parse(readFileSync(file, 'utf8'));

/**
 * 写出一个只有人口的情景 — Writes the scenario into `folder` (the project's folder is the current one).
 * @param {string} folder @param {{ baseYear: number, lastYear: number, paths?: number, outputs?: string[], inputs?: Record<string, object> }} what
 * `inputs` replace those of the baseline; tables are named relative to `folder`
 * @returns {string} path of the scenario
 */
export function populationAlone(folder, { baseYear, lastYear, paths = 0, outputs = ['population_total'], inputs = {} }) {
  const baseline = read(join(BASELINE, 'baseline.yaml'));
  const declared = Object.keys(read(CHAPTER).inputs);
  const inherited = declared.map((name) => {
    const { table, ...entry } = baseline.inputs[name];
    return [name, table === undefined ? entry : { table: resolve(BASELINE, table), ...entry }];
  });
  const correlation = Object.fromEntries(Object.entries(baseline.noise.correlation).filter(([pair]) => CORRELATED.test(pair)));
  const file = join(folder, 'scenario.yaml');
  writeFileSync(file, stringify({
    title: { zh: '人口', en: 'population' }, rulebook: resolve(RULEBOOK), base_year: baseYear, last_year: lastYear, paths, seed: 'population', outputs,
    inputs: { ...Object.fromEntries(inherited), ...inputs }, noise: { correlation },
  }));
  return file;
}
