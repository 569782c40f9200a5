import type { Cliff, CliffChange } from './types.js';

/** A jump that differs by less than this share of itself is the same. */
const SAME = 0.01;

/** 悬崖之变 — which cliffs the second scenario adds, removes, enlarges or makes smaller, in order of their places. */
export function cliffChanges(before: readonly Cliff[], after: readonly Cliff[]): CliffChange[] {
  const key = ({ kind, to }: Cliff): string => `${kind} ${String(to)}`;
  const [old, now] = [new Map(before.map((cliff) => [key(cliff), cliff])), new Map(after.map((cliff) => [key(cliff), cliff]))];
  const places = [...new Map([...old, ...now]).values()].sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || a.to - b.to);
  return places.map((cliff) => {
    const [a, b] = [old.get(key(cliff)), now.get(key(cliff))];
    return { kind: cliff.kind, from: cliff.from, to: cliff.to, before: a, after: b, change: changeOf(a, b) };
  });
}

const KINDS: readonly Cliff['kind'][] = ['amount', 'years', 'claim'];

function changeOf(before: Cliff | undefined, after: Cliff | undefined): CliffChange['change'] {
  if (!before) return 'added';
  if (!after) return 'removed';
  const [a, b] = [Math.abs(before.jump), Math.abs(after.jump)];
  if (Math.abs(b - a) <= SAME * a) return 'same';
  return b > a ? 'larger' : 'smaller';
}
