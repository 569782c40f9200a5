import fc from 'fast-check';

/**
 * A formula before its names are known: shapes and picks. `writeFormula` turns the picks into mentions that the rulebook
 * at hand allows, so that a smaller draft is a simpler formula of the same rulebook.
 */
export type Draft =
  | { readonly kind: 'leaf'; readonly of: Leaf; readonly pick: number }
  | { readonly kind: 'binary'; readonly operator: string; readonly a: Draft; readonly b: Draft }
  | { readonly kind: 'call'; readonly name: string; readonly of: readonly Draft[] }
  | { readonly kind: 'power'; readonly a: Draft; readonly exponent: number }
  | { readonly kind: 'choose'; readonly test: DraftTest; readonly yes: Draft; readonly no: Draft }
  | { readonly kind: 'reduce'; readonly a: Draft; readonly weight: Draft | undefined; readonly test: DraftTest | undefined; readonly mask: number; readonly isPlain: boolean }
  | { readonly kind: 'band'; readonly a: Draft; readonly pick: number };

export type DraftTest =
  | { readonly kind: 'compare'; readonly operator: string; readonly a: Draft; readonly b: Draft }
  | { readonly kind: 'logic'; readonly operator: string; readonly a: DraftTest; readonly b: DraftTest }
  | { readonly kind: 'not'; readonly a: DraftTest }
  /** A coordinate against a number or label: where loops may be split. */
  | { readonly kind: 'edge'; readonly pick: number; readonly operator: string; readonly at: number };

export const LEAVES = [
  'number', 'input', 'rule', 'prev', 'prev_far', 'last_year', 'younger', 'leaving', 'given_adjustment', 'noise', 'coordinate', 'year',
] as const;
export type Leaf = (typeof LEAVES)[number];

const pick = fc.nat({ max: 63 });
const oneOf = <T>(...values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values);

const EXTREMES = ['1e16', '1e-300', '1e150', '1e31'] as const;
/** Literals: harmless sizes first, then signs and zeros, and the magnitudes that break a careless engine. */
export const NUMBERS = ['1', '0.5', '0', '2', '0.97', '1.03', '3', '0.1', '10', '-1', '-0', '-0.25', '100', '1e-3', '0.3', '7', ...EXTREMES] as const;
/** Literals that a pick without a purpose may take. */
export const TAME_NUMBERS = NUMBERS.length - EXTREMES.length;

/** One time in four. */
export function rarely<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });
}

const leaf: fc.Arbitrary<Draft> = fc.record({
  kind: fc.constant('leaf' as const),
  of: fc.oneof(
    { weight: 2, arbitrary: fc.constant<Leaf>('number') }, { weight: 4, arbitrary: oneOf<Leaf>('input') }, { weight: 4, arbitrary: oneOf<Leaf>('rule') },
    { weight: 4, arbitrary: oneOf<Leaf>('prev') }, { weight: 2, arbitrary: oneOf<Leaf>('noise') }, { weight: 5, arbitrary: oneOf<Leaf>(...LEAVES) },
  ),
  pick,
});

function wild(number: fc.Arbitrary<Draft>): fc.Arbitrary<Draft> {
  return fc.oneof(
    { weight: 8, arbitrary: leaf },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('binary' as const), operator: oneOf('/', '^'), a: number, b: number }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('call' as const), name: oneOf('exp_any', 'log_any', 'sqrt_any'), of: fc.tuple(number) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('power' as const), a: number, exponent: oneOf(-1, -2, 12) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('leaf' as const), of: fc.constant<Leaf>('number'), pick: oneOf(...EXTREMES.map((text) => NUMBERS.indexOf(text))) }) },
  );
}

const drafts = fc.letrec<{ number: Draft; test: DraftTest }>((tie) => {
  const number = tie('number');
  const test = tie('test');
  const limits = { maxDepth: 4, depthIdentifier: 'formula', depthSize: 'medium', withCrossShrink: true } as const;
  return {
    number: fc.oneof(
      limits,
      { weight: 3, arbitrary: leaf },
      { weight: 6, arbitrary: fc.record({ kind: fc.constant('binary' as const), operator: oneOf('+', '*', '-', '*', '+', 'over'), a: number, b: number }) },
      { weight: 2, arbitrary: fc.record({ kind: fc.constant('call' as const), name: oneOf('max', 'min', 'clamp', 'fold'), of: fc.tuple(number, number, number) }) },
      { weight: 2, arbitrary: fc.record({ kind: fc.constant('call' as const), name: oneOf('abs', 'floor', 'ceil', 'sqrt', 'exp', 'log', 'negate', 'power', 'root'), of: fc.tuple(number) }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('power' as const), a: number, exponent: oneOf(2, 3, 0, 1, 5) }) },
      // Now and then what may well give an infinity or no number at all.
      { weight: 1, arbitrary: wild(number) },
      { weight: 4, arbitrary: fc.record({ kind: fc.constant('choose' as const), test, yes: number, no: number }) },
      // A mask along a dimension: zeros in stretches.
      { weight: 3, arbitrary: fc.record({
        kind: fc.constant('choose' as const), test: fc.record({ kind: fc.constant('edge' as const), pick, operator: oneOf('<', '>='), at: fc.integer({ min: 0, max: 40 }) }),
        yes: number, no: fc.constant<Draft>({ kind: 'leaf', of: 'number', pick: NUMBERS.indexOf('0') }),
      }) },
      { weight: 6, arbitrary: fc.record({
        kind: fc.constant('reduce' as const), a: number, weight: rarely(number), test: fc.option(test, { nil: undefined, freq: 2 }), mask: fc.nat({ max: 15 }), isPlain: fc.boolean(),
      }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('band' as const), a: number, pick }) },
    ),
    test: fc.oneof(
      limits,
      { weight: 4, arbitrary: fc.record({ kind: fc.constant('edge' as const), pick, operator: oneOf('<', '>=', '==', '!=', '>', '<='), at: fc.integer({ min: 0, max: 40 }) }) },
      { weight: 4, arbitrary: fc.record({ kind: fc.constant('compare' as const), operator: oneOf('<', '>', '<=', '>=', '==', '!='), a: number, b: number }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('logic' as const), operator: oneOf('and', 'or'), a: test, b: test }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('not' as const), a: test }) },
    ),
  };
});

/** A random formula; depth 4 keeps a case readable and quick. */
export const draftFormula: fc.Arbitrary<Draft> = drafts.number;

/** A shallow one, for starts and entries. */
export const draftLeafOrSum: fc.Arbitrary<Draft> = fc.oneof(
  leaf, fc.record({ kind: fc.constant('binary' as const), operator: oneOf('+', '*', '-'), a: leaf, b: leaf }), drafts.number,
);
