import { exp } from './exp.js';
import { log } from './log.js';

/** Largest size of a literal exponent. */
export const LARGEST_INTEGER_POWER = 64;

/**
 * 幂 — x to the power y as exp(y·log(x)), for exponents that are not literal integers.
 *
 * Relative error about |y·log(x)| ulp, so a few ulp for the growth factors of a projection and some hundreds
 * near overflow. NaN for x < 0 and for the undecided 0^0, 1^±Infinity and Infinity^0;
 * 0^y is 0 for y > 0 and Infinity for y < 0; x^0 is 1 for positive finite x.
 */
export function power(x: number, y: number): number {
  return exp(y * log(x));
}

/**
 * 整数幂 — x to a literal integer power: the product x·x·…·x from left to right; n = 0 gives 1 for every x,
 * n < 0 gives 1 ÷ product (so 0 or Infinity once the product overflows or underflows).
 * Each of the |n|−1 products rounds once.
 */
export function integerPower(x: number, n: number): number {
  if (!Number.isInteger(n) || Math.abs(n) > LARGEST_INTEGER_POWER) {
    throw new RangeError(`integerPower takes a whole exponent from -64 to 64, not ${n}`);
  }
  if (n === 0) return 1;
  let product = x;
  for (let factor = 2; factor <= Math.abs(n); factor++) product *= x;
  return n > 0 ? product : 1 / product;
}
