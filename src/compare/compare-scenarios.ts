import { existsSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { type Issue, IssueList } from '../issues/index.js';
import type { Bilingual, Lang } from '../messages/index.js';
import { RESULTS_VERSION } from '../results/index.js';
import { byteText, createPartial, type FreeBytes, freeBytes, neededBytes, openStudy, type RunHooks, runFolder, runOpenedOn, type RunOutcome, writeIssue } from '../run/index.js';
import { fingerprint, openScenario, type Plan, withOutputs } from '../scenario/index.js';
import { disagreements, listIssues, type ReadScenario } from './agreement.js';
import { compareRuns } from './compare-runs.js';
import { comparisonName, comparisonObstacle, comparisonState, hasItsRuns, readComparison, writeComparison } from './folder.js';
import { comparisonHash } from './head.js';
import { comparedOutputs, firstOpenYear } from './lines.js';
import type { ComparedRun } from './opened-run.js';
import { type Comparison, COMPARISON_NUMBERS } from './types.js';

/** 比较选项 — what a user can say about a comparison besides the scenarios. */
export interface CompareScenariosOptions {
  /** Scenario files; the first is the reference. */
  readonly files: readonly string[];
  readonly paths?: number;
  readonly seed?: string;
  /** Default: the processors available. */
  readonly threads?: number;
  /** Folder of the comparison; default `compare-<hash>` beside the run directories. */
  readonly out?: string;
  /** Where the run directories go; default `runs` under the working folder. */
  readonly runs?: string;
  /** Compute again what is there. */
  readonly force?: boolean;
  /** First year of the totals; default: the year after the last one of which the reference is given anything. */
  readonly from?: number;
  /** Years that will be looked at. */
  readonly years?: readonly number[];
  /** Language of warnings kept in the manifests of the runs. */
  readonly lang?: Lang;
  /** Stand-in for tests. */
  readonly freeBytes?: FreeBytes;
}

export interface CompareHooks extends RunHooks {
  /** A scenario's turn has come. */
  readonly onScenario?: (index: number, count: number, title: Bilingual) => void;
  /** All scenarios are computed. */
  readonly onComparing?: () => void;
}

/** 比较的结局 — as that of a run. */
export type CompareOutcome =
  | { readonly kind: 'complete'; readonly comparison: Comparison; readonly isReused: boolean; readonly warnings: readonly Issue[] }
  | Exclude<RunOutcome, { kind: 'complete' }>;

/** A scenario with the outputs of the comparison, and where its run belongs. */
interface Prepared extends ReadScenario {
  readonly fingerprint: string;
  readonly folder: string;
}

/** 比较情景 — compute each scenario, or find it computed, one after another on the same threads; compare; leave a folder. */
export async function compareScenarios(options: CompareScenariosOptions, hooks: CompareHooks = {}): Promise<CompareOutcome> {
  const wrong = listIssues(options.files);
  if (wrong.length > 0) return { kind: 'refused', issues: wrong };
  const { sides, issues } = await readAll(options);
  if (!sides) return { kind: 'refused', issues };
  const from = options.from ?? firstOpenYear(sides[0]!.plan);
  const outside = yearIssues(sides[0]!.plan, from, options.years);
  if (outside.length > 0) return { kind: 'refused', issues: [...issues, ...outside] };
  const prepared = prepare(sides, options.runs);
  const hash = comparisonHash(prepared.map((each) => each.fingerprint), from);
  const folder = options.out ?? join(dirname(prepared[0]!.folder), comparisonName(hash));
  const state = await comparisonState(folder, hash);
  if (state === 'same' && !options.force) {
    const comparison = await readComparison(folder);
    if (await hasItsRuns(comparison)) return { kind: 'complete', comparison, isReused: true, warnings: issues };
  }
  // Where its runs are gone, what stands there says the same as what will: it is replaced.
  const isForced = (options.force ?? false) || state === 'same';
  const obstacle = comparisonObstacle(folder, state, isForced) ?? (await diskIssue(prepared, folder, options)) ?? writable(folder);
  if (obstacle) return { kind: 'refused', issues: [obstacle] };
  return computeAll(prepared, { ...options, from, folder, isForced }, hooks, issues);
}

async function readAll({ files, paths, seed }: CompareScenariosOptions): Promise<{ sides?: ReadScenario[]; issues: readonly Issue[] }> {
  const all = new IssueList();
  const sides: ReadScenario[] = [];
  for (const file of files) {
    const { plan, scenario, issues } = await openScenario(file, { ...(paths !== undefined && { paths }), ...(seed !== undefined && { seed }) });
    all.items.push(...issues);
    if (plan && scenario) sides.push({ file, plan, scenario });
  }
  if (sides.length < files.length) return { issues: all.items };
  const differing = disagreements(sides);
  return differing.length > 0 ? { issues: [...all.items, ...differing] } : { sides, issues: all.items };
}

function yearIssues({ baseYear, lastYear }: Plan, from: number, years: readonly number[] = []): Issue[] {
  const isOutside = (year: number): boolean => year <= baseYear || year > lastYear;
  const outside = years.filter(isOutside);
  const facts = { first: baseYear + 1, last: lastYear };
  return [
    ...(isOutside(from) ? [{ severity: 'error', message: 'compare-from-range', facts: { from, ...facts } } as const] : []),
    ...(outside.length > 0 ? [{ severity: 'error', message: 'compare-years-outside', facts: { years: outside.map(String), ...facts } } as const] : []),
  ];
}

function prepare(sides: readonly ReadScenario[], runs: string | undefined): Prepared[] {
  const outputs = comparedOutputs(sides.map(({ plan }) => plan));
  return sides.map(({ file, ...read }, index) => {
    const { plan, scenario } = withOutputs(read.plan, read.scenario, outputs[index]!);
    const hash = fingerprint(plan, RESULTS_VERSION);
    const folder = runFolder(file, hash);
    return { file, plan, scenario, fingerprint: hash, folder: runs === undefined ? folder : join(runs, basename(folder)) };
  });
}

/** Tried, since no question to the system answers it: an hour of computing must not end at a folder that cannot be made. */
function writable(folder: string): Issue | undefined {
  try {
    rmSync(createPartial(folder), { recursive: true });
    return undefined;
  } catch (error) {
    const issue = writeIssue(error, folder);
    if (issue) return issue;
    throw error;
  }
}

/** Bytes of a row beside its numbers. */
const ROW_BYTES = 6 * 4;

async function diskIssue(prepared: readonly Prepared[], folder: string, { freeBytes: ask = freeBytes, force }: CompareScenariosOptions): Promise<Issue | undefined> {
  // A folder that is there is the run itself, as a rule; where it is not, its own run looks again.
  const missing = prepared.filter((each) => (force ?? false) || !existsSync(each.folder));
  const rows = prepared.reduce((sum, { plan }) => sum + (plan.lastYear - plan.baseYear) * plan.outputs.length, 0);
  const own = rows * (COMPARISON_NUMBERS.length * 8 + ROW_BYTES);
  const needed = missing.reduce((sum, { plan, scenario }) => sum + neededBytes(plan, scenario), own);
  const place = dirname(prepared[0]!.folder);
  const free = Math.min(await ask(place), await ask(folder));
  // Not left to the attempt: to make folders below /proc, Node tries for ever.
  if (Number.isNaN(free)) return { severity: 'error', message: 'run-out-no-disk', facts: { folder } };
  if (needed <= free) return undefined;
  return { severity: 'error', message: 'compare-disk-short', facts: { needed: byteText(needed), free: byteText(free), folder: place, count: missing.length } };
}

interface Work extends CompareScenariosOptions {
  readonly from: number;
  readonly folder: string;
  readonly isForced: boolean;
}

async function computeAll(prepared: readonly Prepared[], work: Work, hooks: CompareHooks, issues: readonly Issue[]): Promise<CompareOutcome> {
  const { signal } = hooks;
  const { paths, seed, force, lang, folder, from, isForced } = work;
  const study = openStudy(work.threads ?? availableParallelism(), prepared[0]!.plan.paths, signal);
  try {
    const runs: ComparedRun[] = [];
    for (const [index, { file, plan, scenario, folder: out }] of prepared.entries()) {
      if (signal?.aborted) return { kind: 'interrupted' };
      hooks.onScenario?.(index, prepared.length, plan.title);
      const own = issues.filter(({ severity }) => severity === 'warning');
      const outcome = await runOpenedOn(study.threads, { plan, scenario, warnings: own }, {
        scenarioFile: file, out, ...(paths !== undefined && { paths }), ...(seed !== undefined && { seed }), ...(force && { force }), ...(lang && { lang }),
      }, hooks);
      if (outcome.kind !== 'complete') return outcome;
      runs.push({ file, folder: outcome.folder });
    }
    hooks.onComparing?.();
    const content = await compareRuns(runs, { from, threads: study.threads, ...(signal && { signal }) });
    const obstacle = await writeComparison(folder, content, isForced);
    if (obstacle) return { kind: 'refused', issues: [obstacle] };
    return { kind: 'complete', comparison: await readComparison(folder), isReused: false, warnings: issues };
  } catch (error) {
    if (signal?.aborted) return { kind: 'interrupted' };
    const issue = writeIssue(error, folder);
    if (issue) return { kind: 'refused', issues: [issue] };
    throw error;
  } finally {
    await study.close();
  }
}
