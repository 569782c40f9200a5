import { existsSync, readdirSync, statSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import type { Issue } from '../issues/index.js';
import { describeFile, type ManifestFile, readManifest, RESULTS_VERSION, verifyRun } from '../results/index.js';
import { createPartial, movePartial, removeStalePartials, restoreAside, SHORT_FINGERPRINT, strangersIn } from '../run/index.js';
import { VERSION } from '../version.js';
import { readComparisonFile, writeComparisonFile } from './comparison-file.js';
import { RowOrder } from './rows.js';
import { type Comparison, COMPARISON_NUMBERS, type ComparisonContent, type ComparisonHead, type ComparisonNumber, type ComparisonRow } from './types.js';
import { COMPARISON_FORMAT } from './version.js';

/** Names of the files of a comparison; a folder without the second is no finished comparison. */
export const COMPARISON_FILES = { table: 'comparison.arrow', manifest: 'comparison.json' } as const;
const NAMES: ReadonlySet<string> = new Set(Object.values(COMPARISON_FILES));

/** 比较清单 — `comparison.json`: the head, with run directories relative to its own folder, and what may differ between machines. */
interface ComparisonManifest extends ComparisonHead {
  readonly format_version: number;
  readonly results_version: number;
  readonly chusuan_version: string;
  readonly files: readonly ManifestFile[];
  readonly created_at: string;
}

/** 默认名称 — of the folder of a comparison. */
export function comparisonName(hash: string): string {
  return `compare-${hash.slice(0, SHORT_FINGERPRINT)}`;
}

/** 写入比较 — whole or not at all; returns what stands in the way, if anything. */
export async function writeComparison(folder: string, content: ComparisonContent, isForced = false): Promise<Issue | undefined> {
  restoreAside(folder);
  const state = await comparisonState(folder, content.hash);
  const obstacle = comparisonObstacle(folder, state, isForced);
  if (obstacle) return obstacle;
  removeStalePartials(folder);
  const partial = createPartial(folder);
  const { numbers: _numbers, ...head } = content;
  const table = { name: COMPARISON_FILES.table, ...(await writeComparisonFile(join(partial, COMPARISON_FILES.table), content)) };
  const manifest: ComparisonManifest = {
    format_version: COMPARISON_FORMAT, results_version: RESULTS_VERSION, chusuan_version: VERSION, ...head,
    scenarios: head.scenarios.map((scenario) => ({ ...scenario, folder: relative(resolve(folder), resolve(scenario.folder)) })),
    files: [table], created_at: new Date().toISOString(),
  };
  await writeFile(join(partial, COMPARISON_FILES.manifest), `${JSON.stringify(manifest, null, 2)}\n`);
  const isReplacing = state === 'same' || state === 'other' || state === 'damaged';
  return movePartial(partial, folder, isReplacing, NAMES) ? undefined : issue('run-out-busy', folder);
}

/** 读取比较 — throws when it is not there, not whole or of another format. */
export async function readComparison(folder: string): Promise<Comparison> {
  const { files, created_at: _created, format_version: format, results_version: _results, chusuan_version: _version, ...head } = await readComparisonManifest(folder);
  if (format !== COMPARISON_FORMAT) throw new Error(`${COMPARISON_FILES.manifest} is not of format ${String(COMPARISON_FORMAT)}`);
  const numbers = await readComparisonFile(join(folder, COMPARISON_FILES.table));
  const order = new RowOrder(head);
  const width = COMPARISON_NUMBERS.length;
  if (numbers.length !== order.count * width) throw new Error(`${COMPARISON_FILES.table} holds other rows than ${COMPARISON_FILES.manifest} says`);
  const rowAt = (row: number | undefined): ComparisonRow | undefined => {
    if (row === undefined) return undefined;
    const values = {} as Record<ComparisonNumber, number>;
    COMPARISON_NUMBERS.forEach((name, index) => (values[name] = numbers[row * width + index]!));
    return values;
  };
  const outputs = new Map(head.outputs.map((output) => [output.name, output]));
  return {
    ...head, directory: folder, files,
    scenarios: head.scenarios.map((scenario) => ({ ...scenario, folder: join(folder, scenario.folder) })),
    row: (scenario, output, year) => rowAt(order.ofYear(scenario, output, year)),
    total: (scenario, output, period, measure) => rowAt(order.ofTotal(scenario, output, period, measure)),
    output: (name) => outputs.get(name),
  };
}

/** 是不是比较 — is there a comparison in the folder, whole or not? */
export function isComparison(folder: string): boolean {
  return existsSync(join(folder, COMPARISON_FILES.manifest));
}

async function readComparisonManifest(folder: string): Promise<ComparisonManifest> {
  return JSON.parse(await readFile(join(folder, COMPARISON_FILES.manifest), 'utf8')) as ComparisonManifest;
}

/** What stands where a comparison wants to go; `same`: this comparison, whole. */
export type ComparisonState = 'absent' | 'empty' | 'file' | 'foreign' | 'same' | 'other' | 'damaged' | 'strangers';

/** 查看比较的文件夹 — a folder counts as a comparison only when it has a manifest of one. */
export async function comparisonState(folder: string, hash: string): Promise<ComparisonState> {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (!found) return 'absent';
  if (!found.isDirectory()) return 'file';
  const names = readdirSync(folder);
  if (names.length === 0) return 'empty';
  if (!names.includes(COMPARISON_FILES.manifest)) return 'foreign';
  if (strangersIn(folder, NAMES).length > 0) return 'strangers';
  try {
    const manifest = await readComparisonManifest(folder);
    if (manifest.hash !== hash) return 'other';
    for (const { name, bytes, sha256 } of manifest.files) {
      const now = await describeFile(folder, name);
      if (now.bytes !== bytes || now.sha256 !== sha256) return 'damaged';
    }
    return 'same';
  } catch {
    // Cut short, or of files that are gone.
    return 'damaged';
  }
}

/** 能否写入 — the issue that stands against writing a comparison into this folder; one that is there already is reused, not asked here. */
export function comparisonObstacle(folder: string, state: ComparisonState, isForced: boolean): Issue | undefined {
  switch (state) {
    case 'file':
      return issue('run-out-is-file', folder);
    case 'foreign':
    case 'strangers':
      return issue('compare-out-foreign', folder);
    case 'other':
    case 'damaged':
      return isForced ? undefined : issue(state === 'other' ? 'compare-out-other' : 'compare-out-damaged', folder);
    default:
      return undefined;
  }
}

/** 所用的运行还在不在 — are the runs that a comparison was made of whole, as far as names and sizes tell? */
export async function hasItsRuns({ scenarios }: Comparison): Promise<boolean> {
  for (const { folder, fingerprint } of scenarios) {
    const { issues } = await verifyRun(folder);
    if (issues.length > 0 || (await readManifest(folder)).fingerprint !== fingerprint) return false;
  }
  return true;
}

function issue(message: Issue['message'], folder: string): Issue {
  return { severity: 'error', message, facts: { folder } };
}
