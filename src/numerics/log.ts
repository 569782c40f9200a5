import { HIGH_WORD } from './float-bits.js';

// Constants stand here for the reason given in exp.ts.
const TWO_POWER_54 = 18014398509481984;
const SMALLEST_NORMAL = 2.2250738585072014e-308;
// Source of the constants below: fdlibm 5.3, e_log.c. ln 2 in two parts, the high one short enough for exact multiples.
const LN2_HIGH = 6.93147180369123816490e-01;
const LN2_LOW = 1.90821492927058770002e-10;
// log((1+s)/(1−s)) − 2s as a polynomial in s².
const L1 = 6.666666666666735130e-01;
const L2 = 3.999999999940941908e-01;
const L3 = 2.857142874366239149e-01;
const L4 = 2.222219843214978396e-01;
const L5 = 1.818357216161805012e-01;
const L6 = 1.531383769920937332e-01;
const L7 = 1.479819860511658591e-01;
// Words of 1 and of sqrt(1/2).
const ONE_HIGH_WORD = 0x3ff00000;
const SQRT_HALF_HIGH_WORD = 0x3fe6a09e;
const MANTISSA_HIGH_BITS = 0xfffff;

const scratch = new Float64Array(1);
const scratchWords = new Int32Array(scratch.buffer);

/**
 * 自然对数 — the natural logarithm, within 1 ulp, the same bits in every engine.
 *
 * log(1) = 0; log(±0) = −Infinity; log(x) = NaN for x < 0 and for NaN; log(Infinity) = Infinity.
 * Subnormal arguments are as accurate as others.
 */
export function log(x: number): number {
  const isSubnormal = x < SMALLEST_NORMAL;
  scratch[0] = isSubnormal ? x * TWO_POWER_54 : x;

  // x = 2^exponent · m with m in [sqrt(1/2), sqrt(2)): close to 1 the exponent is 0 and no digits cancel.
  const moved = scratchWords[HIGH_WORD]! + (ONE_HIGH_WORD - SQRT_HALF_HIGH_WORD);
  const exponent = (moved >> 20) - 1023 - (isSubnormal ? 54 : 0);
  scratchWords[HIGH_WORD] = (moved & MANTISSA_HIGH_BITS) + SQRT_HALF_HIGH_WORD;
  const f = scratch[0] - 1;

  // log(1+f) = f − f²/2 + s·(f²/2 + R(s²)), s = f/(2+f). Source: fdlibm 5.3, e_log.c; the sum is taken
  // from its small terms to its large ones, in one order for all arguments.
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const odd = z * (L1 + w * (L3 + w * (L5 + w * L7)));
  const even = w * (L2 + w * (L4 + w * L6));
  const halfSquare = 0.5 * f * f;
  const finite = s * (halfSquare + (odd + even)) + exponent * LN2_LOW - halfSquare + f + exponent * LN2_HIGH;

  const upToInfinity = x === Infinity ? Infinity : finite;
  const downToZero = x === 0 ? -Infinity : upToInfinity;
  return x >= 0 ? downToZero : NaN;
}
