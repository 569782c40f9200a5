import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { renderIssues } from '../../src/issues/index.js';
import { type Plan, loadScenario } from '../../src/scenario/index.js';
import { type EngineName, walkPath } from '../engines.js';

/** A small model as its author would write it; `rules` lines without the label. */
export interface SmallModel {
  readonly dimensions?: string;
  readonly noises?: readonly string[];
  /** Declaration and value of each input: `unit: yuan` and `value: 3`. */
  readonly inputs?: Readonly<Record<string, { declare: string; supply: string }>>;
  readonly rules: Readonly<Record<string, string>>;
  /** More lines of the scenario: given, noise, profiles … */
  readonly scenario?: string;
  readonly tables?: Readonly<Record<string, string>>;
  readonly lastYear?: number;
  readonly paths?: number;
  readonly seed?: string;
}

const LABEL = 'label: { zh: 甲, en: x }';

/** Base year 2020; the plan of a model written to a temporary folder. Throws the issues when it is wrong. */
export function planOf(model: SmallModel): Plan {
  const folder = mkdtempSync(join(tmpdir(), 'small-'));
  try {
    const { plan, issues } = loadScenario(writeModel(model, folder));
    if (!plan) throw new Error(renderIssues(issues, 'en'));
    return plan;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Writes a model into an empty folder; its scenario file. */
export function writeModel(model: SmallModel, folder: string): string {
  mkdirSync(join(folder, 'rulebook'));
  const lines = (entries: Readonly<Record<string, string>>): string =>
    Object.entries(entries).map(([name, body]) => `  ${name}: { ${body} }\n`).join('');
  const inputs = Object.entries(model.inputs ?? {});
  writeFileSync(join(folder, 'rulebook', 'rulebook.yaml'), [
    'title: { zh: 小模型, en: small model }',
    ...(model.dimensions === undefined ? [] : [`dimensions:\n${model.dimensions}`]),
    ...(model.noises ? [`noises:\n${lines(Object.fromEntries(model.noises.map((name) => [name, 'zh: 冲击, en: shock'])))}`] : []),
    ...(inputs.length === 0 ? [] : [`inputs:\n${lines(Object.fromEntries(inputs.map(([name, { declare }]) => [name, `${LABEL}, ${declare}`])))}`]),
    `rules:\n${lines(Object.fromEntries(Object.entries(model.rules).map(([name, body]) => [name, `${LABEL}, ${body}`])))}`,
  ].join('\n'));
  for (const [name, text] of Object.entries(model.tables ?? {})) writeFileSync(join(folder, name), text);
  const file = join(folder, 'scenario.yaml');
  writeFileSync(file, [
    'title: { zh: 小情景, en: small scenario }', 'rulebook: rulebook', 'base_year: 2020', `last_year: ${model.lastYear ?? 2025}`,
    `paths: ${model.paths ?? 4}`, `seed: ${model.seed ?? 'small'}`, 'defaults: { source: test, confidence: A }',
    ...(inputs.length === 0 ? [] : [`inputs:\n${lines(Object.fromEntries(inputs.map(([name, { declare, supply }]) => [name, `${/^unit: [^,]+/.exec(declare)![0]}, ${supply}`])))}`]),
    model.scenario ?? '',
  ].join('\n'));
  return file;
}

/** Cells of a rule in a year. */
export type At = (rule: string, year: number) => number[];

/** Cells of each rule by year on one path; the best estimate unless a path is named. */
export function valuesUnder(engine: EngineName): (plan: Plan, path?: number) => At {
  return (plan, path) => {
    const kept = new Map<string, number[]>();
    walkPath(engine, plan, path ?? 0, path === undefined, (year, values) => {
      for (const rule of plan.model.rules.keys()) kept.set(`${rule} ${String(year)}`, [...values(rule)]);
    });
    return (rule, year) => kept.get(`${rule} ${String(year)}`)!;
  };
}

export const AGES = '  sex: { label: { zh: 性别, en: sex }, values: [male, female] }\n  age: { label: { zh: 年龄, en: age }, values: 0..3, ageing: true }\n';
