import type { FormulaText } from './wat.js';

// Philox 4×32-10 (src/random/philox.ts has the source) on four counters at once: two paths × two noises, one i32x4
// per counter word with lanes [noise A path p, A p+1, B p, B p+1].
const MULTIPLIER_0 = 0xd2511f53;
const MULTIPLIER_1 = 0xcd9e8d57;
const KEY_STEP_0 = 0x9e3779b9;
const KEY_STEP_1 = 0xbb67ae85;
const ROUNDS = 10;
const LANES = 4;
/** Two splatted key words per round. */
const ROUND_BYTES = 2 * LANES * 4;

/** Bytes that `writeSeed` fills. */
export const SEED_BYTES = ROUNDS * ROUND_BYTES + LANES * 4;

/** 写入种子 — the three seed words as a schedule of splatted round keys, then the splatted counter word. */
export function writeSeed(view: DataView, at: number, seedWords: readonly [number, number, number]): void {
  const splat = (offset: number, word: number): void => {
    for (let lane = 0; lane < LANES; lane++) view.setInt32(at + offset + 4 * lane, word, true);
  };
  for (let round = 0; round < ROUNDS; round++) {
    splat(round * ROUND_BYTES, seedWords[0] + Math.imul(round, KEY_STEP_0));
    splat(round * ROUND_BYTES + 4 * LANES, seedWords[1] + Math.imul(round, KEY_STEP_1));
  }
  splat(ROUNDS * ROUND_BYTES, seedWords[2]);
}

/** The only product of a name's hash: known before any path or year is. */
export function hashProduct(nameHash: number): { readonly low: number; readonly high: number } {
  const product = BigInt(MULTIPLIER_1) * BigInt(nameHash >>> 0);
  return { low: Number(BigInt.asIntN(32, product)), high: Number(BigInt.asIntN(32, product >> 32n)) };
}

/** What of the rounds is the same for every noise of a path and year. */
export interface SharedRounds {
  readonly yearKey: string;
  readonly c0: string;
  readonly c1: string;
  readonly c2: string;
}

/**
 * The part of the first two rounds that no noise enters. `paths` holds four path numbers, `years` four times the year,
 * `seed` is the expression of the address `writeSeed` wrote to.
 */
export function sharedRounds(paths: string, years: string, seed: string, text: FormulaText): SharedRounds {
  const key = keys(seed);
  const first = product('path', multiplier(MULTIPLIER_0, text), paths, text);
  const counterWord = `(v128.load offset=${ROUNDS * ROUND_BYTES} ${seed})`;
  const second = product('shared', multiplier(MULTIPLIER_1, text), text.set('shared', xor(first.high, xor(counterWord, key(0, 1)))), text);
  return {
    yearKey: text.set('yearKey', xor(years, key(0, 0))),
    c0: text.set('sharedC0', xor(second.high, key(1, 0))),
    c1: text.set('sharedC1', second.low),
    c2: text.set('sharedC2', xor(first.low, key(1, 1))),
  };
}

/**
 * The first two random words of each counter, as 64-bit lanes word0·2^32 + word1: noise A's two paths, noise B's.
 * `low` and `high` are the words of the two noises' `hashProduct`, lanes [A, A, B, B].
 */
export function randomWords(low: string, high: string, shared: SharedRounds, seed: string, text: FormulaText): [first: string, second: string] {
  const { set } = text;
  const key = keys(seed);
  const multiplier0 = multiplier(MULTIPLIER_0, text);
  const multiplier1 = multiplier(MULTIPLIER_1, text);
  const ofNoise = product('p0', multiplier0, set('c0', xor(high, shared.yearKey)), text);
  let c0 = set('c0', xor(low, shared.c0));
  let c1 = shared.c1;
  let c2 = set('c2', xor(ofNoise.high, shared.c2));
  let c3 = set('c3', ofNoise.low);
  for (let round = 2; round < ROUNDS - 2; round++) {
    const product0 = product('p0', multiplier0, c0, text);
    const product1 = product('p1', multiplier1, c2, text);
    c0 = set('c0', xor(xor(product1.high, c1), key(round, 0)));
    c1 = set('c1', product1.low);
    c2 = set('c2', xor(xor(product0.high, c3), key(round, 1)));
    c3 = set('c3', product0.low);
  }
  // Two of the four words are used, so the last two rounds are done in part; the product's low half is a word in place.
  const last0 = product('p0', multiplier0, c0, text);
  c1 = set('c1', `(i32x4.mul ${multiplier1} ${c2})`);
  c2 = set('c2', xor(xor(last0.high, c3), key(ROUNDS - 2, 1)));
  const upper = set('upper', xor(c1, key(ROUNDS - 1, 0)));
  const none = text.bits(0n);
  return [
    xor(`(i64x2.extmul_low_i32x4_u ${multiplier1} ${c2})`, shuffle([0, 4, 1, 5], none, upper)),
    xor(`(i64x2.extmul_high_i32x4_u ${multiplier1} ${c2})`, shuffle([2, 6, 3, 7], none, upper)),
  ];
}

/** The halves of four 32 × 32 bit products. */
function product(name: string, factor: string, words: string, { set }: FormulaText): { readonly low: string; readonly high: string } {
  const lower = set(`${name}Lower`, `(i64x2.extmul_low_i32x4_u ${factor} ${words})`);
  const upper = set(`${name}Upper`, `(i64x2.extmul_high_i32x4_u ${factor} ${words})`);
  return { low: shuffle([0, 2, 4, 6], lower, upper), high: shuffle([1, 3, 5, 7], lower, upper) };
}

/** Four 32-bit lanes out of eight: 0 … 3 of `a`, 4 … 7 of `b`. */
function shuffle(lanes: readonly number[], a: string, b: string): string {
  const bytes = lanes.flatMap((lane) => [0, 1, 2, 3].map((byte) => 4 * lane + byte));
  return `(i8x16.shuffle ${bytes.join(' ')} ${a} ${b})`;
}

function keys(seed: string): (round: number, word: 0 | 1) => string {
  return (round, word) => `(v128.load offset=${round * ROUND_BYTES + word * LANES * 4} ${seed})`;
}

function multiplier(word: number, { bits }: FormulaText): string {
  return bits((BigInt(word) << 32n) | BigInt(word));
}

function xor(a: string, b: string): string {
  return `(v128.xor ${a} ${b})`;
}
