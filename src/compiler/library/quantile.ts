import { anyOf, type ConstantPool, div, type FormulaText, formulaText, functionText, horner, mul, notAllOf, select, sub } from './wat.js';

// The same operations in the same order as src/numerics/normal-quantile.ts (Wichura, AS 241, PPND16), where the
// constants have their source. Highest coefficient first.
const SPLIT_1 = 0.425;
const SPLIT_2 = 5;
const SHIFT_1 = 0.180625;
const SHIFT_2 = 1.6;
const SIGN_BIT = 1n << 63n;

interface Rational {
  readonly numerator: readonly number[];
  readonly denominator: readonly number[];
}

const MIDDLE: Rational = {
  numerator: [2.5090809287301226727e3, 3.3430575583588128105e4, 6.7265770927008700853e4, 4.5921953931549871457e4, 1.3731693765509461125e4, 1.9715909503065514427e3, 1.3314166789178437745e2, 3.3871328727963666080e0],
  denominator: [5.2264952788528545610e3, 2.8729085735721942674e4, 3.9307895800092710610e4, 2.1213794301586595867e4, 5.3941960214247511077e3, 6.8718700749205790830e2, 4.2313330701600911252e1, 1],
};
const NEAR_TAIL: Rational = {
  numerator: [7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1, 1.27045825245236838258e0, 3.64784832476320460504e0, 5.76949722146069140550e0, 4.63033784615654529590e0, 1.42343711074968357734e0],
  denominator: [1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2, 1.48103976427480074590e-1, 6.89767334985100004550e-1, 1.67638483018380384940e0, 2.05319162663775882187e0, 1],
};
const FAR_TAIL: Rational = {
  numerator: [2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3, 2.65321895265761230930e-2, 2.96560571828504891230e-1, 1.78482653991729133580e0, 5.46378491116411436990e0, 6.65790464350110377720e0],
  denominator: [2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5, 7.86869131145613259100e-4, 1.48753612908506148525e-2, 1.36929880922735805310e-1, 5.99832206555887937690e-1, 1],
};

/** Where |u − 0.5| is at most 0.425: a mask over the lanes of `distance` = u − 0.5. */
export function isMiddle(distance: string, { number }: FormulaText): string {
  return `(f64x2.le (f64x2.abs ${distance}) ${number(SPLIT_1)})`;
}

/** The quantile in the middle. Its sign comes with `distance`: rounding is symmetric, so −(|q|·m) has the bits of q·m. */
export function middleQuantile(distance: string, text: FormulaText): string {
  const r = text.set('middleR', sub(text.number(SHIFT_1), mul(distance, distance)));
  return mul(distance, ratio(MIDDLE, r, text));
}

/** The quantile in the tails; `log` writes the logarithm of the share beyond u. Adds steps, among them an `if`. */
export function tailQuantile(u: string, distance: string, text: FormulaText, log: (share: string) => string): string {
  const { set, number, bits } = text;
  const share = set('share', select(`(f64x2.lt ${distance} ${number(0)})`, u, sub(number(1), u)));
  const r = set('tailR', `(f64x2.sqrt (f64x2.neg ${log(share)}))`);
  const isNear = set('isNear', `(f64x2.le ${r} ${number(SPLIT_2)})`);
  const near = set('nearR', sub(r, number(SHIFT_2)));
  const tail = set('tail', ratio(NEAR_TAIL, near, text));
  // Hardly ever taken: a share below e^−25. A NaN comes here too and stays one.
  text.when(notAllOf(isNear), () => {
    const far = set('farR', sub(r, number(SPLIT_2)));
    text.change('tail', select(isNear, tail, ratio(FAR_TAIL, far, text)));
  });
  return `(v128.xor ${tail} (v128.and ${distance} ${bits(SIGN_BIT)}))`;
}

/** `$normalQuantile` for any argument; an arm that no lane needs is skipped. */
export function quantileFunction(pool: ConstantPool): string {
  const text = formulaText((name) => `$${name}`, pool);
  const { set, number } = text;
  const u = '(local.get $u)';
  const distance = set('distance', sub(u, number(0.5)));
  const middle = set('middle', isMiddle(distance, text));
  const result = set('quantile', distance);
  text.when(anyOf(middle), () => {
    text.change('quantile', middleQuantile(distance, text));
  });
  text.when(notAllOf(middle), () => {
    const tail = set('signed', tailQuantile(u, distance, text, (share) => `(call $log ${share})`));
    const upToOne = set('upToOne', select(`(f64x2.eq ${u} ${number(1)})`, number(Infinity), tail));
    const downToZero = select(`(f64x2.eq ${u} ${number(0)})`, number(-Infinity), upToOne);
    text.change('quantile', select(middle, result, downToZero));
  });
  return functionText('$normalQuantile', ['$u'], { locals: text.locals, steps: text.steps, result });
}

function ratio({ numerator, denominator }: Rational, r: string, { number }: FormulaText): string {
  return div(horner(numerator.map(number), r), horner(denominator.map(number), r));
}
