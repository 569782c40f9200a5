import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { exampleSet } from '../../scripts/calibration/example-set.mjs';
import { economyPlan } from '../../src/fidelity/economy-plan.js';
import { compareFidelity, externalVariables, type Fidelity, marksOf } from '../../src/fidelity/index.js';
import { simulate } from '../../src/fidelity/simulate.js';
import { loadScenario, type Plan } from '../../src/scenario/index.js';

const SET = 'scenarios/hubei/external/house-view.csv';
const { plan, issues } = loadScenario('scenarios/hubei/external/house-view.yaml');

function fidelityOf(of: Plan, paths: number): Fidelity {
  const outcome = compareFidelity(of, paths);
  if (outcome.kind === 'refused') throw new Error(outcome.issue.message);
  return outcome.fidelity;
}

function marksOfAll({ variables, correlations }: Fidelity): { readonly count: number; readonly marked: number } {
  return marksOf([...variables.flatMap(({ horizons, autocorrelations }) =>
    [...horizons.flatMap(({ statistics }) => Object.values(statistics)), ...autocorrelations.map(({ compared }) => compared)]), ...correlations.map(({ compared }) => compared)]);
}

test('the example checks silently and is what its script writes', () => {
  expect(issues).toEqual([]);
  expect(readFileSync(SET, 'utf8')).toBe(exampleSet());
});

test('the example: six variables, years after those given, the set’s own figures', () => {
  const fidelity = fidelityOf(plan!, 500);
  expect(fidelity.variables.map(({ rule, input }) => `${rule.name} ${input}`)).toEqual([
    'cpi external_cpi', 'real_income_growth external_real_income_growth', 'deposit_rate external_deposit_rate',
    'bond_yield external_bond_yield', 'equity_return external_equity_return', 'gdp_growth external_gdp_growth',
  ]);
  expect([fidelity.firstYear, fidelity.windowEnd, fidelity.externalPaths, fidelity.isUsed]).toEqual([2026, 2032, 64, true]);
  expect(fidelity.variables[0]!.horizons.map(({ year }) => year)).toEqual([2026, 2030]);
  expect(fidelity.correlations).toHaveLength(15);
  // Column three of the file itself
  const cpi = readFileSync(SET, 'utf8').trim().split('\n').map((row) => row.split(',')).filter(([, year]) => year === '2030').map((row) => Number(row[2]));
  expect(fidelity.variables[0]!.horizons[1]!.statistics.mean.external.value).toBeCloseTo(cpi.reduce((sum, value) => sum + value) / 64, 14);
  // By its script the set's equities swing by 16 % a year, the calibration's by more than 23 %
  const { standardDeviation } = fidelity.variables[4]!.horizons[1]!.statistics;
  expect([standardDeviation.isMarked, Math.sign(standardDeviation.difference)]).toEqual([true, -1]);
});

test('a set that is the calibration with another seed is marked no more often than by chance', () => {
  const paths = 400;
  const variables = externalVariables(plan!.model);
  const drawn = simulate({ ...economyPlan(plan!, variables, 0, paths), seedWords: [1, 2, 3] }, variables, () => undefined);
  const years = plan!.lastYear - plan!.baseYear + 1;
  const numbers = new Float64Array(plan!.numbers.length + variables.length * paths * years);
  numbers.set(plan!.numbers);
  const inputs = new Map(plan!.inputs);
  variables.forEach(({ input }, index) => {
    const offset = plan!.numbers.length + index * paths * years;
    drawn[index]!.forEach((row, year) => { row.forEach((value, path) => { numbers[offset + path * years + year + 1] = value; }); });
    inputs.set(input, { ...inputs.get(input)!, values: { offset, length: paths * years } });
  });
  const { count, marked } = marksOfAll(fidelityOf({ ...plan!, paths, numbers, inputs }, 1000));
  expect(count).toBe(87);
  // 0.2 expected; more than two of 87 has a chance of one in a thousand
  expect(marked).toBeLessThanOrEqual(2);
});

test('a scenario without a set is refused', () => {
  const baseline = loadScenario('scenarios/hubei/baseline.yaml', { paths: 64 }).plan!;
  const outcome = compareFidelity(baseline, 100);
  expect(outcome.kind === 'refused' && outcome.issue.message).toBe('fidelity-no-set');
});
