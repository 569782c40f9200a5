import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choleskyFactor, nearestCorrelation, smallestEigenvalue } from '../../src/numerics/index.js';
import { expectExact, expectPublished, expectReassociated } from '../tolerances.js';

// One seed, so that a failure comes back on every run.
fc.configureGlobal({ seed: 20260101 });

/** No matrix of correlations: a moves with b, b with c, but a against c. */
const impossible = [
  [1, 0.9, -0.9],
  [0.9, 1, 0.9],
  [-0.9, 0.9, 1],
];

describe('the Cholesky factor', () => {
  it('of a 3×3 matrix is the one found by hand', () => {
    // L11 = √4 = 2; L21 = 12/2 = 6; L31 = −16/2 = −8; L22 = √(37−36) = 1; L32 = (−43+48)/1 = 5; L33 = √(98−64−25) = 3
    const factor = choleskyFactor([
      [4, 12, -16],
      [12, 37, -43],
      [-16, -43, 98],
    ]);
    expect(factor).toEqual([
      [2, 0, 0],
      [6, 1, 0],
      [-8, 5, 3],
    ]);
  });

  it('is refused for an impossible, a perfect and a non-finite correlation', () => {
    expect(choleskyFactor(impossible)).toBeUndefined();
    expect(choleskyFactor([[1, 1], [1, 1]])).toBeUndefined();
    expect(choleskyFactor([[1, NaN], [NaN, 1]])).toBeUndefined();
  });
});

describe('the smallest eigenvalue', () => {
  it('of a pair of noises is one minus the size of their correlation', () => {
    expectReassociated(smallestEigenvalue([[1, 0.35], [0.35, 1]]), 0.65, 'correlation 0.35');
    expectReassociated(smallestEigenvalue([[1, -0.2], [-0.2, 1]]), 0.8, 'correlation -0.2');
  });

  it('of the impossible matrix is -0.8', () => {
    // (1, −1, 1)/√3 is an eigenvector: 1 − 0.9 − 0.9 = −0.8
    expectReassociated(smallestEigenvalue(impossible), -0.8, 'smallest eigenvalue');
  });

  it('of a diagonal matrix is its smallest entry', () => {
    expectExact(smallestEigenvalue([[3, 0, 0], [0, 0, 0], [0, 0, 2]]), 0, 'smallest eigenvalue');
  });
});

describe('the nearest correlation matrix', () => {
  it("is the one of Higham's example", () => {
    // Higham (2002), section 4: A = tridiagonal ones; the printed answer has 4 digits.
    const nearest = nearestCorrelation([[1, 1, 0], [1, 1, 1], [0, 1, 1]], 1e-8);
    expectPublished(nearest[0]![1]!, '0.7607', 'first correlation');
    expectPublished(nearest[0]![2]!, '0.1573', 'second correlation');
  });

  it('leaves a valid matrix as it is', () => {
    const valid = [[1, 0.35], [0.35, 1]];
    expectReassociated(nearestCorrelation(valid)[0]![1]!, 0.35, 'correlation');
  });

  it('has a unit diagonal, is symmetric and positive definite, whatever was asked for', () => {
    const entry = fc.double({ min: -1, max: 1, noNaN: true });
    const matrix = fc.integer({ min: 2, max: 6 }).chain((n) =>
      fc.array(entry, { minLength: n * n, maxLength: n * n }).map((entries) =>
        Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => (i === j ? 1 : entries[Math.min(i, j) * n + Math.max(i, j)]!))),
      ),
    );
    fc.assert(
      fc.property(matrix, (asked) => {
        const nearest = nearestCorrelation(asked, 1e-4);
        expect(choleskyFactor(nearest)).toBeDefined();
        nearest.forEach((row, i) => {
          expectExact(row[i]!, 1, `diagonal ${i}`);
          row.forEach((value, j) => { expectExact(value, nearest[j]![i]!, `entry ${i}, ${j}`); });
        });
      }),
      { numRuns: 50 },
    );
  });
});
