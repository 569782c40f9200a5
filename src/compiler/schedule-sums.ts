import type { Compilation } from './compile.js';
import { operandsOf, type Term } from './term.js';

/** 合计的去向 — for each sum over a loop, by the id of its term, the rules whose formulas hold it. */
export function sumReaders({ schedule, rules }: Compilation['setting']): ReadonlyMap<number, readonly string[]> {
  const readers = new Map<number, string[]>(schedule.phases.flatMap(({ reductions }) => reductions).map(({ term }) => [term.id, []]));
  for (const { name, term, entry } of rules.values()) {
    const seen = new Set<Term>();
    const visit = (part: Term): void => {
      if (seen.has(part)) return;
      seen.add(part);
      readers.get(part.id)?.push(name);
      operandsOf(part).forEach(visit);
    };
    visit(term);
    if (entry) visit(entry);
  }
  return readers;
}
