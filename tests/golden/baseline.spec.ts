import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createInterpreter } from '../../src/engine/index.js';
import { loadScenario } from '../../src/scenario/index.js';

/** Years shown: the first, then every fifth. */
function isShown(year: number): boolean {
  return year === 2021 || year % 5 === 0;
}

describe('the results of the Hubei baseline', () => {
  it('are those of the reviewed golden file, to the last bit', async () => {
    const { plan } = loadScenario('scenarios/hubei/baseline.yaml');
    const engine = createInterpreter(plan!);
    const cells = new Map<string, number[]>();
    const collect = (path: number, isBestEstimate: boolean): void => {
      engine.runPath(path, isBestEstimate, (year, values) => {
        if (year === plan!.baseYear || !isShown(year)) return;
        for (const { name, rule, cell } of plan!.outputs) {
          const key = `${name},${String(year)}`;
          cells.set(key, [...(cells.get(key) ?? []), values(rule)[cell]!]);
        }
      });
    };
    collect(0, true);
    collect(0, false);
    collect(63, false);
    const rows = [...cells].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, values]) => [key, ...values].join(','));
    const text = ['variable,year,best_estimate,path_0,path_63', ...rows, ''].join('\n');
    await expect(text).toMatchFileSnapshot(resolve('tests/golden/reviewed/baseline.csv'));
  });
});
