/**
 * 乔列斯基分解 — the lower factor L with L·Lᵀ = matrix, or undefined when the matrix is not positive definite.
 *
 * Only the lower triangle is read. Each sum runs over columns from 0 upwards. A pivot that is smaller than
 * its own rounding error counts as zero, so a perfect correlation is refused on every machine alike.
 */
export function choleskyFactor(matrix: readonly (readonly number[])[]): number[][] | undefined {
  const n = matrix.length;
  const lower = matrix.map(() => new Array<number>(n).fill(0)); // [row × column]
  for (let row = 0; row < n; row++) {
    for (let column = 0; column <= row; column++) {
      let rest = matrix[row]![column]!;
      for (let k = 0; k < column; k++) rest -= lower[row]![k]! * lower[column]![k]!;
      if (column < row) {
        lower[row]![column] = rest / lower[column]![column]!;
      } else {
        // Written as "not above" so that a NaN in the matrix is refused too.
        if (!(rest > n * Number.EPSILON * matrix[row]![row]!)) return undefined;
        lower[row]![row] = Math.sqrt(rest);
      }
    }
  }
  return lower;
}
