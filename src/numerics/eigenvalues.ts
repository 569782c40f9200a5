export interface Eigensystem {
  /** In no particular order. */
  readonly values: readonly number[];
  /** [row × eigenvector]: column k belongs to `values[k]`. */
  readonly vectors: readonly (readonly number[])[];
}

/** Jacobi's method converges quadratically; 30 sweeps are far more than any correlation matrix needs. */
const MOST_SWEEPS = 30;

/** 特征值与特征向量 — of a symmetric matrix, by Jacobi rotations in a fixed row-by-row order. */
export function eigensystem(matrix: readonly (readonly number[])[]): Eigensystem {
  const n = matrix.length;
  const a = matrix.map((row) => [...row]);
  const vectors = matrix.map((row, i) => row.map((_, j) => (i === j ? 1 : 0)));
  for (let sweep = 0; sweep < MOST_SWEEPS && sumOffDiagonal(a) > 0; sweep++) {
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) rotate(a, vectors, p, q);
  }
  return { values: a.map((row, i) => row[i]!), vectors };
}

/** 最小特征值 — of a symmetric matrix: positive exactly when the matrix is positive definite. */
export function smallestEigenvalue(matrix: readonly (readonly number[])[]): number {
  return Math.min(...eigensystem(matrix).values);
}

function sumOffDiagonal(a: readonly (readonly number[])[]): number {
  let sum = 0;
  for (let p = 0; p < a.length; p++) for (let q = p + 1; q < a.length; q++) sum += Math.abs(a[p]![q]!);
  return sum;
}

/** Turns the plane of p and q so that a[p][q] becomes zero (Golub & Van Loan, section 8.5). */
function rotate(a: number[][], vectors: number[][], p: number, q: number): void {
  const offDiagonal = a[p]![q]!;
  const gap = a[q]![q]! - a[p]![p]!;
  // Below the rounding of both diagonal entries the entry is noise; clearing it ends the sweeps.
  if (Math.abs(offDiagonal) <= Number.EPSILON * 2 ** -4 * Math.sqrt(Math.abs(a[p]![p]! * a[q]![q]!))) {
    a[p]![q] = 0;
    a[q]![p] = 0;
    return;
  }
  const theta = gap / (2 * offDiagonal);
  const tangent = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const cosine = 1 / Math.sqrt(tangent * tangent + 1);
  const sine = tangent * cosine;
  for (let k = 0; k < a.length; k++) turn(a[k]!, p, q, cosine, sine);
  const rowP = a[p]!;
  const rowQ = a[q]!;
  for (let k = 0; k < a.length; k++) {
    const x = rowP[k]!;
    const y = rowQ[k]!;
    rowP[k] = cosine * x - sine * y;
    rowQ[k] = sine * x + cosine * y;
  }
  rowP[q] = 0;
  rowQ[p] = 0;
  for (const row of vectors) turn(row, p, q, cosine, sine);
}

function turn(row: number[], p: number, q: number, cosine: number, sine: number): void {
  const x = row[p]!;
  const y = row[q]!;
  row[p] = cosine * x - sine * y;
  row[q] = sine * x + cosine * y;
}
