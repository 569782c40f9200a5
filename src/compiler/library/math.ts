import { add, div, type ConstantPool, type FormulaText, formulaText, functionText, type Inlined, type LocalName, lowerTo, mul, raiseTo, select, sub } from './wat.js';
import { quantileFunction } from './quantile.js';

// The same operations in the same order as src/numerics/exp.ts, log.ts and power.ts, where each constant has its
// source; a different grouping is a different last bit. Constants are repeated here because those files keep theirs
// unexported for V8's sake; the tests compare every bit.
const LN2_HIGH = 6.93147180369123816490e-01;
const LN2_LOW = 1.90821492927058770002e-10;
const LOG2_E = 1.44269504088896338700e+00;
const LOWEST = -750;
const HIGHEST = 720;
/**
 * 1.5·2^52 + 2·1023: rounds like 1.5·2^52, being even too, and leaves n + 2·1023 in the low bits, of which one half
 * is a biased exponent already.
 */
const ROUNDING_SHIFT = 6755399441055744 + 2046;
/** 1/k! for k = 2 … 13. */
const EXP = [2, 6, 24, 120, 720, 5040, 40320, 362880, 3628800, 39916800, 479001600, 6227020800].map((factorial) => 1 / factorial);

const TWO_POWER_54 = 18014398509481984;
const SMALLEST_NORMAL = 2.2250738585072014e-308;
const LOG = [6.666666666666735130e-01, 3.999999999940941908e-01, 2.857142874366239149e-01, 2.222219843214978396e-01, 1.818357216161805012e-01, 1.531383769920937332e-01, 1.479819860511658591e-01];
const TWO_POWER_52 = 4503599627370496;
/** Exponent field of 2^52: a whole number below 2^52 beneath it reads as 2^52 plus the number. */
const TWO_POWER_52_BITS = 0x4330000000000000n;
const SQRT_HALF_BITS = 0x3fe6a09e00000000n;
const ONE_MINUS_SQRT_HALF_BITS = 0x3ff0000000000000n - SQRT_HALF_BITS;
const MANTISSA_BITS = 0xfffffffffffffn;

/** 指数函数 — text of e to the power `argument` (an f64x2 expression, read once), the bits of src/numerics `exp`. */
export function expInline(argument: string, local: LocalName, pool: ConstantPool): Inlined {
  const text = formulaText(local, pool);
  return { locals: text.locals, steps: text.steps, result: expResult(argument, text) };
}

/** 自然对数 — text of the natural logarithm (f64x2), the bits of src/numerics `log`. */
export function logInline(argument: string, local: LocalName, pool: ConstantPool): Inlined {
  const text = formulaText(local, pool);
  return { locals: text.locals, steps: text.steps, result: logResult(argument, text) };
}

/** 幂 — text of base to the power exponent (f64x2 each), the bits of src/numerics `power`. */
export function powerInline(base: string, exponent: string, local: LocalName, pool: ConstantPool): Inlined {
  const text = formulaText(local, pool);
  return { locals: text.locals, steps: text.steps, result: expResult(mul(exponent, logResult(base, text)), text) };
}

/** 函数库 — `$exp`, `$log`, `$power` (base, exponent) and `$normalQuantile`, each (param v128 …) (result v128). */
export function mathLibrary(pool: ConstantPool): string {
  const local: LocalName = (name) => `$${name}`;
  return [
    functionText('$exp', ['$x'], expInline('(local.get $x)', local, pool)),
    functionText('$log', ['$from'], logInline('(local.get $from)', local, pool)),
    functionText('$power', ['$base', '$exponent'], powerInline('(local.get $base)', '(local.get $exponent)', local, pool)),
    quantileFunction(pool),
  ].join('\n');
}

function expResult(argument: string, text: FormulaText): string {
  const { set, number } = text;
  const clamped = set('clamped', lowerTo(raiseTo(argument, number(LOWEST)), number(HIGHEST)));
  const shifted = set('shifted', add(mul(clamped, number(LOG2_E)), number(ROUNDING_SHIFT)));
  const turns = set('turns', sub(shifted, number(ROUNDING_SHIFT)));
  const r = set('r', sub(sub(clamped, mul(turns, number(LN2_HIGH))), mul(turns, number(LN2_LOW))));
  const r2 = set('r2', mul(r, r));
  const r4 = set('r4', mul(r2, r2));
  const line = (k: number): string => add(number(EXP[k]!), mul(number(EXP[k + 1]!), r));
  const cubic = (k: number): string => add(line(k), mul(line(k + 2), r2));
  const q = set('q', add(add(cubic(0), mul(cubic(4), r4)), mul(cubic(8), mul(r4, r4))));
  const mantissa = add(number(1), add(r, mul(r2, q)));
  // Shifting by 52 keeps 12 bits, so what stands above them may be anything and the halving need not be signed.
  const half = set('half', `(i64x2.shr_u ${shifted} (i32.const 1))`);
  const powerOfTwo = (biased: string): string => `(i64x2.shl ${biased} (i32.const 52))`;
  return mul(mul(mantissa, powerOfTwo(half)), powerOfTwo(`(i64x2.sub ${shifted} ${half})`));
}

function logResult(argument: string, text: FormulaText): string {
  const { set, number } = text;
  const x = set('x', argument);
  const isSubnormal = set('isSubnormal', `(f64x2.lt ${x} ${number(SMALLEST_NORMAL)})`);
  const scaled = select(isSubnormal, mul(x, number(TWO_POWER_54)), x);
  const finite = set('finite', logOfNormal(scaled, text, (exponent) => sub(exponent, `(v128.and ${isSubnormal} ${number(54)})`)));
  const upToInfinity = select(`(f64x2.eq ${x} ${number(Infinity)})`, x, finite);
  const downToZero = select(`(f64x2.eq ${x} ${number(0)})`, number(-Infinity), upToInfinity);
  return select(`(f64x2.ge ${x} ${number(0)})`, downToZero, number(NaN));
}

/** The logarithm where each lane is positive, normal and finite; `correct` may move the exponent. */
export function logOfNormal(argument: string, { set, number, bits }: FormulaText, correct = (exponent: string): string => exponent): string {
  const moved = set('moved', `(i64x2.add ${argument} ${bits(ONE_MINUS_SQRT_HALF_BITS)})`);
  // There is no conversion from i64, so the biased exponent is read as the low bits of 2^52 + exponent.
  const biased = `(v128.or (i64x2.shr_u ${moved} (i32.const 52)) ${bits(TWO_POWER_52_BITS)})`;
  const exponent = set('binaryExponent', correct(sub(biased, number(TWO_POWER_52 + 1023))));
  const f = set('f', sub(`(i64x2.add (v128.and ${moved} ${bits(MANTISSA_BITS)}) ${bits(SQRT_HALF_BITS)})`, number(1)));
  const s = set('s', div(f, add(number(2), f)));
  const z = set('z', mul(s, s));
  const w = set('w', mul(z, z));
  const [l1, l2, l3, l4, l5, l6, l7] = LOG.map(number) as [string, string, string, string, string, string, string];
  const odd = mul(z, add(l1, mul(w, add(l3, mul(w, add(l5, mul(w, l7)))))));
  const even = mul(w, add(l2, mul(w, add(l4, mul(w, l6)))));
  const halfSquare = set('halfSquare', mul(mul(number(0.5), f), f));
  const small = add(mul(s, add(halfSquare, add(odd, even))), mul(exponent, number(LN2_LOW)));
  return add(add(sub(small, halfSquare), f), mul(exponent, number(LN2_HIGH)));
}
