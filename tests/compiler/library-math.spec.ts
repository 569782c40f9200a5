import { beforeAll, describe, expect, it } from 'vitest';
import { expInline, logInline, mathLibrary, powerInline } from '../../src/compiler/library/math.js';
import type { Inlined } from '../../src/compiler/library/wat.js';
import { exp, log, normalQuantile, power } from '../../src/numerics/index.js';
import { expectExact } from '../tolerances.js';
import { FREE, overPairs, type TestModule, testModule, testPool } from './library-module.js';

const FIRST = '(v128.load (local.get $from))';
const SECOND = '(v128.load (local.get $second))';
/** Room for 250,000 numbers in each of two operands and the result. */
const SECOND_AT = FREE + 4_000_000;
const RESULT_AT = SECOND_AT + 4_000_000;
const RANDOM = 250_000;

const unary = { exp, log, normalQuantile, expInline: exp, logInline: log };
const binary = { power, powerInline: power };

let module: TestModule;

function stored(expression: string): string {
  return `(v128.store (local.get $to) ${expression})`;
}

function inlined(name: string, { locals, steps, result }: Inlined): string {
  return overPairs(name, [...steps, stored(result)].join('\n'), locals.map((local) => `(local ${local} v128)`).join(' '));
}

beforeAll(async () => {
  const pool = testPool();
  const local = (name: string): string => `$inlined_${name}`;
  const functions = [
    mathLibrary(pool),
    ...['exp', 'log', 'normalQuantile'].map((name) => overPairs(`all_${name}`, stored(`(call $${name} ${FIRST})`))),
    overPairs('all_power', stored(`(call $power ${FIRST} ${SECOND})`)),
    inlined('all_expInline', expInline(FIRST, local, pool)),
    inlined('all_logInline', logInline(FIRST, local, pool)),
    inlined('all_powerInline', powerInline(FIRST, SECOND, local, pool)),
  ];
  const names = [...Object.keys(unary), ...Object.keys(binary)].map((name) => `all_${name}`);
  module = await testModule(functions.join('\n'), names, pool);
});

/** Every result, first argument by first argument; pairs are formed in order, so neighbours share an instruction. */
function results(name: string, first: Float64Array, second = first): Float64Array {
  const { buffer } = module.view;
  new Float64Array(buffer, FREE, first.length).set(first);
  new Float64Array(buffer, SECOND_AT, first.length).set(second);
  module.call(`all_${name}`, FREE, SECOND_AT, RESULT_AT, FREE + 8 * first.length);
  return new Float64Array(buffer, RESULT_AT, first.length);
}

function expectSameBits(name: keyof typeof unary, points: Float64Array): void {
  const actual = results(name, points);
  let compared = 0;
  for (const [i, x] of points.entries()) {
    const expected = unary[name](x);
    if (!Object.is(actual[i], expected)) expectExact(actual[i]!, expected, `${name}(${x})`);
    compared++;
  }
  expect(compared).toBe(points.length);
}

function expectSamePowers(name: keyof typeof binary, bases: Float64Array, exponents: Float64Array): void {
  const actual = results(name, bases, exponents);
  for (const [i, x] of bases.entries()) {
    const expected = binary[name](x, exponents[i]!);
    if (!Object.is(actual[i], expected)) expectExact(actual[i]!, expected, `${name}(${x}, ${exponents[i]!})`);
  }
}

/** Random words by Marsaglia's xorshift; a fixed start, so that a failure comes back on every run. */
function randomWords(count: number): Uint32Array {
  let state = 20260101;
  return new Uint32Array(count).map(() => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state;
  });
}

function randomBitPatterns(): Float64Array {
  return new Float64Array(randomWords(2 * RANDOM).buffer);
}

function grid(from: number, to: number): Float64Array {
  return Float64Array.from({ length: RANDOM }, (_, i) => from + (to - from) * (i / (RANDOM - 1)));
}

/** Each exponent field and sign, with mantissas at the ends, at log's seam and between. */
function everyExponent(): Float64Array {
  const mantissas = [0n, 1n, 0x6a09e667f3bccn, 0x6a09e667f3bcdn, 0x6a09effffffffn, 0x6a09f00000000n, 0x9876543210fedn, 0xfffffffffffffn];
  const patterns = Array.from({ length: 4096 }, (_, head) => mantissas.map((mantissa) => (BigInt(head) << 52n) | mantissa)).flat();
  return new Float64Array(BigUint64Array.from(patterns).buffer);
}

function neighbours(x: number): number[] {
  const bits = new BigInt64Array(Float64Array.of(x).buffer)[0]!;
  return [-2n, -1n, 0n, 1n, 2n].map((step) => new Float64Array(BigInt64Array.of(bits + step).buffer)[0]!);
}

/** Where an arm, a clamp, an overflow or a subnormal begins, with the neighbours of each. */
const SEAMS = [
  5e-324, 2.2250738585072014e-308, Number.MAX_VALUE, 1, 2, 0.5, 0.075, 0.925, Math.SQRT1_2, Math.SQRT2, Math.exp(-25), 1 - Math.exp(-25), 2 ** -53, 1 - 2 ** -53,
  709.782712893384, 708.3964185322641, 745.1332191019411, 744.4400719213812, 720, 750, Math.LN2 / 2, 2 ** -54,
].flatMap((x) => [...neighbours(x), ...neighbours(-x)]);
const SPECIAL = [0, -0, NaN, Infinity, -Infinity, Number.MIN_VALUE, -Number.MIN_VALUE, Number.MAX_VALUE, -Number.MAX_VALUE, ...SEAMS];

/** Each special value in either lane beside each other one: an arm taken for one lane must not leak into the other. */
const specialPairs = Float64Array.from(SPECIAL.flatMap((a) => SPECIAL.flatMap((b) => [a, b])));

describe.each(Object.keys(unary) as (keyof typeof unary)[])('%s has the bits of the interpreter', (name) => {
  it('at special values and seams, in either lane', () => {
    expectSameBits(name, specialPairs);
  });

  it('at every exponent and sign', () => {
    expectSameBits(name, everyExponent());
  });

  it('at random bit patterns', () => {
    expectSameBits(name, randomBitPatterns());
  });

  it('over dense grids', () => {
    expectSameBits(name, grid(-760, 730));
    expectSameBits(name, grid(0, 1));
    expectSameBits(name, grid(0, 3));
  });
});

it('the quantile has the bits of the interpreter at drawn uniforms and far tails', () => {
  const words = randomWords(2 * RANDOM);
  const uniforms = Float64Array.from({ length: RANDOM }, (_, i) => (words[2 * i]! * 2 ** 20 + (words[2 * i + 1]! >>> 12) + 0.5) * 2 ** -52);
  expectSameBits('normalQuantile', uniforms);
  expectSameBits('normalQuantile', uniforms.map((u, i) => u * 2 ** -(i % 1000)));
});

describe.each(Object.keys(binary) as (keyof typeof binary)[])('%s has the bits of the interpreter', (name) => {
  it('at special bases and exponents', () => {
    const bases = Float64Array.from(SPECIAL.flatMap((base) => SPECIAL.map(() => base)));
    const exponents = Float64Array.from(SPECIAL.flatMap(() => SPECIAL));
    expect(bases.length % 2).toBe(1);
    expectSamePowers(name, bases.slice(1), exponents.slice(1));
    expectSamePowers(name, exponents.slice(1), bases.slice(1));
  });

  it('at random bit patterns and over a grid of growth factors', () => {
    const patterns = randomBitPatterns();
    expectSamePowers(name, patterns, patterns.slice().reverse());
    expectSamePowers(name, grid(0, 4), grid(-40, 60).map((y, i) => y * ((i * 7919) % 1000) / 1000));
  });
});

it('the texts use no constant that V8 would rebuild in a loop, no NaN-quieting minimum and nothing relaxed', () => {
  expect(mathLibrary(testPool())).not.toMatch(/v128\.const|splat|f64x2\.min|f64x2\.max|relaxed/);
});
