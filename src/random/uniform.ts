const TWO_POWER_20 = 2 ** 20;
const TWO_POWER_MINUS_52 = 2 ** -52;

/**
 * 均匀数 — two random words as (k + 0.5)·2^−52, k = word0·2^20 + (word1 >>> 12).
 *
 * Never 0 or 1; exact, and so is 1 − u, which belongs to the complement of k: u and 1 − u are equally likely.
 */
export function uniformFromWords(word0: number, word1: number): number {
  return (word0 * TWO_POWER_20 + (word1 >>> 12) + 0.5) * TWO_POWER_MINUS_52;
}
