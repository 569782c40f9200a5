import { join } from 'node:path';
import { readBestEstimate, readColumn, readManifest } from '../results/index.js';
import { RUN_FILES } from '../run/index.js';
import type { ComputeOnly } from './compute-only.js';
import type { Comparator } from './comparator.js';
import { chusuan, type ProcessOptions } from './processes.js';
import { BenchStopped } from './stopped.js';
import { K1_SCENARIO, type Workspace } from './workspace.js';

/** K1 with every noise at zero, by the definition of the benchmark: the fund after 75 years, and the first year below zero. */
export const K1_CHECK = { fund: -24_244_855_721.6095, firstNegative: 11, years: 75 } as const;
/** Another order of additions moves the last digits: 1e-12 relative, as the tests allow. */
const REASSOCIATED = 1e-12;
const OUTPUT = 'fund';
const PATHS = 64;

/** 先验证 — K1 gives its check value, and what is timed gives the bits of a whole run; returns the engine's name. */
export async function verify(workspace: Workspace, compute: ComputeOnly, comparator: Comparator | undefined, options: ProcessOptions): Promise<string> {
  const folder = workspace.fresh();
  await chusuan(['run', K1_SCENARIO, '--paths', String(PATHS), '--out', folder, '--json'], options);
  const { values } = await readBestEstimate(join(folder, RUN_FILES.bestEstimate));
  verifyK1('chusuan run', Array.from(values.get(OUTPUT)!));
  const { values: written } = await readColumn(join(folder, RUN_FILES.paths), OUTPUT);
  const { engine, compiled } = await readManifest(folder);
  workspace.drop(folder);

  const computed = await compute.run({ paths: PATHS, threads: 2 });
  // [year × path]
  const last = (path: number): number => written[(K1_CHECK.years - 1) * PATHS + path]!;
  const wrong = computed.finals.findIndex((fund, path) => !Object.is(fund, last(path)));
  if (computed.finals.length !== PATHS || wrong >= 0) {
    throw new BenchStopped('failed', 'bench-other-bits', { path: wrong, expected: last(wrong), found: computed.finals[wrong] ?? '?' });
  }
  verifyEngine(engine, computed.engine, computed.leftBlocks + (compiled?.blocks_left_to_interpreter ?? 0));
  const cpp = await comparator?.run(1, 'plain');
  if (cpp) verifyFund('k1.cpp', cpp.check, cpp.firstNegative);
  const hoisted = await comparator?.run(1, 'hoisted');
  if (hoisted) verifyFund('k1.cpp (hoisted)', hoisted.check, hoisted.firstNegative);
  return engine;
}

/** 核对引擎 — what is timed must be the engine that is printed, all of it. */
export function verifyEngine(engine: string, found: string, left: number): void {
  if (found !== engine || left > 0) throw new BenchStopped('failed', 'bench-other-engine', { engine, found, left });
}

/** 核对 K1 — the fund of each year against the check value; a wrong one stops the benchmark. */
export function verifyK1(who: string, funds: readonly number[]): void {
  verifyFund(who, funds.length === K1_CHECK.years ? funds.at(-1)! : Number.NaN, funds.findIndex((fund) => fund < 0) + 1);
}

function verifyFund(who: string, fund: number, firstNegative: number): void {
  const difference = Math.abs(fund - K1_CHECK.fund);
  // Written as "not within" so that NaN fails.
  if (difference <= REASSOCIATED * Math.abs(K1_CHECK.fund) && firstNegative === K1_CHECK.firstNegative) return;
  const facts = { who, found: fund, expected: K1_CHECK.fund, year: firstNegative, expectedYear: K1_CHECK.firstNegative };
  throw new BenchStopped('failed', 'bench-wrong-result', facts);
}
