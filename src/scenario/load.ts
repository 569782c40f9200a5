import { resolve } from 'node:path';
import { type Issue, IssueList } from '../issues/index.js';
import type { ExtraRule } from '../language/index.js';
import type { Model } from '../model/index.js';
import { seedWords } from '../random/index.js';
import { type Loading, TableReader } from './context.js';
import { readCounties } from './counties.js';
import { readGiven } from './given.js';
import { readInputs } from './inputs.js';
import { type Overlay, placeOf, readLayers } from './layers.js';
import type { InputMark } from './marks.js';
import { mentionsOf } from './mentions.js';
import { type MergedScenario, mergeLayers } from './merge.js';
import { readCorrelations, readNoises } from './noises.js';
import { NumberStore } from './numbers.js';
import { readOutputs, readProfiles } from './outputs.js';
import { isPathCount } from './path-count.js';
import type { Plan } from './plan.js';
import { type ResolvedScenario, resolveScenario } from './resolved.js';
import { findRulebook, loadModel } from './rulebook.js';
import { type Sources, yamlNames } from './sources.js';
import { readStarts } from './starts.js';

/** What the command line says over the scenario file. */
export interface ScenarioOverrides {
  readonly paths?: number;
  readonly seed?: string;
  readonly outputs?: readonly string[];
  /** Rules of who reads the scenario, laid over all others for this reading alone. */
  readonly rules?: readonly ExtraRule[];
  /** Scenario text laid over the file, as a file that extends it would be. */
  readonly over?: Overlay;
}

/** 载入结果 — the plan when there is no error; the issues in any case, warnings among them. */
export interface LoadedScenario {
  readonly plan?: Plan;
  readonly scenario?: ResolvedScenario;
  /** Of the inputs that are marked as uncertain; no part of the plan, since they decide no result. */
  readonly marks?: ReadonlyMap<string, InputMark>;
  readonly issues: readonly Issue[];
}

/** Years a run may span at most: far beyond any actuarial horizon, small enough for any memory. */
const MOST_YEARS = 300;

/** With what it takes to know later whether reading it again would give the same. */
export interface TracedScenario extends LoadedScenario {
  readonly sources?: Sources;
  /** What the scenario itself says, before the command line's overrides. */
  readonly own?: { readonly paths?: number; readonly seed?: string };
}

/** 载入情景 — read, merge and check a scenario and all it names; every mistake comes back at once. */
export function loadScenario(path: string, overrides: ScenarioOverrides = {}): LoadedScenario {
  const { plan, scenario, marks, issues } = loadTraced(path, overrides);
  return { ...(plan && { plan }), ...(scenario && { scenario }), ...(marks && { marks }), issues };
}

export function loadTraced(path: string, overrides: ScenarioOverrides = {}): TracedScenario {
  const issues = new IssueList();
  const layers = readLayers(path, issues, overrides.over);
  if (!layers) return { issues: issues.items };
  const merged = mergeLayers(layers);
  const header = readHeader(merged, overrides, issues);
  const tables = new TableReader(issues);
  // A list of its own: an error in the scenario's inputs must not keep the rules from being checked.
  const ruleIssues = new IssueList();
  const model = loadModel(merged, tables, ruleIssues, overrides.rules);
  issues.items.push(...ruleIssues.items);
  if (!model && header) checkRest(merged, overrides, header, tables, issues);
  if (!model || !header) return { issues: issues.items };

  const numbers = new NumberStore();
  const loading: Loading = { model, ...header, tables, numbers, issues };
  const noises = readNoises(loading);
  const counties = readCounties(merged, loading);
  const { values: inputs, marks } = readInputs(merged, mentionsOf(model), loading);
  const decided = {
    model,
    title: header.title,
    baseYear: header.baseYear,
    lastYear: header.lastYear,
    paths: header.paths,
    seed: header.seed,
    seedWords: seedWords(header.seed),
    inputs,
    given: readGiven(merged, loading),
    starts: readStarts(merged, loading),
    noises,
    correlations: readCorrelations(merged, noises, loading),
    outputs: readOutputs(merged, overrides.outputs, loading),
    profiles: readProfiles(merged, loading),
    ...(counties && { counties }),
  };
  if (issues.hasErrors) return { issues: issues.items };
  const plan: Plan = { ...decided, numbers: numbers.finish() };
  const scenario = resolveScenario(merged, model, plan, tables);
  const { paths, seed } = merged;
  return {
    plan, scenario, marks, issues: issues.items,
    sources: sourcesOf(merged, model, scenario),
    own: { ...(paths && { paths: paths.value }), ...(seed && { seed: seed.value }) },
  };
}

function sourcesOf({ rulebook }: MergedScenario, { files }: Model, scenario: ResolvedScenario): Sources {
  const { folder, absent } = findRulebook(rulebook!);
  return {
    files: [
      ...scenario.files.map(({ file, sha256 }) => ({ path: resolve(file), sha256 })),
      ...files.map(({ name, sha256 }) => ({ path: resolve(folder!, name), sha256 })),
    ],
    rulebook: { folder: folder!, names: yamlNames(folder!) },
    absentFolders: absent,
  };
}

/**
 * When a rule of the scenario is wrong, its inputs and outputs are still checked, against the rulebook as it stands: a
 * user with two slips should hear of both. Every declared input counts as used, since the wrong rule may be its only
 * user, and the scenario's own rules count as there.
 */
function checkRest(merged: MergedScenario, overrides: ScenarioOverrides, header: Header, tables: TableReader, issues: IssueList): void {
  const shipped = merged.rules.size === 0 ? undefined : loadModel({ ...merged, rules: new Map() }, tables, new IssueList());
  const [standIn] = shipped?.rules.values() ?? [];
  if (!shipped || !standIn) return;
  const model = { ...shipped, rules: new Map([...[...merged.rules.keys()].map((name) => [name, standIn] as const), ...shipped.rules]) };
  const loading: Loading = { model, ...header, tables, numbers: new NumberStore(), issues };
  readInputs(merged, { inputs: new Set(model.inputs.keys()), startInputs: new Set() }, loading);
  readOutputs(merged, overrides.outputs, loading);
  readProfiles(merged, loading);
}

type Header = Pick<Plan, 'title' | 'baseYear' | 'lastYear' | 'paths' | 'seed'>;

/** The scalars of a scenario, after the command line's overrides. */
function readHeader(merged: MergedScenario, overrides: ScenarioOverrides, issues: IssueList): Header | undefined {
  const { title, rulebook, baseYear, lastYear } = merged;
  const seed = overrides.seed ?? merged.seed?.value;
  const paths = overrides.paths ?? merged.paths?.value;
  const needed = {
    'title.zh': title.zh, 'title.en': title.en, rulebook, base_year: baseYear, last_year: lastYear, seed, paths,
  };
  for (const [key, value] of Object.entries(needed)) {
    if (value === undefined && !merged.isBroken(key.split('.')[0]!)) issues.error('missing-key', { key }, { file: merged.layers[0]!.source.file, line: 1 }, key);
  }
  if (overrides.paths !== undefined && !isPathCount(overrides.paths)) {
    issues.error('paths-range', { key: 'paths', value: String(overrides.paths) }, undefined, 'paths');
  }
  if (overrides.seed === '') issues.error('text-empty', { key: 'seed' }, undefined, 'seed');
  if (baseYear && lastYear) {
    const years = lastYear.value - baseYear.value;
    const facts = { first: baseYear.value, last: lastYear.value, years, most: MOST_YEARS };
    if (years <= 0) issues.error('years-backwards', facts, placeOf(lastYear), 'last_year');
    else if (years > MOST_YEARS) issues.error('years-too-many', facts, placeOf(lastYear), 'last_year');
    else {
      // What is missing was reported; stand-ins let the inputs be checked all the same.
      const known = { zh: title.zh?.value ?? '', en: title.en?.value ?? '' };
      return { title: known, baseYear: baseYear.value, lastYear: lastYear.value, paths: isPathCount(paths) ? paths : 0, seed: seed ?? '' };
    }
  }
  return undefined;
}
