import { cellCount, type Dimension } from '../model/index.js';

/** 展开 — cells over some dimensions spread over all declared ones: a missing dimension repeats the value. */
export function unfold(cells: Float64Array, from: readonly Dimension[], to: readonly Dimension[]): Float64Array {
  const unfolded = new Float64Array(cellCount(to)); // [cell] row-major over `to`
  // Step in `cells` for one step along each dimension of `to`; 0 where it is missing.
  const steps = to.map(({ name }) => {
    const index = from.findIndex((dimension) => dimension.name === name);
    return index < 0 ? 0 : cellCount(from.slice(index + 1));
  });
  for (let cell = 0; cell < unfolded.length; cell++) {
    let rest = cell;
    let source = 0;
    for (let d = to.length - 1; d >= 0; d--) {
      const { size } = to[d]!;
      source += (rest % size) * steps[d]!;
      rest = Math.floor(rest / size);
    }
    unfolded[cell] = cells[source]!;
  }
  return unfolded;
}
