/** 试算 — Runs the national scenario for trial parameters, in a folder of its own, by the program as it was built. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createInterpreter } from '../../dist/src/engine/index.js';
import { openScenario } from '../../dist/src/scenario/index.js';
import { write } from './make.mjs';
import { tables } from './tables.mjs';

const SCENARIOS = fileURLToPath(new URL('../../scenarios/', import.meta.url));
/** What the rulebook calls the measures. */
export const RULES = {
  participants: 'participants_counted', pensioners: 'pensioners_total', income: 'fund_income', expenditure: 'fund_outgo',
  personal_contribution: 'personal_contribution_total', balance: 'fund_balance',
};

/**
 * 算一次 — The best-estimate path of trial parameters.
 * @param {import('./tables.mjs').Parameters} parameters @param {number} lastYear nothing beyond it is computed
 * @returns {Promise<Map<string, number>>} persons and yuan by `measure year`
 */
export async function evaluate(parameters, lastYear) {
  const folder = mkdtempSync(join(tmpdir(), 'national-'));
  try {
    const scenario = readFileSync(join(SCENARIOS, 'national', 'backtest.yaml'), 'utf8').replace('../hubei/baseline.yaml', join(SCENARIOS, 'hubei', 'baseline.yaml'));
    writeFileSync(join(folder, 'backtest.yaml'), scenario);
    writeFileSync(join(folder, 'trial.yaml'), `extends: backtest.yaml\ntitle: { zh: 试算, en: trial }\nlast_year: ${lastYear}\npaths: 0\n`);
    cpSync(join(SCENARIOS, 'national', 'tables'), join(folder, 'tables'), { recursive: true });
    write(tables(parameters), join(folder, 'tables'));
    const { plan, issues } = await openScenario(join(folder, 'trial.yaml'), {});
    if (!plan) throw new Error(`the trial was refused: ${JSON.stringify(issues)}`);
    const values = new Map();
    createInterpreter(plan).runPath(0, true, (year, value) => {
      for (const [measure, rule] of Object.entries(RULES)) values.set(`${measure} ${year}`, value(rule)[0]);
    });
    return values;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
