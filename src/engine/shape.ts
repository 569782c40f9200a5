import { cellIndices, type Dimension } from '../model/index.js';

/** 形状 — the cells of a quantity: dimensions in declared order, row-major (last dimension fastest). */
export interface Shape {
  readonly names: readonly string[];
  readonly sizes: readonly number[];
  readonly length: number;
}

export class Shapes {
  private readonly byName: ReadonlyMap<string, Dimension>;

  constructor(dimensions: readonly Dimension[]) {
    this.byName = new Map(dimensions.map((dimension) => [dimension.name, dimension]));
  }

  dimension(name: string): Dimension {
    return this.byName.get(name)!;
  }

  of(names: readonly string[]): Shape {
    const sizes = names.map((name) => this.dimension(name).size);
    return { names, sizes, length: sizes.reduce((product, size) => product * size, 1) };
  }

  /** The ageing dimension of a shape as [outer × ageing × inner] extents, if it has one. */
  ageingAxis(shape: Shape): { outer: number; size: number; inner: number; name: string } | undefined {
    const axis = shape.names.findIndex((name) => this.dimension(name).ageing);
    if (axis < 0) return undefined;
    const product = (sizes: readonly number[]): number => sizes.reduce((all, size) => all * size, 1);
    return {
      outer: product(shape.sizes.slice(0, axis)), size: shape.sizes[axis]!, inner: product(shape.sizes.slice(axis + 1)),
      name: shape.names[axis]!,
    };
  }

  /** For each cell of `to`, the cell of `from` it takes its value from; `from` has a subset of the dimensions. */
  broadcast(from: Shape, to: Shape): Int32Array {
    const index = new Int32Array(to.length); // [cell of `to`]
    for (let cell = 0; cell < to.length; cell++) {
      const at = indicesOf(to, cell);
      let source = 0;
      from.names.forEach((name, axis) => {
        source = source * from.sizes[axis]! + at[to.names.indexOf(name)]!;
      });
      index[cell] = source;
    }
    return index;
  }

  /** All cells in the order sums run: declared dimension order, an ageing dimension from the top down. */
  summationOrder(shape: Shape): Int32Array {
    const order = new Int32Array(shape.length);
    for (let step = 0; step < shape.length; step++) {
      const at = indicesOf(shape, step);
      let cell = 0;
      shape.names.forEach((name, axis) => {
        const size = shape.sizes[axis]!;
        const index = this.dimension(name).ageing ? size - 1 - at[axis]! : at[axis]!;
        cell = cell * size + index;
      });
      order[step] = cell;
    }
    return order;
  }
}

function indicesOf({ sizes }: Shape, cell: number): number[] {
  return cellIndices(sizes.map((size) => ({ size })), cell);
}
