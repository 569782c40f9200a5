import { HIGH_WORD, LOW_WORD } from './float-bits.js';

// Constants stand in the file that uses them, unexported: V8 folds those and not imported ones, which is worth
// a third of the time.

/** 1.5·2^52: adding it rounds a number below 2^51 to an integer, which then stands in the low bits. */
const ROUNDING_SHIFT = 6755399441055744;
/** Outside these the result is 0 or infinite anyway; inside, the exponent fits two factors. */
const LOWEST = -750;
const HIGHEST = 720;
const LOG2_E = 1.44269504088896338700e+00;
// ln 2 in two parts: the high part ends in zero bits, so a multiple of up to 11 bits is exact. Source: fdlibm 5.3, e_exp.c.
const LN2_HIGH = 6.93147180369123816490e-01;
const LN2_LOW = 1.90821492927058770002e-10;
// Taylor coefficients 1/k!. The first term left out, r^14/14! with |r| <= ln(2)/2, is 4e-18 of the result.
const C2 = 1 / 2;
const C3 = 1 / 6;
const C4 = 1 / 24;
const C5 = 1 / 120;
const C6 = 1 / 720;
const C7 = 1 / 5040;
const C8 = 1 / 40320;
const C9 = 1 / 362880;
const C10 = 1 / 3628800;
const C11 = 1 / 39916800;
const C12 = 1 / 479001600;
const C13 = 1 / 6227020800;

const scratch = new Float64Array(1);
const scratchWords = new Int32Array(scratch.buffer);

/**
 * 指数函数 — e to the power x, within 1 ulp on normal results, the same bits in every engine.
 *
 * exp(±0) = 1; exp(NaN) = NaN; exp(Infinity) = Infinity; exp(−Infinity) = 0.
 * Above 709.782712893384 the result is Infinity; below −708.3964185322641 it is subnormal (rounded once),
 * and below −745.1332191019411 it is 0.
 */
export function exp(x: number): number {
  // Comparisons with NaN are false, so NaN passes both selects and comes out of the polynomial.
  const notTooLow = x < LOWEST ? LOWEST : x;
  const clamped = notTooLow > HIGHEST ? HIGHEST : notTooLow;

  const shifted = clamped * LOG2_E + ROUNDING_SHIFT;
  const turns = shifted - ROUNDING_SHIFT;
  const r = clamped - turns * LN2_HIGH - turns * LN2_LOW;

  // exp(r) = 1 + (r + r²·q(r)), q by Estrin's scheme: this order of operations is part of the contract.
  const r2 = r * r;
  const r4 = r2 * r2;
  const r8 = r4 * r4;
  const q01 = C2 + C3 * r + (C4 + C5 * r) * r2;
  const q23 = C6 + C7 * r + (C8 + C9 * r) * r2;
  const q45 = C10 + C11 * r + (C12 + C13 * r) * r2;
  const q = q01 + q23 * r4 + q45 * r8;
  const mantissa = 1 + (r + r2 * q);

  // 2^turns as two exact factors: one alone would leave the exponent range before the result does.
  // The first product is exact, so only the second rounds, also for subnormal results.
  scratch[0] = shifted;
  const exponent = scratchWords[LOW_WORD]!;
  const half = exponent >> 1;
  return mantissa * powerOfTwo(half) * powerOfTwo(exponent - half);
}

/** 2^n for n in −1022 … 1023, by writing the exponent field. */
function powerOfTwo(n: number): number {
  scratchWords[LOW_WORD] = 0;
  scratchWords[HIGH_WORD] = (n + 1023) << 20;
  return scratch[0]!;
}
