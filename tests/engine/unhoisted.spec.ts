import { expect, test } from 'vitest';
import { translatePlan } from '../../src/compiler/index.js';
import { createInterpreter } from '../../src/engine/index.js';
import { loadScenario } from '../../src/scenario/index.js';
import { unhoisted } from '../unhoisted.js';
import { differenceIn } from './equal-engines.js';

const plan = loadScenario('benchmarks/k1/k1.yaml', { paths: 2 }).plan!;

test('an unhoisted plan leaves a compiler nothing but what formulas mention, and conditions on labels', () => {
  const kinds = (of: typeof plan): string[] => [...new Set(translatePlan(of).expressions.map(({ expression }) => expression.kind))].sort();
  const mentions = ['coordinate', 'input', 'isLabel', 'year'];
  expect(kinds(plan).some((kind) => !mentions.includes(kind))).toBe(true);
  expect(kinds(unhoisted(plan)).filter((kind) => !mentions.includes(kind))).toEqual([]);
});

test.each([true, false])('an unhoisted plan has the same values (best estimate: %s)', (isBestEstimate) => {
  const task = { block: 0, firstPath: 0, pathCount: isBestEstimate ? 1 : 2, isBestEstimate };
  const [expected, actual] = [plan, unhoisted(plan)].map((of) => createInterpreter(of).runBlock(task));
  expect(differenceIn(plan, expected!, actual!)).toBeUndefined();
});
