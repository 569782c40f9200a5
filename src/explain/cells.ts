import { cellIndices, type Dimension } from '../model/index.js';
import type { Coordinate } from './types.js';

/** Index along each dimension that is fixed. */
export type Where = ReadonlyMap<string, number>;

/** 单元格 — flat cells and where they are, over the dimensions of a model. */
export class Cells {
  private readonly byName: ReadonlyMap<string, Dimension>;

  constructor(dimensions: readonly Dimension[]) {
    this.byName = new Map(dimensions.map((dimension) => [dimension.name, dimension]));
  }

  dimension(name: string): Dimension {
    return this.byName.get(name)!;
  }

  /** Flat cell of the named dimensions (row-major) where all of them are fixed. */
  flat(names: readonly string[], where: Where): number {
    return names.reduce((flat, name) => flat * this.dimension(name).size + where.get(name)!, 0);
  }

  where(names: readonly string[], cell: number): Where {
    const indices = cellIndices(names.map((name) => this.dimension(name)), cell);
    return new Map(names.map((name, axis) => [name, indices[axis]!]));
  }

  coordinates(names: readonly string[], where: Where): Coordinate[] {
    return names.map((name) => ({ dimension: name, label: this.dimension(name).labels[where.get(name)!]! }));
  }

  /** Every place over the named dimensions that agrees with what is fixed. */
  * within(names: readonly string[], fixed: Where): Generator<Where> {
    const free = names.filter((name) => !fixed.has(name));
    const count = free.reduce((product, name) => product * this.dimension(name).size, 1);
    for (let cell = 0; cell < count; cell++) yield new Map([...fixed, ...this.where(free, cell)]);
  }
}
