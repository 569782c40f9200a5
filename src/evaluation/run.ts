import { join } from 'node:path';
import { type BestEstimate, type PeriodTotal, quantileSorted, readBestEstimate, readColumns, readManifest, readSummary, readTotals, type Summary } from '../results/index.js';
import { RUN_FILES, type RunManifest } from '../run/index.js';
import type { ResolvedScenario } from '../scenario/index.js';
import { publicPayers } from './payers.js';

/** 一次运行 — what the report takes from a run directory. */
export interface ReportedRun {
  /** As the user names it. */
  readonly folder: string;
  readonly manifest: RunManifest;
  readonly scenario: ResolvedScenario;
  readonly best: BestEstimate;
  /** None without random paths. */
  readonly summary?: Summary;
  /** Empty where the run has no roles of payers or no random paths. */
  readonly totals: readonly PeriodTotal[];
  readonly firstYear: number;
  readonly lastYear: number;
  /** The last year of which something is known; the report looks ahead from here. */
  readonly knownYear: number;
  /** What the treasuries pay over the years ahead, path by path; absent where the paths are not stored. */
  readonly nearCost?: PathSum;
}

/** 各路径之和 — of outputs over years: how it lies over the paths. */
export interface PathSum {
  readonly standardError: number;
  readonly q05: number;
  readonly q95: number;
}

/** Years ahead that are looked at one by one. */
export const NEAR_YEARS = 10;

/** 读取运行 — the manifest and the files of results but the paths themselves; the folder must be a whole run (`verifyRun`). */
export async function readRun(folder: string): Promise<ReportedRun> {
  const manifest = (await readManifest(folder)) as RunManifest;
  const scenario = manifest.scenario as ResolvedScenario;
  const has = (name: string): boolean => manifest.files.some((file) => file.name === name);
  const best = await readBestEstimate(join(folder, RUN_FILES.bestEstimate));
  const knownYear = Math.min(Math.max(manifest.base_year, ...givenYearsOf(scenario)), manifest.last_year - 1);
  const nearYear = Math.min(knownYear + NEAR_YEARS, manifest.last_year);
  const payers = publicPayers(manifest).filter((name) => best.values.has(name));
  return {
    folder, manifest, scenario, best, knownYear,
    ...(manifest.paths > 0 && { summary: await readSummary(join(folder, RUN_FILES.summary)) }),
    totals: manifest.paths > 0 && has(RUN_FILES.totals) ? await readTotals(join(folder, RUN_FILES.totals)) : [],
    firstYear: manifest.base_year + 1,
    lastYear: manifest.last_year,
    ...(manifest.paths > 1 && has(RUN_FILES.paths) && payers.length > 0 && { nearCost: await pathSum(join(folder, RUN_FILES.paths), payers, knownYear + 1, nearYear) }),
  };
}

async function pathSum(file: string, outputs: readonly string[], first: number, last: number): Promise<PathSum> {
  let sums = new Float64Array();
  for await (const { values, paths, firstYear } of readColumns(file, outputs)) {
    if (sums.length === 0) sums = new Float64Array(paths);
    for (let year = first; year <= last; year++) {
      const row = values.subarray((year - firstYear) * paths, (year - firstYear + 1) * paths);
      row.forEach((value, path) => (sums[path]! += value));
    }
  }
  const mean = sums.reduce((sum, value) => sum + value, 0) / sums.length;
  const squares = sums.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const sorted = sums.toSorted();
  return { standardError: Math.sqrt(squares / (sums.length - 1) / sums.length), q05: quantileSorted(sorted, 0.05), q95: quantileSorted(sorted, 0.95) };
}

/** 已知年份 — the years for which a scenario gives outturns of a rule; those in a table are not looked up. */
export function givenYears(scenario: ResolvedScenario, rule: string): ReadonlySet<number> {
  const given = scenario.given[rule];
  return new Set(isByYear(given) ? Object.keys(given).map(Number) : []);
}

function givenYearsOf(scenario: ResolvedScenario): number[] {
  return Object.values(scenario.given).filter(isByYear).flatMap((given) => Object.keys(given).map(Number));
}

function isByYear(given: unknown): given is Readonly<Record<string, unknown>> {
  return typeof given === 'object' && given !== null && !('table' in given);
}
