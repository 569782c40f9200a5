import type { PathFree } from './hoist.js';
import { operandsOf, type Term, type TermKind, type Terms } from './term.js';
import type { PathRule } from './translate.js';

/**
 * 去掉用不到的分支 — conditions that hold, or fail, in all years and cells of this plan are decided before the loops of a year are
 * laid out: a lever that the scenario leaves at rest then costs no loop, no state and no operation.
 */
export function settled(rules: readonly PathRule[], terms: Terms, { hoisted }: PathFree): PathRule[] {
  const known = new Map<Term, Term>();

  function settle(term: Term): Term {
    let result = known.get(term);
    if (!result) known.set(term, (result = compute(term)));
    return result;
  }

  function compute(term: Term): Term {
    const operands = operandsOf(term);
    if (operands.length === 0) return term;
    if (term.kind === 'choose') {
      const [condition, yes, no] = term.operands;
      const value = valueOf(settle(condition));
      if (value !== undefined) return settle(value ? yes : no);
    }
    const own = operands.map(settle);
    if (term.kind === 'operation' && (term.name === 'and' || term.name === 'or')) {
      const [left, right] = own as [Term, Term];
      const decides = term.name === 'or';
      // One side decides, or leaves it to the other.
      for (const [side, other] of [[left, right], [right, left]] as const) {
        const value = valueOf(side);
        if (value === decides) return side;
        if (value !== undefined) return other;
      }
    }
    if (own.every((operand, index) => operand === operands[index])) return term;
    const { id: _id, dimensions, isMask, ...kind } = term;
    return terms.make({ ...kind, operands: own } as unknown as TermKind, dimensions, isMask);
  }

  /** What a condition comes to, if it is the same in every year and cell. */
  function valueOf(term: Term): boolean | undefined {
    if (term.kind !== 'hoisted' || !term.isMask) return undefined;
    const { values } = hoisted[term.index]!;
    const [first] = values;
    return first !== undefined && values.every((value) => value === first) ? first !== 0 : undefined;
  }

  return rules.map((rule) => ({ ...rule, term: settle(rule.term), entry: rule.entry && settle(rule.entry) }));
}
