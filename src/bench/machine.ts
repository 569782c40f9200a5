import { spawnSync } from 'node:child_process';
import { cpus, loadavg, availableParallelism, totalmem } from 'node:os';
import { PROJECT_FOLDER } from '../version.js';
import type { BenchReport } from './report-file.js';

/** 这台机器 — what a reader of a history needs to judge its figures. */
export function machineNow(loadBefore: number): BenchReport['machine'] {
  return {
    cpu: cpus()[0]?.model.trim() ?? '?',
    processors: availableParallelism(),
    memory_gb: Math.round(totalmem() / 2 ** 30),
    platform: `${process.platform} ${process.arch}`,
    node: process.versions.node,
    load: [loadBefore, loadNow()],
  };
}

/** Load of the last minute, two decimals; 0 where the system does not count it. */
export function loadNow(): number {
  return Math.round((loadavg()[0] ?? 0) * 100) / 100;
}

/** 代码版本 — the commit the sources stand at, `unknown` outside a clone. */
export function commitNow(): { readonly commit: string; readonly isModified: boolean } {
  const git = (...words: string[]): string | undefined => {
    const { status, stdout } = spawnSync('git', words, { cwd: PROJECT_FOLDER, encoding: 'utf8' });
    return status === 0 ? stdout.trim() : undefined;
  };
  return { commit: git('rev-parse', '--short=10', 'HEAD') ?? 'unknown', isModified: (git('status', '--porcelain') ?? '') !== '' };
}
