import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROJECT_FOLDER } from '../version.js';
import { BenchStopped } from './stopped.js';

/** Files of the standard jobs; a package without its sources does not have them. */
export const K1_FOLDER = join(PROJECT_FOLDER, 'benchmarks', 'k1');
export const K1_SCENARIO = join(K1_FOLDER, 'k1.yaml');
/** The noises of K1 without its cells. */
export const NOISE_SCENARIO = join(PROJECT_FOLDER, 'benchmarks', 'noise', 'noise.yaml');
export const BASELINE_SCENARIO = join(PROJECT_FOLDER, 'scenarios', 'hubei', 'baseline.yaml');
export const COMPUTE_PROGRAM = join(PROJECT_FOLDER, 'benchmarks', 'compute-only.mjs');

/** 临时文件夹 — everything a benchmark writes, removed when it ends. */
export interface Workspace {
  /** The cache that every warm run shares. */
  readonly warmCache: string;
  /** A path not used before. */
  fresh(): string;
  /** Remove something `fresh` named. */
  drop(path: string): void;
  removeAll(): void;
}

/** 建立临时文件夹 — refuses where the files of the standard jobs are missing. */
export function createWorkspace(): Workspace {
  for (const file of [K1_SCENARIO, NOISE_SCENARIO, BASELINE_SCENARIO, COMPUTE_PROGRAM]) {
    if (!existsSync(file)) throw new BenchStopped('refused', 'bench-files-missing', { file });
  }
  const root = mkdtempSync(join(tmpdir(), 'chusuan-bench-'));
  const warmCache = join(root, 'cache');
  mkdirSync(warmCache);
  let count = 0;
  return {
    warmCache,
    fresh: () => join(root, String(count++)),
    drop: (path) => rmSync(path, { recursive: true, force: true }),
    removeAll: () => rmSync(root, { recursive: true, force: true }),
  };
}
