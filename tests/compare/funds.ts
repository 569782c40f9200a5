import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { type Comparison, compareRuns, readComparison, writeComparison } from '../../src/compare/index.js';
import { runScenario, type Threads } from '../../src/run/index.js';
import { SMALL_FUND } from '../run/small-fund.js';

/** Prices and a discount rate, both moving from path to path: the small fund has neither. */
const RULES = {
  price_index: { label: { zh: '价格指数', en: 'prices' }, unit: 1, kind: 'stock', start: 1, formula: 'last_year(price_index) * (1.02 + 0.01 * uniform(choice))' },
  discount_rate: { label: { zh: '贴现率', en: 'discount rate' }, unit: 1, kind: 'rate', formula: '0.03 + 0.01 * uniform(choice)' },
};
const OUTPUTS = ['fund_balance', 'is_short', 'entrusted_share', 'paid_by_central', 'paid_by_county', 'price_index', 'discount_rate'];

/** 小基金的情景 — a file that extends the small fund by prices and a discount rate, and says what else it is given. */
export function fundScenario(folder: string, name: string, more: object = {}): string {
  const file = join(folder, `${name}.yaml`);
  mkdirSync(dirname(file), { recursive: true });
  const { rules = {}, ...others } = more as { rules?: object };
  writeFileSync(file, stringify({ title: { zh: name, en: name }, extends: SMALL_FUND, paths: 200, outputs: OUTPUTS, rules: { ...RULES, ...rules }, ...others }));
  return file;
}

/** An input of the small fund, as a proposal sets it. */
export function input(value: number, unit: number | string = 'yuan'): object {
  return { value, unit, source: '方案', confidence: 'C' };
}

/** 算出各情景 — a run directory for each, beside one another. */
export async function runAll(folder: string, files: readonly string[], threads = 1): Promise<{ file: string; folder: string }[]> {
  const runs: { file: string; folder: string }[] = [];
  for (const [index, file] of files.entries()) {
    const out = join(folder, `run-${String(index)}`);
    const outcome = await runScenario({ scenarioFile: file, threads, out, force: true });
    if (outcome.kind !== 'complete') throw new Error(`${file}: ${JSON.stringify(outcome)}`);
    runs.push({ file, folder: out });
  }
  return runs;
}

/** 比较并读回 — compared, written and read again. */
export async function compared(folder: string, runs: readonly { file: string; folder: string }[], from: number, threads?: Threads): Promise<Comparison> {
  const out = join(folder, 'comparison');
  const issue = await writeComparison(out, await compareRuns(runs, { from, ...(threads && { threads }) }), true);
  if (issue) throw new Error(issue.message);
  return readComparison(out);
}
