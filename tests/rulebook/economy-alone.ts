// 单独的经济章节 — the economy chapter as a rulebook of its own with the baseline's numbers: many paths in little time.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { renderIssues } from '../../src/issues/index.js';
import { loadScenario, type Plan } from '../../src/scenario/index.js';
import { type EngineName, engineOf } from '../engines.js';

const PROJECT = join(import.meta.dirname, '../..');
const RULES = join(PROJECT, 'rulebook/resident-pension');
const HUBEI = join(PROJECT, 'scenarios/hubei');

interface Baseline {
  readonly inputs: Readonly<Record<string, object>>;
  readonly given: Readonly<Record<string, object>>;
  readonly noise: { readonly correlation: Readonly<Record<string, number>> };
}

const read = (file: string): unknown => parse(readFileSync(file, 'utf8'));
const chapter = read(join(RULES, 'economy.yaml')) as { readonly inputs: Record<string, object>; readonly rules: Record<string, object> };
const { noises } = read(join(RULES, 'noise.yaml')) as { readonly noises: Record<string, object> };
const baseline = read(join(HUBEI, 'baseline.yaml')) as Baseline;

const used = new Set([...readFileSync(join(RULES, 'economy.yaml'), 'utf8').matchAll(/(?:normal|normal_once|uniform)\((\w+)\)/g)].map(([, name]) => name));
const only = <T>(from: Readonly<Record<string, T>>, isKept: (name: string) => boolean): Record<string, T> => Object.fromEntries(Object.entries(from).filter(([name]) => isKept(name)));

export interface Economy {
  /** Numbers that stand in for the baseline's; a text is a file written beside the scenario and read by path. */
  readonly inputs?: Readonly<Record<string, number | string>>;
  readonly given?: Readonly<Record<string, object>>;
  readonly keepsGiven?: boolean;
  readonly isUncorrelated?: boolean;
  readonly lastYear?: number;
  readonly paths?: number;
}

/** The plan of the chapter alone; nothing is given unless asked for. */
export function economyPlan({ inputs = {}, given = {}, keepsGiven = false, isUncorrelated = false, lastYear = 2100, paths = 0 }: Economy, outputs: readonly string[]): Plan {
  const parent = join(PROJECT, 'node_modules/.cache/chusuan-tests');
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(parent, 'economy-'));
  try {
    const rulebook = join(folder, 'rulebook');
    mkdirSync(rulebook);
    const write = (name: string, value: object): void => { writeFileSync(join(folder, name), stringify(value)); };
    write('rulebook/rulebook.yaml', { title: { zh: '经济', en: 'economy' }, chapters: ['economy'], noises: only(noises, (name) => used.has(name)), outputs });
    writeFileSync(join(rulebook, 'economy.yaml'), readFileSync(join(RULES, 'economy.yaml')));
    cpSync(join(HUBEI, 'calibration'), join(folder, 'calibration'), { recursive: true });
    const changed = Object.entries(inputs).map(([name, value]) => {
      if (typeof value === 'string') writeFileSync(join(folder, `${name}.csv`), value);
      return [name, { ...(typeof value === 'string' ? { paths: `${name}.csv` } : { value }), unit: 1, source: 'test', confidence: 'A' }];
    });
    write('scenario.yaml', {
      title: { zh: '试算', en: 'test' }, rulebook: './rulebook', base_year: 2020, last_year: lastYear, paths, seed: 'economy',
      inputs: { ...only(baseline.inputs, (name) => name in chapter.inputs), ...Object.fromEntries(changed) as object },
      given: { ...(keepsGiven ? only(baseline.given, (name) => name in chapter.rules) : {}), ...given },
      noise: { correlation: isUncorrelated ? {} : only(baseline.noise.correlation, (pair) => pair.split('~').every((name) => used.has(name))) },
    });
    const { plan, issues } = loadScenario(join(folder, 'scenario.yaml'));
    if (!plan) throw new Error(renderIssues(issues, 'en'));
    return plan;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Values of one output: by path, then by year from 2021. */
export type Runs = (output: string) => Float64Array[];

export function runEconomy(engine: EngineName, economy: Economy, outputs: readonly string[]): Runs {
  const plan = economyPlan(economy, outputs);
  const pathCount = Math.max(1, plan.paths);
  const years = plan.lastYear - plan.baseYear;
  const { columns, nonFinite } = engineOf(engine, plan).runBlock({ block: 0, firstPath: 0, pathCount, isBestEstimate: plan.paths === 0 }); // [column × path × year]
  if (nonFinite.count > 0) throw new Error('values that are not finite');
  return (output) => {
    const column = plan.outputs.findIndex(({ name }) => name === output);
    if (column < 0) throw new Error(`no output ${output}`);
    return Array.from({ length: pathCount }, (_, path) => columns.slice((column * pathCount + path) * years, (column * pathCount + path + 1) * years));
  };
}
