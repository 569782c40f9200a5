import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ended } from './processes.js';
import { K1_FOLDER } from './workspace.js';

export type CppForm = 'plain' | 'hoisted';

/** What the comparator prints of one run. */
export interface CppRun {
  readonly check: number;
  readonly firstNegative: number;
  /** Of the computation alone. */
  readonly milliseconds: number;
}

/** C++ 对照 — K1 in C++, built for this run. */
export interface Comparator {
  run(paths: number, form: CppForm): Promise<CppRun>;
}

/** Threads of the comparator: those the engine's figure is taken with. */
export const CPP_THREADS = 2;

/** 编译对照程序 — undefined with the reason where there is no compiler. */
export function buildComparator(program: string, signal?: AbortSignal): { readonly comparator?: Comparator; readonly reason: string } {
  const { status, stderr } = spawnSync(process.execPath, [join(K1_FOLDER, 'build.mjs'), program], { encoding: 'utf8' });
  if (status !== 0) return { reason: stderr.trim().split('\n')[0] ?? '' };
  const table = join(K1_FOLDER, 'tables', 'death_rate.csv');
  return {
    reason: '',
    comparator: {
      async run(paths, form) {
        const words = [table, '--paths', String(paths), '--threads', String(CPP_THREADS), '--repeats', '1', '--form', form];
        const { stdout } = await ended(program, words, process.env, signal);
        const { check, first_negative: firstNegative, seconds } = JSON.parse(stdout) as { check: number; first_negative: number; seconds: number };
        return { check, firstNegative, milliseconds: seconds * 1000 };
      },
    },
  };
}
