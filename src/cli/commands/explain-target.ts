import { existsSync, statSync } from 'node:fs';
import { dirname, isAbsolute, relative, resolve } from 'node:path';
import type { IssueList } from '../../issues/index.js';
import { type Manifest, RESULTS_VERSION, verifyRun } from '../../results/index.js';
import { runFolder } from '../../run/index.js';
import { fingerprint, openScenario, type Plan, type ResolvedScenario, type ScenarioOverrides } from '../../scenario/index.js';
import { PROJECT_FOLDER } from '../../version.js';
import type { ExplainRequest } from './explain-options.js';

/** What is to be explained, opened. */
export interface Target {
  readonly file: string;
  readonly plan: Plan;
  readonly scenario: ResolvedScenario;
  /** Where the results are, or would be. */
  readonly folder: string;
  /** Of results that are those of the plan; absent while there are none. */
  readonly manifest?: Manifest;
}

/** 打开目标 — a scenario, with its results where `chusuan run` leaves them, or a run folder with its scenario. */
export async function openTarget({ target, paths, seed }: Pick<ExplainRequest, 'target' | 'paths' | 'seed'>, issues: IssueList): Promise<Target | undefined> {
  const isFolder = statSync(target, { throwIfNoEntry: false })?.isDirectory() ?? false;
  const overrides = { ...(paths !== undefined && { paths }), ...(seed !== undefined && { seed }) };
  if (!isFolder) return openFile(target, overrides, issues);
  if (Object.keys(overrides).length > 0) issues.error('explain-run-options', { folder: target });
  return openRun(target, issues);
}

async function openFile(file: string, overrides: ScenarioOverrides, issues: IssueList): Promise<Target | undefined> {
  const opened = await openScenario(file, overrides);
  issues.items.push(...opened.issues);
  const { plan, scenario } = opened;
  if (!plan || !scenario) return undefined;
  for (const store of ['paths', 'summary'] as const) {
    const hash = fingerprint(plan, RESULTS_VERSION, store);
    const folder = runFolder(file, hash);
    if (!existsSync(folder)) continue;
    const { manifest, issues: problems } = await verifyRun(folder);
    if (manifest?.fingerprint === hash && problems.length === 0) return { file, plan, scenario, folder, manifest };
  }
  return { file, plan, scenario, folder: runFolder(file, fingerprint(plan, RESULTS_VERSION)) };
}

async function openRun(folder: string, issues: IssueList): Promise<Target | undefined> {
  const { manifest, issues: problems } = await verifyRun(folder);
  if (!manifest) {
    issues.error('explain-not-a-run', { folder });
    return undefined;
  }
  issues.items.push(...problems);
  if (problems.length > 0) return undefined;
  const written = manifest.scenario as ResolvedScenario;
  const [main] = written.files;
  const base = main && baseOf(main.file, folder);
  if (!main || base === undefined) {
    issues.error('explain-scenario-gone', { folder, file: main?.file ?? '' });
    return undefined;
  }
  // An absolute name stays one.
  const fileOf = (name: string): string => (base === '.' || isAbsolute(name) ? name : relative('.', resolve(base, name)));
  const file = fileOf(main.file);
  const { paths, seed, store, outputs } = manifest;
  // The outputs of the scenario itself as a rule: so opened it is found in the cache.
  for (const names of [undefined, [...new Set(outputs.map(({ rule }) => rule))]]) {
    const { plan, scenario, issues: found } = await openScenario(file, { paths, seed, ...(names && { outputs: names }) });
    if (!plan || !scenario) {
      issues.items.push(...found);
      return undefined;
    }
    if (fingerprint(plan, RESULTS_VERSION, store) === manifest.fingerprint) {
      issues.items.push(...found);
      return { file, plan, scenario, folder, manifest };
    }
    if (names) sayWhatChanged(folder, { ...written, files: written.files.map((each) => ({ ...each, file: fileOf(each.file) })) }, scenario, issues);
  }
  return undefined;
}

/** A run names files as they stood from where it was started: the folder we are in, as a rule, or one above the results. */
function baseOf(file: string, folder: string): string | undefined {
  const above = [resolve(folder)];
  for (let next = dirname(above[0]!); next !== above.at(-1); next = dirname(next)) above.push(next);
  return ['.', ...above, PROJECT_FOLDER].find((base) => existsSync(resolve(base, file)));
}

function sayWhatChanged(folder: string, then: ResolvedScenario, now: ResolvedScenario, issues: IssueList): void {
  const hashes = new Map(now.files.map(({ file, sha256 }) => [resolve(file), sha256]));
  const files = then.files.filter(({ file, sha256 }) => hashes.get(resolve(file)) !== sha256).map(({ file }) => file);
  if (then.rulebookHash !== now.rulebookHash) files.push(`rulebook ${now.rulebook}`);
  if (files.length > 0) issues.error('explain-scenario-changed', { folder, files });
  else issues.error('explain-version-changed', { folder });
}
