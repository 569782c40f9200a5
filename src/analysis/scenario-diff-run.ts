import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Issue } from '../issues/index.js';
import type { Manifest } from '../results/index.js';
import { readScenario, type ResolvedScenario, rulebookHash } from '../scenario/index.js';
import { RunSources } from './scenario-diff-run-sources.js';
import type { DiffSide } from './scenario-diff-types.js';

/** One side read, or why it could not be; warnings come with a side that was. */
export interface OpenedSide {
  readonly side?: DiffSide;
  readonly issues: readonly Issue[];
}

/**
 * 还原运行 — a run's scenario as a plan again, from its manifest and the tables that still are what they were.
 * The manifest holds everything but the numbers of tables and the rules of the rulebook: of those only the hashes. A
 * table that has changed is stood in for by the one of today and named as unknown; so is a rulebook.
 */
export async function rebuildRun(folder: string, path: string, manifest: Manifest): Promise<OpenedSide> {
  const scenario = manifest.scenario as ResolvedScenario;
  const temporary = mkdtempSync(join(tmpdir(), 'chusuan-diff-'));
  try {
    const sources = new RunSources(scenario, [process.cwd(), resolve(folder, '../..')]);
    const file = join(temporary, 'scenario.yaml');
    writeFileSync(file, fileText(scenario, sources));
    const changed = sources.copyBeside(temporary);
    const { plan, issues } = await readScenario(file);
    if (sources.missing.length > 0 || !plan) return { issues: refusal(folder, sources.missing, issues) };
    const starts = [...plan.model.rules.values()].filter(({ start }) => start?.kind === 'table' && changed.has(start.file)).map(({ name }) => name);
    const unknown = { ...sources.unknown, starts: new Set([...sources.unknown.starts, ...starts]), rulebook: rulebookHash(plan.model) !== scenario.rulebookHash };
    return { issues: [], side: { path, kind: 'run', plan, scenario, fingerprint: manifest.fingerprint, unknown } };
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

/** The resolved scenario as a file again, every path in it absolute. JSON is YAML, but for the order of keys like `2020`. */
function fileText(scenario: ResolvedScenario, sources: RunSources): string {
  const { title, base_year, last_year, paths, seed, noise, outputs, profiles, allow_violation: allowed } = scenario;
  return flow({
    title, rulebook: sources.rulebook(), base_year, last_year, paths, seed, inputs: sources.inputs(), given: sources.given(), noise,
    rules: sources.rules(), ...(outputs.length > 0 && { outputs }), profiles, allow_violation: allowed,
  });
}

function flow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  // JavaScript puts whole numbers first, wherever they stood: limits of a piecewise table must rise.
  if (entries.every(([key]) => key === 'below' || Number.isFinite(Number(key)))) entries.sort(([a], [b]) => limit(a) - limit(b));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}: ${flow(inner)}`).join(', ')}}`;
}

function limit(key: string): number {
  return key === 'below' ? -Number.MAX_VALUE : Number(key);
}

/** Places in the file made for reading mean nothing to the user; the keys do. */
function refusal(folder: string, missing: readonly string[], issues: readonly Issue[]): Issue[] {
  if (missing.length > 0) return [{ severity: 'error', message: 'diff-run-tables', facts: { folder, files: missing.join(' ') } }];
  const errors = issues.filter(({ severity }) => severity === 'error').map(({ place: _, ...issue }) => issue);
  return [{ severity: 'error', message: 'diff-run-unreadable', facts: { folder } }, ...errors];
}
