// 独立复算 — the best estimate of the baseline against a second computation that uses neither engine nor rulebook.
// After a change of the baseline's numbers: python3 tests/golden/external/independent.py
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ENGINES, walkPath } from '../engines.js';
import { expectReassociated } from '../tolerances.js';
import { BASELINE, planOf } from './projection.js';

const OLD_AGE = 60;

function expectedValues(): { names: string[]; rows: number[][] } {
  const lines = readFileSync('tests/golden/external/independent.csv', 'utf8').split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const [head = '', ...body] = lines;
  return { names: head.split(',').slice(1), rows: body.map((line) => line.split(',').map(Number)) };
}

const plan = planOf(BASELINE);

describe.each(ENGINES)('%s', (engine) => {
  describe('the best estimate of the Hubei baseline', () => {
    const { names, rows } = expectedValues();
    const calculated = new Map<string, number>();
    walkPath(engine, plan, 0, true, (year, values) => {
      const residents = values('population');
      const ages = residents.length / 2;
      const sum = (cells: Float64Array): number => cells.reduce((total, cell) => total + cell, 0);
      const men = residents.subarray(0, ages);
      const women = residents.subarray(ages);
      calculated.set(`population_male ${String(year)}`, sum(men));
      calculated.set(`population_female ${String(year)}`, sum(women));
      calculated.set(`population_60_plus ${String(year)}`, sum(men.subarray(OLD_AGE)) + sum(women.subarray(OLD_AGE)));
      for (const name of names) if (plan.model.rules.has(name)) calculated.set(`${name} ${String(year)}`, values(name)[0]!);
    });

    it('has every year of the independent computation', () => {
      expect(rows.map(([year]) => year)).toEqual(Array.from({ length: plan.lastYear - plan.baseYear }, (_, k) => plan.baseYear + 1 + k));
    });

    it.each(names)('%s agrees with the independent computation in every year', (name) => {
      const column = names.indexOf(name) + 1;
      for (const row of rows) {
        const key = `${name} ${String(row[0])}`;
        expectReassociated(calculated.get(key) ?? NaN, row[column]!, key);
      }
    });
  });
});
