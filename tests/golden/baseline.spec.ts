import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadScenario } from '../../src/scenario/index.js';
import { engineOf, ENGINES } from '../engines.js';

const plan = loadScenario('scenarios/hubei/baseline.yaml').plan!;
const { baseYear, lastYear, outputs } = plan;

/** Years shown: the first, then every fifth. */
const shown = Array.from({ length: lastYear - baseYear }, (_, row) => baseYear + 1 + row).filter((year) => year === 2021 || year % 5 === 0);

describe.each(ENGINES)('the results of the Hubei baseline (%s)', (engine) => {
  it('are those of the reviewed golden file, to the last bit', async () => {
    const engineOfPlan = engineOf(engine, plan);
    const cells = new Map<string, number[]>();
    // The last path of the first block is computed beside the one before it, as the compiled engine does in a run.
    for (const [firstPath, pathCount, isBestEstimate] of [[0, 1, true], [0, 1, false], [62, 2, false]] as const) {
      const { columns } = engineOfPlan.runBlock({ block: 0, firstPath, pathCount, isBestEstimate }); // [column × path × year]
      const years = lastYear - baseYear;
      outputs.forEach(({ name }, column) => {
        for (const year of shown) {
          const key = `${name},${String(year)}`;
          const value = columns[(column * pathCount + pathCount - 1) * years + year - baseYear - 1]!;
          cells.set(key, [...(cells.get(key) ?? []), value]);
        }
      });
    }
    const rows = [...cells].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, values]) => [key, ...values].join(','));
    const text = ['variable,year,best_estimate,path_0,path_63', ...rows, ''].join('\n');
    await expect(text).toMatchFileSnapshot(resolve('tests/golden/reviewed/baseline.csv'));
  });
});
