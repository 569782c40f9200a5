import { describe, expect, it } from 'vitest';
import { createInterpreter } from '../../src/engine/index.js';
import { type Plan, loadScenario } from '../../src/scenario/index.js';
import { compiledOnly, firstDifference, useOwnCache } from './equal-engines.js';

useOwnCache();

/** Every rule looked at: narrow ones cell by cell, wide ones as sums over the paths by cell. */
function withAllRules(file: string, paths: number): Plan {
  const { plan } = loadScenario(file, { paths });
  const sizes = new Map(plan!.model.dimensions.map(({ name, size }) => [name, size]));
  const rules = [...plan!.model.rules.values()].map(({ name, dimensions }) => ({ name, cells: dimensions.reduce((count, each) => count * sizes.get(each)!, 1) }));
  return {
    ...plan!,
    outputs: rules.filter(({ cells }) => cells <= 64).flatMap(({ name, cells }) => Array.from({ length: cells }, (_, cell) => ({ name: `${name}[${String(cell)}]`, rule: name, cell }))),
    profiles: rules.filter(({ cells }) => cells > 64).map(({ name }) => name),
  };
}

describe.each([['the Hubei baseline', 'scenarios/hubei/baseline.yaml'], ['benchmark K1', 'benchmarks/k1/k1.yaml']])('%s', (_, file) => {
  it('gives the same bits in both engines, on 64 paths and the best estimate, in every rule and year', async () => {
    const plan = withAllRules(file, 64);
    expect(plan.outputs.length + plan.profiles.length).toBeGreaterThan(plan.model.rules.size - 1);
    expect(await firstDifference(plan, createInterpreter, compiledOnly)).toBeUndefined();
  }, 240_000);

  it('does so with the outputs of the scenario, which need fewer rules', async () => {
    const { plan } = loadScenario(file, { paths: 3 });
    expect(await firstDifference(plan!, createInterpreter, compiledOnly)).toBeUndefined();
  });
});
