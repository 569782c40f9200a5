import { describe, expect, it } from 'vitest';
import { exp, log } from '../../src/numerics/index.js';
import { ENGINES_AND_UNHOISTED } from '../engines.js';
import { expectReassociated } from '../tolerances.js';
import { AGES, planOf, valuesUnder } from './small-run.js';

describe.each(ENGINES_AND_UNHOISTED)('%s', (engine) => {
  const valuesOf = valuesUnder(engine);

  /** One scalar formula in pure numbers, at 2021. */
  function scalar(formula: string): number {
    return valuesOf(planOf({ rules: { x: `unit: 1, formula: '${formula}'` }, lastYear: 2021 }))('x', 2021)[0]!;
  }

  describe('elementwise forms', () => {
    // Right-hand sides worked out by hand.
    it.each([
      ['1 + 2 * 3 - 4 / 8', 6.5],
      ['-2 ^ 2', -4],
      ['2 ^ -2', 0.25],
      ['7 ^ 0', 1],
      ['min(3, 1, 2)', 1],
      ['max(3, 1, 2)', 3],
      ['clamp(5, 0, 2)', 2],
      ['clamp(-5, 0, 2)', 0],
      ['clamp(1, 0, 2)', 1],
      ['abs(-2.5)', 2.5],
      ['floor(-2.5) + ceil(-2.5)', -5],
      ['sqrt(2.25)', 1.5],
      ['exp(0) + log(1)', 1],
      ['year - 2000', 21],
      ['1 < 2 and 2 <= 2 and 3 > 2 and 2 >= 2 and 1 == 1 and 1 != 2 ? 1 : 0', 1],
      ['1 > 2 or not (1 == 1) ? 1 : 0', 0],
      ['1 == 1 + 1e-13 ? 1 : 0', 0],
      ['0.1 + 0.2 == 0.3 ? 1 : 0', 0],
      ['1 > 0 ? 5 : 1 / 0', 5],
      ['1 > 0 ? 5 : log(-1)', 5],
    ])('%s is %d', (formula, expected) => {
      expect(scalar(formula)).toBe(expected);
    });

    it('min and max keep the left one of equals and of what is not a number', () => {
      // b < a ? b : a with b not a number keeps a; a zero tells its sign by what it divides.
      expect(scalar('1 / max(-0 * 1, 0 * 1) < 0 ? 1 : 2')).toBe(1);
      expect(scalar('1 / min(0 * 1, -0 * 1) > 0 ? 1 : 2')).toBe(1);
      expect(scalar('max(3, log(-1))')).toBe(3);
      expect(scalar('min(3, log(-1))')).toBe(3);
    });

    it('an integer power is a product from left to right', () => {
      const x = 1.1;
      expect(scalar('1.1 ^ 5')).toBe(x * x * x * x * x);
      expect(scalar('1.1 ^ -3')).toBe(1 / (x * x * x));
    });
  });

  describe('powers', () => {
    it('group to the right, and an exponent that is no literal goes through exp and log', () => {
      const grouped = scalar('2 ^ 3 ^ 2');
      expectReassociated(grouped, 512, '2 ^ (3 ^ 2)');
      expect(grouped).toBe(exp(9 * log(2)));
    });
  });

  describe('reaching back', () => {
    const inputs = { step: { declare: 'unit: 1', supply: 'value: 1' } };

    it('prev(x, k) is the value k years ago; a formula start holds for all earlier years', () => {
      const at = valuesOf(planOf({ inputs, rules: {
        x: `unit: 1, start: 10, formula: prev(x) + step`,
        third: `unit: 1, formula: 'prev(x, 3)'`,
      } }));
      expect([2021, 2022, 2023, 2024, 2025].map((year) => at('third', year)[0])).toEqual([10, 10, 10, 11, 12]);
    });

    it('a number as start or entry is an amount in the rule’s unit', () => {
      const at = valuesOf(planOf({ dimensions: AGES, rules: {
        money: `unit: yuan, start: -3, formula: prev(money)`,
        people: `unit: person, start: 5, entry: 2, last: open, formula: 'prev(people) + 0 * age * prev(people)'`,
      } }));
      expect(at('money', 2021)).toEqual([-3]);
      expect(at('people', 2021)).toEqual([2, 5, 5, 10]);
    });

    it('a start table may give earlier years one by one', () => {
      const at = valuesOf(planOf({
        rules: { x: `unit: 1, start: { table: x.csv }, formula: prev(x) + 1`, second: `unit: 1, formula: 'prev(x, 2)'` },
        tables: { 'x.csv': 'year,value\n2019,5\n2020,7\n' },
      }));
      expect([2021, 2022, 2023].map((year) => at('second', year)[0])).toEqual([5, 7, 8]);
    });

    it('prev moves the same people up, entry fills the first age, the last age leaves', () => {
      // 2020: 0,1,2,3. 2021: entry 100, then 0,1,2; the 3 of age 3 are gone.
      const at = valuesOf(planOf({ dimensions: AGES, rules: {
        x: `unit: 1, start: age, entry: 'year - 1921', formula: prev(x)`,
        gone: `unit: 1, formula: leaving(x)`,
        same_cell: `unit: 1, formula: last_year(x)`,
        below: `unit: 1, formula: younger(x)`,
      } }));
      expect(at('x', 2021)).toEqual([100, 0, 1, 2]);
      expect(at('gone', 2021)).toEqual([3]);
      expect(at('same_cell', 2021)).toEqual([0, 1, 2, 3]);
      expect(at('below', 2021)).toEqual([100, 100, 0, 1]);
      expect(at('x', 2022)).toEqual([101, 100, 0, 1]);
      expect(at('gone', 2022)).toEqual([2]);
    });

    it('without an entry nobody enters', () => {
      const at = valuesOf(planOf({ dimensions: AGES, rules: { x: `unit: 1, start: age + 1, formula: prev(x)` } }));
      expect(at('x', 2021)).toEqual([0, 1, 2, 3]);
    });

    it('an open last age also keeps its own people', () => {
      const at = valuesOf(planOf({ dimensions: AGES, rules: { x: `unit: 1, start: age + 1, last: open, formula: prev(x)` } }));
      expect(at('x', 2021)).toEqual([0, 1, 2, 3 + 4]);
      expect(at('x', 2023)).toEqual([0, 0, 0, 10]);
    });

    it('two years ago the same people were two ages younger; who was not there yet counts 0', () => {
      const at = valuesOf(planOf({ dimensions: AGES, rules: {
        x: `unit: 1, start: age + 1, entry: 50, formula: prev(x)`,
        then: `unit: 1, formula: 'prev(x, 2)'`,
        open_x: `unit: 1, start: age + 1, last: open, formula: prev(open_x)`,
        open_then: `unit: 1, formula: 'prev(open_x, 2)'`,
      } }));
      // 2022 reaches 2020: cells 1,2,3,4.
      expect(at('then', 2022)).toEqual([0, 0, 1, 2]);
      expect(at('open_then', 2022)).toEqual([0, 0, 1, 2 + 3 + 4]);
    });

    it('every sex ages by itself', () => {
      const at = valuesOf(planOf({ dimensions: AGES, rules: {
        x: `unit: 1, start: '(sex == "male" ? 10 : 20) + age', entry: 'sex == "male" ? 1 : 2', formula: prev(x)`,
      } }));
      expect(at('x', 2021)).toEqual([1, 10, 11, 12, 2, 20, 21, 22]);
    });
  });

  describe('sums', () => {
    const inputs = { v: { declare: 'unit: 1, dimensions: [sex, age]', supply: 'table: v.csv' } };
    const tables = { 'v.csv': 'sex,age,value\nmale,0,1\nmale,1,2\nmale,2,4\nmale,3,8\nfemale,0,16\nfemale,1,32\nfemale,2,64\nfemale,3,128\n' };

    it('run over all, named and conditioned cells', () => {
      const at = valuesOf(planOf({ dimensions: AGES, inputs, tables, rules: {
        all: `unit: 1, formula: sum(v)`,
        by_sex: `unit: 1, formula: 'sum(v, age)'`,
        by_age: `unit: 1, formula: 'sum(v, sex)'`,
        old: `unit: 1, formula: 'sum(v, age >= 2)'`,
        women: `unit: 1, formula: 'sum(v, age, sex == "female")'`,
        old_by_sex: `unit: 1, formula: 'sum(v, age, age >= 2 and year > 2000)'`,
        mean_age: `unit: 1, formula: 'mean(age, v)'`,
        none: `unit: 1, formula: 'mean(age, v * 0)'`,
        two_conditions: `unit: 1, formula: 'sum(v, age >= 2, sex == "male")'`,
      } }));
      expect(at('all', 2021)).toEqual([255]);
      expect(at('by_sex', 2021)).toEqual([15, 240]);
      expect(at('by_age', 2021)).toEqual([17, 34, 68, 136]);
      expect(at('old', 2021)).toEqual([4 + 8 + 64 + 128]);
      expect(at('women', 2021)).toEqual([240]);
      expect(at('old_by_sex', 2021)).toEqual([12, 192]);
      // (0·17 + 1·34 + 2·68 + 3·136) ÷ 255
      expect(at('mean_age', 2021)[0]).toBe(578 / 255);
      expect(at('none', 2021)).toEqual([0]);
      expect(at('two_conditions', 2021)).toEqual([12]);
    });

    it('add in declared order, an ageing dimension from the top down', () => {
      // Top down: ((1 + 1e16) + 1) − 1e16 loses both ones or keeps none; bottom up would differ.
      const cells = [-1e16, 1, 1e16, 1];
      const at = valuesOf(planOf({
        dimensions: AGES, tables: { 'c.csv': `age,value\n${cells.map((value, age) => `${age},${value}`).join('\n')}\n` },
        inputs: { c: { declare: 'unit: 1, dimensions: [age]', supply: 'table: c.csv' } },
        rules: { x: `unit: 1, formula: sum(c)` },
      }));
      const topDown = 0 + cells[3]! + cells[2]! + cells[1]! + cells[0]!;
      const bottomUp = 0 + cells[0]! + cells[1]! + cells[2]! + cells[3]!;
      expect(topDown).not.toBe(bottomUp);
      expect(at('x', 2021)).toEqual([topDown]);
    });
  });

  describe('bands', () => {
    it('the lower limit is included; the last row has no end', () => {
      const at = valuesOf(planOf({
        inputs: { table: { declare: 'unit: 1, band_of: 1', supply: 'bands: { 0: 0, 300: 45, 500: 81 }' } },
        rules: { x: `unit: 1, formula: 'band(299.99, table) * 10000 + band(300, table) * 100 + band(1e9, table)'` },
      }));
      expect(at('x', 2021)[0]).toBe(0 * 10000 + 45 * 100 + 81);
    });

    it('may change by year, and picks a row of history by a 0-based index', () => {
      const at = valuesOf(planOf({
        inputs: {
          table: { declare: 'unit: 1, band_of: 1', supply: 'table: t.csv, between: hold, after: hold' },
          history: { declare: 'unit: 1, band_of: 1', supply: 'bands: { 0: 5, 1: 6, 2: 7 }' },
        },
        tables: { 't.csv': 'year,from,value\n2020,0,1\n2023,0,1\n2023,100,2\n' },
        rules: { x: `unit: 1, formula: 'band(150, table)'`, y: `unit: 1, formula: 'band(2, history)'` },
      }));
      expect([2022, 2023, 2025].map((year) => at('x', year)[0])).toEqual([1, 2, 2]);
      expect(at('y', 2021)).toEqual([7]);
    });
  });

  describe('given values', () => {
    it('replace the formula in the listed years only, and fill all cells', () => {
      const at = valuesOf(planOf({ dimensions: AGES, scenario: 'given: { x: { 2022: 50 }, cells: { 2021: 9 } }', rules: {
        x: `unit: 1, start: 0, formula: prev(x) + 1`,
        cells: `unit: 1, formula: age * 1`,
        moved: `unit: 1, formula: given_adjustment(x)`,
      } }));
      expect([2021, 2022, 2023].map((year) => at('x', year)[0])).toEqual([1, 50, 51]);
      expect(at('cells', 2021)).toEqual([9, 9, 9, 9]);
      expect(at('cells', 2022)).toEqual([0, 1, 2, 3]);
      // 2022: pinned 50, the formula gave 2.
      expect([2021, 2022, 2023].map((year) => at('moved', year)[0])).toEqual([0, 48, 0]);
    });
  });
});
