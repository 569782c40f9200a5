import type { Dimension } from './types.js';

/** 单元格 — cells over dimensions in declared order, row-major: the last dimension runs fastest. */
export function cellCount(dimensions: readonly Pick<Dimension, 'size'>[]): number {
  return dimensions.reduce((count, { size }) => count * size, 1);
}

/** Index along each dimension of a flat cell number. */
export function cellIndices(dimensions: readonly Pick<Dimension, 'size'>[], cell: number): number[] {
  const indices: number[] = [];
  let rest = cell;
  for (let axis = dimensions.length - 1; axis >= 0; axis--) {
    const { size } = dimensions[axis]!;
    indices[axis] = rest % size;
    rest = Math.floor(rest / size);
  }
  return indices;
}

/** Coordinates of a flat cell number as the labels of its dimensions. */
export function cellLabels(dimensions: readonly Pick<Dimension, 'size' | 'labels'>[], cell: number): string[] {
  return cellIndices(dimensions, cell).map((index, axis) => dimensions[axis]!.labels[index]!);
}
