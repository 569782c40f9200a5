// 合成计划 — a small model, plan and blocks for the tests of results; the numbers mean nothing.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { BlockResult } from '../../src/engine/index.js';
import { type Dimension, type Rule, type Unit, unitText } from '../../src/model/index.js';
import { SUMMARY_NUMBERS, type SummaryEntry } from '../../src/results/index.js';
import { BLOCK_PATHS, type OutputColumn, type Plan } from '../../src/scenario/index.js';

export const IDENTITY = { fingerprint: 'f00d', rulebookHash: 'beef' };

const DIMENSIONS: Dimension[] = [
  { name: 'sex', label: { zh: '性别', en: 'sex' }, size: 2, labels: ['male', 'female'], ageing: false, place: { file: '' } },
  { name: 'age', label: { zh: '年龄', en: 'age' }, size: 3, labels: ['60', '61', '62'], first: 60, ageing: true, place: { file: '' } },
];

function rule(name: string, zh: string, en: string, unit: Unit, more: Partial<Rule> = {}): Rule {
  return {
    name, chapter: 'fund', label: { zh, en }, unit, output: 'path', text: '0',
    expression: { kind: 'number', value: 0, dimensions: [] }, dimensions: [], isPathDependent: true, lastIsOpen: false, maxLagYears: 0,
    place: { file: 'fund.yaml' }, ...more,
  } as Rule;
}

const RULES = [
  rule('fund_balance', '基金累计结余', 'fund balance', [1, 0, 0, 0], { kind: 'stock', source: '国发〔2014〕8号 第七条' }),
  rule('base_pension', '基础养老金', 'base pension', [1, -1, -1, 0]),
  rule('is_depleted', '基金耗尽', 'fund depleted', [0, 0, 0, 0], { kind: 'flag' }),
  rule('members', '参保人数', 'members', [0, 1, 0, 0], { dimensions: ['sex', 'age'], kind: 'stock' }),
];

export const OUTPUTS: OutputColumn[] = [
  { name: 'fund_balance', rule: 'fund_balance', cell: 0 },
  { name: 'base_pension', rule: 'base_pension', cell: 0 },
  { name: 'is_depleted', rule: 'is_depleted', cell: 0 },
  // [sex × age]: female is row 1, age 61 is column 1 → 1 × 3 + 1.
  { name: 'members.female.61', rule: 'members', cell: 4 },
];

export function syntheticPlan(paths: number, more: Partial<Plan> = {}): Plan {
  return {
    model: {
      title: { zh: '城乡居民养老', en: 'resident pension' }, dimensions: DIMENSIONS, noises: [], inputs: new Map(),
      rules: new Map(RULES.map((each) => [each.name, each])), yearOrder: [], startOrder: [], defaultOutputs: [],
    },
    title: { zh: '湖北基准', en: 'Hubei baseline' },
    baseYear: 2020, lastYear: 2025, paths, seed: 'hubei-2026', seedWords: [1, 2, 3], numbers: new Float64Array(),
    inputs: new Map(), given: new Map(), starts: new Map(), noises: [], correlations: [], outputs: OUTPUTS, profiles: ['members', 'base_pension'],
    ...more,
  } as Plan;
}

/** A number for every output, path and year that looks arbitrary and is easy to repeat. */
export function syntheticValue(column: number, path: number, year: number): number {
  if (column === 2) return (path * 7 + year) % 3 === 0 ? 1 : 0;
  const mixed = (Math.imul(path + 1, 2654435761) ^ Math.imul(year + 1, 40503) ^ Math.imul(column + 1, 97)) >>> 0;
  return mixed / 2 ** 20 - 1000;
}

export function syntheticBlock(plan: Plan, block: number, isBestEstimate = false): BlockResult {
  const years = plan.lastYear - plan.baseYear;
  const firstPath = block * BLOCK_PATHS;
  const pathCount = isBestEstimate ? 1 : Math.min(BLOCK_PATHS, plan.paths - firstPath);
  const columns = new Float64Array(plan.outputs.length * pathCount * years); // [column × path × year]
  let i = 0;
  for (let c = 0; c < plan.outputs.length; c++) {
    for (let p = 0; p < pathCount; p++) {
      for (let y = 0; y < years; y++) columns[i++] = syntheticValue(c, firstPath + p, y);
    }
  }
  // members [year × 6 cells], base_pension [year × 1]
  const profileSums = Float64Array.from({ length: years * 7 }, (_, k) => pathCount * (k + 1));
  return {
    task: { block, firstPath, pathCount, isBestEstimate }, columns, profileSums, ledgers: [], nonFinite: { count: 0 },
  };
}

export function* syntheticBlocks(plan: Plan): Generator<BlockResult> {
  for (let block = 0; block * BLOCK_PATHS < plan.paths; block++) yield syntheticBlock(plan, block);
}

const folders: string[] = [];

/** A new folder, removed when the test file is done. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'chusuan-results-'));
  folders.push(folder);
  return folder;
}

afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

/** Rows of a summary out of its numbers, of each output [year × `SUMMARY_NUMBERS`]. */
export function entriesOf(plan: Plan, numbers: readonly Float64Array[]): SummaryEntry[] {
  return plan.outputs.flatMap((output, i) => Array.from({ length: plan.lastYear - plan.baseYear }, (_, y): SummaryEntry => {
    const row = Object.fromEntries(SUMMARY_NUMBERS.map((name, k) => [name, numbers[i]![y * SUMMARY_NUMBERS.length + k]!]));
    const unit = unitText(plan.model.rules.get(output.rule)!.unit);
    return { variable: output.name, unit, year: plan.baseYear + 1 + y, row: { paths: plan.paths, ...row } as SummaryEntry['row'] };
  }));
}
