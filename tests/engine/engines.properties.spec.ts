import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createInterpreter } from '../../src/engine/index.js';
import { type Expression, mapParts, type Rule } from '../../src/model/index.js';
import type { Plan } from '../../src/scenario/index.js';
import { firstDifference, type MakeEngine } from './equal-engines.js';
import { randomProject } from './random-rulebook.js';

/** An interpreter of almost the same formulas: what a small slip in another engine would look like. */
function slipping(slip: (e: Expression) => Expression): MakeEngine {
  const change = (e: Expression): Expression => slip(mapParts(e, change));
  return (plan: Plan) => {
    const rules = new Map([...plan.model.rules].map(([name, rule]): [string, Rule] => [name, {
      ...rule, expression: change(rule.expression), ...(rule.entry && { entry: { ...rule.entry, expression: change(rule.entry.expression) } }),
    }]));
    return createInterpreter({ ...plan, model: { ...plan.model, rules } });
  };
}

const isProduct = (e: Expression, operator: string): e is Expression & { kind: 'binary' } => e.kind === 'binary' && e.operator === operator;

const SLIPS: Readonly<Record<string, (e: Expression) => Expression>> = {
  // (a + b) + c as a + (b + c): only the last bit differs.
  're-associates sums': (e) => (isProduct(e, '+') && isProduct(e.left, '+')
    ? { ...e, left: e.left.left, right: { ...e, left: e.left.right, right: e.right } } : e),
  'multiplies by the reciprocal': (e) => (isProduct(e, '/')
    ? { ...e, operator: '*', right: { kind: 'power', base: e.right, exponent: -1, dimensions: e.right.dimensions } } : e),
  'takes > for >=': (e) => (e.kind === 'compare' && e.operator === '>=' ? { ...e, operator: '>' } : e),
  'swaps the operands of min': (e) => (e.kind === 'elementwise' && e.name === 'min' ? { ...e, operands: [...e.operands].reverse() } : e),
  'forgets conditions of sums': (e) => {
    if (e.kind !== 'sum') return e;
    const { condition, ...rest } = e;
    return condition ? rest : e;
  },
  'shifts no ages': (e) => (e.kind === 'prev' && e.years === 1 ? { kind: 'last_year', rule: e.rule, dimensions: e.dimensions } : e),
};

describe('the comparison of engines', () => {
  it('finds nothing between an engine and itself, and few random rulebooks are refused', async () => {
    let refused = 0;
    const runs = 100;
    await fc.assert(fc.asyncProperty(randomProject, async (project) => {
      const { plan } = project.load();
      if (plan) expect(await firstDifference(plan, createInterpreter, createInterpreter)).toBeUndefined();
      else refused++;
    }), { numRuns: runs, seed: 20261123 });
    expect(refused).toBeLessThan(0.2 * runs);
  });

  it.each(Object.entries(SLIPS))('finds an engine that %s', async (_, slip) => {
    const result = await fc.check(fc.asyncProperty(randomProject, async (project) => {
      const { plan } = project.load();
      return !plan || await firstDifference(plan, createInterpreter, slipping(slip)) === undefined;
    }), { numRuns: 600, seed: 20261123, endOnFailure: true });
    expect(result.failed).toBe(true);
    expect(result.counterexample![0].load().plan).toBeDefined();
  });
});
