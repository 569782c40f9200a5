import type { Dimension, Model } from '../model/index.js';

/** Dimensions of at most this size are written out cell by cell; larger ones become loops. */
const MOST_UNROLLED = 12;
/** Most cells one loop body is written out for. */
const MOST_REPLICAS = 32;

/** Above the largest size of a dimension (the language's limit is 10,001). */
const LARGEST_SIZE = 16384;

/** The cell a piece of code stands for: an index for every unrolled dimension it knows. */
export type CellIndex = ReadonlyMap<string, number>;

/** Indices of a loop's outermost dimension that one function covers. */
export interface Range {
  readonly first: number;
  readonly last: number;
}

/**
 * 维度的安排 — which dimensions are unrolled and which are looped. A *frame* is the list of looped dimensions of a
 * quantity, the outermost loop first: the ageing one, else in declared order; `''` is the frame of path-level values.
 */
export class Axes {
  private readonly byName: ReadonlyMap<string, Dimension>;
  private readonly looped: ReadonlySet<string>;
  private readonly cells = new WeakMap<readonly string[], Map<number, Int32Array>>();
  private readonly unrolled = new WeakMap<readonly string[], string[]>();
  private readonly frameNames = new WeakMap<readonly string[], string>();
  private readonly frames = new Map<string, string[]>();

  constructor(model: Pick<Model, 'dimensions' | 'rules'>) {
    this.byName = new Map(model.dimensions.map((dimension) => [dimension.name, dimension]));
    this.looped = loopedDimensions(model);
  }

  dimension(name: string): Dimension {
    return this.byName.get(name)!;
  }

  isLooped(name: string): boolean {
    return this.looped.has(name);
  }

  frameOf(names: readonly string[]): string {
    let frame = this.frameNames.get(names);
    if (frame === undefined) this.frameNames.set(names, (frame = this.findFrame(names)));
    return frame;
  }

  private findFrame(names: readonly string[]): string {
    const loops = names.filter((name) => this.looped.has(name));
    const ageing = loops.filter((name) => this.dimension(name).ageing);
    return [...ageing, ...loops.filter((name) => !ageing.includes(name))].join(' ');
  }

  loopsOf(frame: string): readonly string[] {
    let loops = this.frames.get(frame);
    if (!loops) this.frames.set(frame, (loops = frame === '' ? [] : frame.split(' ')));
    return loops;
  }

  /** Cells of a frame. */
  frameLength(frame: string): number {
    return this.loopsOf(frame).reduce((product, name) => product * this.dimension(name).size, 1);
  }

  /** Records between neighbours along a looped dimension of a frame. */
  strideOf(frame: string, dimension: string): number {
    const loops = this.loopsOf(frame);
    return loops.slice(loops.indexOf(dimension) + 1).reduce((product, name) => product * this.dimension(name).size, 1);
  }

  unrolledOf(names: readonly string[]): readonly string[] {
    let unrolled = this.unrolled.get(names);
    if (!unrolled) this.unrolled.set(names, (unrolled = names.filter((name) => !this.looped.has(name))));
    return unrolled;
  }

  /** All cells over the unrolled dimensions among `names`, the last declared fastest. */
  replicas(names: readonly string[]): Map<string, number>[] {
    return this.unrolledOf(names).reduce(
      (cells, name) => cells.flatMap((cell) => Array.from({ length: this.dimension(name).size }, (_, index) => new Map([...cell, [name, index]]))),
      [new Map<string, number>()],
    );
  }

  /** Number of a replica among those of `names`. */
  replicaNumber(names: readonly string[], at: CellIndex): number {
    let number = 0;
    for (const name of this.unrolledOf(names)) number = number * this.dimension(name).size + at.get(name)!;
    return number;
  }

  /** Flat cell of a quantity over `names` (declared order, last fastest). */
  flatCell(names: readonly string[], at: CellIndex): number {
    return names.reduce((flat, name) => flat * this.dimension(name).size + at.get(name)!, 0);
  }

  cellCount(names: readonly string[]): number {
    return names.reduce((product, name) => product * this.dimension(name).size, 1);
  }

  /** Flat cells of one replica of a quantity, records in order; `range` limits its outermost loop. */
  flatCells(names: readonly string[], at: CellIndex, range?: Range): Int32Array {
    let known = this.cells.get(names);
    if (!known) this.cells.set(names, (known = new Map<number, Int32Array>()));
    const key = range ? (this.replicaNumber(names, at) * LARGEST_SIZE + range.first + 1) * LARGEST_SIZE + range.last : -1 - this.replicaNumber(names, at);
    let cells = known.get(key);
    if (!cells) known.set(key, (cells = this.listCells(names, at, range)));
    return cells;
  }

  private listCells(names: readonly string[], at: CellIndex, range: Range | undefined): Int32Array {
    const strides = new Map<string, number>();
    let stride = 1;
    for (const name of [...names].reverse()) {
      strides.set(name, stride);
      stride *= this.dimension(name).size;
    }
    let cells = Int32Array.of(this.unrolledOf(names).reduce((flat, name) => flat + at.get(name)! * strides.get(name)!, 0));
    this.loopsOf(this.frameOf(names)).forEach((name, depth) => {
      const { first, last } = depth === 0 && range ? range : { first: 0, last: this.dimension(name).size - 1 };
      const count = last - first + 1;
      const step = strides.get(name)!;
      const longer = new Int32Array(cells.length * count);
      for (let i = 0; i < cells.length; i++) for (let k = 0; k < count; k++) longer[i * count + k] = cells[i]! + (first + k) * step;
      cells = longer;
    });
    return cells;
  }
}

/** Small dimensions are unrolled, the smallest first, as long as no rule gets more replicas than a body should have. */
function loopedDimensions({ dimensions, rules }: Pick<Model, 'dimensions' | 'rules'>): Set<string> {
  const looped = new Set(dimensions.map(({ name }) => name));
  const shapes = [...new Set([...rules.values()].map((rule) => rule.dimensions.join(' ')))].map((text) => text.split(' '));
  const size = new Map(dimensions.map((dimension) => [dimension.name, dimension.size]));
  for (const { name } of [...dimensions].filter((dimension) => dimension.size <= MOST_UNROLLED).sort((a, b) => a.size - b.size)) {
    looped.delete(name);
    const replicas = Math.max(1, ...shapes.map((names) => names.filter((own) => size.has(own) && !looped.has(own)).reduce((product, own) => product * size.get(own)!, 1)));
    if (replicas > MOST_REPLICAS) looped.add(name);
  }
  return looped;
}
