import type { Axes, Range } from './axes.js';
import type { Facts } from './facts.js';
import { phaseTerms } from './phase-terms.js';
import type { Phase } from './schedule.js';
import type { Term } from './term.js';
import type { PathRule } from './translate.js';

/** More pieces than this make more code than they save work. */
const MOST_SEGMENTS = 14;
/** Turns of one value that a function of its own costs. */
const SEGMENT_COST = 150;
/** Values that a condition left to each turn costs there. */
const CHOICE_COST = 2;

/**
 * 分段 — cuts a loop where it changes what is computed: a condition on the dimension, a rule that is 0 from there on,
 * the first and last index of an ageing dimension. Neighbouring pieces that differ little are joined again.
 *
 * @returns ranges in the order they run: an ageing dimension from the top down
 */
export function segmentsOf(phase: Phase, axes: Axes, facts: Facts, rules: ReadonlyMap<string, PathRule>, longestLag: number): Range[] {
  const outer = axes.loopsOf(phase.frame)[0]!;
  const { size, ageing } = axes.dimension(outer);
  const terms = phaseTerms(phase, rules, axes);
  const forced = new Set<number>();
  if (ageing) for (const cut of [...Array.from({ length: longestLag }, (_, lag) => lag + 1), size - 1]) if (cut > 0 && cut < size) forced.add(cut);
  const work = workBy(phase, size, axes, facts);
  const shapes = shapesBy(terms, outer, axes, facts);
  const pieces: { first: number; last: number; needs: Uint8Array; shape: string }[] = [];
  for (let index = 0; index < size; index++) {
    const last = pieces.at(-1);
    const isSame = last?.shape === shapes[index] && sameBytes(last!.needs, work[index]!) && !forced.has(index);
    if (isSame) last!.last = index;
    else pieces.push({ first: index, last: index, needs: work[index]!, shape: shapes[index]! });
  }
  for (;;) {
    let best = -1;
    let least = Infinity;
    for (let i = 0; i + 1 < pieces.length; i++) {
      const [a, b] = [pieces[i]!, pieces[i + 1]!];
      if (forced.has(b.first)) continue;
      const joined = union(a.needs, b.needs);
      const extra = count(joined) * (b.last - a.first + 1) - count(a.needs) * (a.last - a.first + 1) - count(b.needs) * (b.last - b.first + 1)
        + CHOICE_COST * differences(a.shape, b.shape) * (b.last - a.first + 1);
      if (extra < least) [least, best] = [extra, i];
    }
    if (best < 0 || (pieces.length <= MOST_SEGMENTS && least > SEGMENT_COST)) break;
    const [a, b] = pieces.splice(best, 2) as [typeof pieces[0], typeof pieces[0]];
    pieces.splice(best, 0, { first: a.first, last: b.last, needs: union(a.needs, b.needs), shape: a.shape });
  }
  const ranges = pieces.map(({ first, last }) => ({ first, last }));
  return ageing ? ranges.reverse() : ranges;
}

/** For each index of the outermost loop, per rule and replica: must it be computed there? */
function workBy(phase: Phase, size: number, axes: Axes, facts: Facts): Uint8Array[] {
  const replicas = phase.rules.flatMap(({ name, dimensions }) => axes.replicas(dimensions).map((at) => ({ name, cells: axes.flatCells(dimensions, at) })));
  const work = Array.from({ length: size }, () => new Uint8Array(replicas.length));
  replicas.forEach(({ name, cells }, column) => {
    const inner = cells.length / size;
    for (let i = 0; i < cells.length; i++) if (!facts.isZero(name, cells[i]!)) work[Math.floor(i / inner)]![column] = 1;
  });
  return work;
}

/** Values of all conditions known before the run, as one text per index. */
function shapesBy(terms: ReadonlySet<Term>, outer: string, axes: Axes, facts: Facts): string[] {
  const { size } = axes.dimension(outer);
  const masks = [...terms].filter((term) => term.kind === 'hoisted' && term.isMask && axes.loopsOf(axes.frameOf(term.dimensions))[0] === outer);
  const shapes = Array.from({ length: size }, () => '');
  for (const term of masks) {
    for (const at of axes.replicas(term.dimensions)) {
      const cells = axes.flatCells(term.dimensions, at);
      const inner = cells.length / size;
      for (let index = 0; index < size; index++) shapes[index] = shapes[index]! + String(facts.maskOf(term, cells.subarray(index * inner, (index + 1) * inner)));
    }
  }
  return shapes;
}

function differences(a: string, b: string): number {
  let found = 0;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) found++;
  return found;
}

function union(a: Uint8Array, b: Uint8Array): Uint8Array {
  return a.map((bit, i) => bit | b[i]!);
}

function count(bits: Uint8Array): number {
  return bits.reduce((sum, bit) => sum + bit, 0);
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.every((bit, i) => bit === b[i]);
}
