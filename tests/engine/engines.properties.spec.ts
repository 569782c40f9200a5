import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compilePlan } from '../../src/compiler/index.js';
import { createInterpreter, createSimdEngine } from '../../src/engine/index.js';
import { type Expression, mapParts, nodesOf, type Rule } from '../../src/model/index.js';
import type { Plan } from '../../src/scenario/index.js';
import { firstDifference, type MakeEngine, useOwnCache } from './equal-engines.js';
import { randomProject } from './random-rulebook.js';

useOwnCache();

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

/** Every form of the language; what is missing here is not compared. */
const FORMS = [
  'number', 'rule', 'input', 'year', 'coordinate', 'isLabel', 'negate', 'not', 'binary', 'power', 'compare', 'logic', 'choose', 'elementwise',
  'prev', 'last_year', 'younger', 'leaving', 'given_adjustment', 'sum', 'mean', 'band', 'noise',
] as const satisfies readonly Expression['kind'][];

describe('the compiled engine', () => {
  it('has the bits of the interpreter on random rulebooks, and seldom leaves a block to it', async () => {
    const blocks = { own: 0, left: 0 };
    const compiled: MakeEngine = (plan) => {
      const engine = createSimdEngine(plan, compilePlan(plan));
      return {
        runBlock(task) {
          const result = engine.runBlock(task);
          blocks[result.isLeftToInterpreter ? 'left' : 'own']++;
          return result;
        },
      };
    };
    await fc.assert(fc.asyncProperty(randomProject, async (project) => {
      const { plan } = project.load();
      fc.pre(plan !== undefined);
      const difference = await firstDifference(plan, createInterpreter, compiled);
      if (difference !== undefined) throw new Error(difference);
    }), { numRuns: 150, seed: 20261123 });
    expect(blocks.left).toBeLessThan(0.2 * blocks.own);
  });
});

describe('random rulebooks', () => {
  it('use the whole language, mostly with finite values, and are seldom refused', () => {
    const projects = fc.sample(randomProject, { numRuns: 300, seed: 7 });
    const plans = projects.flatMap((project) => project.load().plan ?? []);
    expect(plans.length).toBeGreaterThan(0.8 * projects.length);
    const rules = plans.flatMap(({ model }) => [...model.rules.values()]);
    const nodes = rules.flatMap(({ expression, start, entry }) =>
      [expression, ...(start?.kind === 'formula' ? [start.expression] : []), ...(entry ? [entry.expression] : [])].flatMap((formula) => [...nodesOf(formula)]));
    expect([...new Set(nodes.map(({ kind }) => kind))].sort()).toEqual([...FORMS].sort());
    const of = <K extends Expression['kind']>(kind: K): (Expression & { kind: K })[] => nodes.filter((node): node is Expression & { kind: K } => node.kind === kind);
    expect(new Set(of('prev').map(({ years }) => years))).toEqual(new Set([1, 2, 3, 4]));
    expect(new Set(of('noise').map(({ noise }) => noise)).size).toBe(3);
    expect(new Set(of('sum').map(({ over, condition }) => `${String(over.length)} ${String(condition !== undefined)}`)).size).toBeGreaterThanOrEqual(6);
    expect(new Set(of('elementwise').map(({ name }) => name)).size).toBe(9);
    expect(plans.filter(({ correlations }) => correlations.length > 0).length).toBeGreaterThan(10);
    expect(plans.filter(({ given }) => given.size > 0).length).toBeGreaterThan(50);
    expect(plans.filter(({ model }) => [...model.inputs.values()].some(({ byPath }) => byPath)).length).toBeGreaterThan(50);
    expect(rules.filter(({ lastIsOpen }) => lastIsOpen).length).toBeGreaterThan(30);
    expect(rules.filter(({ ledgerOf }) => ledgerOf !== undefined).length).toBeGreaterThan(30);
    expect(rules.filter(({ isPathDependent }) => isPathDependent).length).toBeGreaterThan(0.5 * rules.length);
    const finite = plans.filter((plan) => createInterpreter(plan).runBlock({ block: 0, firstPath: 0, pathCount: 1, isBestEstimate: true }).nonFinite.count === 0);
    expect(finite.length).toBeGreaterThan(0.8 * plans.length);
  });
});

describe('the comparison of engines', () => {
  it.each(Object.entries(SLIPS))('finds an engine that %s', async (_, slip) => {
    const result = await fc.check(fc.asyncProperty(randomProject, async (project) => {
      const { plan } = project.load();
      return !plan || await firstDifference(plan, createInterpreter, slipping(slip)) === undefined;
    }), { numRuns: 600, seed: 20261123, endOnFailure: true });
    expect(result.failed).toBe(true);
    expect(result.counterexample![0].load().plan).toBeDefined();
  });
});
