/** 页上的推算 — The runs behind docs/baseline.md: best estimates of the baseline and its variants, and the paths of the baseline. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { stringify } from 'yaml';

export const PATHS = 2048;
const BLOCK_PATHS = 64;
const BASELINE = 'scenarios/hubei/baseline.yaml';
/** In the order of the table of scenarios. */
export const VARIANTS = ['closed-group', 'stress/low-return', 'stress/high-longevity', 'stress/low-fertility', 'stress/faster-urbanisation', 'stress/fund-bears-longevity', 'stress/fiscal-arrears'];
/** 假设变化 — One input changed at a time, named in the text only. */
const WHAT_IFS = {
  rise_0: { rise_amount: { value: 0, unit: 'yuan/person/month' } },
  credit_all: { crediting_share: { value: 1, unit: 1 } },
  no_start: { unallocated_share_start: { value: 0, unit: 1 } },
  low_floor: { floor_income_ratio: { value: 0.5, unit: 1 } },
  province_25: { provincial_addition_known: { series: { 2021: 22, 2022: 25 }, between: 'hold', after: 'hold', unit: 'yuan/person/month' } },
};
/** What the figures and the table of bands need of every path. */
export const OUTPUTS = ['price_index', 'participants', 'pensioners_total', 'system_dependency_ratio', 'average_pension', 'replacement_rate', 'fund_outgo', 'fund_balance',
  'months_covered', 'account_funding', 'lowest_months_held', 'central_cost', 'province_cost', 'county_cost', 'entrusted_return', 'shortfall', 'month_gap', 'liquidity_gap'];

/**
 * 最优估计 — Every rule of at most twelve cells, by year.
 * @param {{ loadScenario: Function, createInterpreter: Function }} engine of `src` or `dist`
 * @returns {Map<number, Record<string, number[]>>}
 */
export function bestEstimate({ loadScenario, createInterpreter }, file = BASELINE) {
  const { plan, issues } = loadScenario(file, { paths: 0 });
  if (!plan) throw new Error(`${file} cannot be read: ${JSON.stringify(issues)}`);
  const found = new Map();
  createInterpreter(plan).runPath(0, true, (year, values) => {
    const small = [...plan.model.rules.keys()].map((name) => [name, values(name)]).filter(([, cells]) => cells.length <= 12);
    found.set(year, Object.fromEntries(small.map(([name, cells]) => [name, [...cells]])));
  });
  return found;
}

function inTemporary(entries, work) {
  const folder = mkdtempSync(join(tmpdir(), 'chusuan-baseline-'));
  try {
    const file = join(folder, 'scenario.yaml');
    writeFileSync(file, stringify({ title: { zh: '基准', en: 'baseline' }, extends: resolve(BASELINE), ...entries }));
    return work(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const whatIf = (engine, inputs) => {
  const graded = Object.fromEntries(Object.entries(inputs).map(([name, entry]) => [name, { ...entry, source: '假设变化', confidence: 'C' }]));
  return inTemporary({ inputs: graded }, (file) => bestEstimate(engine, file));
};

/** @returns {{ base: Map<number, Record<string, number[]>>, variants: Map<string, Map<number, Record<string, number[]>>>, whatIfs: Map<string, Map<number, Record<string, number[]>>> }} */
export const bestEstimates = (engine) => ({
  base: bestEstimate(engine), variants: new Map(VARIANTS.map((name) => [name, bestEstimate(engine, `scenarios/hubei/${name}.yaml`)])),
  whatIfs: new Map(Object.entries(WHAT_IFS).map(([name, inputs]) => [name, whatIf(engine, inputs)])),
});

/**
 * 随机路径 — The outputs above on the first `paths` paths of the baseline.
 * @param {{ loadScenario: Function, compilePlan: Function, createSimdEngine: Function }} engine
 * @returns {(name: string, year: number) => number[]} one value a path, in the order of the paths
 */
export function pathsOf({ loadScenario, compilePlan, createSimdEngine }, paths) {
  return inTemporary({ outputs: OUTPUTS }, (file) => {
    const { plan, issues } = loadScenario(file, { paths });
    if (!plan) throw new Error(`the baseline cannot be read: ${JSON.stringify(issues)}`);
    const engine = createSimdEngine(plan, compilePlan(plan));
    const years = plan.lastYear - plan.baseYear;
    const found = OUTPUTS.map(() => Array.from({ length: years }, () => []));
    for (let first = 0; first < paths; first += BLOCK_PATHS) {
      const pathCount = Math.min(BLOCK_PATHS, paths - first);
      const { columns } = engine.runBlock({ block: first / BLOCK_PATHS, firstPath: first, pathCount, isBestEstimate: false });
      found.forEach((byYear, column) => byYear.forEach((values, row) => {
        for (let path = 0; path < pathCount; path++) values.push(columns[(column * pathCount + path) * years + row]);
      }));
    }
    return (name, year) => found[OUTPUTS.indexOf(name)][year - plan.baseYear - 1];
  });
}
