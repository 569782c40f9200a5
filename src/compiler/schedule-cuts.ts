import { printExpression } from '../model/index.js';
import type { Compilation } from './compile.js';
import { phaseTerms } from './phase-terms.js';
import type { Phase } from './schedule.js';

/** 分段的缘由 — what differs from one index of a loop's outermost dimension on, compared with the index below. */
export type CutReason =
  /** Below it there is no value of that many years before: people enter. */
  | { readonly kind: 'entry'; readonly years: number }
  /** The last index, which others do not move on from. */
  | { readonly kind: 'last' }
  /** A condition known before the run; `varies` when it depends on the year or on another dimension. */
  | { readonly kind: 'condition'; readonly text: string; readonly becomes: 'true' | 'false' | 'varies' }
  /** A rule that is 0 in every path and year below it, or from it on. */
  | { readonly kind: 'zero'; readonly rule: string; readonly becomes: 'computed' | 'zero' };

const BECOMES = ['varies', 'false', 'true'] as const;

/** 为何在此分段 — the reasons for a piece of a loop to begin at an index above the first. */
export function cutReasons({ setting, expressions }: Compilation, phase: Phase, first: number, longestLag: number): CutReason[] {
  const { axes, facts } = setting;
  const outer = axes.loopsOf(phase.frame)[0]!;
  const { size, ageing } = axes.dimension(outer);
  const at = (index: number): { first: number; last: number } => ({ first: index, last: index });
  const reasons: CutReason[] = [];
  if (ageing && first === size - 1) reasons.push({ kind: 'last' });
  if (ageing && first <= longestLag) reasons.push({ kind: 'entry', years: first });
  for (const term of phaseTerms(phase, setting.rules, axes)) {
    if (term.kind !== 'hoisted' || !term.isMask || axes.loopsOf(axes.frameOf(term.dimensions))[0] !== outer) continue;
    const text = expressions[term.index];
    const states = axes.replicas(term.dimensions).map((replica) => [first - 1, first].map((index) => facts.maskOf(term, axes.flatCells(term.dimensions, replica, at(index)))));
    const changed = states.find(([below, here]) => below !== here);
    if (text && changed) reasons.push({ kind: 'condition', text: printExpression(text.expression), becomes: BECOMES[changed[1]!]! });
  }
  for (const { name, dimensions } of phase.rules) {
    const zeros = (index: number): boolean[] => axes.replicas(dimensions).map((replica) => facts.areZero(name, axes.flatCells(dimensions, replica, at(index))));
    const [below, here] = [zeros(first - 1), zeros(first)];
    const changed = here.findIndex((isZero, replica) => isZero !== below[replica]);
    if (changed >= 0) reasons.push({ kind: 'zero', rule: name, becomes: here[changed]! ? 'zero' : 'computed' });
  }
  return reasons;
}
