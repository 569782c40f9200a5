// 试算 — runs a scenario of the real rulebook and keeps every rule's cells, for the tests of this folder.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { stringify } from 'yaml';
import { renderIssues } from '../../src/issues/index.js';
import { type Plan, loadScenario } from '../../src/scenario/index.js';
import { type EngineName, walkPath } from '../engines.js';

const PROJECT = join(import.meta.dirname, '../..');
export const BASELINE = join(PROJECT, 'scenarios/hubei/baseline.yaml');

export function planOf(file: string, paths = 0): Plan {
  const { plan, issues } = loadScenario(file, { paths });
  if (!plan) throw new Error(renderIssues(issues, 'en'));
  return plan;
}

/** What a scenario of the tests says over the baseline. */
export interface Changes {
  readonly last_year?: number;
  readonly inputs?: Readonly<Record<string, object>>;
  readonly given?: Readonly<Record<string, object>>;
  readonly rules?: Readonly<Record<string, object>>;
}

/** The baseline's published outturns reach this year, so no run of it may end earlier. */
const LAST_GIVEN_YEAR = 2026;

/** Each engine runs the same plan; reading it takes longer than a path. */
const known = new Map<string, Plan>();

/** 改动基准情景 — the plan of a scenario that extends the baseline. */
export function planWith(changes: Changes, paths = 0): Plan {
  const key = JSON.stringify([changes, paths]);
  const plan = known.get(key) ?? load(changes, paths);
  known.set(key, plan);
  return plan;
}

function load(changes: Changes, paths: number): Plan {
  const parent = join(PROJECT, 'node_modules/.cache/chusuan-tests');
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(parent, 'scenario-'));
  try {
    const file = join(folder, 'scenario.yaml');
    const below = relative(folder, BASELINE).split(sep).join('/');
    writeFileSync(file, stringify({ title: { zh: '试算', en: 'test' }, extends: below, defaults: { source: 'test', confidence: 'A' }, ...changes, last_year: Math.max(LAST_GIVEN_YEAR, changes.last_year ?? 2100) }));
    return planOf(file, paths);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Every rule's cells by year, one path. */
export class Projection {
  private readonly cells = new Map<string, Float64Array>();
  private readonly plan: Plan;

  constructor(engine: EngineName, plan: Plan, path = 0, isBestEstimate = plan.paths === 0, rules: readonly string[] = [...plan.model.rules.keys()]) {
    this.plan = plan;
    walkPath(engine, plan, path, isBestEstimate, (year, values) => {
      for (const rule of rules) this.cells.set(`${rule} ${year}`, values(rule).slice());
    });
  }

  /** All cells of a rule in a year. */
  all(rule: string, year: number): Float64Array {
    const found = this.cells.get(`${rule} ${year}`);
    if (!found) throw new Error(`no ${rule} in ${year}`);
    return found;
  }

  /** One cell, or the only value of a rule without dimensions. */
  at(rule: string, year: number, cell: Readonly<Record<string, string | number>> = {}): number {
    const { model } = this.plan;
    const index = model.rules.get(rule)!.dimensions.reduce((flat, name) => {
      const dimension = model.dimensions.find((known) => known.name === name)!;
      const label = dimension.labels.indexOf(String(cell[name]));
      if (label < 0) throw new Error(`${rule} needs ${name}`);
      return flat * dimension.size + label;
    }, 0);
    return this.all(rule, year)[index]!;
  }
}
