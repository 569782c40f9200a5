import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CompileReport } from '../compiler/index.js';
import { renderIssue } from '../issues/index.js';
import { quantileError, RESULTS_VERSION, RUN_FORMAT_VERSION } from '../results/index.js';
import { unitText } from '../model/index.js';
import { BLOCK_PATHS } from '../scenario/index.js';
import { PROJECT_FOLDER, VERSION } from '../version.js';
import { taskCount } from './blocks.js';
import type { RunManifest } from './outcome.js';
import type { PlanRun } from './run-plan.js';
import type { RunWriter } from './run-writer.js';

/** 运行清单 — everything about a finished run that is not a number of its paths. */
export function runManifest(run: PlanRun, writer: RunWriter, timings: Readonly<Record<string, number>>, compiled?: CompileReport & { readonly blocksLeftToInterpreter: number }): RunManifest {
  const { plan, identity } = run;
  return {
    format_version: RUN_FORMAT_VERSION,
    chusuan_version: VERSION,
    results_version: RESULTS_VERSION,
    fingerprint: identity.fingerprint,
    rulebook_hash: identity.rulebookHash,
    scenario: run.scenario,
    title_zh: plan.title.zh,
    title_en: plan.title.en,
    seed: plan.seed,
    paths: plan.paths,
    block_paths: BLOCK_PATHS,
    engine: run.engine,
    store: identity.store ?? 'paths',
    quantile_relative_error: quantileError(identity.store ?? 'paths'),
    ...(compiled && {
      compiled: {
        module_bytes: compiled.moduleBytes, milliseconds: compiled.milliseconds, from_cache: compiled.isCached,
        blocks_left_to_interpreter: compiled.blocksLeftToInterpreter,
      },
    }),
    threads: Math.min(run.threads, taskCount(plan.paths)),
    base_year: plan.baseYear,
    last_year: plan.lastYear,
    outputs: plan.outputs.map(({ name, rule }) => {
      const { label, unit } = plan.model.rules.get(rule)!;
      return { name, rule, unit: unitText(unit), label_zh: label.zh, label_en: label.en };
    }),
    ...(plan.model.summary && { summary_roles: plan.model.summary }),
    versions: { node: process.versions.node, v8: process.versions.v8, ...dependencyVersions() },
    timings,
    ledgers: writer.ledgers,
    non_finite: writer.nonFinite,
    files: writer.files,
    warnings: run.warnings.map((issue) => renderIssue(issue, run.lang)),
    created_at: new Date().toISOString(),
  };
}

/** Versions of the libraries a result may depend on, as pinned. */
function dependencyVersions(): Record<string, string> {
  const { dependencies } = JSON.parse(readFileSync(join(PROJECT_FOLDER, 'package.json'), 'utf8')) as { dependencies: Record<string, string> };
  return Object.fromEntries(['apache-arrow', 'mathjs', 'piscina', 'seedrandom'].map((name) => [name, dependencies[name] ?? '']));
}
