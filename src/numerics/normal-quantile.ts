import { log } from './log.js';

// Source: M. J. Wichura, Algorithm AS 241, Applied Statistics 37 (1988) 477–484, routine PPND16.
// Constants stand here for the reason given in exp.ts.
const SPLIT_1 = 0.425;
const SPLIT_2 = 5;
const SHIFT_1 = 0.180625;
const SHIFT_2 = 1.6;
// |u − 0.5| <= 0.425
const A0 = 3.3871328727963666080e0;
const A1 = 1.3314166789178437745e2;
const A2 = 1.9715909503065514427e3;
const A3 = 1.3731693765509461125e4;
const A4 = 4.5921953931549871457e4;
const A5 = 6.7265770927008700853e4;
const A6 = 3.3430575583588128105e4;
const A7 = 2.5090809287301226727e3;
const B1 = 4.2313330701600911252e1;
const B2 = 6.8718700749205790830e2;
const B3 = 5.3941960214247511077e3;
const B4 = 2.1213794301586595867e4;
const B5 = 3.9307895800092710610e4;
const B6 = 2.8729085735721942674e4;
const B7 = 5.2264952788528545610e3;
// tails, sqrt(−log(tail)) <= 5
const C0 = 1.42343711074968357734e0;
const C1 = 4.63033784615654529590e0;
const C2 = 5.76949722146069140550e0;
const C3 = 3.64784832476320460504e0;
const C4 = 1.27045825245236838258e0;
const C5 = 2.41780725177450611770e-1;
const C6 = 2.27238449892691845833e-2;
const C7 = 7.74545014278341407640e-4;
const D1 = 2.05319162663775882187e0;
const D2 = 1.67638483018380384940e0;
const D3 = 6.89767334985100004550e-1;
const D4 = 1.48103976427480074590e-1;
const D5 = 1.51986665636164571966e-2;
const D6 = 5.47593808499534494600e-4;
const D7 = 1.05075007164441684324e-9;
// far tails
const E0 = 6.65790464350110377720e0;
const E1 = 5.46378491116411436990e0;
const E2 = 1.78482653991729133580e0;
const E3 = 2.96560571828504891230e-1;
const E4 = 2.65321895265761230930e-2;
const E5 = 1.24266094738807843860e-3;
const E6 = 2.71155556874348757815e-5;
const E7 = 2.01033439929228813265e-7;
const F1 = 5.99832206555887937690e-1;
const F2 = 1.36929880922735805310e-1;
const F3 = 1.48753612908506148525e-2;
const F4 = 7.86869131145613259100e-4;
const F5 = 1.84631831751005468180e-5;
const F6 = 1.42151175831644588870e-7;
const F7 = 2.04426310338993978564e-15;

/**
 * 正态分位数 — the standard normal value below which a share u lies (Wichura AS 241, PPND16).
 *
 * Rising (up to rounding), and odd about 0.5: normalQuantile(1 − u) = −normalQuantile(u) bit for bit whenever 1 − u is exact,
 * which it is for every uniform this project draws. Measured error: see docs/numerics.md.
 * u = 0 gives −Infinity, u = 1 Infinity; outside [0, 1] and for NaN the result is NaN.
 */
export function normalQuantile(u: number): number {
  const q = u - 0.5;
  const size = q < 0 ? -q : q;
  const magnitude = size <= SPLIT_1 ? size * middle(SHIFT_1 - q * q) : tail(q < 0 ? u : 1 - u);
  const signed = q < 0 ? -magnitude : magnitude;

  const upToOne = u === 1 ? Infinity : signed;
  return u === 0 ? -Infinity : upToOne;
}

// Each arm below is a plain rational function without side effects, so an engine that cannot branch
// computes all three and selects.

function tail(share: number): number {
  const r = Math.sqrt(-log(share));
  return r <= SPLIT_2 ? nearTail(r - SHIFT_2) : farTail(r - SPLIT_2);
}

/** For |u − 0.5| up to 0.425, r = 0.180625 − (u − 0.5)². */
function middle(r: number): number {
  const numerator =
    ((((((A7 * r + A6) * r + A5) * r + A4) * r + A3) * r +
      A2) * r + A1) * r + A0;
  const denominator =
    ((((((B7 * r + B6) * r + B5) * r + B4) * r + B3) * r +
      B2) * r + B1) * r + 1;
  return numerator / denominator;
}

/** For tails down to e^−25, r = sqrt(−log(tail)) − 1.6. */
function nearTail(r: number): number {
  const numerator =
    ((((((C7 * r + C6) * r + C5) * r + C4) * r + C3) * r +
      C2) * r + C1) * r + C0;
  const denominator =
    ((((((D7 * r + D6) * r + D5) * r + D4) * r + D3) * r +
      D2) * r + D1) * r + 1;
  return numerator / denominator;
}

/** For tails below e^−25, r = sqrt(−log(tail)) − 5. */
function farTail(r: number): number {
  const numerator =
    ((((((E7 * r + E6) * r + E5) * r + E4) * r + E3) * r +
      E2) * r + E1) * r + E0;
  const denominator =
    ((((((F7 * r + F6) * r + F5) * r + F4) * r + F3) * r +
      F2) * r + F1) * r + 1;
  return numerator / denominator;
}
