import type { Plan, Slice } from '../scenario/index.js';
import type { Axes } from './axes.js';
import type { HoistedValues, PathFree } from './hoist.js';
import { rulesIn, type Term } from './term.js';
import type { PathRule } from './translate.js';

/**
 * Size up to which the values of guarded rules are trusted, as a power of two. The compiled code adds up their
 * sizes and a block that goes beyond is left to the interpreter; no amount of money comes near (2^100 is 1.3e30).
 */
export const GUARD_BITS = 100;
/** Products below this stay finite. */
const FINITE_BITS = 1000;
/** A standard normal of 52 bits stays below 8.3, a sum of correlated ones below 2^10. */
const NOISE_BITS = 10;
/** Too small to push the largest number over the edge. */
const MODERATE_BITS = 900;

/** 数值上界 — log2 of the largest size a term can have while the guarded rules stay below 2^100; Infinity if unknown. */
export class Bounds {
  private readonly bits = new Map<number, number>();
  private readonly finite = new Map<number, boolean>();
  private readonly plan: Plan;
  private readonly axes: Axes;
  private readonly hoisted: readonly HoistedValues[];
  private readonly rules: ReadonlyMap<string, PathRule>;

  constructor(plan: Plan, axes: Axes, { hoisted }: PathFree, rules: ReadonlyMap<string, PathRule>) {
    this.plan = plan;
    this.axes = axes;
    this.hoisted = hoisted;
    this.rules = rules;
  }

  /** Rules whose values a term may show: those it mentions, and those that their entries mention, and so on. */
  rulesBehind(term: Term): string[] {
    const found = new Set(rulesIn(term));
    // A set visits what is added while it is walked.
    for (const name of found) for (const more of rulesIn(this.rules.get(name)!.entry ?? term)) found.add(more);
    return [...found];
  }

  isBounded(term: Term): boolean {
    return this.of(term) < FINITE_BITS;
  }

  /**
   * Finite whenever the rules it mentions are, however large: nothing in it can overflow. The run checks that rules are
   * finite in any case, so this costs nothing.
   */
  isFiniteWithRules(term: Term): boolean {
    let isFinite = this.finite.get(term.id);
    if (isFinite === undefined) this.finite.set(term.id, (isFinite = this.computeFinite(term)));
    return isFinite;
  }

  private computeFinite(term: Term): boolean {
    const isFinite = (operand: Term): boolean => this.isFiniteWithRules(operand);
    switch (term.kind) {
      case 'rule':
      case 'last_year':
      case 'younger':
      case 'leaving':
        return true;
      case 'prev': {
        const entry = this.entryOf(term);
        // An open last cell adds.
        return !this.plan.model.rules.get(term.rule)!.lastIsOpen && (!entry || isFinite(entry));
      }
      case 'choose':
        return isFinite(term.operands[1]) && isFinite(term.operands[2]);
      case 'operation':
        break;
      default:
        return this.isKnown(term, MODERATE_BITS);
    }
    const [a, b] = term.operands as [Term, Term];
    switch (term.name) {
      case 'neg':
      case 'abs':
      case 'floor':
      case 'ceil':
        return isFinite(a);
      case 'min':
      case 'max':
        return isFinite(a) && isFinite(b);
      case 'add':
      case 'sub':
        // The largest number plus less than half of its last digit is the largest number.
        return (isFinite(a) && this.isKnown(b, MODERATE_BITS)) || (this.isKnown(a, MODERATE_BITS) && isFinite(b));
      case 'mul':
        return (isFinite(a) && this.isKnown(b, 0)) || (this.isKnown(a, 0) && isFinite(b));
      case 'div':
        return isFinite(a) && this.smallestBits(b) >= 0;
      default:
        return this.isKnown(term, MODERATE_BITS);
    }
  }

  /** What the term takes at the first index of an ageing dimension. */
  private entryOf({ rule, years }: { readonly rule: string; readonly years: number }): Term | undefined {
    return years === 1 ? this.rules.get(rule)!.entry : undefined;
  }

  /** Mentions no rule and stays below 2^bits. */
  private isKnown(term: Term, bits: number): boolean {
    return rulesIn(term).length === 0 && this.of(term) <= bits;
  }

  of(term: Term): number {
    let bits = this.bits.get(term.id);
    if (bits === undefined) {
      bits = this.compute(term);
      // A part that may overflow stays so, however small its other factors.
      if (!(bits < FINITE_BITS)) bits = Infinity;
      this.bits.set(term.id, bits);
    }
    return bits;
  }

  /** A hoisted divisor: 0 ÷ it is 0. */
  isSafeDivisor(term: Term): boolean {
    return this.smallestBits(term) > -Infinity && this.isBounded(term);
  }

  private compute(term: Term): number {
    const of = (operand: Term): number => this.of(operand);
    switch (term.kind) {
      case 'number':
        return bitsOf(term.value);
      case 'hoisted':
        return this.hoisted[term.index]!.values.reduce((most, value) => Math.max(most, bitsOf(value)), -Infinity);
      case 'rule':
      case 'last_year':
      case 'younger':
      case 'leaving':
        return GUARD_BITS;
      case 'prev': {
        const entry = this.entryOf(term);
        // An open last cell adds up to a hundred.
        return Math.max(GUARD_BITS + 7, entry ? of(entry) : 0);
      }
      case 'adjustment':
        return Infinity;
      case 'noise':
        return NOISE_BITS;
      case 'byPath': {
        const { values, medians } = this.plan.inputs.get(term.input)!;
        const most = ({ offset, length }: Slice): number =>
          this.plan.numbers.subarray(offset, offset + length).reduce((bits, value) => Math.max(bits, bitsOf(value)), -Infinity);
        // The best estimate reads medians over all paths of the set, which the run may have few of.
        return Math.max(most(values), medians ? most(medians) : -Infinity);
      }
      case 'choose':
        return Math.max(of(term.operands[1]), of(term.operands[2]));
      case 'integerPower':
        return term.exponent > 0 ? Math.max(0, of(term.operands[0])) * term.exponent : Infinity;
      case 'sum':
        return of(term.operands[0]) + Math.log2(this.axes.cellCount(term.over)) + 1;
      case 'band':
        return Infinity;
      case 'operation':
        break;
    }
    const [a, b] = term.operands.map(of) as [number, number];
    switch (term.name) {
      case 'add':
      case 'sub':
        return Math.max(a, b) + 1;
      case 'mul':
        return a + b;
      case 'div':
        return a - this.smallestBits(term.operands[1]!);
      case 'neg':
      case 'abs':
        return a;
      case 'floor':
      case 'ceil':
        return Math.max(0, a) + 1;
      case 'min':
      case 'max':
        return Math.max(a, b);
      default:
        return Infinity;
    }
  }

  /** log2 of the smallest size of a value known before the run; −∞ when it may be 0 or is not known. */
  private smallestBits(term: Term): number {
    if (term.kind === 'number') return lowBitsOf(term.value);
    if (term.kind === 'hoisted') return this.hoisted[term.index]!.values.reduce((least, value) => Math.min(least, lowBitsOf(value)), Infinity);
    return -Infinity;
  }
}

function bitsOf(value: number): number {
  // A zero has no size, but it must not make a product of unknowns look small.
  return Number.isFinite(value) ? Math.max(-1000, Math.abs(value) <= 1 ? Math.min(0, Math.log2(Math.abs(value)) + 1e-9) : Math.log2(Math.abs(value)) + 1e-9) : Infinity;
}

function lowBitsOf(value: number): number {
  return Number.isFinite(value) && value !== 0 ? (Math.abs(value) >= 1 ? Math.max(0, Math.log2(Math.abs(value)) - 1e-9) : Math.log2(Math.abs(value)) - 1e-9) : -Infinity;
}
