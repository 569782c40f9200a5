import { effectOf, secondDifference, type Worths, worthOf } from './shapley.js';
import { emptySubset, withMember } from './subsets.js';
import type { Interaction } from './types.js';

/** 交互项 — of every pair that was computed alone and together, the largest first; those that are exactly 0 are left out. */
export function interactionsOf(names: readonly string[], worths: Worths): Interaction[] {
  const none = emptySubset(names.length);
  const found: Interaction[] = [];
  names.forEach((first, i) => {
    for (const [offset, second] of names.slice(i + 1).entries()) {
      const j = i + 1 + offset;
      const both = worths.get(withMember(withMember(none, i), j));
      const [one, other] = [worths.get(withMember(none, i)), worths.get(withMember(none, j))];
      if (!both || !one || !other) continue;
      const effect = effectOf(secondDifference(worthOf(worths, none), one, other, both));
      if (effect.mean !== 0 || effect.best !== 0) found.push({ names: [first, second], ...effect });
    }
  });
  return found.sort((a, b) => Math.abs(b.mean) - Math.abs(a.mean));
}
