import type { NoiseKind } from '../../model/index.js';
import { hashProduct } from './philox.js';

// The memory that `$draw` and `$correlate` read, little-endian. Addresses are bytes in the module's memory.
//
// Noise table, noises in pairs, the last one padded by a noise that nobody reads:
//   +0  i32[4]  low words of the two names' hash products, lanes [A, A, B, B]
//   +16 i32[4]  their high words
//   +32 i32[4]  A: −1 for a normal, 0 for a uniform; slot; B: the same
// then 16 bytes for the padding's draw, then the list of lanes that fall into a tail, i32 each.
export const PAIR_BYTES = 48;
export const SHAPE_OFFSET = 32;
const LANES = 2;

/** 一个噪声 — what `$draw` needs to know of it; `slot` is where the v128 of the two paths goes. */
export interface NoiseEntry {
  readonly nameHash: number;
  readonly kind: NoiseKind;
  readonly slot: number;
}

function pairBytes(count: number): number {
  return Math.ceil(count / 2) * PAIR_BYTES;
}

/** Bytes of the table of `count` noises, including what `$draw` scribbles; a multiple of 16. */
export function noiseTableBytes(count: number): number {
  // One more entry: an odd last tail stands twice.
  return pairBytes(count) + 16 + Math.ceil(((count * LANES + 1) * 4) / 16) * 16;
}

/** 写入噪声表 — the noises of one `$draw` at `at` (a multiple of 16): the yearly ones, or those made once per path. */
export function writeNoiseTable(view: DataView, at: number, noises: readonly NoiseEntry[]): void {
  const padding: NoiseEntry = { nameHash: 0, kind: 'uniform', slot: at + pairBytes(noises.length) };
  for (let index = 0; index < noises.length + (noises.length % 2); index++) {
    const { nameHash, kind, slot } = noises[index] ?? padding;
    const pair = at + (index >> 1) * PAIR_BYTES;
    const inPair = index % 2;
    const { low, high } = hashProduct(nameHash);
    for (const lane of [2 * inPair, 2 * inPair + 1]) {
      view.setInt32(pair + 4 * lane, low, true);
      view.setInt32(pair + 16 + 4 * lane, high, true);
    }
    view.setInt32(pair + SHAPE_OFFSET + 8 * inPair, kind === 'uniform' ? 0 : -1, true);
    view.setInt32(pair + SHAPE_OFFSET + 8 * inPair + 4, slot, true);
  }
}

// Correlation group: i32 n, i32 address of the factor, i32[n] slots in declared order, padding to 8 bytes, then the
// factor's rows from the last (n numbers) to the first (1 number), f64 each, down to the diagonal.
const GROUP_HEAD = 8;

function factorOffset(count: number): number {
  return GROUP_HEAD + Math.ceil(count / 2) * 8;
}

/** Bytes of a group of `count` correlated noises; a multiple of 8. */
export function correlationBytes(count: number): number {
  return factorOffset(count) + 8 * ((count * (count + 1)) / 2);
}

/** 写入相关组 — one `$correlate` at `at` (a multiple of 8): slots in declared order, `lower` [n × n] row-major. */
export function writeCorrelation(view: DataView, at: number, slots: readonly number[], lower: readonly number[]): void {
  const n = slots.length;
  view.setInt32(at, n, true);
  view.setInt32(at + 4, at + factorOffset(n), true);
  slots.forEach((slot, index) => view.setInt32(at + GROUP_HEAD + 4 * index, slot, true));
  let next = at + factorOffset(n);
  for (let row = n - 1; row >= 0; row--) {
    for (let column = 0; column <= row; column++, next += 8) view.setFloat64(next, lower[row * n + column]!, true);
  }
}
