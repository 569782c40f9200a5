import fc from 'fast-check';
import temml from 'temml';
import { describe, expect, it } from 'vitest';
import { IssueList } from '../../src/issues/index.js';
import { loadRulebook } from '../../src/language/index.js';
import { type Expression, type Model, nodesOf, texEquation, texName, texOf } from '../../src/model/index.js';
import { type FormulaNames, formulaStyle } from '../../src/report/index.js';
import { randomProject } from '../engine/random-rulebook.js';
import { chapterOf, loadModel } from '../language/load.js';
import { meaningOf, readTex } from './read-tex.js';

const SHIPPED = ['rulebook/resident-pension', 'benchmarks/k1/rulebook', 'docs/savings/rulebook'];
const shipped = SHIPPED.map((folder) => loadRulebook(folder, [], [], new IssueList())!);

function formulasOf({ rules }: Model): Expression[] {
  return [...rules.values()].flatMap(({ expression, start, entry }) => [expression, ...(start?.kind === 'formula' ? [start.expression] : []), ...(entry ? [entry.expression] : [])]);
}

function symbols(model: Model, room = Infinity) {
  return { ...formulaStyle(model, 'en', 'symbols'), room };
}

/** TeX of one formula in the base rulebook of the language's tests. */
function tex(formula: string, unit = 'yuan'): string {
  const closed = 'rules:\n  closed: { label: { zh: 甲, en: x }, unit: person, start: heads, formula: prev(closed) + heads * (age - age) }\n';
  const { model, messages } = loadModel({ 'zero.yaml': closed, 'one.yaml': chapterOf({ it_is: `'${formula}'` }, unit) });
  if (!model) throw new Error(messages('en'));
  return texOf(model.rules.get('it_is')!.expression, symbols(model));
}

describe('a formula in LaTeX', () => {
  it('writes lags as indices: last year, the same people, the same cell, one cell lower, those leaving', () => {
    expect(tex('prev(money, 3)')).toBe('\\text{money}_{t{-}3}');
    expect(tex('last_year(money)')).toBe('\\text{money}_{t{-}1}');
    expect(tex('prev(open_people)', 'person')).toBe('\\text{open\\_people}_{a{-}1,\\,t{-}1}');
    expect(tex('last_year(open_people)', 'person')).toBe('\\text{open\\_people}_{a,\\,t{-}1}');
    expect(tex('younger(open_people)', 'person')).toBe('\\text{open\\_people}_{a{-}1,\\,t}');
    expect(tex('leaving(closed)', 'person')).toBe('\\text{closed}_{\\text{3},\\,t{-}1}');
  });

  it('says what a sum runs over and under which condition', () => {
    expect(tex('sum(open_people, age >= 2) + heads', 'person')).toBe('\\sum_{\\substack{a\\\\a\\ge 2}} \\text{open\\_people} + \\text{heads}');
    expect(tex('sum(open_people) * rate', 'person')).toBe('\\left(\\sum_{a} \\text{open\\_people}\\right)\\, \\times \\text{rate}');
    expect(tex('rate * sum(open_people)', 'person')).toBe('\\text{rate} \\times \\sum_{a} \\text{open\\_people}');
  });

  it('flattens cases, divides by a line, keeps parentheses that matter', () => {
    expect(tex('rate < 1 ? money : (rate < 2 and year > 2030 ? amount : 0)')).toBe(
      '\\begin{cases}\\text{money},&\\text{if }\\text{rate}<1\\\\\\text{amount},&\\text{if }\\text{rate}<2\\text{ and }t>2030\\\\0,&\\text{otherwise}\\end{cases}');
    expect(tex('money * rate / (1 + rate)')).toBe('\\dfrac{\\text{money} \\times \\text{rate}}{1 + \\text{rate}}');
    expect(tex('money - (amount - per_sex)')).toBe('\\text{money} - (\\text{amount} - \\text{per\\_sex})');
    expect(tex('-(money + amount)')).toBe('-(\\text{money} + \\text{amount})');
    expect(tex('money * -rate')).toBe('\\text{money} \\times (-\\text{rate})');
  });

  it('writes functions, tables, noises and numbers in the usual way', () => {
    expect(tex('ceil(money / amount) + floor(rate) + abs(rate)', '1')).toBe('\\left\\lceil \\dfrac{\\text{money}}{\\text{amount}}\\right\\rceil \\, + \\lfloor \\text{rate}\\rfloor  + |\\text{rate}|');
    expect(tex('log(rate) + exp(rate) ^ 2 + sqrt(rate)', '1')).toBe('\\ln(\\text{rate}) + {\\exp(\\text{rate})}^{2} + \\sqrt{\\text{rate}}');
    expect(tex('clamp(rate, 0, 1)', '1')).toBe('\\min(\\max(\\text{rate},\\;0),\\;1)');
    expect(tex('band(amount_per_head, schedule)')).toBe('\\text{schedule}[\\text{amount\\_per\\_head}]');
    expect(tex('normal(z)', '1')).toBe('\\varepsilon_{\\text{z}}');
    expect(tex('1e-300 * rate + 2.5e16 + 0.1', '1')).toBe('10^{-300} \\times \\text{rate} + 2.5e16 + 0.1'.replace('2.5e16', '25000000000000000'));
  });

  it('writes a mean as sums over sums, and by name where the weight is a formula', () => {
    expect(tex('mean(rate, open_people)', '1')).toBe('\\dfrac{\\sum_{a} \\text{open\\_people} \\times \\text{rate}}{\\sum_{a} \\text{open\\_people}}');
    expect(tex('mean(rate, open_people * 2)', '1')).toBe('\\underset{a}{\\text{weighted mean}}(\\text{rate},\\;\\text{weight }\\text{open\\_people} \\times 2)');
  });

  it('escapes what TeX would take for something else', () => {
    const { model } = loadModel({ 'one.yaml': 'inputs:\n  odd: { label: { zh: "90%的甲_乙{丙}#1 & ~\\\\^$", en: x }, unit: yuan }\nrules:\n  it_is: { label: { zh: 甲, en: x }, unit: yuan, formula: odd }\n' });
    const mathml = temml.renderToString(texName({ kind: 'input', name: 'odd' }, formulaStyle(model!, 'zh', 'labels')), { throwOnError: true });
    expect(/<mtext[^>]*>(.*)<\/mtext>/.exec(mathml)![1]!.replaceAll('&amp;', '&').replaceAll('\u00a0', ' ')).toBe('90%的甲_乙{丙}#1 & ~\\^$');
  });

  it('puts the equals sign into the first of several lines', () => {
    const model = shipped[0]!;
    const { expression } = model.rules.get('members_residual')!;
    const style = formulaStyle(model, 'zh', 'labels');
    expect(texEquation('x', expression, style)).toMatch(/^\\begin\{aligned\}x=\\;&.*\\\\&\{\} /);
    expect(texEquation('x', expression, { ...style, room: Infinity })).toMatch(/^x=\\text/);
  });
});

const NAMES: readonly FormulaNames[] = ['labels', 'symbols'];
const ROOMS = [8, 46, Infinity];

/** As a reader would compute them: to rounding, since which factors stand above a line does not say their order. */
function expectSameMeaning(model: Model, expression: Expression): void {
  const whole = symbols(model);
  const meaning = meaningOf(expression, (e) => texOf(e, whole));
  for (const room of ROOMS) {
    const read = readTex(texOf(expression, { ...whole, room }));
    if (!Number.isFinite(meaning) || !Number.isFinite(read)) continue;
    const error = Math.abs(read - meaning) / Math.max(1, Math.abs(meaning));
    if (error > 1e-9) expect({ tex: texOf(expression, { ...whole, room }), read }).toEqual({ tex: '', read: meaning });
  }
}

function render(model: Model, expression: Expression): void {
  for (const lang of ['zh', 'en'] as const) {
    for (const names of NAMES) {
      // As the page sets it, with links, and as LaTeX for anybody.
      const style = formulaStyle(model, lang, names, names === 'labels' ? ({ kind, name }) => `${kind}:${name}` : undefined);
      expect(temml.renderToString(texEquation('', expression, style), { displayMode: true, throwOnError: true, trust: true })).toMatch(/^<math.*<\/math>$/s);
    }
  }
}

describe.each(SHIPPED.map((folder, i) => [folder, shipped[i]!] as const))('every formula of %s', (_folder, model) => {
  const formulas = formulasOf(model);

  it('is set as MathML in both languages, by label and by symbol', () => {
    for (const formula of formulas) render(model, formula);
    expect(formulas.length).toBeGreaterThan(1);
  });

  it('reads as what it computes, on one line and on many', () => {
    for (const formula of formulas) expectSameMeaning(model, formula);
  });
});

describe('random formulas', () => {
  const kinds = new Set<string>();

  it('are set, and read as what they compute', () => {
    fc.assert(
      fc.property(randomProject, (project) => {
        const { plan } = project.load();
        fc.pre(plan !== undefined);
        for (const formula of formulasOf(plan.model)) {
          for (const node of nodesOf(formula)) kinds.add(node.kind === 'elementwise' ? node.name : node.kind === 'binary' ? node.operator : node.kind);
          render(plan.model, formula);
          expectSameMeaning(plan.model, formula);
        }
      }),
      { numRuns: 30, seed: 20210930 },
    );
    // The claim is about all forms, so all forms must have been there.
    expect(['number', 'rule', 'input', 'year', 'coordinate', 'isLabel', 'negate', 'not', '+', '-', '*', '/', '^', 'power', 'compare', 'logic', 'choose',
      'min', 'max', 'abs', 'exp', 'log', 'sqrt', 'floor', 'ceil', 'clamp', 'prev', 'last_year', 'younger', 'leaving', 'given_adjustment', 'sum', 'mean', 'band', 'noise',
    ].filter((kind) => !kinds.has(kind))).toEqual([]);
  });
});

describe('formulas at the limits of the language', () => {
  it('a chain of 800 terms and one of 120 nested parentheses are set', () => {
    const { model, messages } = loadModel({ 'one.yaml': chapterOf({ long: Array.from({ length: 800 }, () => 'rate').join(' + '), deep: `${'1 - ('.repeat(120)}rate${')'.repeat(120)}` }, '1') });
    expect(messages('en')).toBe('');
    for (const name of ['long', 'deep']) render(model!, model!.rules.get(name)!.expression);
  });

  it('means of means and cases in cases grow with their size, not with its power', () => {
    // Each holds the one before twice as deep; written out twice a level, twenty would take a million times one.
    const cases = (depth: number): string => (depth === 0 ? 'rate' : `(rate < ${String(depth)} ? ${cases(depth - 1)} * 2 : 0)`);
    const means = (depth: number): string => (depth === 0 ? 'age' : `mean(age, ${means(depth - 1)} + age)`);
    const { model, messages } = loadModel({ 'one.yaml': chapterOf({ in_cases: `'${cases(20)}'`, in_means: `'${means(20)}'` }, '1') });
    expect(messages('en')).toBe('');
    for (const name of ['in_cases', 'in_means']) expect(texOf(model!.rules.get(name)!.expression, formulaStyle(model!, 'zh', 'labels')).length, name).toBeLessThan(20 * 250);
  });
});

describe('the names of the resident-pension rulebook in formulas', () => {
  const model = shipped[0]!;

  it.each(['zh', 'en'] as const)('are all different (%s)', (lang) => {
    const { name } = formulaStyle(model, lang, 'labels');
    const entries = [...[...model.rules.keys()].map((each) => ({ kind: 'rule' as const, name: each })), ...[...model.inputs.keys()].map((each) => ({ kind: 'input' as const, name: each }))];
    const seen = new Map<string, string[]>();
    for (const entry of entries) seen.set(name(entry), [...(seen.get(name(entry)) ?? []), entry.name]);
    expect([...seen].filter(([, names]) => names.length > 1)).toEqual([]);
  });

  it('lose a list of codes, and nothing else', () => {
    const { name } = formulaStyle(model, 'zh', 'labels');
    expect(name({ kind: 'rule', name: 'decision' })).toBe('调整决策');
    expect(name({ kind: 'rule', name: 'national_base' })).toBe('全国基础养老金最低标准（年末）');
    // Numbers that are no codes stay: without them this would be another standard.
    expect(name({ kind: 'input', name: 'year_count_rate_second' })).toBe('年限养老金标准（15至25年每年）');
  });
});
