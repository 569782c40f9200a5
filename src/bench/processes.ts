import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_FOLDER } from '../version.js';
import { BenchStopped } from './stopped.js';

const PROGRAM = join(PROJECT_FOLDER, 'bin', 'chusuan.mjs');
/** How much of a failed program's last words is shown. */
const LAST_WORDS = 600;

export interface ProcessOptions {
  /** The cache the program may use; a folder of the benchmark, never the user's. */
  readonly cache: string;
  readonly signal?: AbortSignal;
  /** Options of Node itself, before the program. */
  readonly nodeOptions?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

export interface EndedProcess {
  /** From before the process is started to its end. */
  readonly milliseconds: number;
  readonly stdout: string;
}

/** 运行楚算 — the program as a user starts it; a run that does not end well stops the benchmark. */
export async function chusuan(words: readonly string[], { cache, signal, nodeOptions = [], environment = {} }: ProcessOptions): Promise<EndedProcess> {
  return ended(process.execPath, [...nodeOptions, PROGRAM, ...words], { ...process.env, CHUSUAN_CACHE: cache, CHUSUAN_LANG: 'en', ...environment }, signal);
}

/** 运行程序 — any program, timed, its standard output kept. */
export function ended(program: string, words: readonly string[], environment: NodeJS.ProcessEnv, signal?: AbortSignal): Promise<EndedProcess> {
  return new Promise((resolve, reject) => {
    const startedAt = performance.now();
    const child = spawn(program, words, { env: environment, stdio: ['ignore', 'pipe', 'pipe'], ...(signal && { signal }) });
    const out: Buffer[] = [];
    const errors: Buffer[] = [];
    let milliseconds = 0;
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
    let failure: Error | undefined;
    // A process that was killed still ends: what it leaves behind is removed after that, not beside it.
    child.on('error', (error) => (child.pid === undefined ? reject(error) : (failure = error)));
    child.on('exit', () => (milliseconds = performance.now() - startedAt));
    // The streams end after the process.
    child.on('close', (status) => {
      if (status === 0) return resolve({ milliseconds, stdout: Buffer.concat(out).toString() });
      if (failure) return reject(failure);
      const cause = Buffer.concat(errors).toString().trim().slice(-LAST_WORDS);
      reject(new BenchStopped('broken', 'bench-program-failed', { command: [program, ...words].join(' '), status: status ?? '?', cause }));
    });
  });
}

const MEMORY_FILE = 'CHUSUAN_BENCH_MEMORY';
// Loaded before the program, in its main thread only; `maxRSS` counts all threads of the process.
const MEMORY_PROBE = `data:text/javascript,${encodeURIComponent([
  "import { isMainThread } from 'node:worker_threads';",
  "import { writeFileSync } from 'node:fs';",
  `if (isMainThread) process.on('exit', () => writeFileSync(process.env.${MEMORY_FILE}, String(process.resourceUsage().maxRSS)));`,
].join('\n'))}`;

/** 内存峰值 — the largest resident memory of one run of the program, in MB (10⁶ bytes). */
export async function peakMemory(words: readonly string[], file: string, options: ProcessOptions): Promise<number> {
  await chusuan(words, { ...options, nodeOptions: ['--import', MEMORY_PROBE], environment: { [MEMORY_FILE]: file } });
  // libuv counts in kilobytes of 1024.
  return (Number(readFileSync(file, 'utf8')) * 1024) / 1e6;
}
