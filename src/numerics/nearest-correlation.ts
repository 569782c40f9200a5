import { eigensystem } from './eigenvalues.js';

const MOST_ROUNDS = 2000;
/** A round that moves no entry by more than this has converged. */
const SETTLED = 1e-10;

/**
 * 最近的相关矩阵 — the correlation matrix nearest to a symmetric matrix (in the sum of squared differences),
 * with unit diagonal and no eigenvalue below about `floor`.
 *
 * Alternating projections with Dykstra's correction.
 * @source N. J. Higham, Computing the nearest correlation matrix, IMA J. Numer. Anal. 22 (2002) 329–343.
 */
export function nearestCorrelation(matrix: readonly (readonly number[])[], floor = 1e-6): number[][] {
  const n = matrix.length;
  let current = matrix.map((row, i) => row.map((entry, j) => (entry + matrix[j]![i]!) / 2));
  let correction = matrix.map(() => new Array<number>(n).fill(0));
  let hasSettled = false;
  for (let round = 0; round < MOST_ROUNDS && !hasSettled; round++) {
    const corrected = current.map((row, i) => row.map((entry, j) => entry - correction[i]![j]!));
    const projected = withEigenvaluesAbove(corrected, floor);
    correction = projected.map((row, i) => row.map((entry, j) => entry - corrected[i]![j]!));
    const next = projected.map((row, i) => row.map((entry, j) => (i === j ? 1 : entry)));
    hasSettled = next.every((row, i) => row.every((entry, j) => Math.abs(entry - current[i]![j]!) <= SETTLED));
    current = next;
  }
  // Setting the diagonal can lower an eigenvalue a little below the floor; scaling both sides cannot change signs.
  return withUnitDiagonal(withEigenvaluesAbove(current, floor));
}

/** The nearest symmetric matrix whose eigenvalues are at least `floor`. */
function withEigenvaluesAbove(matrix: readonly (readonly number[])[], floor: number): number[][] {
  const { values, vectors } = eigensystem(matrix);
  return matrix.map((row, i) =>
    row.map((_, j) => {
      // The same bits above and below the diagonal: multiplication commutes.
      let sum = 0;
      for (let k = 0; k < values.length; k++) sum += Math.max(values[k]!, floor) * (vectors[i]![k]! * vectors[j]![k]!);
      return sum;
    }),
  );
}

function withUnitDiagonal(matrix: readonly (readonly number[])[]): number[][] {
  return matrix.map((row, i) =>
    row.map((entry, j) => (i === j ? 1 : entry / Math.sqrt(matrix[i]![i]! * matrix[j]![j]!))),
  );
}
