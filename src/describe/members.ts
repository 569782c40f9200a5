import type { Card, CardMaker, CardYear, Person } from '../cards/index.js';
import type { MemberComparison, MemberYear, MonthlyAmount } from './types.js';

/** Years from now to the second look. */
const LATER_YEARS = 10;

/** 人物对比 — each person's months this year (the first after `asOf`), in ten years, and when the pension begins. */
export function compareMembers(persons: readonly Person[], before: CardMaker, after: CardMaker): MemberComparison[] {
  return persons.map((person) => {
    const [old, now] = [before.card(person), after.card(person)];
    const thisYear = person.asOf + 1;
    const years = [memberYear('now', old, now, thisYear, thisYear), memberYear('later', old, now, thisYear + LATER_YEARS, thisYear + LATER_YEARS)];
    const claims = [old.claim?.year, now.claim?.year] as const;
    const isShown = claims.every((year) => year === thisYear || year === thisYear + LATER_YEARS);
    const claim = claims[0] !== undefined && claims[1] !== undefined && !isShown ? [memberYear('claim', old, now, claims[0], claims[1])] : [];
    return { before: old, after: now, years: [...years, ...claim].flatMap((year) => year ?? []).sort((a, b) => a.before.year - b.before.year), claim: { before: old.claim, after: now.claim } };
  });
}

/** Undefined for a year in which nobody is on the card any more. */
function memberYear(kind: MemberYear['kind'], old: Card, now: Card, oldYear: number, newYear: number): MemberYear | undefined {
  const [a, b] = [yearOf(old, oldYear), yearOf(now, newYear)];
  return a && b && { kind, before: amountOf(a), after: amountOf(b) };
}

function yearOf({ years }: Card, year: number): CardYear | undefined {
  return years.find((each) => each.year === year);
}

function amountOf({ year, age, monthly, monthlyTotal, prices, isDrawing }: CardYear): MonthlyAmount {
  return { year, age, layers: monthly, total: monthlyTotal, real: monthlyTotal / prices, isDrawing };
}
