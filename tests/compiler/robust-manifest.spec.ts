import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compilePlan } from '../../src/compiler/index.js';
import { runScenario } from '../../src/run/index.js';
import { loadScenario } from '../../src/scenario/index.js';
import { useOwnCache } from '../engine/equal-engines.js';
import { SMALL_FUND, temporaryFolder } from '../run/small-fund.js';

useOwnCache();

interface Compiled {
  readonly compiled: { readonly module_bytes: number; readonly milliseconds: number; readonly from_cache: boolean };
  readonly timings: { readonly compile: number; readonly total: number };
}

async function manifestOf(scenarioFile: string, seed: string): Promise<Compiled> {
  const out = `${temporaryFolder()}/run`;
  const outcome = await runScenario({ scenarioFile, paths: 2, threads: 1, seed, out });
  expect(outcome.kind).toBe('complete');
  return JSON.parse(readFileSync(`${out}/manifest.json`, 'utf8')) as Compiled;
}

describe.each([['the small fund', SMALL_FUND], ['the baseline', 'scenarios/hubei/baseline.yaml']])('the manifest of %s', (_, file) => {
  it('has the size of the module and the time it took, less when it was compiled before', async () => {
    const { plan } = loadScenario(file, { paths: 2 });
    const bytes = compilePlan(plan!).moduleBytes;
    // Another seed has the same program.
    const [first, second] = [await manifestOf(file, 'one'), await manifestOf(file, 'two')];
    expect([first, second].map(({ compiled }) => compiled)).toMatchObject([{ module_bytes: bytes, from_cache: false }, { module_bytes: bytes, from_cache: true }]);
    for (const { compiled, timings } of [first, second]) {
      expect(Number.isInteger(compiled.milliseconds)).toBe(true);
      expect(compiled.milliseconds).toBeGreaterThanOrEqual(0);
      // Rounded apart, and the compiling of a run begins with its folder.
      expect(compiled.milliseconds).toBeLessThanOrEqual(timings.compile + 1);
      expect(timings.compile).toBeLessThanOrEqual(timings.total);
    }
    expect(first.compiled.milliseconds).toBeGreaterThan(0);
  });

  it('tells more bytes than there are rules', () => {
    const { plan } = loadScenario(file, { paths: 2 });
    expect(compilePlan(plan!).moduleBytes).toBeGreaterThan(10 * plan!.model.rules.size);
  });
});
