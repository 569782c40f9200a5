import { describe, expect, it } from 'vitest';
import { ENGINES_AND_UNHOISTED } from '../engines.js';
import { planOf, valuesUnder } from './small-run.js';

const STATUS = '  status: { label: { zh: 身份, en: status }, values: [paying, paid] }\n';
const SEX = '  sex: { label: { zh: 性别, en: sex }, values: [male, female] }\n';
const AGE = '  age: { label: { zh: 年龄, en: age }, values: 0..1, ageing: true }\n';

/** Cells [status × sex × age]; ageing runs from age 1 down. */
const CELLS: Readonly<Record<string, number>> = {
  'paying,male,0': 1, 'paying,male,1': 1e16, 'paying,female,0': 3, 'paying,female,1': 1e16,
  'paid,male,0': 1, 'paid,male,1': 1e16, 'paid,female,0': 1e16, 'paid,female,1': 1e16,
};

function tableOf(cells: Readonly<Record<string, number>>): string {
  return `status,sex,age,value\n${Object.entries(cells).map(([cell, value]) => `${cell},${String(value)}\n`).join('')}`;
}

describe.each(ENGINES_AND_UNHOISTED)('%s', (engine) => {
  const valuesOf = valuesUnder(engine);

  function sums(dimensions: string, rules: Readonly<Record<string, string>>): (rule: string) => number[] {
    const at = valuesOf(planOf({
      dimensions, lastYear: 2021, rules,
      inputs: { v: { declare: 'unit: 1, dimensions: [status, sex, age]', supply: 'table: v.csv' } },
      tables: { 'v.csv': tableOf(CELLS) },
    }));
    return (rule) => at(rule, 2021);
  }

  describe('a sum over several dimensions', () => {
    // Neighbouring doubles are 2 apart from 2^53 ≈ 9.0e15, 4 apart from 2^54 ≈ 1.8e16, 8 apart from 2^55 ≈ 3.6e16; ties go to even.
    it('adds the first declared dimension first, the last declared last', () => {
      const at = sums(STATUS + SEX + AGE, { all: `unit: 1, formula: sum(v)`, keeps_age: `unit: 1, formula: 'sum(v, status, sex)'`, keeps_sex: `unit: 1, formula: 'sum(v, age, status)'` });
      // Age 1: male 2e16, female 2e16, together 4e16. Age 0: male 1 + 1 = 2; female 3 + 1e16 is halfway between
      // 1e16 + 2 and 1e16 + 4, so 1e16 + 4; together 1e16 + 6. All: 4e16 + (1e16 + 6) = 5e16 + 6, nearest 5e16 + 8.
      // Cell after cell, or with any other dimension inside, all the small numbers are lost: 5e16.
      expect(at('all')).toEqual([5e16 + 8]);
      expect(5e16 + 8).not.toBe(5e16);
      expect(at('keeps_age')).toEqual([1e16 + 6, 4e16]);
      // Male: 2e16 of age 1, then 1 + 1 of age 0: halfway between 2e16 and 2e16 + 4. Female: 2e16 + (1e16 + 4) = 3e16 + 4.
      expect(at('keeps_sex')).toEqual([2e16, 3e16 + 4]);
    });

    it('follows the order of declaration, wherever the ageing dimension stands', () => {
      const at = sums(AGE + SEX + STATUS, { all: `unit: 1, formula: sum(v)`, keeps_status: `unit: 1, formula: 'sum(v, age, sex)'` });
      // Age inside, from the top: male paying 1e16 + 1 → 1e16; female paying 1e16 + 3 → 1e16 + 4; male paid 1e16; female paid 2e16.
      // Sex next: paying 2e16 + 4, paid 3e16. Status last: 5e16 + 4 is halfway, to even: 5e16 = 8 · 6250000000000000.
      expect(at('all')).toEqual([5e16]);
      expect(at('keeps_status')).toEqual([2e16 + 4, 3e16]);
    });

    it('skips what the condition leaves out, and adds 0 where nothing is left', () => {
      const at = sums(STATUS + SEX + AGE, {
        small: `unit: 1, formula: 'sum(v, v < 10)'`,
        half: `unit: 1, formula: 'sum(v, status == "paid" or age == 0)'`,
        none: `unit: 1, formula: 'sum(v, v < 0)'`,
        men: `unit: 1, formula: 'sum(v, status, age, sex == "male" and v > 1)'`,
      });
      expect(at('small')).toEqual([5]);
      // Age 1, the paid: 1e16 + 1e16 = 2e16. Age 0: male 2, female 1e16 + 4, together 1e16 + 6. 3e16 + 6 is halfway, to even: 3e16 + 8.
      expect(at('half')).toEqual([3e16 + 8]);
      expect(at('none')).toEqual([0]);
      expect(at('men')).toEqual([2e16]);
    });

    it('is the numerator and the denominator of a mean', () => {
      const at = sums(STATUS + SEX + AGE, {
        of_ones: `unit: 1, formula: 'mean(v * 0 + 1, v)'`, by_weight: `unit: 1, formula: 'mean(v, v * 0 + 1)'`,
        some: `unit: 1, formula: 'mean(v * 0 + 1, v, status == "paid" or age == 0)'`, plain: `unit: 1, formula: 'mean(v, v * 0 + 1, age, status)'`,
      });
      expect(at('of_ones')).toEqual([1]);
      expect(at('by_weight')).toEqual([(5e16 + 8) / 8]);
      expect(at('some')).toEqual([1]);
      expect(at('plain')).toEqual([2e16 / 4, (3e16 + 4) / 4]);
    });
  });
});
