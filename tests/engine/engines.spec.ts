import { describe, expect, it } from 'vitest';
import { compilePlan } from '../../src/compiler/index.js';
import { createInterpreter, createSimdEngine } from '../../src/engine/index.js';
import { type Plan, loadScenario } from '../../src/scenario/index.js';
import { firstDifference, type MakeEngine, useOwnCache } from './equal-engines.js';

useOwnCache();

/** Refuses to pass off the interpreter's work as its own. */
const compiled: MakeEngine = (plan) => {
  const engine = createSimdEngine(plan, compilePlan(plan));
  return {
    runBlock(task) {
      const result = engine.runBlock(task);
      expect(result.isLeftToInterpreter).toBeUndefined();
      return result;
    },
  };
};

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
    expect(await firstDifference(plan, createInterpreter, compiled)).toBeUndefined();
  }, 240_000);

  it('does so with the outputs of the scenario, which need fewer rules', async () => {
    const { plan } = loadScenario(file, { paths: 3 });
    expect(await firstDifference(plan!, createInterpreter, compiled)).toBeUndefined();
  });
});
