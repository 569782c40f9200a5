import type { Axes } from './axes.js';

/** One small number per cell; a plain number when all cells agree. */
export type Flags = number | Uint8Array;

export function isAll(flags: Flags, value: number): boolean {
  return typeof flags === 'number' ? flags === value : flags.every((flag) => flag === value);
}

/** A plain number where it can be one. */
export function packed(flags: Uint8Array): Flags {
  const first = flags[0]!;
  for (let cell = 1; cell < flags.length; cell++) if (flags[cell] !== first) return flags;
  return first;
}

/** 1 where both are. */
export function bitAnd(cells: number, a: Flags, b: Flags): Flags {
  if (typeof a === 'number') return typeof b === 'number' ? a & b : a === 0 ? 0 : b;
  if (typeof b === 'number') return b === 0 ? 0 : a;
  const out = new Uint8Array(cells);
  for (let cell = 0; cell < cells; cell++) out[cell] = a[cell]! & b[cell]!;
  return packed(out);
}

/** 1 where one is. */
export function bitOr(cells: number, a: Flags, b: Flags): Flags {
  if (typeof a === 'number') return typeof b === 'number' ? a | b : a === 1 ? 1 : b;
  if (typeof b === 'number') return b === 1 ? 1 : a;
  const out = new Uint8Array(cells);
  for (let cell = 0; cell < cells; cell++) out[cell] = a[cell]! | b[cell]!;
  return packed(out);
}

/** The same decision for every cell. */
export function combine(cells: number, operands: readonly Flags[], decide: (values: readonly number[]) => number): Flags {
  if (operands.every((flags) => typeof flags === 'number')) return decide(operands);
  const values = operands.map(() => 0);
  const out = new Uint8Array(cells);
  for (let cell = 0; cell < cells; cell++) {
    for (let i = 0; i < operands.length; i++) values[i] = flagAt(operands[i]!, cell);
    out[cell] = decide(values);
  }
  return packed(out);
}

export function flagAt(flags: Flags, cell: number): number {
  return typeof flags === 'number' ? flags : flags[cell]!;
}

export function sameFlags(a: Flags, b: Flags): boolean {
  if (typeof a === 'number' || typeof b === 'number') return a === b;
  return a.every((flag, i) => flag === b[i]);
}

/** Flags cell by cell, repeated over dimensions they lack. */
export class FlagSpreader {
  private readonly axes: Axes;
  private readonly maps = new Map<string, Int32Array>();

  constructor(axes: Axes) {
    this.axes = axes;
  }

  spread(flags: Flags, from: readonly string[], to: readonly string[]): Flags {
    if (typeof flags === 'number' || from.length === to.length) return flags;
    const sources = this.sources(from, to);
    const out = new Uint8Array(sources.length);
    for (let cell = 0; cell < out.length; cell++) out[cell] = flags[sources[cell]!]!;
    return out;
  }

  /** Cell of `from` for every cell of `to`, which has all dimensions of `from`. */
  sources(from: readonly string[], to: readonly string[]): Int32Array {
    const key = `${from.join()}>${to.join()}`;
    let map = this.maps.get(key);
    if (map) return map;
    map = new Int32Array(this.axes.cellCount(to)); // [cell of `to`]
    // From the last dimension outwards: each repeats what stands so far.
    let filled = 1;
    let stride = 1;
    for (const name of [...to].reverse()) {
      const { size } = this.axes.dimension(name);
      const step = from.includes(name) ? stride : 0;
      for (let index = size - 1; index >= 0; index--) for (let i = 0; i < filled; i++) map[index * filled + i] = map[i]! + index * step;
      if (from.includes(name)) stride *= size;
      filled *= size;
    }
    this.maps.set(key, map);
    return map;
  }

  /** Extents of a dimension among `names` as [outer × size × inner]. */
  extents(names: readonly string[], name: string): { outer: number; size: number; inner: number } {
    const axis = names.indexOf(name);
    return { outer: this.axes.cellCount(names.slice(0, axis)), size: this.axes.dimension(name).size, inner: this.axes.cellCount(names.slice(axis + 1)) };
  }
}
