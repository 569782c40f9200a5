import { join } from 'node:path';
import type { Issue } from '../issues/index.js';
import { IssueList } from '../issues/index.js';
import { readColumns } from '../results/index.js';
import { RUN_FILES, type RunHooks, type RunOutcome, runScenario } from '../run/index.js';
import { type Actual, type Actuals, readActuals } from './actuals.js';
import { type Band, bandOf } from './bands.js';
import { MEASURES, type Measure } from './measures.js';
import { readSensitivity, type Sensitivity } from './sensitivity.js';

/** 两个口径 — by which the model is judged, and beside it the blind one. */
export const VARIANTS = [
  { name: 'primary', file: 'backtest.yaml', label: 'backtest-variant-primary' },
  { name: 'blind', file: 'blind.yaml', label: 'backtest-variant-blind' },
] as const;
export type Variant = (typeof VARIANTS)[number];

/** 一年的结果 — persons or yuan. */
export interface YearResult extends Band {
  readonly measure: Measure;
  readonly year: number;
  readonly actual?: Actual;
}

export interface VariantResult {
  readonly variant: Variant;
  readonly folder: string;
  readonly fingerprint: string;
  readonly rows: readonly YearResult[];
}

export interface Backtest {
  readonly paths: number;
  readonly variants: readonly VariantResult[];
}

export interface BacktestOptions {
  /** Folder of the national scenario. */
  readonly folder: string;
  readonly paths: number;
}

export type BacktestOutcome =
  | { readonly kind: 'complete'; readonly backtest: Backtest; readonly warnings: readonly Issue[] }
  | Exclude<RunOutcome, { kind: 'complete' }>;

/** 回溯检验 — runs both variants and sets them beside what was published. Runs that are there already are used. */
export async function backtest({ folder, paths }: BacktestOptions, hooks: RunHooks): Promise<BacktestOutcome> {
  const issues = new IssueList();
  const actuals = readActuals(join(folder, 'actuals.csv'), issues);
  const sensitivity = readSensitivity(join(folder, 'sensitivity.csv'), issues);
  if (!actuals || !sensitivity) return { kind: 'refused', issues: issues.items };
  const variants: VariantResult[] = [];
  const warnings: Issue[] = [];
  for (const [done, variant] of VARIANTS.entries()) {
    const outcome = await runScenario({ scenarioFile: join(folder, variant.file), paths }, {
      ...hooks,
      // One bar over both.
      ...(hooks.onProgress && { onProgress: (count: number) => hooks.onProgress?.(done * paths + count, VARIANTS.length * paths) }),
    });
    if (outcome.kind !== 'complete') return outcome;
    warnings.push(...outcome.warnings);
    variants.push({ variant, folder: outcome.folder, fingerprint: outcome.manifest.fingerprint, rows: await rowsOf(outcome.folder, actuals, sensitivity) });
  }
  return { kind: 'complete', backtest: { paths, variants }, warnings };
}

async function rowsOf(folder: string, actuals: Actuals, sensitivity: Sensitivity): Promise<YearResult[]> {
  const rows: YearResult[] = [];
  for await (const { name, firstYear, years, paths, values } of readColumns(join(folder, RUN_FILES.paths), MEASURES.map(({ rule }) => rule))) {
    const measure = MEASURES.find(({ rule }) => rule === name)!;
    for (let k = 0; k < years; k++) {
      const key = `${measure.name} ${String(firstYear + k)}`;
      const actual = actuals.get(key);
      rows.push({ measure, year: firstYear + k, ...bandOf(values.subarray(k * paths, (k + 1) * paths), sensitivity.get(key) ?? []), ...(actual && { actual }) });
    }
  }
  return rows;
}
