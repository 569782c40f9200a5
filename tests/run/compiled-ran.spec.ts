// 编译引擎确实运行了 — the answers of a run come out of WebAssembly, and its manifest says so.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compilePlan } from '../../src/compiler/index.js';
import { createInterpreter, createSimdEngine } from '../../src/engine/index.js';
import { renderIssues } from '../../src/issues/index.js';
import { type EngineName, type RunOutcome, runScenario } from '../../src/run/index.js';
import { type Plan, loadScenario } from '../../src/scenario/index.js';
import { differenceIn, useOwnCache } from '../engine/equal-engines.js';
import { BASELINE } from '../rulebook/projection.js';
import { resultHashes, SMALL_FUND, temporaryFolder, workerFixture } from './small-fund.js';

useOwnCache();

const PATHS = 130;

interface Ran {
  readonly outcome: RunOutcome;
  readonly out: string;
}

async function run(scenarioFile: string, paths: number, engine: EngineName, worker?: string): Promise<Ran> {
  const out = join(temporaryFolder(), 'run');
  return { out, outcome: await runScenario({ scenarioFile, paths, out, engine, threads: 2, ...(worker !== undefined && { workerFile: workerFixture(worker) }) }) };
}

describe('in threads that cannot walk formulas', () => {
  it.each([[SMALL_FUND, PATHS], [BASELINE, 3]])('the compiled engine computes every block of %s', async (file, paths) => {
    const [crippled, whole] = [await run(file, paths, 'simd', 'compiled-only'), await run(file, paths, 'simd')];
    expect(crippled.outcome).toMatchObject({ kind: 'complete', manifest: { engine: 'simd', compiled: { blocks_left_to_interpreter: 0 } } });
    expect(resultHashes(crippled.out)).toEqual(resultHashes(whole.out));
  });

  it('the interpreter computes nothing', async () => {
    const { outcome } = await run(SMALL_FUND, PATHS, 'interpreter', 'compiled-only');
    expect(outcome.kind).toBe('broken');
    expect('issues' in outcome && renderIssues(outcome.issues, 'en')).toContain('Unable to deserialize');
  });
});

describe('the manifest', () => {
  const manifestOf = ({ out }: Ran): Record<string, unknown> => JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')) as Record<string, unknown>;

  it('names the compiled engine, the size of its module and how many blocks it did not compute', async () => {
    const { engine, compiled } = manifestOf(await run(SMALL_FUND, PATHS, 'simd'));
    expect(engine).toBe('simd');
    expect(compiled).toMatchObject({ blocks_left_to_interpreter: 0 });
    expect((compiled as { module_bytes: number }).module_bytes).toBeGreaterThan(1000);
  });

  it('names the interpreter and no module', async () => {
    const manifest = manifestOf(await run(SMALL_FUND, PATHS, 'interpreter'));
    expect(manifest.engine).toBe('interpreter');
    expect(manifest).not.toHaveProperty('compiled');
  });
});

type Call = (...values: number[]) => void;

/** Calls of what a module exports while an engine is made and used; `around` stands between the engine and the export. */
function callsOf<T>(use: () => T, around: (call: Call) => Call = (call) => call): { readonly result: T; readonly calls: Readonly<Record<string, number>> } {
  const { Instance } = WebAssembly;
  const calls: Record<string, number> = {};
  const counted = ([name, call]: [string, Call]): [string, Call] => [name, (...values) => {
    calls[name] = (calls[name] ?? 0) + 1;
    around(call)(...values);
  }];
  class Counting {
    readonly exports: Readonly<Record<string, Call>>;

    constructor(...given: ConstructorParameters<typeof Instance>) {
      this.exports = Object.fromEntries(Object.entries(new Instance(...given).exports).map(counted));
    }
  }
  const global = WebAssembly as { Instance: unknown };
  global.Instance = Counting;
  try {
    return { result: use(), calls };
  } finally {
    global.Instance = Instance;
  }
}

describe('the code of a module', () => {
  const plan: Plan = loadScenario(SMALL_FUND, { paths: 5 }).plan!;
  const years = plan.lastYear - plan.baseYear;
  const block = { block: 0, firstPath: 0, pathCount: 5, isBestEstimate: false };
  const expected = createInterpreter(plan).runBlock(block);
  const noFormulas = (): Plan => { throw new Error('the interpreter was asked'); };

  it('is called once a year for two paths, and gives the interpreter’s results without it', () => {
    const { result, calls } = callsOf(() => createSimdEngine(plan, compilePlan(plan), noFormulas).runBlock(block));
    // Five paths are three pairs.
    expect(calls).toMatchObject({ once: 3, year: 3 * years });
    expect(differenceIn(plan, expected, result)).toBeUndefined();
  });

  it('is where the numbers come from: without it there are none', () => {
    const { result } = callsOf(() => createSimdEngine(plan, compilePlan(plan), noFormulas).runBlock(block), () => () => undefined);
    expect(new Set(result.columns).size).toBeLessThan(3);
    expect(differenceIn(plan, expected, result)).toBeDefined();
  });
});
