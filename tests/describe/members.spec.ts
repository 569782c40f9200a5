import { beforeAll, describe, expect, it } from 'vitest';
import { cardMaker, type Person } from '../../src/cards/index.js';
import { compareMembers, type MemberComparison } from '../../src/describe/index.js';
import { FIFTEEN_YEARS, toyMaker, toyPlan } from '../cards/toy.js';

const { joins: _joins, ...REST } = FIFTEEN_YEARS;
const DRAWING: Person = { ...REST, name: 'drawing', state: 'drawing', born: 1960, years: 9, account: 1200, accountPension: 14, paidBefore: 1900, pays: [] };

describe('two members, when the base pension is 110 instead of 100', () => {
  let who: MemberComparison[];
  beforeAll(() => { who = compareMembers([DRAWING, FIFTEEN_YEARS], toyMaker(), cardMaker(toyPlan({ base: 110 }))); }, 60_000);

  it('who draws gets 100 + 9 + 14 = 123 and 110 + 9 + 14 = 133 a month, this year and in ten years', () => {
    expect(who[0]!.years.map(({ kind, before, after }) => [kind, before.year, before.age, before.total, after.total])).toEqual([
      ['now', 2026, 66, 123, 133], ['later', 2036, 76, 123, 133],
    ]);
    expect(who[0]!.years[0]!.after.layers).toMatchObject({ national: 110, yearCount: 9, account: 14, provincial: 0, local: 0, oldAge: 0 });
  });

  it('who pays gets nothing in either year, and from 2041 on 19,007.842 / 139 + 15 + 100, then 110', () => {
    const { years } = who[1]!;
    expect(years.map(({ kind, before, after }) => [kind, before.year, before.isDrawing, after.isDrawing])).toEqual([
      ['now', 2026, false, false], ['later', 2036, false, false], ['claim', 2041, true, true],
    ]);
    expect(years[2]!.before.total).toBeCloseTo(251.7471, 4);
    expect(years[2]!.after.total).toBeCloseTo(261.7471, 4);
    // Prices grow in the toy world as in the baseline: the same amount buys less in 2041 than in 2025.
    expect(years[2]!.before.real).toBeLessThan(251.7471);
  });
});
