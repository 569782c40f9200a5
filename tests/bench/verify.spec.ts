import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { buildComparator, type CppRun } from '../../src/bench/comparator.js';
import { verifyEngine, verifyK1 } from '../../src/bench/verify.js';
import { expectPublished } from '../tolerances.js';

/** By the definition of the benchmark. */
const FUND_AFTER_75_YEARS = '-24244855721.6095';

describe('the C++ comparator of K1', () => {
  const folder = mkdtempSync(join(tmpdir(), 'chusuan-k1-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const { comparator, reason } = buildComparator(join(folder, 'k1'));

  if (!comparator) {
    it.skip(`NOT TESTED: no C++ compiler here: ${reason}`, () => undefined);
    return;
  }

  it.each(['plain', 'hoisted'] as const)('builds, and its %s form gives the check value', async (form) => {
    const run: CppRun = await comparator.run(8, form);
    expectPublished(run.check, FUND_AFTER_75_YEARS, 'fund after 75 years');
    expect(run.firstNegative).toBe(11);
    expect(run.milliseconds).toBeGreaterThan(0);
  });
});

describe('before anything is timed, K1', () => {
  /** Below zero from the eleventh year on. */
  const funds = [...new Array<number>(10).fill(1), ...new Array<number>(64).fill(-1), Number(FUND_AFTER_75_YEARS)];

  it('passes with its check value', () => {
    expect(() => verifyK1('x', funds)).not.toThrow();
  });

  it.each([
    ['a thousandth of a millionth away', [...funds.slice(0, 74), Number(FUND_AFTER_75_YEARS) * (1 + 1e-9)]],
    ['without a number', [...funds.slice(0, 74), Number.NaN]],
    ['negative a year early', [...funds.slice(0, 9), -1, ...funds.slice(10)]],
    ['with a year too few', funds.slice(1)],
  ])('stops the benchmark %s', (_, wrong) => {
    expect(() => verifyK1('x', wrong)).toThrow('bench-wrong-result');
  });
});

describe('what is timed', () => {
  it('is the engine that the manifest names, and nothing left to another', () => {
    expect(() => verifyEngine('simd', 'simd', 0)).not.toThrow();
    expect(() => verifyEngine('simd', 'interpreter', 0)).toThrow('bench-other-engine');
    expect(() => verifyEngine('simd', 'simd', 1)).toThrow('bench-other-engine');
  });
});
