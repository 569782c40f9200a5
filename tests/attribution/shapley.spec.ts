import { describe, expect, it } from 'vitest';
import { exactSplit } from '../../src/attribution/exact-sum.js';
import { interactionsOf } from '../../src/attribution/interactions.js';
import { effectOf, sampledParts, sequentialParts, shapleyParts, type Worth } from '../../src/attribution/shapley.js';
import { allSubsets, sampledOrders, type Subset, subsetsOf } from '../../src/attribution/subsets.js';

/** A figure for every set of changes, on paths that scale it. */
function worthsOf(count: number, figure: (isMade: readonly boolean[]) => number, scales: readonly number[] = [1]): Map<Subset, Worth> {
  return new Map(allSubsets(count).map((subset) => {
    const value = figure([...subset].map((mark) => mark === '1'));
    return [subset, { values: Float64Array.from(scales, (scale) => scale * value), best: value }];
  }));
}

const picked = (isMade: boolean | undefined, before: number, after: number): number => (isMade ? after : before);
const product = worthsOf(2, ([a, b]) => picked(a, 2, 5) * picked(b, 3, 7));
const bests = (parts: readonly Worth[]): number[] => parts.map(({ best }) => best);

describe('all orders', () => {
  it('of a product a·b give Δa (b₀ + b₁) / 2 and Δb (a₀ + a₁) / 2', () => {
    // a 2 → 5, b 3 → 7: 3 × (3 + 7) / 2 = 15 and 4 × (2 + 5) / 2 = 14; together 35 − 6 = 29.
    expect(bests(shapleyParts(2, product))).toEqual([15, 14]);
  });

  it('of a sum give each its own difference, whatever the others are', () => {
    const worths = worthsOf(3, ([a, b, c]) => 10 * picked(a, 2, 5) - picked(b, 3, 7) + picked(c, 1, 1.5));
    // 10 × 3, −4, 0.5.
    for (const [k, own] of [30, -4, 0.5].entries()) expect(bests(shapleyParts(3, worths))[k]).toBeCloseTo(own, 12);
  });

  it('of a product of three follow the weights 1/3, 1/6, 1/6, 1/3', () => {
    const worths = worthsOf(3, ([a, b, c]) => picked(a, 1, 2) * picked(b, 1, 3) * picked(c, 1, 4));
    // a: 1/3 (2 − 1) + 1/6 (6 − 3) + 1/6 (8 − 4) + 1/3 (24 − 12) = 5.5; b: 2/3 + 4/6 + 8/6 + 16/3 = 8; c: 1 + 1 + 1.5 + 6 = 9.5.
    for (const [k, own] of [5.5, 8, 9.5].entries()) expect(bests(shapleyParts(3, worths))[k]).toBeCloseTo(own, 12);
  });

  it('treat alike what acts alike, and give exactly 0 to what changes nothing', () => {
    const worths = worthsOf(4, ([a, , b, c]) => picked(a, 1.1, 1.7) * picked(b, 1.1, 1.7) * picked(c, 0.3, 0.9));
    const [a, idle, b] = bests(shapleyParts(4, worths));
    expect(a).toBeCloseTo(b!, 14);
    expect(idle).toBe(0);
    expect(Object.is(shapleyParts(4, worths)[1]!.values[0], 0)).toBe(true);
  });

  it('are taken path by path, so that the error is that of paired differences', () => {
    const scaled = worthsOf(2, ([a, b]) => picked(a, 2, 5) * picked(b, 3, 7), [1, 2, 3]);
    const { mean, standardError, best } = effectOf(shapleyParts(2, scaled)[0]!);
    // 15, 30, 45: mean 30, standard deviation 15, error 15 / √3.
    expect([mean, best]).toEqual([30, 15]);
    expect(standardError).toBeCloseTo(15 / Math.sqrt(3), 12);
  });
});

describe('one order', () => {
  it('gives what each adds when its turn comes', () => {
    // a first: 15 − 6 = 9, then 35 − 15 = 20; b first: 14 − 6 = 8, then 35 − 14 = 21.
    expect(bests(sequentialParts([0, 1], product))).toEqual([9, 20]);
    expect(bests(sequentialParts([1, 0], product))).toEqual([21, 8]);
  });
});

describe('sampled orders', () => {
  const figure = ([a, b, c, d, e]: readonly boolean[]): number =>
    picked(a, 1, 1.4) * picked(b, 2, 3) * picked(c, 1, 0.6) + picked(d, 5, 9) * picked(b, 1, 2) - Math.max(0, picked(e, 0, 4) - picked(a, 1, 3));
  const worths = worthsOf(5, figure);

  it('agree with all orders within four of the errors they tell, and add up to the difference', () => {
    const exact = shapleyParts(5, worths);
    const orders = sampledOrders(5, 20, 'a seed');
    const sampled = sampledParts(orders, worths);
    // a, b and c make a product of three; d meets b alone and e meets a alone, where an order and itself backwards already give the mean.
    for (const k of [0, 1, 2]) {
      expect(sampled[k]!.orderError).toBeGreaterThan(0);
      expect(Math.abs(sampled[k]!.best - exact[k]!.best)).toBeLessThanOrEqual(4 * sampled[k]!.orderError);
    }
    for (const k of [3, 4]) expect(sampled[k]!.best).toBeCloseTo(exact[k]!.best, 12);
    const difference = worths.get('11111')!.best - worths.get('00000')!.best;
    expect(sampled.reduce((sum, { best }) => sum + best, 0)).toBeCloseTo(difference, 12);
  });

  it('come in pairs, one the other backwards, and are the same for the same seed', () => {
    const orders = sampledOrders(7, 3, 'a seed');
    expect(orders).toHaveLength(6);
    for (let pair = 0; pair < 3; pair++) expect(orders[2 * pair + 1]).toEqual([...orders[2 * pair]!].reverse());
    for (const order of orders) expect([...order].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(sampledOrders(7, 3, 'a seed')).toEqual(orders);
    expect(sampledOrders(7, 3, 'another')).not.toEqual(orders);
  });

  it('put every change at every place about equally often', () => {
    const orders = sampledOrders(4, 400, 'places');
    const counts = Array.from({ length: 16 }, () => 0);
    for (const order of orders) order.forEach((member, place) => counts[4 * member + place]!++);
    // 800 orders, a quarter at each place; forward and backward orders are tied, so the spread is that of 400 draws: √(400 × ¼ × ¾) × 2 = 17.
    for (const count of counts) expect(Math.abs(count - 200)).toBeLessThanOrEqual(4 * 17.4);
  });

  it('need only the sets that they pass through', () => {
    expect(subsetsOf([[0, 1, 2], [2, 1, 0]], 3)).toEqual(['000', '100', '110', '111', '001', '011']);
  });
});

describe('two changes together', () => {
  it('of a product do Δa Δb beyond what each does alone', () => {
    // 3 × 4 = 12 = 35 − 15 − 14 + 6.
    expect(interactionsOf(['a', 'b'], product)).toEqual([{ names: ['a', 'b'], mean: 12, standardError: 0, best: 12 }]);
  });

  it('of a sum do nothing', () => {
    expect(interactionsOf(['a', 'b'], worthsOf(2, ([a, b]) => picked(a, 2, 5) + picked(b, 3, 7)))).toEqual([]);
  });
});

describe('numbers on one grid', () => {
  it('add up to the last bit in any order', () => {
    const parts = [0.1, 0.7, -1e-9, 123.456, 0];
    const { before, after, difference, parts: rounded } = exactSplit(1e3 / 3, 1e3 / 3 + 0.1 + 0.7 - 1e-9 + 123.456, parts, 1e3);
    expect(before + rounded.reduce((sum, part) => sum + part, 0)).toBe(after);
    expect([...rounded].reverse().reduce((sum, part) => sum + part, before)).toBe(after);
    expect(rounded.reduceRight((sum, part) => sum + part, 0)).toBe(difference);
    expect(after - before).toBe(difference);
    expect(Object.is(rounded[4], 0)).toBe(true);
    for (const [k, part] of parts.entries()) expect(Math.abs(rounded[k]! - part)).toBeLessThan(1e-12);
  });

  it('do so when a small difference is made of large parts', () => {
    const { before, after, parts } = exactSplit(0.1, 0.3, [1e9 + 0.2, -1e9], 1e9);
    expect(before + parts[0]! + parts[1]!).toBe(after);
    expect(Math.abs(after - before - 0.2)).toBeLessThan(1e-6);
  });

  it('are refused where more is missing than rounding can lose', () => {
    expect(() => exactSplit(0, 10, [4, 5], 10)).toThrow('miss the difference by 1');
  });
});
