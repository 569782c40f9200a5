// 独立复算 — the best estimate of the baseline against a second computation that uses neither engine nor rulebook.
// After a change of the baseline's numbers: python3 tests/golden/make/independent.py
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ENGINES, walkPath } from '../engines.js';
import { expectReassociated } from '../tolerances.js';
import { FIGURES, Figures, independentFigures, ruleOf } from './independent-figures.js';
import { BASELINE, planOf } from './projection.js';

const plan = planOf(BASELINE);
const expected = independentFigures();
const columns = [...expected.get(plan.baseYear + 1)!.keys()];

describe('the second computation', () => {
  it('has every year of the baseline', () => {
    expect([...expected.keys()]).toEqual(Array.from({ length: plan.lastYear - plan.baseYear }, (_, k) => plan.baseYear + 1 + k));
  });

  it('has every output of the rulebook', () => {
    const covered = new Set(columns.map(ruleOf));
    expect(plan.outputs.map(({ rule }) => rule).filter((rule) => !covered.has(rule))).toEqual([]);
  });

  // Never skipped: without python3 this fails, for a file that nobody can make again proves nothing.
  it('is what the script computes today', () => {
    const computed = execFileSync('python3', ['tests/golden/make/independent.py', '--print'], { encoding: 'utf8', maxBuffer: 2 ** 26 }).split('\n');
    const kept = readFileSync(FIGURES, 'utf8').split('\n');
    expect(computed.slice(0, 3)).toEqual(kept.slice(0, 3));
    expect(computed).toHaveLength(kept.length);
    // Exponentials of another C library may differ in the last bit.
    kept.slice(3, -1).forEach((line, row) => {
      line.split(',').forEach((text, column) => {
        expectReassociated(Number(computed[row + 3]!.split(',')[column]), Number(text), `${String(plan.baseYear + 1 + row)} ${columns[column - 1] ?? 'year'}`);
      });
    });
  });
});

describe.each(ENGINES)('%s', (engine) => {
  describe('the best estimate of the Hubei baseline', () => {
    const figures = new Figures(plan.model);
    const calculated = new Map<number, Map<string, number>>();
    walkPath(engine, plan, 0, true, (year, values) => {
      calculated.set(year, new Map(columns.map((column) => [column, figures.value(column, values)])));
    });

    it.each(columns)('%s agrees with the independent computation in every year', (column) => {
      for (const [year, row] of expected) expectReassociated(calculated.get(year)!.get(column)!, row.get(column)!, `${column} ${String(year)}`);
    });
  });
});
