import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';

const CHAPTER = `dimensions: {}
noises:
  shock: { zh: 冲击, en: shock }
inputs:
  shift: { label: { zh: 平移, en: shift }, unit: yuan }
  slope: { label: { zh: 斜率, en: slope }, unit: yuan }
  mode: { label: { zh: 办法, en: mode }, unit: 1 }
  idle: { label: { zh: 无关, en: idle }, unit: yuan }
  rest: { label: { zh: 其余, en: rest }, unit: yuan }
rules:
  level:
    label: { zh: 水平, en: level }
    unit: yuan
    formula: 2 * shift + slope * normal(shock) + 5 * mode * rest
  other:
    label: { zh: 另一, en: other }
    unit: yuan
    formula: idle + level * 0
`;

export const SCENARIO = `title: { zh: 线性, en: linear }
rulebook: line
base_year: 2020
last_year: 2040
paths: 400
seed: linear
defaults: { source: 假设, confidence: C }
inputs:
  shift: { value: 10, unit: yuan, range: [9, 12], range_source: 试 }
  slope: { value: 3, unit: yuan, range: ±10% }
  mode: { value: 0, unit: 1, alternatives: [-1, 1, 2] }
  idle: { value: 7, unit: yuan, range: ±1 yuan }
  rest: { value: 1, unit: yuan }
`;

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** 线性小例 — level = 2·shift + slope·z + 5·mode·rest: every effect can be worked out by hand. */
export function linear(scenario = SCENARIO): { file: string; folder: string } {
  const folder = mkdtempSync(join(tmpdir(), 'chusuan-linear-'));
  folders.push(folder);
  const files = {
    'line/rulebook.yaml': 'title: { zh: 线性, en: linear }\nchapters: [line]\noutputs: [level, other]\nsummary: { fan: level, compliance: [level], payers: [level, other] }\n',
    'line/line.yaml': CHAPTER, 'linear.yaml': scenario,
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return { file: join(folder, 'linear.yaml'), folder };
}
