import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { IssueList } from '../../src/issues/index.js';
import { parseUnit, sameUnit, type Unit, unitText } from '../../src/model/index.js';
import { parseQuantity } from '../../src/scenario/quantity.js';
import { quantityPattern } from '../../src/schema/numbers.js';
import { ANY_UNIT, unitPattern } from '../../src/schema/units.js';

const BASES = ['yuan', 'person', 'month', 'year'] as const;
const unit = fc.array(fc.integer({ min: -2, max: 2 }), { minLength: 4, maxLength: 4 }).map((exponents) => exponents as unknown as Unit);
const whole = (pattern: string): RegExp => new RegExp(`^${pattern}$`, 'u');

/** A unit as users write it: its factors in some order, the first one positive or a 1, with or without spaces. */
const written = (exponents: Unit): fc.Arbitrary<string> => {
  const factors = exponents.flatMap((exponent, base) => (exponent === 0 ? [] : [{ sign: exponent > 0 ? '*' : '/', text: `${BASES[base]!}${Math.abs(exponent) === 1 ? '' : `^${String(Math.abs(exponent))}`}` }]));
  return fc.tuple(fc.shuffledSubarray(factors, { minLength: factors.length }), fc.constantFrom('', ' ')).map(([order, space]) => {
    if (order.length === 0) return '1';
    const [first, ...rest] = order;
    const start = first!.sign === '/' ? `1${space}/${space}${first!.text}` : first!.text;
    return [start, ...rest.map(({ sign, text }) => `${sign}${space}${text}`)].join(space);
  });
};

describe('the pattern of a unit', () => {
  test('takes it in any order of its factors, and the loader reads the same unit', () => {
    fc.assert(fc.property(unit.chain((exponents) => fc.tuple(fc.constant(exponents), written(exponents))), ([exponents, text]) => {
      expect(parseUnit(text)).toEqual(exponents);
      expect({ text, isTaken: whole(unitPattern(exponents)).test(text), isUnit: whole(ANY_UNIT).test(text) }).toEqual({ text, isTaken: true, isUnit: true });
      expect(whole(unitPattern(exponents)).test(unitText(exponents))).toBe(true);
    }));
  });

  test('takes no other unit', () => {
    fc.assert(fc.property(unit.chain((exponents) => fc.tuple(fc.constant(exponents), written(exponents))), unit, ([exponents, text], other) => {
      expect(whole(unitPattern(other)).test(text)).toBe(sameUnit(exponents, other));
    }));
  });

  test.each(['yaun', 'yuan per person', 'yuan//person', '2', '', '元/人', 'yuan/person/'])('any unit is not %j, nor is it for the loader', (text) => {
    expect(whole(ANY_UNIT).test(text)).toBe(false);
    expect(parseUnit(text)).toBeUndefined();
  });
});

describe('the pattern of a number', () => {
  const money: Unit = [1, -1, -1, 0];
  const rate: Unit = [0, 0, 0, 0];
  test.each([
    ['163', money], ['163 yuan/person/month', money], ['163yuan/month/person', money], ['1.5e3', money], ['-20', money], ['.5', money],
    ['3%', rate], ['3 %', rate], ['0.03', rate], ['+0.03', rate], ['-1.5e-3%', rate],
    ['5%', money], ['163 yuan', money], ['163 yuan/person/year', money], ['1,000', money], ['１６３', money], ['', money], ['yuan/person/month', money],
    ['3%%', rate], ['0.03 yuan', rate], ['abc', rate], ['0.9　', rate], ['3 percent', rate], ['1..2', rate],
  ] as const)('%j as the loader reads it', (text, exponents) => {
    const issues = new IssueList();
    const number = parseQuantity(text, { name: 'x', unit: exponents }, issues);
    expect(whole(quantityPattern(exponents)).test(text)).toBe(number !== undefined);
  });
});
