/**
 * 校准 — Estimates the parameters of the national scenario on 2017–2021 and nothing later, block by block, in least squares of relative errors, and
 * writes scenarios/national/parameters.csv (estimate, standard error), sensitivity.csv (what one standardised parameter draw moves) and the tables.
 *
 *   node scripts/backtest/fit.mjs      needs the program built: node bin/chusuan.mjs --version
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inv, multiply, transpose } from 'mathjs';
import { csv, significant } from '../tables/csv.mjs';
import { range, sum } from '../tables/grid.mjs';
import { BASE_YEAR, KNOWN_UNTIL, LAST_YEAR } from './assumptions.mjs';
import { parameters as committed, write } from './make.mjs';
import { evaluate, RULES } from './model.mjs';
import { actuals } from './sources.mjs';
import { tables } from './tables.mjs';

const FOLDER = fileURLToPath(new URL('../../scenarios/national/', import.meta.url));
const FITTED = range(BASE_YEAR + 1, KNOWN_UNTIL);
/** Block → its measures and years. One variance each; the personal contributions of 2017 are met, not weighed. */
const BLOCKS = [
  { name: 'pensioners', parameters: ['coverage'], keys: FITTED.map((year) => `pensioners ${year}`) },
  { name: 'participants', parameters: ['entry'], keys: FITTED.map((year) => `participants ${year}`) },
  { name: 'outgo', parameters: ['addition', 'additionGrowth'], keys: FITTED.map((year) => `expenditure ${year}`) },
  { name: 'income', parameters: ['amount', 'amountGrowth', 'subsidy'], keys: [`personal_contribution ${BASE_YEAR + 1}`, ...FITTED.map((year) => `income ${year}`)] },
];
/** 2017–2021 cannot tell many claims and many deaths from few of both: the hazard is taken from outside, as far as it is known (C). */
const PRIORS = { mortality: { value: 1.1, error: 0.1 } };
const NAMES = [...Object.keys(PRIORS), ...BLOCKS.flatMap((block) => block.parameters)];
const KEYS = BLOCKS.flatMap((block) => block.keys);
const STEPS = 10;
/** Relative step of the differences. */
const STEP = 1e-4;
/** 国发〔2014〕8号: no payer gets less than 30 yuan. An estimate that falls below is held there and no longer estimated. */
const LEAST = { subsidy: 30 };
/** A personal contribution error counts this many times an income error: 810 is met. */
const PINNED_WEIGHT = 100;

const blockOf = (key) => BLOCKS.find((block) => block.keys.includes(key));
const weightOf = (key) => (key.startsWith('personal') ? PINNED_WEIGHT : 1);
const errorOf = (values, key) => values.get(key) / actuals.get(key) - 1;

/** Columns: how a relative value of each key answers to each parameter. */
async function slopes(parameters, values, keys, lastYear) {
  const columns = [];
  for (const name of NAMES) {
    const step = STEP * Math.max(Math.abs(parameters[name]), 0.01);
    const moved = await evaluate({ ...parameters, [name]: parameters[name] + step }, lastYear);
    columns.push(keys.map((key) => (moved.get(key) - values.get(key)) / step / (actuals.get(key) ?? values.get(key))));
  }
  return transpose(columns);
}

/**
 * 逐块估计方程 — Every block is met as well as its own parameters can, in least squares: M e = 0 with a row of M for each free parameter,
 * its slopes on the keys of its block. A block that fits badly does not bend the parameters of another.
 */
function solved(jacobian, errors, variances) {
  const free = NAMES.filter((name) => !held.has(name));
  const column = (name) => NAMES.indexOf(name);
  const rows = free.map((name) => KEYS.map((key, i) => (blockOf(key).parameters.includes(name) ? jacobian[i][column(name)] * weightOf(key) : 0)));
  const inverse = inv(multiply(rows, jacobian.map((row) => free.map((name) => row[column(name)]))));
  const step = multiply(inverse, multiply(rows, errors));
  const spread = multiply(inverse, rows.map((row) => row.map((value, i) => value * Math.sqrt(variances[BLOCKS.indexOf(blockOf(KEYS[i]))] / weightOf(KEYS[i])))));
  const within = multiply(spread, transpose(spread));
  // What a prior may be wrong by moves the estimates with it.
  const follows = Object.entries(PRIORS).map(([prior, { error }]) => {
    const answer = multiply(inverse, multiply(rows, jacobian.map((row) => row[column(prior)])));
    return NAMES.map((name) => error * (name === prior ? 1 : free.includes(name) ? -answer[free.indexOf(name)] : 0));
  });
  const whole = NAMES.map((a, i) => NAMES.map((b, j) => (free.includes(a) && free.includes(b) ? within[free.indexOf(a)][free.indexOf(b)] : 0)
    + sum(follows.map((each) => each[i] * each[j]))));
  return { move: NAMES.map((name) => (free.includes(name) ? step[free.indexOf(name)] : 0)), covariance: whole };
}

let parameters = { ...committed(), ...Object.fromEntries(Object.entries(PRIORS).map(([name, { value }]) => [name, value])) };
let covariance;
const held = new Set(Object.keys(PRIORS));
for (let step = 0; step < STEPS; step++) {
  const values = await evaluate(parameters, KNOWN_UNTIL);
  const errors = KEYS.map((key) => errorOf(values, key));
  const variances = BLOCKS.map(({ keys, parameters: own }) => sum(keys.map((key) => errorOf(values, key) ** 2)) / (keys.length - own.filter((name) => !held.has(name)).length));
  const jacobian = await slopes(parameters, values, KEYS, KNOWN_UNTIL);
  let move;
  ({ move, covariance } = solved(jacobian, errors, variances));
  const bound = NAMES.filter((name, i) => name in LEAST && !held.has(name) && parameters[name] - move[i] < LEAST[name]);
  console.log(step, KEYS.map((key, i) => `${key} ${(100 * errors[i]).toFixed(2)}`).join(' | '));
  for (const name of bound) {
    held.add(name);
    parameters = { ...parameters, [name]: LEAST[name] };
  }
  if (bound.length > 0) continue; // once more without them
  parameters = Object.fromEntries(NAMES.map((name, i) => [name, parameters[name] - move[i]]));
  console.log('  ', JSON.stringify(parameters));
  if (NAMES.every((name, i) => Math.abs(move[i]) < 1e-4 * Math.max(0.1, Math.abs(parameters[name])))) break;
}

parameters = Object.fromEntries(NAMES.map((name) => [name, significant(parameters[name], 8)]));
const rows = NAMES.map((name, i) => [name, parameters[name], significant(Math.sqrt(covariance[i][i]), 4)]);
writeFileSync(join(FOLDER, 'parameters.csv'), csv(['parameter', 'estimate', 'standard_error'], rows));
write(tables(parameters), join(FOLDER, 'tables'));

// What the estimates leave open goes into the bands: to first order, one column per independent standard normal draw.
const values = await evaluate(parameters, LAST_YEAR);
const keys = Object.keys(RULES).flatMap((measure) => range(BASE_YEAR + 1, LAST_YEAR).map((year) => `${measure} ${year}`));
const jacobian = (await slopes(parameters, values, keys, LAST_YEAR)).map((row, i) => row.map((slope) => slope * (actuals.get(keys[i]) ?? values.get(keys[i])) / values.get(keys[i])));
const root = lowerCholesky(covariance);
const loadings = multiply(jacobian, root);
writeFileSync(join(FOLDER, 'sensitivity.csv'), csv(['measure', 'year', ...NAMES.map((_, i) => `draw_${i + 1}`)], keys.map((key, i) => [...key.split(' '), ...loadings[i].map((value) => significant(value, 5))])));

/** @param {number[][]} symmetric @returns {number[][]} L with L Lᵀ = symmetric */
function lowerCholesky(symmetric) {
  const n = symmetric.length;
  const lower = symmetric.map((row) => row.map(() => 0));
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      const rest = symmetric[i][j] - sum(range(0, j - 1).map((k) => lower[i][k] * lower[j][k]));
      lower[i][j] = i === j ? Math.sqrt(Math.max(0, rest)) : lower[j][j] === 0 ? 0 : rest / lower[j][j];
    }
  }
  return lower;
}
