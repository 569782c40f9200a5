import fc from 'fast-check';
import { describe, it } from 'vitest';
import { explanationJson } from '../../src/cli/commands/explain-json.js';
import { createReplay, type Replay } from '../../src/engine/index.js';
import { explain, type Figure, type Taken, type Worked } from '../../src/explain/index.js';
import type { Expression } from '../../src/model/index.js';
import { exp, integerPower, log, power } from '../../src/numerics/index.js';
import { outlineOf, outlineText } from '../../src/report/index.js';
import { randomProject } from '../engine/random-rulebook.js';

const least = (a: number, b: number): number => (b < a ? b : a);
const most = (a: number, b: number): number => (a < b ? b : a);

/** The formula left after its choices, worked out from nothing but the values that the tree shows. */
function valueOf(e: Expression, { values }: Worked): number {
  const known = values.get(e);
  if (known) return known.value;
  const of = (part: Expression): number => valueOf(part, { values } as Worked);
  switch (e.kind) {
    case 'number':
      return e.value;
    case 'negate':
      return -of(e.operand);
    case 'power':
      return integerPower(of(e.base), e.exponent);
    case 'binary': {
      const [a, b] = [of(e.left), of(e.right)];
      return { '+': a + b, '-': a - b, '*': a * b, '/': a / b, '^': e.operator === '^' ? power(a, b) : 0 }[e.operator];
    }
    case 'elementwise': {
      const [first, second, third] = e.operands.map(of) as [number, number, number];
      if (e.name === 'clamp') return least(most(first, second), third);
      if (e.name === 'min' || e.name === 'max') return e.operands.map(of).reduce(e.name === 'min' ? least : most);
      return { abs: Math.abs, sqrt: Math.sqrt, floor: Math.floor, ceil: Math.ceil, exp, log }[e.name](first);
    }
    default:
      throw new Error(`${e.kind} has no value`);
  }
}

/** A stored value is never −0. */
const isSame = (a: number, b: number): boolean => Object.is(a + 0, b + 0);

function flatCell(replay: Replay, { rule, cell }: Figure): number {
  return replay.plan.model.rules.get(rule)!.dimensions.reduce((flat, name, axis) => {
    const { size, labels } = replay.shapes.dimension(name);
    return flat * size + labels.indexOf(cell[axis]!.label);
  }, 0);
}

/** What in a tree does not fit together. */
function mistakes(replay: Replay, root: Figure): string[] {
  const found: string[] = [];
  const check = (isRight: boolean, what: string): void => {
    if (!isRight) found.push(what);
  };
  const formula = (value: number, worked: Worked | undefined, what: string): void => {
    if (!worked) return;
    check(isSame(valueOf(worked.expression, worked), value), `${what}: ${worked.text}`);
    worked.takes.forEach(taken);
  };
  const figure = (each: Figure): void => {
    check(Object.is(each.value, replay.valuesOf(each.rule, each.year)[flatCell(replay, each)]), `figure ${each.rule} ${String(each.year)}`);
    formula(each.value, each.worked, `figure ${each.rule} ${String(each.year)}`);
  };
  const taken = (each: Taken): void => {
    if (each.how === 'rule') {
      each.figures.forEach(figure);
      const newcomers = each.entry ? valueOf(each.entry.expression, each.entry) : 0;
      check(isSame(each.figures.reduce((sum, { value }) => sum + value, newcomers + 0), each.value), `taken ${each.text}`);
      each.entry?.takes.forEach(taken);
    } else if (each.how === 'band') {
      const { from, to = Infinity, operand } = each;
      check(Number.isNaN(each.value) || (from <= operand.value && (operand.value < to || to === Infinity)), `row of ${each.text}`);
      each.takes.forEach(taken);
    } else if (each.how === 'sum' || each.how === 'mean') {
      if (each.worked) formula(each.largest[0]!.value, each.worked, `largest of ${each.text}`);
    } else if (each.how === 'noise') check(Object.is(each.draw.value, each.value), `draw ${each.text}`);
    check(typeof each.value === 'number', `no value of ${each.text}`);
  };
  figure(root);
  return found;
}

describe('a tree of any rulebook', () => {
  it('holds the values of the engine, each of which follows from those beneath it', () => {
    fc.assert(fc.property(randomProject, fc.nat(5), fc.nat(999), (project, depth, pick) => {
      const plan = project.load().plan!;
      const isBestEstimate = plan.paths === 0 || pick % 7 === 0;
      const replay = createReplay(plan, isBestEstimate ? 0 : pick % plan.paths, isBestEstimate, plan.lastYear);
      for (const rule of plan.model.rules.keys()) {
        for (const year of [plan.baseYear, plan.baseYear + 1, plan.lastYear]) {
          const { length } = replay.valuesOf(rule, year);
          for (const cell of new Set([0, length - 1, pick % length])) {
            const tree = explain(replay, { rule, year, cell, depth });
            const found = mistakes(replay, tree.root);
            const words = outlineText(outlineOf(tree, { lang: 'zh', isExact: pick % 2 === 0, depth, facts: () => ({}), coordinate: ({ label }) => label }), 'zh');
            if (/undefined|\[object/.test(words)) found.push(`words ${rule}`);
            if (JSON.stringify(explanationJson(tree)).includes('null')) found.push(`json ${rule}`);
            if (found.length > 0) throw new Error(`${rule} in ${String(year)}, cell ${String(cell)}, depth ${String(depth)}: ${found.join('; ')}`);
          }
        }
      }
    }), { numRuns: 80 });
  });
});
