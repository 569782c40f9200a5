import { describe, expect, it } from 'vitest';
import { IssueList } from '../../src/issues/index.js';
import { normalQuantile } from '../../src/numerics/index.js';
import { readCondition } from '../../src/solve/index.js';
import { type Answer, findAnswer, type Lattice, type Search } from '../../src/solve/answer.js';
import { lastHolding } from '../../src/solve/bracket.js';
import { judge, observe, type Verdict } from '../../src/solve/verdict.js';
import { planOf } from './small.js';

/** Mulberry32: numbers in (0, 1), the same for the same seed. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (((mixed ^ (mixed >>> 14)) >>> 0) + 0.5) / 4294967296;
  };
}

/** A verdict without sampling error: kept where the excess is not above 0. */
const exact = (excess: number): Verdict => ({
  value: excess, low: excess, high: excess, limit: 0, kept: excess <= 0, sure: excess <= 0, possible: excess <= 0, hints: { kept: excess, sure: excess, possible: excess },
});

async function search(lattice: Lattice, isSmallest: boolean, ...excesses: ((at: number) => number)[]): Promise<Search & { readonly trials: number }> {
  const tried = new Set<number>();
  const found = await findAnswer(lattice, isSmallest, (at) => {
    expect(at).toBeGreaterThanOrEqual(lattice.low);
    expect(at).toBeLessThanOrEqual(lattice.high);
    tried.add(at);
    return Promise.resolve(excesses.map((excess) => exact(excess(at))));
  });
  return { ...found, trials: tried.size };
}

describe('closing in on a boundary', () => {
  it('finds the last value that holds, whatever the hints are, as trying every value does', async () => {
    const random = generator(7);
    for (let round = 0; round < 300; round++) {
      const width = 2 + Math.floor(random() * 2000);
      const boundary = Math.floor(random() * (width - 1));
      const isBackward = random() < 0.5;
      const shape = round % 4;
      const excess = (at: number): number => {
        const distance = (isBackward ? width - at : at) - boundary - 0.5;
        if (shape === 0) return distance;
        if (shape === 1) return Math.sign(distance) * distance ** 2;
        if (shape === 2) return Math.sign(distance) * Infinity;
        // Nearly flat up to the boundary, steep beyond it.
        return distance > 0 ? distance * 1e6 : distance * 1e-6;
      };
      let reads = 0;
      const found = await lastHolding(isBackward ? width : 0, isBackward ? 0 : width, (at) => {
        reads++;
        return Promise.resolve({ holds: excess(at) <= 0, hints: [excess(at)] });
      });
      const expected = isBackward ? width - boundary : boundary;
      expect({ round, found }).toEqual({ round, found: expected });
      // Three tries at most to halve the bracket, and two for its ends.
      expect(reads).toBeLessThanOrEqual(3 * Math.ceil(Math.log2(width)) + 2);
    }
  });
});

describe('the answer', () => {
  it('is the largest value that keeps a rising condition, one step beyond which it breaks', async () => {
    const { answer, boundaries, trials } = await search({ low: 0, high: 1000, current: 0 }, false, (at) => at - 421.5);
    expect(answer).toMatchObject({ kept: 421, broken: 422, side: 'upper', surely: 421, possibly: 421, isSurelyOpen: false, isPossiblyOpen: false });
    expect(boundaries).toHaveLength(1);
    // Five values of the grid and the line through two of them.
    expect(trials).toBeLessThanOrEqual(9);
  });

  it('is mirrored for the smallest', async () => {
    const { answer } = await search({ low: -1000, high: 0, current: 0 }, true, (at) => -at - 421.5);
    expect(answer).toMatchObject({ kept: -421, broken: -422, side: 'lower', surely: -421, possibly: -421 });
  });

  it('keeps all of several conditions', async () => {
    const { answer } = await search({ low: 0, high: 1000 }, false, (at) => at - 700.5, (at) => (at - 300.5) * 1e9);
    expect(answer).toMatchObject({ kept: 300, broken: 301 });
  });

  it('is the end of the range where nothing breaks', async () => {
    const { answer } = await search({ low: 0, high: 1000 }, false, () => -1);
    expect(answer).toMatchObject({ kept: 1000, surely: 1000, possibly: 1000 });
    expect(answer!.broken).toBeUndefined();
    // A condition that falls is limited at its lower end alone.
    expect((await search({ low: 0, high: 1000 }, false, (at) => 421.5 - at)).answer).toMatchObject({ kept: 1000 });
    expect((await search({ low: 0, high: 1000 }, true, (at) => 421.5 - at)).answer).toMatchObject({ kept: 422, broken: 421 });
  });

  it('is not there when no value keeps the conditions', async () => {
    const { answer, boundaries } = await search({ low: 0, high: 1000 }, false, () => 1);
    expect([answer, boundaries]).toEqual([undefined, []]);
    // Each is kept somewhere, both nowhere.
    expect((await search({ low: 0, high: 1000 }, false, (at) => at - 300, (at) => 700 - at)).answer).toBeUndefined();
  });

  it('of several stretches is the end of the one nearest to the present value, and all ends are told', async () => {
    // Kept from 0 to 100 and from 450 to 600.
    const excess = (at: number): number => Math.min(at - 100.5, Math.abs(at - 525) - 75.5);
    for (const [current, kept] of [[20, 100], [500, 600], [90, 100]] as const) {
      const { answer, boundaries } = await search({ low: 0, high: 1000, current }, false, excess);
      expect(answer).toMatchObject({ kept });
      expect(boundaries.map((each) => each.kept)).toEqual([100, 600]);
    }
    const { answer, boundaries } = await search({ low: 0, high: 1000, current: 500 }, true, excess);
    expect(answer).toMatchObject({ kept: 450, broken: 449 });
    expect(boundaries.map((each) => each.kept)).toEqual([0, 450]);
  });

  it('takes a lattice of two values', async () => {
    expect((await search({ low: 3, high: 4 }, false, (at) => at - 3.5)).answer).toMatchObject({ kept: 3, broken: 4 });
    expect((await search({ low: 3, high: 4 }, false, (at) => at - 5)).answer).toMatchObject({ kept: 4 });
  });
});

describe('the band of the answer', () => {
  const STEP = 0.001;
  const LATTICE = { low: -3000, high: 3000, current: 0 };
  const plan = planOf();

  /** Paths whose result is the value tried, plus a normal number of standard deviation 0.5. */
  async function solveOn(keep: string, paths: number, seed: number): Promise<Answer> {
    const random = generator(seed);
    const shocks = Float64Array.from({ length: paths }, () => 0.5 * normalQuantile(random()));
    const condition = readCondition(keep, plan, new IssueList())!;
    const { answer } = await findAnswer(LATTICE, false, (at) => {
      const values = shocks.map((shock) => at * STEP + shock);
      return Promise.resolve([judge(observe(condition, () => values, () => values))]);
    });
    return answer!;
  }

  // In units of the input: where the true statistic meets its limit. 1.2815515655446004 is the 90 % quantile of a normal number.
  it.each([
    ['P(fund_balance@2026 > 1) <= 10%', 1 - 0.5 * 1.2815515655446004],
    ['mean(fund_balance@2026) <= 1', 1],
    ['median(fund_balance@2026) <= 1', 1],
    ['q90(fund_balance@2026) <= 1', 1 - 0.5 * 1.2815515655446004],
  ])('covers the truth in about 95 of 100 samples: %s', async (keep, truth) => {
    const expected = Math.floor(truth / STEP);
    const seeds = 400;
    let covered = 0;
    let outside = 0;
    for (let seed = 1; seed <= seeds; seed++) {
      const { kept, surely, possibly } = await solveOn(keep, 300, seed);
      if (surely <= expected && expected <= possibly) covered++;
      if (!(surely <= kept && kept <= possibly)) outside++;
    }
    expect(outside).toBe(0);
    // Two standard deviations of a share of 0.95 in 400 are 0.022; order statistics cover a little more than they promise.
    expect(covered / seeds).toBeGreaterThan(0.925);
    expect(covered / seeds).toBeLessThan(0.985);
  });

  it('is open where so few paths cannot bound it', async () => {
    // None of 20 paths says at most 16 %: never surely below 1 %.
    const { isSurelyOpen, surely, kept } = await solveOn('P(fund_balance@2026 > 1) <= 1%', 20, 1);
    expect([isSurelyOpen, surely]).toEqual([true, LATTICE.low]);
    expect(kept).toBeGreaterThan(LATTICE.low);
  });

  it('halves when there are four times as many paths', async () => {
    const width = async (paths: number): Promise<number> => {
      const widths: number[] = [];
      for (let seed = 1; seed <= 40; seed++) {
        const { surely, possibly } = await solveOn('mean(fund_balance@2026) <= 1', paths, seed);
        widths.push(possibly - surely);
      }
      return widths.reduce((sum, each) => sum + each, 0) / widths.length;
    };
    const [few, many] = [await width(200), await width(800)];
    // 2 × 1.96 × 0.5 / √200 = 0.1386
    expect(few * STEP).toBeCloseTo(0.1386, 2);
    expect(few / many).toBeGreaterThan(1.9);
    expect(few / many).toBeLessThan(2.1);
  });
});

describe('a probability', () => {
  it('is judged at its band of Wilson, and its hints turn where the counts do', () => {
    const plan = planOf();
    const condition = readCondition('P(fund_balance@2026 > 0) <= 10%', plan, new IssueList())!;
    const mirrored = readCondition('P(fund_balance@2026 <= 0) >= 90%', plan, new IssueList())!;
    // 0 … 100 of 100 paths above 0; 10 % of them may be. The 95 % band of 4 of 100 ends at 9.837 %, that of 5 at 11.175 %; that of 17
    // begins at 10.893 %, that of 16 at 10.095 %, that of 15 at 9.306 %. (Wilson 1927, worked with z = 1.96.)
    for (let count = 0; count <= 100; count++) {
      const values = Float64Array.from({ length: 100 }, (_, path) => (path < count ? 1 + path : -1 - path));
      for (const each of [condition, mirrored]) {
        const { kept, sure, possible, hints } = judge(observe(each, () => values, () => values));
        expect({ count, kept, sure, possible }).toEqual({ count, kept: count <= 10, sure: count <= 4, possible: count <= 15 });
        expect([hints.kept <= 0, hints.sure <= 0, hints.possible <= 0]).toEqual([kept, sure, possible]);
      }
    }
  });
});
