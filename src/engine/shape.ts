import { cellIndices, type Dimension } from '../model/index.js';

/** 形状 — the cells of a quantity: dimensions in declared order, row-major (last dimension fastest). */
export interface Shape {
  readonly names: readonly string[];
  readonly sizes: readonly number[];
  readonly length: number;
}

/** 轴 — a dimension seen as the middle one of three: [outer × size × inner], row-major. */
export interface Axis {
  readonly outer: number;
  readonly size: number;
  readonly inner: number;
  readonly name: string;
}

export class Shapes {
  private readonly byName: ReadonlyMap<string, Dimension>;
  private readonly broadcasts = new Map<string, Int32Array>();

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
  ageingAxis(shape: Shape): Axis | undefined {
    const name = shape.names.find((each) => this.dimension(each).ageing);
    return name === undefined ? undefined : this.axis(shape, name);
  }

  /** One dimension of a shape as [outer × it × inner] extents. */
  axis({ names, sizes }: Shape, name: string): Axis {
    const axis = names.indexOf(name);
    const product = (part: readonly number[]): number => part.reduce((all, size) => all * size, 1);
    return { outer: product(sizes.slice(0, axis)), size: sizes[axis]!, inner: product(sizes.slice(axis + 1)), name };
  }

  /** For each cell of `to`, the cell of `from` it takes its value from; `from` has a subset of the dimensions. Not to be written to. */
  broadcast(from: Shape, to: Shape): Int32Array {
    const key = `${from.names.join()} ${to.names.join()}`;
    let index = this.broadcasts.get(key);
    if (!index) this.broadcasts.set(key, (index = listBroadcast(from, to)));
    return index;
  }
}

function listBroadcast(from: Shape, to: Shape): Int32Array {
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

function indicesOf({ sizes }: Shape, cell: number): number[] {
  return cellIndices(sizes.map((size) => ({ size })), cell);
}
