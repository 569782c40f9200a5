// 边角 — zeros with a sign, infinities and NaN that stay inside a formula, by hand under either engine.
import { describe, expect, it } from 'vitest';
import { anyWork, engineOf, ENGINES_AND_UNHOISTED } from '../engines.js';
import { planOf, type SmallModel, valuesUnder } from './small-run.js';

const DIMENSIONS = '  side: { label: { zh: 边, en: side }, values: [left, right] }\n  age: { label: { zh: 年龄, en: age }, values: 0..30, ageing: true }\n';

/** On every path `nobody` is 0 in all cells, which can be proved, `nil` is 0, which cannot, and `some` is 3. */
const MODEL: SmallModel = {
  noises: ['luck'], dimensions: DIMENSIONS, paths: 3, lastYear: 2022,
  inputs: {
    table: { declare: 'unit: 1, band_of: 1', supply: 'bands: { 0: 7, 10: 8 }' },
    cells: { declare: 'unit: 1, dimensions: [age]', supply: 'table: cells.csv' },
  },
  // −2, −1, 0, 1 … by age
  tables: { 'cells.csv': `age,value\n${Array.from({ length: 31 }, (_, age) => `${String(age)},${String(age - 2)}\n`).join('')}` },
  rules: {},
};

const BASIS = {
  nobody: `unit: 1, formula: 'cells * 0 * normal(luck)'`,
  one: `unit: 1, formula: 'normal(luck) > 100 ? 2 : 1'`,
  empty: `unit: 1, formula: sum(nobody)`,
  some: `unit: 1, formula: 3 * one`,
  nil: `unit: 1, formula: one - 1`,
  looked_up: `unit: 1, formula: 'band(some, table)'`,
};

/** 1 where the formula is negative, 2 where it is positive, 3 where it is neither: tells −∞ from ∞, so −0 from 0. */
const sign = (formula: string): string => `(${formula}) < 0 ? 1 : ((${formula}) > 0 ? 2 : 3)`;

describe.each(ENGINES_AND_UNHOISTED)('%s', (engine) => {
  /** One formula without dimensions beside the basis, on path 1. */
  function scalar(formula: string, rules: Readonly<Record<string, string>> = BASIS): number {
    const plan = planOf({ ...MODEL, rules: { ...rules, x: `unit: 1, formula: '${formula}'` }, scenario: 'outputs: [x]' });
    const watched = valuesUnder(engine)(plan, 1)('x', 2022)[0]!;
    // Once more with x alone kept: other rules then need no place of their own.
    const { columns } = engineOf(engine, plan).runBlock({ block: 0, firstPath: 0, pathCount: 3, isBestEstimate: false }); // [path × year]
    expect(columns[1 * 2 + 1]).toBe(watched);
    return watched;
  }

  describe('a zero keeps its sign inside a formula', () => {
    // 1 ÷ −0 is −∞: 1; 1 ÷ 0 is ∞: 2.
    it.each([
      ['1 / (empty * -some)', 1],
      ['1 / (-some * empty)', 1],
      ['1 / (empty * some)', 2],
      ['1 / -empty', 1],
      ['1 / (empty / -some)', 1],
      ['1 / (-empty + 0 * one)', 2],
      ['1 / (-empty - 0 * one)', 1],
      ['1 / (-empty + -empty)', 1],
      ['1 / (empty - empty)', 2],
      ['1 / abs(-empty)', 2],
      ['1 / sqrt(-empty)', 1],
      ['1 / ceil(-0.5 * one)', 1],
      ['1 / floor(0.5 * one)', 2],
      ['1 / (-empty) ^ 2', 2],
      ['1 / (-empty) ^ 3', 1],
      ['(-empty) ^ -1', 1],
      ['(-empty) ^ -2', 2],
      // A sum starts at 0, and 0 + −0 is 0.
      ['1 / sum(-nobody)', 2],
      ['1 / sum(nobody * -some)', 2],
      ['1 / sum(-cells, age == 2)', 2],
    ])('%s has sign %d', (formula, expected) => {
      expect(scalar(sign(formula))).toBe(expected);
    });
  });

  describe('a rule that comes out as −0 is 0', () => {
    // As written each formula of the right is −0, and 1 ÷ −0 would be −∞.
    const rules = {
      ...BASIS, minus: `unit: 1, start: '-0 * 1', formula: -nil`, sides: `unit: 1, formula: '-nil * (side == "left" ? 1 : 2)'`,
      people: `unit: 1, start: '-0 * age', entry: -nil, formula: '-nil * prev(people) - nil'`,
    };
    it.each([
      ['1 / minus', 2],
      ['1 / prev(minus)', 2],
      ['1 / (minus + minus)', 2],
      ['1 / (minus * some)', 2],
      ['1 / -minus', 1],
      ['1 / (minus * -some)', 1],
      ['1 / (nil * -some)', 1],
      ['minus ^ -1', 2],
      ['1 / max(minus, nil)', 2],
      ['1 / (one > 0 ? minus : nil)', 2],
      ['1 / sum(sides)', 2],
      ['1 / sum(-sides)', 2],
      ['1 / sum(-nil * (side == "left" ? 1 : 2), side)', 2],
      ['1 / sum(sides, side == "left")', 2],
      ['1 / sum(people)', 2],
      ['1 / sum(-people, age == 0)', 2],
      ['1 / leaving(people)', 2],
      ['sum(1 / prev(people) > 0 ? 1 : -1, age == 0)', 2],
      ['sum(1 / younger(people) > 0 ? 1 : -1, age == 4)', 2],
      ['sum(1 / last_year(people) > 0 ? 1 : -1, age == 4)', 2],
      ['sum(1 / sides, side == "right")', 2],
    ])('%s has sign %d', (formula, expected) => {
      expect(scalar(sign(formula), rules)).toBe(expected);
    });

    it('where it is kept', () => {
      const plan = planOf({ ...MODEL, rules: { ...rules, looked_at: `unit: 1, formula: sum(people) + sum(sides) + minus` }, scenario: 'outputs: [minus, sides]' });
      const at = valuesUnder(engine)(plan, 1);
      // toEqual tells −0 from 0.
      expect([at('minus', 2021), at('sides', 2022), at('people', 2021)]).toEqual([[0], [0, 0], new Array(31).fill(0)]);
      const { columns } = engineOf(engine, plan).runBlock({ block: 0, firstPath: 0, pathCount: 3, isBestEstimate: false });
      expect(columns).toEqual(new Float64Array(3 * 3 * 2));
    });
  });

  describe('min and max keep the left one of equal zeros', () => {
    it.each([
      ['1 / max(-empty, empty)', 1],
      ['1 / max(empty, -empty)', 2],
      ['1 / min(-empty, empty)', 1],
      ['1 / min(empty, -empty)', 2],
      ['1 / max(0 * one, -empty)', 2],
      ['1 / max(-empty, 0 * one)', 1],
      ['1 / max(0, -empty)', 2],
      ['1 / max(-empty, 0)', 1],
      ['1 / min(0, -empty)', 2],
      ['1 / min(-empty, 0)', 1],
      // max(−0, 0) keeps −0, min(−0, 1) as well.
      ['1 / clamp(-empty, 0, 1)', 1],
      ['1 / clamp(empty, -empty, 1)', 2],
      ['1 / max(-one, -empty, empty)', 1],
    ])('%s has sign %d', (formula, expected) => {
      expect(scalar(sign(formula))).toBe(expected);
    });
  });

  describe('conditions on what is not a number', () => {
    // log(−3) is NaN: every comparison with it is false but !=.
    it.each([
      ['log(-some) > 0 ? 1 : 2', 2],
      ['log(-some) < 0 ? 1 : 2', 2],
      ['log(-some) >= 0 ? 1 : 2', 2],
      ['log(-some) <= 0 ? 1 : 2', 2],
      ['log(-some) == log(-some) ? 1 : 2', 2],
      ['log(-some) != log(-some) ? 1 : 2', 1],
      ['not (log(-some) > 0) ? 1 : 2', 1],
      ['some > 5 and log(-some) > 0 ? 1 : 2', 2],
      ['some < 5 or log(-some) > 0 ? 1 : 2', 1],
      ['sum(cells, sqrt(cells) >= 1) + 0 * one', 406],
      ['sum(cells, not (sqrt(cells) < 1)) + 0 * one', 403],
    ])('%s is %d', (formula, expected) => {
      // Of −2, −1, 0 … 28 the roots of the first two are NaN: 1 + … + 28 = 406; with the two it is 403.
      expect(scalar(formula)).toBe(expected);
    });
  });

  describe('branches that are not taken', () => {
    it.each([
      ['a share of nobody', 'empty > 0 ? some / empty : 0', 0],
      ['a share of nobody, of nothing', 'empty > 0 ? empty / empty : 5', 5],
      ['a mean of nobody', 'mean(age, nobody)', 0],
      ['a mean of nothing', 'mean(nobody, cells + 5)', 0],
      ['a table below its first limit', 'some > 5 ? band(-some, table) : 4', 4],
      ['a table at its first limit', 'band(-empty, table)', 7],
      ['cells below the first limit', 'sum(band(cells, table), cells >= 0) + 0 * one', 7 * 10 + 8 * 19],
      ['an overflow', 'some < 5 ? 4 : exp(1000 * some)', 4],
      ['an overflow that shrinks again', '1 / (1 + exp(1000 * some))', 0],
      ['an overflow that is capped', 'min(9, exp(1000 * some))', 9],
      ['an overflow that is capped below', 'max(9, -exp(1000 * some))', 9],
      ['an infinity against a number', 'exp(1000 * some) > 5 ? 6 : 7', 6],
      ['a logarithm of nothing', 'exp(log(empty))', 0],
      ['NaN as the second of min', 'min(some, log(-some))', 3],
      ['NaN as the second of max', 'max(some, log(-some))', 3],
    ])('%s', (_, formula, expected) => {
      expect(scalar(formula)).toBe(expected);
    });

    it('cells apart: only those that take the branch see it', () => {
      // 1 ÷ cells is infinite at age 2 only, where the other branch is taken.
      const plan = planOf({ ...MODEL, rules: { ...BASIS, x: `unit: 1, formula: '(cells == 0 ? 10 : 1 / cells) * one'` }, scenario: 'outputs: [empty]' });
      const expected = Array.from({ length: 31 }, (_, age) => (age === 2 ? 10 : 1 / (age - 2)));
      expect(valuesUnder(engine)(plan, 1)('x', 2022)).toEqual(expected);
    });
  });

  describe('a zero factor does not excuse what is not finite', () => {
    // The first place on path 0; only the named rules, in each of the two years.
    it.each([
      ['empty * (1 / empty)'],
      ['empty * exp(1000 * some)'],
      ['empty / empty'],
      ['empty * log(-some)'],
      ['empty * sqrt(-some)'],
      ['empty * band(-some, table)'],
      ['sum(nobody / (cells - 5))'],
      ['0 * (some / empty)'],
      ['1 / empty'],
      ['max(log(-some), some)'],
    ])('%s', (formula) => {
      const plan = planOf({ ...MODEL, rules: { ...BASIS, x: `unit: 1, formula: '${formula}'`, hidden: `unit: 1, formula: 'min(1, x)'` }, scenario: 'outputs: [empty]' });
      const { nonFinite } = anyWork(engine, plan).runBlock({ block: 0, firstPath: 0, pathCount: 3, isBestEstimate: false });
      expect(nonFinite.first).toEqual({ rule: 'x', path: 0, year: 2021 });
    });
  });

  describe('a given −0', () => {
    it('is 0 to whoever reads it, this year and the next', () => {
      const plan = planOf({
        ...MODEL, rules: { ...BASIS, fixed: `unit: 1, start: '-0 * 1', formula: some * one`, x: `unit: 1, formula: '${sign('1 / fixed')}'`, y: `unit: 1, formula: '${sign('1 / prev(fixed)')}'` },
        scenario: 'given: { fixed: { 2021: -0.0 } }\noutputs: [x, y]',
      });
      const at = valuesUnder(engine)(plan, 1);
      expect([at('fixed', 2021), at('x', 2021), at('y', 2021), at('y', 2022)]).toEqual([[0], [2], [2], [2]]);
    });
  });
});
