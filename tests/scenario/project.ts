import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { displayPath } from '../../src/files/index.js';
import { renderIssues } from '../../src/issues/index.js';
import type { Lang } from '../../src/messages/index.js';
import { type LoadedScenario, loadScenario, type ScenarioOverrides } from '../../src/scenario/index.js';

/** A rulebook just large enough to need every form of input. */
const RULEBOOK = `title: { zh: 小规则库, en: small rulebook }
chapters: [fund]
outputs: [balance]
`;
const FUND = `dimensions:
  sex: { label: { zh: 性别, en: sex }, values: [male, female] }
  age: { label: { zh: 年龄, en: age }, values: 60..62, ageing: true }
noises:
  cpi: { zh: 物价, en: prices }
  income: { zh: 收入, en: income }
  equity: { zh: 股票, en: equity }
  drift: { zh: 漂移, en: drift }
  coin: { zh: 硬币, en: coin }
  idle: { zh: 闲置, en: idle }
inputs:
  share:
    label: { zh: 委托比例, en: share }
    unit: 1
    range: { law: 0.8..1, clause: 某办法第四条, experience: 0.8..0.95 }
  growth: { label: { zh: 增长率, en: growth }, unit: 1, range: { experience: -0.1..0.2 } }
  deaths: { label: { zh: 死亡率, en: deaths }, unit: 1, dimensions: [sex, age], range: { law: 0..1 } }
  base: { label: { zh: 基础养老金, en: base }, unit: yuan/person/month, dimensions: [sex] }
  subsidy: { label: { zh: 补贴, en: subsidy }, unit: yuan/person, band_of: yuan/person }
  opening: { label: { zh: 期初, en: opening }, unit: yuan }
  fee: { label: { zh: 缴费, en: fee }, unit: yuan/person }
rules:
  shock:
    label: { zh: 冲击, en: shock }
    unit: 1
    formula: normal(cpi) + normal(income) + normal(equity) + normal_once(drift) + uniform(coin)
  balance:
    label: { zh: 结余, en: balance }
    unit: yuan
    formula: prev(balance) * (1 + growth * share * shock)
    start: opening
  people:
    label: { zh: 人数, en: people }
    unit: person
    formula: prev(people) * (1 - deaths)
    start: { table: people.csv }
  cost:
    label: { zh: 支出, en: cost }
    unit: yuan/month
    formula: sum(people * base, sex, age)
  aid:
    label: { zh: 补助, en: aid }
    unit: yuan/person
    formula: band(fee, subsidy)
`;
/** A good scenario for it; tests change single lines. */
export const BASE = `title: { zh: 试算, en: trial }
rulebook: book
base_year: 2020
last_year: 2023
paths: 100
seed: trial-1
defaults: { source: 假设, confidence: D }
inputs:
  share: { value: 0.9, unit: 1 }
  growth: { series: { 2021: 0.02, 2022: 3% }, after: hold, unit: 1 }
  deaths: { table: deaths.csv, unit: 1 }
  base: { by: sex, cells: { male: 163 yuan/month/person, female: 160 }, unit: yuan/person/month }
  subsidy: { bands: { 0: 0, 300: 45, 500: 81 }, unit: yuan/person }
  opening: { value: 1000, unit: yuan }
  fee: { value: 300, unit: yuan/person }
`;
export const DEATHS = 'sex,age,value\nmale,60,0.01\nmale,61,0.02\nmale,62,0.03\nfemale,60,0.005\nfemale,61,0.006\nfemale,62,0.007\n';

export const PEOPLE = 'age,sex,value\n60,male,100\n61,male,90\n62,male,80\n60,female,110\n61,female,100\n62,female,90\n';

/** 试算项目 — files in a folder of their own, gone after the test. */
export class Project {
  readonly folder = mkdtempSync(join(tmpdir(), 'chusuan-'));

  constructor(files: Readonly<Record<string, string | Uint8Array>> = {}) {
    onTestFinished(() => { rmSync(this.folder, { recursive: true }); });
    const all = { 'book/rulebook.yaml': RULEBOOK, 'book/fund.yaml': FUND, 'deaths.csv': DEATHS, 'people.csv': PEOPLE, 's.yaml': BASE, ...files };
    for (const [name, content] of Object.entries(all)) {
      const path = join(this.folder, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, content);
    }
  }

  read(name: string): string {
    return readFileSync(join(this.folder, name), 'utf8');
  }

  load(overrides: ScenarioOverrides = {}, file = 's.yaml'): LoadedScenario {
    return loadScenario(join(this.folder, file), overrides);
  }

  /** All issues as the user sees them, with paths relative to the folder. */
  says(lang: Lang = 'zh', overrides: ScenarioOverrides = {}, file = 's.yaml'): string {
    return renderIssues(this.load(overrides, file).issues, lang).replaceAll(`${displayPath(this.folder)}/`, '');
  }
}

/** The good scenario with one piece of text replaced. */
export function withChange(from: string, to: string): string {
  if (!BASE.includes(from)) throw new Error(`the scenario does not contain ${from}`);
  return BASE.replace(from, to);
}
