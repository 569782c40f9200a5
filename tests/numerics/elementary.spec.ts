import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { exp, integerPower, log, normalQuantile, power } from '../../src/numerics/index.js';
import { expectExact, expectReassociated } from '../tolerances.js';

// One seed, so that a failure comes back on every run.
fc.configureGlobal({ seed: 20260101 });

const functions = { exp, log, normalQuantile };

interface Reference {
  readonly name: keyof typeof functions;
  readonly argument: number;
  /** The double nearest to the true result, and what the truth exceeds it by, in its ulps. */
  readonly value: number;
  readonly remainder: number;
}

const references = readFileSync(new URL('../golden/external/elementary.csv', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#') && !line.startsWith('function,'))
  .map((line): Reference => {
    const [name, argument, value, remainder] = line.split(',');
    return { name: name as Reference['name'], argument: Number(argument), value: Number(value), remainder: Number(remainder) };
  });

/** Distance between neighbouring doubles at a value. */
function ulp(value: number): number {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, Math.abs(value));
  const exponent = Math.max(1, bits.getUint32(0) >>> 20);
  return 2 ** Math.max(exponent - 1075, -1074);
}

function next(x: number): number {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, x);
  bits.setBigInt64(0, bits.getBigInt64(0) + (x > 0 ? 1n : -1n));
  return bits.getFloat64(0);
}

/** The worst error in ulps over the reference points; infinite results must be the same infinity. */
function worstError(name: Reference['name']): { ulps: number; absolute: number; points: number } {
  const worst = { ulps: 0, absolute: 0, points: 0 };
  for (const { argument, value, remainder } of references.filter((reference) => reference.name === name)) {
    const actual = functions[name](argument);
    worst.points++;
    if (!Number.isFinite(value)) {
      expectExact(actual, value, `${name}(${argument})`);
      continue;
    }
    const error = Math.abs((actual - value) / ulp(value) - remainder);
    // Written as "not below" so that a NaN result counts as the worst.
    if (!(error <= worst.ulps)) worst.ulps = error;
    if (Math.abs(argument - 0.5) < 0.5) worst.absolute = Math.max(worst.absolute, Math.abs(actual - value));
  }
  return worst;
}

describe('accuracy against 60-digit references', () => {
  it('exp is within 2 ulp, subnormal results and the ends of the range included', () => {
    const { ulps, points } = worstError('exp');
    expect(points).toBeGreaterThan(1000);
    expect(ulps).toBeLessThanOrEqual(2);
  });

  it('log is within 2 ulp, close to 1 and for subnormal arguments too', () => {
    const { ulps, points } = worstError('log');
    expect(points).toBeGreaterThan(1000);
    expect(ulps).toBeLessThanOrEqual(2);
  });

  it('the normal quantile is within 8 ulp, and within 8e-15 down to tails of 1e-300', () => {
    const { ulps, absolute, points } = worstError('normalQuantile');
    expect(points).toBeGreaterThan(800);
    expect(ulps).toBeLessThanOrEqual(8);
    expect(absolute).toBeLessThanOrEqual(8e-15);
  });
});

describe('edges of the domains', () => {
  it.each<[keyof typeof functions, number, number]>([
    ['exp', 0, 1],
    ['exp', -0, 1],
    ['exp', NaN, NaN],
    ['exp', Infinity, Infinity],
    ['exp', -Infinity, 0],
    ['exp', 709.7827128933841, Infinity],
    ['exp', Number.MAX_VALUE, Infinity],
    ['exp', -745.1332191019411, 5e-324],
    ['exp', -745.1332191019413, 0],
    ['exp', -Number.MAX_VALUE, 0],
    ['log', 1, 0],
    ['log', 0, -Infinity],
    ['log', -0, -Infinity],
    ['log', -1, NaN],
    ['log', -5e-324, NaN],
    ['log', -Infinity, NaN],
    ['log', NaN, NaN],
    ['log', Infinity, Infinity],
    ['log', 5e-324, -744.4400719213812],
    ['normalQuantile', 0.5, 0],
    ['normalQuantile', 0, -Infinity],
    ['normalQuantile', 1, Infinity],
    ['normalQuantile', -5e-324, NaN],
    ['normalQuantile', 1.0000000000000002, NaN],
    ['normalQuantile', NaN, NaN],
  ])('%s(%s) is %s', (name, argument, expected) => {
    expectExact(functions[name](argument), expected, `${name}(${argument})`);
  });

  it('a power of zero, one and infinity is what exp(y·log x) makes it', () => {
    expectExact(power(0, 2), 0, '0^2');
    expectExact(power(0, -2), Infinity, '0^-2');
    expectExact(power(7, 0), 1, '7^0');
    expectExact(power(0, 0), NaN, '0^0');
    expectExact(power(1, Infinity), NaN, '1^Infinity');
    expectExact(power(-2, 3), NaN, '(-2)^3');
  });
});

describe('relations', () => {
  const finite = fc.double({ min: -700, max: 700, noNaN: true });
  const positive = fc.double({ min: 1e-300, max: 1e300, noNaN: true });

  it('log undoes exp', () => {
    fc.assert(fc.property(finite, (x) => { expect(Math.abs(log(exp(x)) - x)).toBeLessThanOrEqual(2 ** -51 * Math.max(1, Math.abs(x))); }));
  });

  it('exp undoes log: the error of log grows by its own size', () => {
    fc.assert(fc.property(positive, (x) => { expect(Math.abs(exp(log(x)) / x - 1)).toBeLessThanOrEqual(2 ** -51 * Math.max(1, Math.abs(log(x)))); }));
  });

  it('exp and log never fall from one double to the next', () => {
    fc.assert(fc.property(finite.filter((x) => x !== 0), (x) => { expect(exp(next(x)) >= exp(x)).toBe(true); }), { numRuns: 2000 });
    fc.assert(fc.property(positive, (x) => { expect(log(next(x)) >= log(x)).toBe(true); }), { numRuns: 2000 });
  });

  it('the quantile is odd about one half, bit for bit', () => {
    fc.assert(fc.property(fc.bigInt({ min: 0n, max: 2n ** 52n - 1n }), (k) => {
      const u = (Number(k) + 0.5) * 2 ** -52;
      expectExact(normalQuantile(1 - u), -normalQuantile(u), `u = ${u}`);
    }));
  });

  it('the quantile rises over a fine grid, across its seams too', () => {
    let last = -Infinity;
    for (let k = 1; k < 40_000; k++) {
      const value = normalQuantile(k / 40_000);
      expect(value).toBeGreaterThan(last);
      last = value;
    }
  });
});

describe('integer powers', () => {
  it('are products from left to right', () => {
    expectExact(integerPower(1.1, 3), 1.1 * 1.1 * 1.1, '1.1^3');
    expectExact(integerPower(1.1, 1), 1.1, '1.1^1');
    expectExact(integerPower(1.1, -2), 1 / (1.1 * 1.1), '1.1^-2');
    expectExact(integerPower(-2, 63), -(2 ** 63), '(-2)^63');
    expectExact(integerPower(-2, -64), 2 ** -64, '(-2)^-64');
  });

  it('to 0 are 1 for every base', () => {
    for (const x of [0, -0, 5, NaN, Infinity]) expectExact(integerPower(x, 0), 1, `${x}^0`);
  });

  it('refuse exponents that are not whole or beyond 64', () => {
    for (const n of [0.5, 65, -65, NaN]) expect(() => integerPower(2, n)).toThrow(RangeError);
  });

  it('agree with the general power', () => {
    for (let n = -64; n <= 64; n++) expectReassociated(power(1.03, n), integerPower(1.03, n), `1.03^${n}`);
  });
});
