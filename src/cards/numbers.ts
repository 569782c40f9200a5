import type { Slice } from '../scenario/index.js';

/** 数串 — numbers of a plan that grow. */
export class Numbers {
  private readonly pieces: Float64Array[] = [];
  private readonly before: Float64Array;
  private length: number;

  constructor(before: Float64Array = new Float64Array(0)) {
    this.before = before;
    this.length = before.length;
  }

  add(values: ArrayLike<number>): Slice {
    const piece = Float64Array.from(values);
    this.pieces.push(piece);
    const slice = { offset: this.length, length: piece.length };
    this.length += piece.length;
    return slice;
  }

  finish(): Float64Array {
    const all = new Float64Array(this.length);
    all.set(this.before);
    let offset = this.before.length;
    for (const piece of this.pieces) {
      all.set(piece, offset);
      offset += piece.length;
    }
    return all;
  }
}

export function joined(rows: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(rows.reduce((sum, row) => sum + row.length, 0));
  let offset = 0;
  for (const row of rows) {
    all.set(row, offset);
    offset += row.length;
  }
  return all;
}
