// 引擎之间 — what a run leaves is the same under either engine, whatever its threads, its order and its number of paths.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type EngineName, runScenario } from '../../src/run/index.js';
import { useOwnCache } from '../engine/equal-engines.js';
import { BASELINE } from '../rulebook/projection.js';
import { resultHashes, SMALL_FUND, temporaryFolder } from './small-fund.js';

// Runs of one scenario share its plan and program, as they do for a user.
useOwnCache();

interface Way {
  readonly engine: EngineName;
  readonly threads: number;
  readonly startOrder?: readonly number[];
}

async function hashesOf(scenarioFile: string, paths: number, way: Way): Promise<Record<string, string>> {
  const out = join(temporaryFolder(), 'run');
  const outcome = await runScenario({ scenarioFile, paths, out, ...way });
  expect(outcome).toMatchObject({ kind: 'complete', isReused: false, manifest: { engine: way.engine, paths } });
  return resultHashes(out);
}

/** The order in which blocks are started: last to first, the best estimate in the middle. */
function shuffled(paths: number): number[] {
  const blocks = Array.from({ length: Math.ceil(paths / 64) }, (_, block) => block + 1).reverse();
  return [...blocks.slice(0, 1), 0, ...blocks.slice(1)];
}

const FILES = ['best_estimate.arrow', 'paths.arrow', 'profile.arrow', 'summary.arrow'];

describe('the files of a run', () => {
  it.each([1, 63, 65, 129])('are the same bytes on %i paths of a small fund', async (paths) => {
    const expected = await hashesOf(SMALL_FUND, paths, { engine: 'interpreter', threads: 1 });
    expect(Object.keys(expected)).toEqual(expect.arrayContaining(FILES));
    for (const threads of [1, 2, 3]) {
      expect(await hashesOf(SMALL_FUND, paths, { engine: 'simd', threads })).toEqual(expected);
      expect(await hashesOf(SMALL_FUND, paths, { engine: 'simd', threads, startOrder: shuffled(paths) })).toEqual(expected);
    }
    expect(await hashesOf(SMALL_FUND, paths, { engine: 'interpreter', threads: 3, startOrder: shuffled(paths) })).toEqual(expected);
  });

  it.each([SMALL_FUND, BASELINE])('are the best estimate alone without random paths: %s', async (file) => {
    const expected = await hashesOf(file, 0, { engine: 'interpreter', threads: 1 });
    expect(Object.keys(expected)).toEqual(['best_estimate.arrow']);
    expect(await hashesOf(file, 0, { engine: 'simd', threads: 2 })).toEqual(expected);
  });

  it.each([[3, 2100], [65, 2030]])('are the same bytes on %i paths of the Hubei baseline until %i', async (paths, lastYear) => {
    const file = join(temporaryFolder(), 'baseline.yaml');
    writeFileSync(file, `title: { zh: 基线, en: baseline }\nextends: ${JSON.stringify(BASELINE)}\nlast_year: ${String(lastYear)}\nprofiles: [population, account]\n`);
    const expected = await hashesOf(file, paths, { engine: 'interpreter', threads: 2 });
    expect(Object.keys(expected)).toEqual(expect.arrayContaining(FILES));
    expect(await hashesOf(file, paths, { engine: 'simd', threads: 1 })).toEqual(expected);
    expect(await hashesOf(file, paths, { engine: 'simd', threads: 3, startOrder: shuffled(paths) })).toEqual(expected);
  });
});
