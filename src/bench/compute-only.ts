import { type ChildProcess, fork } from 'node:child_process';
import { BenchStopped } from './stopped.js';
import { COMPUTE_PROGRAM } from './workspace.js';

/** What to compute: paths of the scenario on a warm pool of so many threads. */
export interface ComputeTask {
  readonly paths: number;
  readonly threads: number;
}

/** What benchmarks/compute-only.mjs answers. */
export interface ComputeAnswer {
  /** Noise, years, results handed over in order, and the statistics of the fund in the last year. */
  readonly milliseconds: number;
  /** First output of each path in the last year, at most 64 of them: lets nothing be left out, and is checked. */
  readonly finals: readonly number[];
  /** As the manifest of a run names it. */
  readonly engine: string;
  /** Blocks that the compiled program left to the interpreter: they would be timed as if they were compiled. */
  readonly leftBlocks: number;
}

/** 只算不写 — a process that keeps its threads warm between tasks. */
export interface ComputeOnly {
  run(task: ComputeTask): Promise<ComputeAnswer>;
  end(): void;
}

/**
 * 启动计算进程 — the plan is loaded once, each pool is warmed before its first task.
 * A process of its own: the garbage of the benchmark is not collected in what is timed.
 */
export function startComputeOnly(scenario: string, cache: string, signal?: AbortSignal): ComputeOnly {
  let child: ChildProcess | undefined;
  // Its exit ends the task that waits.
  signal?.addEventListener('abort', () => child?.kill());
  const started = (): ChildProcess => (child ??= fork(COMPUTE_PROGRAM, [scenario], { env: { ...process.env, CHUSUAN_CACHE: cache }, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] }));
  return {
    run: (task) =>
      new Promise((resolve, reject) => {
        const worker = started();
        const onExit = (status: number | null): void => {
          reject(new BenchStopped('broken', 'bench-program-failed', { command: `compute-only.mjs ${scenario}`, status: status ?? '?', cause: '' }));
        };
        worker.once('exit', onExit);
        worker.once('message', (answer: ComputeAnswer) => {
          worker.off('exit', onExit);
          resolve(answer);
        });
        worker.send(task);
      }),
    end: () => void child?.kill(),
  };
}
