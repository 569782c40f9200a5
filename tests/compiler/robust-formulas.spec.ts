import { describe, expect, it } from 'vitest';
import { compilePlan } from '../../src/compiler/index.js';
import { type BlockResult, createInterpreter, createSimdEngine } from '../../src/engine/index.js';
import { renderIssues } from '../../src/issues/index.js';
import type { Lang } from '../../src/messages/index.js';
import type { Plan } from '../../src/scenario/index.js';
import { differenceIn } from '../engine/equal-engines.js';
import { loadProject, projectOf } from '../fixtures/project.js';

type Rules = Readonly<Record<string, object | string>>;

const BLOCK = { block: 0, firstPath: 0, pathCount: 3, isBestEstimate: false };
/** x is random, cells has it by age, free moves by age and year alone. */
const BASE: Rules = { x: '0.1 * normal(z)', cells: 'x * age', free: 'age / 7 + year / 2000' };

const project = (rules: Rules): ReadonlyMap<string, string> => projectOf({ ...BASE, ...rules }, { dimensions: { age: { values: '0..20', ageing: true } }, outputs: ['x', 'out'] });

/** Both engines on three paths and years: the same bits, and the compiled one did it itself. */
function computed(rules: Rules): { plan: Plan; result: BlockResult } {
  const { plan, issues } = loadProject(project(rules));
  expect(renderIssues(issues, 'en')).toBe('');
  const expected = createInterpreter(plan!).runBlock(BLOCK);
  const actual = createSimdEngine(plan!, compilePlan(plan!)).runBlock(BLOCK);
  expect(differenceIn(plan!, expected, actual)).toBeUndefined();
  expect(actual.isLeftToInterpreter).toBeUndefined();
  return { plan: plan!, result: actual };
}

/** Value of `out` for each of x, on all paths and years. */
function expectOut(rules: Rules, value: (x: number) => number): void {
  const { columns } = computed(rules).result;
  const [xs, outs] = [columns.subarray(0, columns.length / 2), columns.subarray(columns.length / 2)];
  expect(new Set(xs).size).toBe(9);
  expect([...outs]).toEqual([...xs].map((x) => value(x) + 0));
}

const repeat = (count: number, text: string | ((index: number) => string), between: string): string =>
  Array.from({ length: count }, (_, index) => (typeof text === 'string' ? text : text(index))).join(between);
const nest = (count: number, around: (inner: string, index: number) => string, core: string): string =>
  Array.from({ length: count }, (_, index) => index).reduce((inner, index) => around(inner, index), core);
const fold = (count: number, start: number, step: (value: number, index: number) => number): number => {
  let value = start;
  for (let index = 0; index < count; index++) value = step(value, index);
  return value;
};

describe('long formulas', () => {
  it('chains of 800 operations', () => {
    expectOut({ out: repeat(801, 'x', '+') }, (x) => fold(800, x, (sum) => sum + x));
    expectOut({ out: repeat(801, 'x', '-') }, (x) => fold(800, x, (sum) => sum - x));
    expectOut({ out: `x * ${repeat(800, '0.99', '*')}` }, (x) => fold(800, x, (product) => product * 0.99));
    expectOut({ out: `x / ${repeat(800, '1.01', '/')}` }, (x) => fold(800, x, (quotient) => quotient / 1.01));
  });

  it('chains of 700 conditions, and 700 arguments', () => {
    expectOut({ out: `${repeat(700, (index) => `x < ${String(index + 1)}`, ' and ')} ? x : 7` }, (x) => x);
    expectOut({ out: `${repeat(700, (index) => `x > ${String(index + 1)}`, ' or ')} ? x : 7` }, () => 7);
    expectOut({ out: `min(${repeat(700, (index) => `x + ${String(index)}`, ', ')})` }, (x) => x);
    expectOut({ out: `max(${repeat(700, (index) => `x - ${String(index)}`, ', ')})` }, (x) => x);
  });

  it('chains of 700 over cells, some of them outside the paths', () => {
    computed({ long: repeat(700, (index) => ['cells', 'age', 'free'][index % 3]!, ' + '), out: 'sum(long)' });
    computed({ long: repeat(700, (index) => ['free', 'age'][index % 2]!, ' + '), out: 'sum(long) * x' });
    computed({ long: `${repeat(700, (index) => (index % 2 === 0 ? `cells < ${String(index)}` : `age < ${String(index)}`), ' or ')} ? 1 : 0`, out: 'sum(long)' });
  });

  it('nearly 5,000 nodes', () => {
    expectOut({ out: repeat(400, repeat(6, 'x', '*'), '+') }, (x) => fold(399, x * x * x * x * x * x, (sum) => sum + x * x * x * x * x * x));
    computed({ out: repeat(400, (index) => `sum(cells * ${String(index)} - age)`, ' + ') });
    computed({ long: repeat(400, (index) => `exp(cells - ${String(index)})`, ' + '), out: 'sum(long)' });
  });
});

describe('deep formulas, 250 levels', () => {
  it('parentheses', () => {
    expectOut({ out: nest(248, (inner) => `(${inner})`, 'x') }, (x) => x);
    expectOut({ out: nest(120, (inner) => `(1 + ${inner})`, 'x') }, (x) => fold(120, x, (sum) => 1 + sum));
  });

  it('choices, in the first, the second and the condition', () => {
    expectOut({ out: `${repeat(248, (index) => `x > ${String(1000 - index)} ? ${String(index)} : `, '')}x` }, (x) => x);
    expectOut({ out: nest(120, (inner, index) => `x < ${String(index + 1)} ? (${inner}) : ${String(index)}`, 'x') }, (x) => x);
    expectOut({ out: nest(60, (inner) => `((${inner}) > 0 ? 1 : 2)`, 'x') }, () => 1);
    computed({ long: nest(120, (inner, index) => `${index % 2 === 0 ? 'age' : 'cells'} > ${String(index / 9)} ? ${String(index)} : (${inner})`, '0'), out: 'sum(long)' });
  });

  it('functions, signs, powers and sums', () => {
    expectOut({ out: nest(240, (inner, index) => `min(${inner}, x + ${String(index)})`, 'x') }, (x) => x);
    expectOut({ out: nest(240, (inner) => `abs(${inner})`, 'x') }, (x) => Math.abs(x));
    expectOut({ out: nest(240, (inner) => `-${inner}`, 'x') }, (x) => x);
    expectOut({ out: `${nest(240, (inner) => `not ${inner}`, '(x < 9)')} ? x : 7` }, (x) => x);
    // ((1 + x/10^9)^64)^64 … stays near 1; each step is a product of 64 factors from the left.
    expectOut({ out: nest(5, (inner) => `(${inner})^64`, '(1 + x / 1000000000)') }, (x) => fold(5, 1 + x / 1e9, (base) => fold(63, base, (product) => product * base)));
    computed({ out: nest(80, (inner) => `sum(age * ${inner}) / 210`, 'x') });
    computed({ out: nest(60, (inner) => `mean(age * ${inner}, age + 1) / 14`, 'x') });
  });
});

describe('many rules', () => {
  const chain = (count: number, first: string): Rules => Object.fromEntries(Array.from({ length: count }, (_, index) => [`r${String(index)}`, index === 0 ? first : `r${String(index - 1)} + 1`]));

  it('2,000 that each use the one before', () => {
    expectOut({ ...chain(2000, 'x'), out: 'r1999' }, (x) => fold(1999, x, (sum) => sum + 1));
    computed({ ...chain(2000, 'cells'), out: 'sum(r1999)' });
    computed({ ...chain(2000, 'free'), out: 'sum(r1999) * x' });
  });

  it('2,000 that each use the one before on the right, or last year', () => {
    expectOut({ ...Object.fromEntries(Array.from({ length: 2000 }, (_, index) => [`r${String(index)}`, index === 0 ? 'x' : `1 - r${String(index - 1)}`])), out: 'r1999' },
      (x) => fold(1999, x, (value) => 1 - value));
    computed({ ...Object.fromEntries(Array.from({ length: 2000 }, (_, index) => [`r${String(index)}`, { formula: index === 0 ? 'x' : `prev(r${String(index - 1)}) + 1`, start: 0 }])), out: 'r1999' });
  });

  it('300 that each add up the one before', () => {
    computed({ ...Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`r${String(index)}`, index === 0 ? 'cells' : `cells * sum(r${String(index - 1)}) / 210`])), out: 'sum(r299)' });
  });

  it('5,000 tiny ones', () => {
    expectOut({ ...Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`r${String(index)}`, `x * ${String(index)}`])), out: 'r4999' }, (x) => x * 4999);
  });
});

describe('beyond the limits', () => {
  const text = (formula: string, lang: Lang): string => {
    const { plan, issues } = loadProject(project({ out: formula }));
    expect(plan).toBeUndefined();
    return renderIssues(issues, lang).replace(/\n +→ .*/, '');
  };
  const nodes = (size: number, lang: Lang): string => (lang === 'en'
    ? `✖ the formula of out has ${size.toLocaleString('en-US')} nodes; the limit is 5,000\n    split it into several rules`
    : `✖ 规则 out 的公式有 ${size.toLocaleString('en-US')} 个节点，上限 5,000\n    把它拆成几条规则`);
  const DEEP = {
    en: '✖ the formula of out is nested more than 250 levels deep\n    make rules of the inner parts',
    zh: '✖ 规则 out 的公式嵌套超过 250 层\n    把内层拆成单独的规则',
  };

  const chain = (size: number, lang: Lang): string => (lang === 'en'
    ? `✖ the formula of out chains ${size.toLocaleString('en-US')} operations; the limit is 800\n    split it into several rules, or sum over a dimension`
    : `✖ 规则 out 的公式把 ${size.toLocaleString('en-US')} 次运算连成一串，上限 800\n    把它拆成几条规则，或对一个维度求和`);

  it.each(['en', 'zh'] as const)('10,000 nodes are counted, in %s', (lang) => {
    expect(text(repeat(5000, '1', '+'), lang)).toBe(nodes(9999, lang));
    expect(text(`min(${repeat(7000, '1', ',')})`, lang)).toBe(nodes(7002, lang)); // the call and the function's name are two more
    expect(text(repeat(2501, '1', '*'), lang)).toBe(nodes(5001, lang));
  });

  it.each(['en', 'zh'] as const)('levels are counted, in %s', (lang) => {
    for (const formula of [nest(9999, (inner) => `(${inner})`, 'x'), nest(250, (inner) => `abs(${inner})`, 'x'), repeat(2000, 'x', '^'), `${repeat(900, 'x>1?1:', '')}x`]) {
      expect(text(formula, lang)).toBe(DEEP[lang]);
    }
  });

  it.each(['en', 'zh'] as const)('operations in a chain are counted, in %s', (lang) => {
    expect(text(repeat(802, 'x', '+'), lang)).toBe(chain(801, lang));
    expect(text(repeat(2500, 'x', '*'), lang)).toBe(chain(2499, lang));
    expect(text(`${repeat(1500, '-', '')}x`, lang)).toBe(chain(1500, lang));
  });

  it('10,000 levels without parentheses are refused for one of these reasons', () => {
    // The parser may run out of stack before it can count.
    for (const formula of [`${repeat(9999, '-', '')}x`, repeat(9999, 'x', '^'), `${repeat(3000, 'x>1?1:', '')}x`]) {
      expect(text(formula, 'en')).toMatch(/is nested more than 250 levels deep|nodes; the limit is 5,000/);
    }
  });

  it('20,001 characters are too long', () => {
    expect(text(`x + ${'1'.repeat(19_997)}`, 'en')).toBe('✖ the formula of out has 20,001 characters; the limit is 20,000\n    split it into several rules');
  });
});
