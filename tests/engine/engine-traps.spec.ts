import { describe, expect, it } from 'vitest';
import { compilePlan } from '../../src/compiler/index.js';
import { createInterpreter, createSimdEngine } from '../../src/engine/index.js';
import { firstDifference, useOwnCache } from './equal-engines.js';
import { planOf, type SmallModel } from './small-run.js';

useOwnCache();

const TWO_AGEING = '  d: { label: { zh: 甲, en: d }, values: 0..19, ageing: true }\n  e: { label: { zh: 乙, en: e }, values: 0..16, ageing: true }\n';
const AGES_AND_PLACES = '  d: { label: { zh: 甲, en: d }, values: 0..19, ageing: true }\n  e: { label: { zh: 乙, en: e }, values: 0..16 }\n';
const LABELS = '  d: { label: { zh: 甲, en: d }, values: [a, b] }\n  e: { label: { zh: 乙, en: e }, values: [a, b] }\n';
/** Nothing in any cell, but only the values say so. */
const ZERO = `unit: 1, formula: 'd < 0 ? uniform(luck) : 0'`;
const AGED = {
  a: `unit: 1, start: d + 1, formula: 'prev(a) + uniform(luck) * d'`,
  b: `unit: 1, start: e * e, formula: 'prev(b) + uniform(luck) * e'`,
};

/** In the base year 252.5, 253.5 and 254.5. */
const BY_PATH = {
  tables: { 'p.csv': `path,year,value\n${[0, 1, 2].flatMap((path) => [2020, 2021, 2022].map((year) => `${String(path)},${String(year)},${String(path + year / 8)}\n`)).join('')}` },
  inputs: { p: { declare: 'unit: 1, by_path: true', supply: 'paths: p.csv' } },
};

/** What a compiled engine may get wrong without any sign of it. */
const TRAPS: Readonly<Record<string, Pick<SmallModel, 'dimensions' | 'rules' | 'inputs' | 'tables' | 'paths'>>> = {
  'a start by path of a rule that nothing else keeps': {
    dimensions: AGES_AND_PLACES, ...BY_PATH, rules: { x: `unit: 1, start: 1 + p, formula: 'e < 0 ? prev(x) : 0'`, other: `unit: 1, formula: '0 * 1'` },
  },
  'dimensions whose names together read like another': {
    dimensions: ['a', 'b', 'a_b', 'd_m1'].map((name) => `  ${name}: { label: { zh: 甲, en: ${name} }, values: 0..14 }\n`).join('') + '  d: { label: { zh: 甲, en: d }, values: 0..14, ageing: true }\n',
    rules: {
      x: `unit: 1, formula: 'uniform(luck) * (a + 2 * b)'`, y: `unit: 1, formula: 'uniform(luck) * (a_b + 3)'`, z: `unit: 1, formula: 'sum(x * y)'`,
      people: `unit: 1, start: d + 1, formula: 'prev(people) + uniform(luck) * d'`, places: `unit: 1, formula: 'uniform(luck) * d_m1'`,
      both: `unit: 1, formula: 'sum(prev(people) * places)'`,
    },
  },
  'an entry that sees an entry that comes to life later': {
    dimensions: AGES_AND_PLACES, rules: {
      w: `unit: 1, formula: 'prev(v)'`, z: `unit: 1, start: 0 * d, entry: w, formula: 'd < 0 ? uniform(luck) : 0'`,
      people: `unit: 1, start: 0 * d, entry: 'sum(prev(z))', formula: 'd < 0 ? uniform(luck) : 0'`, x: `unit: 1, formula: 'prev(people)'`,
      v: `unit: 1, start: 0, formula: uniform(luck)`,
    },
  },
  'nothing times a power of an input by path whose median overflows': {
    tables: { 'p.csv': `path,year,value\n${[0, 1, 2].flatMap((path) => [2021, 2022].map((year) => `${String(path)},${String(year)},${path === 0 ? '1' : '1e200'}\n`)).join('')}` },
    inputs: { p: { declare: 'unit: 1, by_path: true', supply: 'paths: p.csv' } }, dimensions: AGES_AND_PLACES, paths: 1,
    rules: { zero: ZERO, x: `unit: 1, formula: 'sum(zero * (p ^ 2) == 0 ? 1 : 0)'` },
  },
  'a minus zero known before the run, below a division': { rules: { x: `unit: 1, formula: 'uniform(luck) / (0 * -1) > 0 ? 1 : 0'` } },
  'a start by path that is infinite on the last path alone': { ...BY_PATH, rules: { x: `unit: 1, start: '1 / (p - 254.5)', formula: '1 * 1'` } },
  'nothing times a start by path that is too large on the last path alone': {
    dimensions: AGES_AND_PLACES, ...BY_PATH, rules: { zero: ZERO, x: `unit: 1, start: 'p > 254 ? 1e40 : 1', formula: '1 * uniform(luck)'`, y: `unit: 1, formula: 'zero * (prev(x) ^ 9)'` },
  },
  'a condition that mentions a coordinate which the summand lacks': {
    dimensions: LABELS, rules: { x: `unit: 1, formula: '(e == "a" ? 1 : 2) * uniform(luck)'`, s: `unit: 1, formula: 'sum(x, e, sum(d == "a" ? 1 : 0) < 5)'` },
  },
  'prev along the inner of two ageing dimensions': { dimensions: TWO_AGEING, rules: { ...AGED, s: `unit: 1, formula: 'sum(prev(b) * prev(a), d, e)'` } },
  'younger along the inner of two ageing dimensions': { dimensions: TWO_AGEING, rules: { ...AGED, s: `unit: 1, formula: 'sum(younger(b) * d, d, e)'` } },
  'nothing times the root of a negative number': { dimensions: AGES_AND_PLACES, rules: { zero: ZERO, x: `unit: 1, formula: 'zero * sqrt(uniform(luck) - 2)'` } },
  'nothing times an entry that is infinite': {
    dimensions: AGES_AND_PLACES, rules: {
      zero: ZERO, people: `unit: 1, start: 1, entry: '1 / (uniform(luck) * 0)', formula: '(d < 0 ? 1 : 2) * uniform(luck)'`, x: `unit: 1, formula: 'zero * prev(people)'`,
    },
  },
  'nothing times a power that overflows': { dimensions: AGES_AND_PLACES, rules: { zero: ZERO, big: `unit: 1, formula: 'uniform(luck) * (d + 1) * 1e36'`, x: `unit: 1, formula: 'sum(zero * (big ^ 9))'` } },
  'nothing times a past that is too large': { dimensions: AGES_AND_PLACES, rules: { zero: ZERO, big: `unit: 1, start: 1e36, formula: uniform(luck)`, x: `unit: 1, formula: 'zero * (prev(big) ^ 9)'` } },
  'nothing divided by what may be nothing': { dimensions: AGES_AND_PLACES, rules: { zero: ZERO, some: `unit: 1, formula: 'floor(uniform(luck) * 2)'`, x: `unit: 1, formula: 'sum(zero / some)'` } },
  'an infinity that a comparison hides': { dimensions: AGES_AND_PLACES, rules: { zero: ZERO, x: `unit: 1, formula: '1 / zero > 3 ? 1 : 0'` } },
  'the sign of nothing below a division': {
    dimensions: AGES_AND_PLACES, rules: { zero: ZERO, x: `unit: 1, formula: '1 / (zero * (uniform(luck) - 2)) > 0 ? 1 : 0'`, y: `unit: 1, formula: '1 / (-zero) > 0 ? 1 : 0'`, z: `unit: 1, formula: 'sum(zero * -1) ^ -1 > 0 ? 1 : 0'` },
  },
};

describe('the compiled engine has the interpreter’s bits for', () => {
  it.each(Object.entries(TRAPS))('%s', async (_, model) => {
    const plan = planOf({ noises: ['luck'], lastYear: 2022, paths: 3, ...model });
    expect(await firstDifference(plan, createInterpreter, (each) => createSimdEngine(each, compilePlan(each)))).toBeUndefined();
  });
});
