import { lastHolding, type Reading } from './bracket.js';
import type { Verdict } from './verdict.js';

/** Values an input may take, as whole numbers of steps. */
export interface Lattice {
  readonly low: number;
  readonly high: number;
  /** Nearest to the value the scenario has; absent where it has several. */
  readonly current?: number;
  /** Parts that a first grid divides the lattice into; 4 unless said otherwise, 1 where the conditions are known to be monotone. */
  readonly parts?: number;
}

/** One end of a stretch of values that keep the conditions. */
export interface Boundary {
  readonly kept: number;
  /** Beside it, where a condition is broken; absent at the end of the lattice. */
  readonly broken?: number;
  /** Largest of its stretch, or smallest. */
  readonly side: 'upper' | 'lower';
}

export interface Answer extends Boundary {
  /** 95 %: between `surely`, where the unfavourable ends of the bands keep the conditions, and `possibly`, where the favourable ends still do. */
  readonly surely: number;
  readonly possibly: number;
  /** The band reaches the end of the lattice, or of what was searched. */
  readonly isSurelyOpen: boolean;
  readonly isPossiblyOpen: boolean;
}

export interface Search {
  readonly answer?: Answer;
  /** Of all stretches found, those of the side that was asked for; more than one when the conditions are not monotone. */
  readonly boundaries: readonly Boundary[];
  /** Trials of the grid, in order. */
  readonly grid: readonly number[];
}

const USUAL_PARTS = 4;

/**
 * 找答案 — the largest (or smallest) number of steps that keeps all conditions.
 * A coarse grid first shows where they turn; every turn between two neighbours is then closed in on, and of several the one nearest
 * to the present value is the answer.
 */
export async function findAnswer(lattice: Lattice, isSmallest: boolean, verdictsAt: (at: number) => Promise<readonly Verdict[]>): Promise<Search> {
  const grid = gridOf(lattice);
  const kept = await Promise.all(grid.map(async (at) => (await verdictsAt(at)).every((verdict) => verdict.kept)));
  const side = isSmallest ? 'lower' : 'upper';
  const boundaries: Boundary[] = [];
  for (let i = 0; i < grid.length; i++) {
    if (!kept[i]) continue;
    const next = isSmallest ? i - 1 : i + 1;
    const isEnd = next < 0 || next === grid.length;
    if (isEnd) boundaries.push({ kept: grid[i]!, side });
    else if (!kept[next]) {
      const last = await lastHolding(grid[i]!, grid[next]!, readingOf('kept', verdictsAt));
      boundaries.push({ kept: last, broken: last + (isSmallest ? -1 : 1), side });
    }
  }
  const chosen = nearest(boundaries, lattice, isSmallest);
  return { boundaries, grid, ...(chosen && { answer: { ...chosen, ...await bandOf(chosen, grid, kept, verdictsAt) } }) };
}

/** Even values from end to end, five as a rule, and the present one. */
function gridOf({ low, high, current, parts = USUAL_PARTS }: Lattice): number[] {
  const count = Math.min(parts, high - low);
  const even = Array.from({ length: count + 1 }, (_, index) => low + Math.round(((high - low) * index) / count));
  return [...new Set([...even, ...(current !== undefined && current > low && current < high ? [current] : [])])].sort((a, b) => a - b);
}

function readingOf(kind: 'kept' | 'sure' | 'possible', verdictsAt: (at: number) => Promise<readonly Verdict[]>): (at: number) => Promise<Reading> {
  return async (at) => {
    const verdicts = await verdictsAt(at);
    return { holds: verdicts.every((verdict) => verdict[kind]), hints: verdicts.map(({ hints }) => hints[kind]) };
  };
}

/** Of several boundaries the first one met from the present value, in the direction asked for; else the nearest. */
function nearest(boundaries: readonly Boundary[], { current }: Lattice, isSmallest: boolean): Boundary | undefined {
  if (current === undefined) return isSmallest ? boundaries.at(-1) : boundaries[0];
  const ahead = boundaries.filter(({ kept }) => (isSmallest ? kept <= current : kept >= current));
  const pool = ahead.length > 0 ? ahead : boundaries;
  return pool.reduce<Boundary | undefined>((best, each) => (best && Math.abs(best.kept - current) <= Math.abs(each.kept - current) ? best : each), undefined);
}

async function bandOf({ kept: answer, broken, side }: Boundary, grid: readonly number[], kept: readonly boolean[], verdictsAt: (at: number) => Promise<readonly Verdict[]>): Promise<Omit<Answer, keyof Boundary>> {
  const inwards = side === 'upper' ? -1 : 1;
  const [surely, possibly] = [readingOf('sure', verdictsAt), readingOf('possible', verdictsAt)];
  // Inwards no further than the stretch reaches, outwards no further than the next stretch: beyond, other crossings rule.
  const inner = stretch(grid, kept, answer, inwards, true);
  const sure = await firstFrom(answer, inner, surely);
  const outer = broken === undefined ? [] : stretch(grid, kept, broken, -inwards, false);
  const possible = broken === undefined ? { at: answer, isOpen: false } : await lastOutwards(answer, broken, outer, possibly);
  return { surely: sure.at, isSurelyOpen: sure.isOpen, possibly: possible.at, isPossiblyOpen: possible.isOpen };
}

/** Grid values beyond a place in one direction while they are all kept, or all broken. */
function stretch(grid: readonly number[], kept: readonly boolean[], from: number, direction: number, isKept: boolean): number[] {
  const beyond = grid.map((at, index) => ({ at, index })).filter(({ at }) => (at - from) * direction > 0).sort((a, b) => (a.at - b.at) * direction);
  const end = beyond.findIndex(({ index }) => kept[index] !== isKept);
  return beyond.slice(0, end < 0 ? undefined : end).map(({ at }) => at);
}

/** The value nearest to the answer, on its kept side, that holds; open where none does. */
async function firstFrom(answer: number, inner: readonly number[], read: (at: number) => Promise<Reading>): Promise<{ at: number; isOpen: boolean }> {
  let fails = answer;
  if ((await read(answer)).holds) return { at: answer, isOpen: false };
  for (const at of inner) {
    if ((await read(at)).holds) return { at: await lastHolding(at, fails, read), isOpen: false };
    fails = at;
  }
  return { at: fails, isOpen: true };
}

/** The last value beyond the answer that holds; open where even the last one does. */
async function lastOutwards(answer: number, broken: number, outer: readonly number[], read: (at: number) => Promise<Reading>): Promise<{ at: number; isOpen: boolean }> {
  let holds = answer;
  if (!(await read(answer)).holds) return { at: answer, isOpen: false };
  for (const at of [broken, ...outer]) {
    if (!(await read(at)).holds) return { at: await lastHolding(holds, at, read), isOpen: false };
    holds = at;
  }
  return { at: holds, isOpen: true };
}
