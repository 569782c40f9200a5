import type { Plan } from '../scenario/index.js';
import type { Axes } from './axes.js';
import { Bounds } from './bounds.js';
import { bitAnd, bitOr, combine, flagAt, type Flags, FlagSpreader, isAll, packed, sameFlags } from './cell-flags.js';
import type { PathFree } from './hoist.js';
import { chainOf, operandsOf, type SumTerm, type Term } from './term.js';
import type { PathRule } from './translate.js';

/** What is known of a condition: 0 it depends, 1 it is false, 2 it is true, in every path and year. */
const FALSE = 1;
const TRUE = 2;

/**
 * 恒为零的单元格 — cells that hold 0 in every path and year: pensioners of 30, contributions of pensioners. Found as the
 * largest set that proves itself: zero at the start, and zero by the formula as long as the others are. A product
 * with 0 counts only where the other factor is bounded, which for values of rules the run checks (`guarded`).
 */
export class Facts {
  /** Rules whose size the compiled code must check. */
  readonly guarded = new Set<string>();
  /** Divisors without looped dimensions that the compiled code must check not to be near 0. */
  readonly guardedDivisors = new Set<Term>();
  readonly bounds: Bounds;
  private readonly zeros = new Map<string, Flags>();
  private readonly rules: ReadonlyMap<string, PathRule>;
  private readonly spreader: FlagSpreader;
  private readonly plan: Plan;
  private readonly axes: Axes;
  private readonly pathFree: PathFree;
  private readonly ofHoisted: Flags[] = [];
  private memo = new Map<number, Flags>();

  constructor(plan: Plan, axes: Axes, pathFree: PathFree, rules: readonly PathRule[]) {
    this.plan = plan;
    this.axes = axes;
    this.pathFree = pathFree;
    this.spreader = new FlagSpreader(axes);
    this.rules = new Map(rules.map((rule) => [rule.name, rule]));
    this.bounds = new Bounds(plan, axes, pathFree, this.rules);
    for (const { name } of rules) this.zeros.set(name, 1);
    this.prove(rules);
  }

  /** Is the rule 0 in this cell, whatever happens? */
  isZero(rule: string, cell: number): boolean {
    return flagAt(this.zeros.get(rule)!, cell) === 1;
  }

  /** Is it in all of these? */
  areZero(rule: string, cells: Int32Array): boolean {
    const flags = this.zeros.get(rule)!;
    if (typeof flags === 'number') return flags === 1;
    for (let i = 0; i < cells.length; i++) if (flags[cells[i]!] !== 1) return false;
    return true;
  }

  /** What a condition known before the run is in these cells: 0 it varies, 1 false, 2 true. */
  maskOf(term: Term, cells: Int32Array): number {
    const flags = this.flags(term);
    const first = flagAt(flags, cells[0]!);
    return cells.every((cell) => flagAt(flags, cell) === first) ? first : 0;
  }

  /** Largest fixed point: start from all zero, drop what its formula does not keep at zero, until nothing changes. */
  private prove(rules: readonly PathRule[]): void {
    const users = new Map<string, Set<string>>();
    for (const { name, term, entry } of rules) {
      // Whoever looks back at a rule also sees its entry.
      for (const used of [term, ...(entry ? [entry] : [])].flatMap((part) => this.bounds.rulesBehind(part))) users.set(used, (users.get(used) ?? new Set()).add(name));
    }
    // Each look may move a front of values on by one cell: 250 do for the ages of a life, more are not worth the wait.
    let looks = 250 * rules.length;
    const sweep = (rule: PathRule): boolean => {
      const before = this.zeros.get(rule.name)!;
      this.memo = new Map();
      const after = isAll(before, 0) || looks-- <= 0 ? 0 : this.ruleFlags(rule);
      this.zeros.set(rule.name, after);
      return !sameFlags(before, after);
    };
    for (const due = new Set(rules.map(({ name }) => name)); due.size > 0; ) {
      for (const rule of rules) {
        if (!due.delete(rule.name) || !sweep(rule)) continue;
        // An account moves up an age with each look at itself: let it arrive before others look at it.
        if (users.get(rule.name)?.has(rule.name)) while (sweep(rule));
        for (const user of users.get(rule.name) ?? []) if (user !== rule.name) due.add(user);
      }
    }
  }

  private ruleFlags({ name, term, dimensions }: PathRule): Flags {
    const own = this.spreader.spread(this.flags(term), term.dimensions, dimensions);
    const before = this.zeros.get(name)!;
    const cells = this.axes.cellCount(dimensions);
    // What starts or is pinned otherwise was dropped by the first look.
    if (before !== 1) return bitAnd(cells, own, before);
    const given = this.plan.given.get(name);
    const start = this.pathFree.starts.get(name);
    if (isAll(own, 0) || this.pathFree.startsByPath.has(name)) return 0;
    const flags = typeof own === 'number' ? new Uint8Array(cells).fill(own) : own.slice();
    if (start) for (let i = 0; i < start.length; i++) if (start[i] !== 0) flags[i % cells] = 0;
    given?.isGiven.forEach((isGiven, row) => {
      if (isGiven !== 1) return;
      for (let cell = 0; cell < cells; cell++) if (this.plan.numbers[given.values.offset + row * cells + cell] !== 0) flags[cell] = 0;
    });
    return packed(flags);
  }

  private flags(term: Term): Flags {
    for (const part of chainOf(term, ({ id }) => this.memo.has(id))) this.memo.set(part.id, this.compute(part));
    return this.memo.get(term.id)!;
  }

  private compute(term: Term): Flags {
    switch (term.kind) {
      case 'number':
        return term.value === 0 ? 1 : 0;
      case 'hoisted':
        return this.hoistedFlags(term.index);
      case 'rule':
      case 'last_year':
        return this.zeros.get(term.rule)!;
      case 'prev':
        return this.past(term);
      case 'younger':
        return this.shifted(term.rule, 1, undefined);
      case 'leaving':
        return this.top(term.rule);
      case 'adjustment':
      case 'noise':
      case 'byPath':
      case 'band':
        return 0;
      case 'choose': {
        const [condition, yes, no] = this.spreadAll(term);
        return combine(this.axes.cellCount(term.dimensions), [condition!, yes!, no!], ([test, a, b]) => (test === TRUE ? a! : test === FALSE ? b! : a! & b!));
      }
      case 'integerPower':
        return term.exponent > 0 ? this.flags(term.operands[0]) : 0;
      case 'sum':
        return this.sum(term);
      case 'operation':
        return this.operation(term);
    }
  }

  private operation(term: Term & { kind: 'operation' }): Flags {
    const flags = this.spreadAll(term);
    const cells = this.axes.cellCount(term.dimensions);
    const [left, right] = term.operands as [Term, Term];
    const both = (): Flags => bitAnd(cells, flags[0]!, flags[1]!);
    switch (term.name) {
      case 'add':
      case 'sub':
        return both();
      case 'min':
      case 'max': {
        // max(0, x) with x known to be below, min(0, x) with x above.
        const sign = term.name === 'min' ? 1 : -1;
        if (this.isSigned(right, sign)) return flags[0]!;
        return this.isSigned(left, sign) ? flags[1]! : both();
      }
      case 'mul': {
        const zeroLeft = !isAll(flags[0]!, 0) && this.trust(right) ? flags[0]! : 0;
        const zeroRight = !isAll(flags[1]!, 0) && this.trust(left) ? flags[1]! : 0;
        return bitOr(cells, zeroLeft, zeroRight);
      }
      case 'div':
        return !isAll(flags[0]!, 0) && this.trustDivisor(right, term.dimensions) ? flags[0]! : 0;
      case 'neg':
      case 'abs':
      case 'sqrt':
      case 'floor':
      case 'ceil':
        return flags[0]!;
      case 'exp':
      case 'log':
      case 'power':
        return 0;
      case 'not':
        return combine(cells, flags, ([a]) => (a === 0 ? 0 : 3 - a!));
      case 'and':
        return combine(cells, flags, ([a, b]) => (a === FALSE || b === FALSE ? FALSE : a === TRUE && b === TRUE ? TRUE : 0));
      case 'or':
        return combine(cells, flags, ([a, b]) => (a === TRUE || b === TRUE ? TRUE : a === FALSE && b === FALSE ? FALSE : 0));
      case '<':
      case '>':
      case '!=':
        return combine(cells, flags, ([a, b]) => (a! & b! ? FALSE : 0));
      case '<=':
      case '>=':
      case '==':
        return combine(cells, flags, ([a, b]) => (a! & b! ? TRUE : 0));
    }
  }

  /** Zero times the term is zero; what that rests on is noted. */
  private trust(term: Term): boolean {
    if (this.bounds.isFiniteWithRules(term)) return true;
    if (!this.bounds.isBounded(term)) return false;
    const behind = this.bounds.rulesBehind(term);
    // Watching the cells of several rules costs more than the product.
    if (behind.filter((rule) => this.axes.frameOf(this.rules.get(rule)!.dimensions) !== '').length > 1) return false;
    for (const rule of behind) this.guarded.add(rule);
    return true;
  }

  /**
   * 0 ÷ the term is 0. Of divisors not known before the run only sums like 1 + r / 2 below quotients by cell are
   * watched: a total that is 0 because nobody is there would leave every block to the interpreter.
   */
  private trustDivisor(term: Term, quotient: readonly string[]): boolean {
    if (this.bounds.isSafeDivisor(term)) return true;
    if (quotient.length === 0 || term.kind !== 'operation' || (term.name !== 'add' && term.name !== 'sub')) return false;
    if (this.axes.frameOf(term.dimensions) !== '' || term.dimensions.length > 0 || !this.bounds.isBounded(term)) return false;
    for (const rule of this.bounds.rulesBehind(term)) this.guarded.add(rule);
    this.guardedDivisors.add(term);
    return true;
  }

  /** All values of a hoisted leaf or number are >= 0 (sign 1) or <= 0 (sign −1). */
  private isSigned(term: Term, sign: 1 | -1): boolean {
    if (term.kind === 'number') return term.value * sign >= 0;
    return term.kind === 'hoisted' && this.pathFree.hoisted[term.index]!.values.every((value) => value * sign >= 0);
  }

  private hoistedFlags(index: number): Flags {
    return (this.ofHoisted[index] ??= this.computeHoisted(index));
  }

  private computeHoisted(index: number): Flags {
    const { values, rows, isMask } = this.pathFree.hoisted[index]!;
    const cells = values.length / rows;
    const flags = new Uint8Array(cells);
    for (let cell = 0; cell < cells; cell++) {
      let [zeros, ones] = [0, 0];
      for (let row = 0; row < rows; row++) {
        if (values[row * cells + cell] === 0) zeros++;
        else ones++;
      }
      flags[cell] = isMask ? (ones === 0 ? FALSE : zeros === 0 ? TRUE : 0) : Number(zeros === rows);
    }
    return packed(flags);
  }

  private sum(term: SumTerm): Flags {
    const { visits, over } = term;
    const cells = this.axes.cellCount(visits);
    const [operand, condition] = term.operands.map((part) => this.spreader.spread(this.flags(part), part.dimensions, visits)) as [Flags, Flags?];
    const skipped = combine(cells, [operand, condition ?? TRUE], ([zero, test]) => (test === FALSE ? 1 : zero!));
    if (typeof skipped === 'number') return skipped;
    const kept = visits.filter((name) => !over.includes(name));
    const flags = new Uint8Array(this.axes.cellCount(kept)).fill(1);
    this.spreader.sources(kept, visits).forEach((target, cell) => { flags[target]! &= skipped[cell]!; });
    return packed(flags);
  }

  private past(term: Term & { kind: 'prev' }): Flags {
    const { dimensions, entry } = this.rules.get(term.rule)!;
    if (!dimensions.some((name) => this.axes.dimension(name).ageing)) return this.zeros.get(term.rule)!;
    const kept = dimensions.filter((name) => !this.axes.dimension(name).ageing);
    const first = term.years === 1 && entry ? this.spreader.spread(this.flags(entry), entry.dimensions, kept) : 1;
    return this.shifted(term.rule, term.years, first);
  }

  /** Flags `years` indices lower along the ageing dimension; below it `first` [without it], or the cell itself. An open last cell also adds those above. */
  private shifted(name: string, years: number, first: Flags | undefined): Flags {
    const { dimensions } = this.rules.get(name)!;
    const flags = this.zeros.get(name)!;
    const isOpen = first !== undefined && this.plan.model.rules.get(name)!.lastIsOpen;
    if (typeof flags === 'number' && (first === undefined || flags === first)) return flags;
    const ageing = dimensions.find((own) => this.axes.dimension(own).ageing)!;
    const { outer, size, inner } = this.spreader.extents(dimensions, ageing);
    const moved = new Uint8Array(outer * size * inner);
    for (let o = 0; o < outer; o++) {
      for (let i = 0; i < inner; i++) {
        const base = o * size * inner + i;
        for (let a = 0; a < size; a++) {
          moved[base + a * inner] = a >= years ? flagAt(flags, base + (a - years) * inner)
            : first === undefined ? flagAt(flags, base + a * inner) : flagAt(first, o * inner + i);
        }
        if (isOpen) for (let a = Math.max(0, size - years); a < size; a++) moved[base + (size - 1) * inner]! &= flagAt(flags, base + a * inner);
      }
    }
    return packed(moved);
  }

  private top(name: string): Flags {
    const { dimensions } = this.rules.get(name)!;
    const flags = this.zeros.get(name)!;
    if (typeof flags === 'number') return flags;
    const { outer, size, inner } = this.spreader.extents(dimensions, dimensions.find((own) => this.axes.dimension(own).ageing)!);
    return packed(Uint8Array.from({ length: outer * inner }, (_, cell) => flags[(Math.floor(cell / inner) * size + size - 1) * inner + (cell % inner)]!));
  }

  private spreadAll(term: Term): Flags[] {
    return operandsOf(term).map((part) => this.spreader.spread(this.flags(part), part.dimensions, term.dimensions));
  }
}
