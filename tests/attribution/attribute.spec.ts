import { describe, expect, it } from 'vitest';
import { at, input, means, open, side, split, TOY } from './toy.js';

describe('a toy fund whose product moves from 2 × 3 to 5 × 7', () => {
  it('splits the product as by hand, says the interaction, and leaves out what it is not computed from', async () => {
    const after = await side(`inputs:\n  a: ${input('value: 5')}\n  b: ${input('value: 7')}\n  c: ${input('value: 4')}\n  idle: ${input('value: 9')}\n`);
    const result = await split(await open(TOY), after, { targets: [at('product', 2030)], paths: 64 });
    // Δa (b₀ + b₁) / 2 = 3 × 5, Δb (a₀ + a₁) / 2 = 4 × 3.5; together Δa Δb = 12; neither c nor idle is in the product.
    expect(means(result)).toEqual({ a: 15, b: 14 });
    expect(result.without.map(({ name }) => name)).toEqual(['c', 'idle']);
    expect(result.interactions).toEqual([{ names: ['a', 'b'], mean: 12, standardError: 0, best: 12 }]);
    expect([result.before.mean, result.after.mean, result.difference.mean]).toEqual([6, 35, 29]);
    expect(result.contributions.map(({ share }) => share)).toEqual([15 / 29, 14 / 29]);
    // a alone 15 − 6, last 35 − 14; b alone 14 − 6, last 35 − 15.
    expect(result.contributions.map(({ alone, last }) => [alone?.mean, last?.mean])).toEqual([[9, 21], [8, 20]]);
  });

  it('sums over years what it splits by year', async () => {
    const after = await side(`inputs:\n  a: ${input('value: 5')}\n  c: ${input('series: { 2020: 1, 2025: 4 }, between: hold, after: hold')}\n`);
    const result = await split(await open(TOY), after, { targets: [at('total', 2024, 2026)], paths: 64 });
    // a: 3 × 3 in each of three years; c: 3 in 2025 and 2026.
    expect(means(result)).toEqual({ a: 27, c: 6 });
  });

  it('gives the steps of the order asked for', async () => {
    const before = await open(TOY);
    const after = await side(`inputs:\n  a: ${input('value: 5')}\n  b: ${input('value: 7')}\n`);
    const options = { targets: [at('product', 2030)], paths: 64 };
    // 15 − 6 and 35 − 15; 14 − 6 and 35 − 14.
    expect(means(await split(before, after, { ...options, order: ['a', 'b'] }))).toEqual({ a: 9, b: 20 });
    const other = await split(before, after, { ...options, order: ['b', 'a'] });
    expect(other.contributions.map(({ unit, mean }) => [unit.name, mean])).toEqual([['b', 8], ['a', 21]]);
    expect(other.method).toEqual({ kind: 'sequential', order: ['b', 'a'] });
  });

  it('adds up to the last bit in a figure with noise, means and best estimates alike', async () => {
    const after = await side(`inputs:\n  a: ${input('value: 2.3')}\n  b: ${input('value: 3.7')}\n  c: ${input('value: 0.9')}\n  opening: ${input('value: 11')}\n`);
    const result = await split(await open(TOY), after, { targets: [at('balance', 2035)], paths: 200 });
    const { before, contributions, difference } = result;
    expect(contributions).toHaveLength(4);
    for (const key of ['mean', 'best'] as const) {
      expect(contributions.reduce((sum, part) => sum + part[key], 0)).toBe(difference[key]);
      expect(contributions.reduceRight((sum, part) => sum + part[key], before[key])).toBe(result.after[key]);
    }
    // c is paid every year, whatever else: 0.1 × (1.02¹⁵ − 1) / 0.02. opening: 1 × 1.02¹⁵. No noise in either.
    const [c, opening] = ['c', 'opening'].map((name) => contributions.find(({ unit }) => unit.name === name)!);
    expect(c!.mean).toBeCloseTo((0.1 * (1.02 ** 15 - 1)) / 0.02, 10);
    expect(opening!.mean).toBeCloseTo(1.02 ** 15, 10);
    expect(c!.standardError).toBeLessThan(1e-12);
    expect(contributions[0]!.standardError).toBeGreaterThan(0);
  });
});
