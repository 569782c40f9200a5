import { describe, expect, it } from 'vitest';
import { engineOf, ENGINES_AND_UNHOISTED } from '../engines.js';
import { AGES, planOf, valuesUnder } from './small-run.js';

describe.each(ENGINES_AND_UNHOISTED)('%s', (engine) => {
  const valuesOf = valuesUnder(engine);

  describe('a rule is never minus zero', () => {
    it('whatever its formula gives; inside a formula minus zero stays what it is', () => {
      const at = valuesOf(planOf({ lastYear: 2021, rules: {
        negated: `unit: 1, formula: '-0 * 1'`,
        from_above: `unit: 1, formula: ceil(-0.5)`,
        reached: `unit: 1, formula: '1 / negated > 0 ? 1 : 0'`,
        inside: `unit: 1, formula: '1 / (-0 * 1) > 0 ? 1 : 0'`,
        other: `unit: 1, formula: -3.5`,
      } }));
      // toEqual tells −0 from 0.
      expect(at('negated', 2021)).toEqual([0]);
      expect(at('from_above', 2021)).toEqual([0]);
      expect(at('reached', 2021)).toEqual([1]);
      expect(at('inside', 2021)).toEqual([0]);
      expect(at('other', 2021)).toEqual([-3.5]);
    });

    it('nor its start, by formula or by table, for every earlier year', () => {
      const at = valuesOf(planOf({
        lastYear: 2022, dimensions: AGES, tables: { 't.csv': 'age,year,value\n0,2020,-0\n1,2020,1\n2,2020,-0\n3,2020,1\n0,2019,-0\n1,2019,1\n2,2019,-0\n3,2019,1\n' },
        rules: {
          by_formula: `unit: 1, start: '-0 * 1', formula: prev(by_formula)`,
          by_table: `unit: 1, start: { table: t.csv }, formula: 'last_year(by_table) + 0 * age'`,
          sign_of_formula: `unit: 1, formula: '1 / prev(by_formula, 2) > 0 ? 1 : 0'`,
          sign_of_table: `unit: 1, formula: '1 / prev(by_table, 2) > 0 ? 1 : 0'`,
        },
      }));
      expect(at('by_formula', 2020)).toEqual([0]);
      expect(at('by_table', 2020)).toEqual([0, 1, 0, 1]);
      expect(at('sign_of_formula', 2021)).toEqual([1]);
      // Ages 0 and 1 were not there two years before: 0; then the cells 0 and 1 of 2019.
      expect(at('sign_of_table', 2021)).toEqual([1, 1, 1, 1]);
    });

    it('nor what enters at the first age', () => {
      const at = valuesOf(planOf({ lastYear: 2021, dimensions: AGES, rules: {
        people: `unit: 1, start: age + 1, entry: '-0 * 1', formula: prev(people)`,
        sign: `unit: 1, formula: '1 / prev(people) > 0 ? 1 : 0'`,
      } }));
      expect(at('people', 2021)).toEqual([0, 1, 2, 3]);
      expect(at('sign', 2021)).toEqual([1, 1, 1, 1]);
    });

    it('nor a given value, and the difference it makes is never minus zero either', () => {
      const plan = planOf({
        lastYear: 2023, scenario: 'given: { zero: { 2021: -0.0 }, minus: { 2021: -0.0, 2022: 5 } }\noutputs: [zero, zero_moved, minus, minus_moved]',
        rules: {
          zero: `unit: 1, formula: '0 * 1'`,
          zero_moved: `unit: 1, formula: '1 / given_adjustment(zero) > 0 ? 1 : 0'`,
          minus: `unit: 1, formula: '-0 * 1'`,
          minus_moved: `unit: 1, formula: '1 / given_adjustment(minus) > 0 ? 1 : 0'`,
        },
      });
      // What is pinned is really −0, or the test would say nothing.
      expect([...plan.given.values()].map(({ values }) => plan.numbers[values.offset])).toEqual([-0, -0]);
      const at = valuesOf(plan);
      expect([2021, 2022, 2023].map((year) => at('zero', year)[0])).toEqual([0, 0, 0]);
      expect([2021, 2022, 2023].map((year) => at('minus', year)[0])).toEqual([0, 5, 0]);
      expect([2021, 2022, 2023].map((year) => at('zero_moved', year)[0])).toEqual([1, 1, 1]);
      expect([2021, 2022, 2023].map((year) => at('minus_moved', year)[0])).toEqual([1, 1, 1]);
      const block = engineOf(engine, plan).runBlock({ block: 0, firstPath: 0, pathCount: 1, isBestEstimate: true });
      expect([...block.columns].some((value) => Object.is(value, -0))).toBe(false);
    });
  });
});
