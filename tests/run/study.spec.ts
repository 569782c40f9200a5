import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openStudy, runScenario, runScenarioOn } from '../../src/run/index.js';
import { readColumns } from '../../src/results/index.js';
import { loadScenario } from '../../src/scenario/index.js';
import { resultHashes, SMALL_FUND, temporaryFolder } from './small-fund.js';

const REPLAY = (): string => 'chusuan explain';

function planOf(over?: string, paths = 200): NonNullable<ReturnType<typeof loadScenario>['plan']> {
  const { plan, issues } = loadScenario(SMALL_FUND, { paths, ...(over !== undefined && { over: { name: 'tried', text: over } }) });
  expect(issues.filter(({ severity }) => severity === 'error')).toEqual([]);
  return plan!;
}

describe('a study', () => {
  it('gives the numbers a run writes, for one plan after another on the same threads', async () => {
    const folder = temporaryFolder();
    const out = join(folder, 'run');
    expect((await runScenario({ scenarioFile: SMALL_FUND, paths: 200, threads: 2, out })).kind).toBe('complete');
    const study = openStudy(2);
    try {
      const [first, second] = [planOf(), planOf('seed: another\n')];
      const [one, two] = await Promise.all([study.compute(first, REPLAY), study.compute(second, REPLAY)]);
      if (one.kind !== 'complete' || two.kind !== 'complete') throw new Error('not complete');
      let compared = 0;
      for await (const { name, firstYear, years, values } of readColumns(join(out, 'paths.arrow'), first.outputs.map((output) => output.name))) {
        for (let row = 0; row < years; row++, compared++) {
          expect([...one.sample.values(name, firstYear + row)]).toEqual([...values.subarray(row * 200, (row + 1) * 200)]);
        }
      }
      expect(compared).toBe(first.outputs.length * 40);
      const name = first.outputs[0]!.name;
      expect([...two.sample.values(name, first.lastYear)]).not.toEqual([...one.sample.values(name, first.lastYear)]);
      const again = await study.compute(first, REPLAY);
      if (again.kind !== 'complete') throw new Error('not complete');
      expect([...again.sample.values(name, first.lastYear)]).toEqual([...one.sample.values(name, first.lastYear)]);
    } finally {
      await study.close();
    }
  });

  it('lends its threads to runs, which leave the same bytes as runs of their own', async () => {
    const folder = temporaryFolder();
    const study = openStudy(2);
    try {
      for (const seed of ['a', 'b']) {
        const lentRun = await runScenarioOn(study.threads, { scenarioFile: SMALL_FUND, paths: 100, seed, out: join(folder, `lent-${seed}`) });
        const own = await runScenario({ scenarioFile: SMALL_FUND, paths: 100, seed, threads: 1, out: join(folder, `own-${seed}`) });
        expect([lentRun.kind, own.kind]).toEqual(['complete', 'complete']);
        expect(resultHashes(join(folder, `lent-${seed}`))).toEqual(resultHashes(join(folder, `own-${seed}`)));
      }
    } finally {
      await study.close();
    }
  });

  it('ends when it is told to', async () => {
    const aborter = new AbortController();
    const study = openStudy(1, Infinity, aborter.signal);
    const outcome = study.compute(planOf(undefined, 5000), REPLAY, { onProgress: () => { aborter.abort(); } });
    expect((await outcome).kind).toBe('interrupted');
    await study.close();
  });
});

describe('scenario text laid over a file', () => {
  it('counts as a file that extends it, and its mistakes name it', () => {
    expect(planOf('last_year: 2030\n').lastYear).toBe(2030);
    const { issues } = loadScenario(SMALL_FUND, { over: { name: 'tried', text: 'inputs:\n  nothing_of_the_kind: { value: 1, unit: 1 }\n' } });
    expect(issues.map(({ severity, place }) => [severity, place?.file, place?.line])).toContainEqual(['error', 'tried', 2]);
  });
});
