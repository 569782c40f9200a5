import type { CompareOperator } from '../model/index.js';

export type Arithmetic = 'add' | 'sub' | 'mul' | 'div' | 'neg' | 'min' | 'max' | 'abs' | 'exp' | 'log' | 'sqrt' | 'floor' | 'ceil' | 'power';
export type MaskOperation = CompareOperator | 'and' | 'or' | 'not';

/**
 * 项 — a formula as the compiler sees it: what does not depend on the path has become a `hoisted` leaf, means are
 * quotients of sums, and a sum runs over at most one looped dimension, its last. Equal terms are one object.
 */
export type Term = TermKind & {
  readonly id: number;
  /** Dimensions it varies over, in declared order. */
  readonly dimensions: readonly string[];
  /** A condition: its code is a mask of all-one or all-zero lanes. */
  readonly isMask: boolean;
};

export type TermKind =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'hoisted'; readonly index: number }
  | { readonly kind: 'rule'; readonly rule: string }
  | { readonly kind: 'prev'; readonly rule: string; readonly years: number }
  | { readonly kind: 'last_year' | 'younger' | 'leaving' | 'adjustment'; readonly rule: string }
  | { readonly kind: 'noise'; readonly index: number }
  | { readonly kind: 'byPath'; readonly input: string }
  | { readonly kind: 'operation'; readonly name: Arithmetic | MaskOperation; readonly operands: readonly Term[] }
  | { readonly kind: 'choose'; readonly operands: readonly [condition: Term, yes: Term, no: Term] }
  | { readonly kind: 'integerPower'; readonly operands: readonly [Term]; readonly exponent: number }
  | { readonly kind: 'band'; readonly operands: readonly [Term]; readonly input: string }
  | {
      readonly kind: 'sum';
      /** What is summed, then the condition if there is one. */
      readonly operands: readonly [Term] | readonly [Term, Term];
      /** Dimensions removed, innermost first. */
      readonly over: readonly string[];
      /** All dimensions the sum visits: kept and removed, in declared order. */
      readonly visits: readonly string[];
    };

export type SumTerm = Term & { readonly kind: 'sum' };

/** The parts of a term. */
export function operandsOf(term: Term): readonly Term[] {
  return 'operands' in term ? term.operands : [];
}

/**
 * An operation, the first operand of it, the first of that, … as long as they are operations not known yet; the innermost
 * first. Whoever takes them in this order walks `a + b + c + …` without a call for each.
 */
export function chainOf(term: Term, isKnown: (term: Term) => boolean): Term[] {
  const chain: Term[] = [];
  for (let next: Term | undefined = term; next && !isKnown(next); next = next.kind === 'operation' ? next.operands[0] : undefined) chain.push(next);
  return chain.reverse();
}

const MENTIONED = new WeakMap<Term, string[]>();

/** Rules a term mentions, in whatever year. */
export function rulesIn(term: Term): string[] {
  let rules = MENTIONED.get(term);
  if (!rules) {
    rules = [...new Set([...('rule' in term ? [term.rule] : []), ...operandsOf(term).flatMap(rulesIn)])];
    MENTIONED.set(term, rules);
  }
  return rules;
}
/** Makes terms, one object for equal ones. */
export class Terms {
  private readonly known = new Map<string, Term>();

  make(kind: TermKind, dimensions: readonly string[], isMask = false): Term {
    const { operands, ...rest } = kind as TermKind & { operands?: readonly Term[] };
    const key = `${JSON.stringify(rest, bitsOfNumbers)}|${operands?.map(({ id }) => id).join() ?? ''}|${dimensions.join()}`;
    let term = this.known.get(key);
    if (!term) this.known.set(key, (term = { ...kind, id: this.known.size, dimensions, isMask }));
    return term;
  }
}

/** JSON writes −0 as 0 and infinities as null. */
function bitsOfNumbers(_: string, value: unknown): unknown {
  return typeof value === 'number' && (!Number.isFinite(value) || Object.is(value, -0)) ? `number ${Object.is(value, -0) ? '-0' : String(value)}` : value;
}
