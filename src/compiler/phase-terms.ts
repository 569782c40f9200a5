import type { Axes } from './axes.js';
import type { Phase } from './schedule.js';
import { operandsOf, type Term } from './term.js';
import type { PathRule } from './translate.js';

/** 一段程序用到的项 — everything the code of a phase evaluates: its rules, the entries they see, what its sums sum, its divisors. */
export function phaseTerms(phase: Phase, rules: ReadonlyMap<string, PathRule>, axes: Axes): Set<Term> {
  const found = new Set<Term>();
  const visit = (term: Term): void => {
    if (found.has(term)) return;
    found.add(term);
    // A sum over a loop is gathered elsewhere; here only its result is read.
    if (term.kind !== 'sum' || !term.over.some((name) => axes.isLooped(name))) operandsOf(term).forEach(visit);
    const entry = term.kind === 'prev' && term.years === 1 ? rules.get(term.rule)!.entry : undefined;
    if (entry) visit(entry);
  };
  for (const { term } of phase.rules) visit(term);
  for (const { term } of phase.reductions) operandsOf(term).forEach(visit);
  phase.divisors.forEach(visit);
  return found;
}
