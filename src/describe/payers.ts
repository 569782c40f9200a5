import { createInterpreter } from '../engine/index.js';
import type { Plan } from '../scenario/index.js';
import type { PayerYear } from './types.js';

/** Amounts this near, as a share, are the same. */
const SAME = 1e-9;
/** Years after the first that differs, for a second look. */
const LATER_YEARS = 10;

/**
 * 谁付钱 — what the payers of the rulebook pay on the best estimate, in the first year that differs and ten years later;
 * empty when nothing differs or the rulebook names no payers.
 */
export function payerYears(before: Plan, after: Plan): PayerYear[] {
  const names = (after.model.summary?.payers ?? []).filter((name) => before.model.rules.has(name));
  if (names.length === 0) return [];
  const [old, now] = [amounts(before, names), amounts(after, names)];
  const years = [...now.keys()].filter((year) => old.has(year));
  const differs = (year: number): boolean => names.some((_, k) => {
    const [a, b] = [old.get(year)![k]!, now.get(year)![k]!];
    return Math.abs(b - a) > SAME * Math.max(Math.abs(a), Math.abs(b));
  });
  const first = years.find(differs);
  if (first === undefined) return [];
  return [first, first + LATER_YEARS].filter((year) => old.has(year) && now.has(year)).map((year) => ({
    year,
    payers: names.map((name, k) => ({ name, label: after.model.rules.get(name)!.label, before: old.get(year)![k]!, after: now.get(year)![k]! })),
  }));
}

/** By year, in the order of the names; the first cell of each, since payers have no dimensions. */
function amounts(plan: Plan, names: readonly string[]): Map<number, readonly number[]> {
  const years = new Map<number, readonly number[]>();
  createInterpreter(plan).runPath(0, true, (year, values) => {
    if (year > plan.baseYear) years.set(year, names.map((name) => values(name)[0]!));
  });
  return years;
}
