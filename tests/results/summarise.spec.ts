import fc from 'fast-check';
import { quantileSorted as reference } from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import {
  lowerTailMean, QUANTILES, quantileRankBand, quantileSorted, summarise, SUMMARY_NUMBERS, treeSum, treeSumOfSquares, upperTailMean, wilsonBand,
} from '../../src/results/index.js';
import { expectExact, expectLedger, expectModelFit, expectPublished, expectReassociated } from '../tolerances.js';

const of = (...values: number[]): Float64Array => Float64Array.from(values);

describe('a summary by hand', () => {
  it('n = 1: every quantile, its band and both tails are the value; spread is unknown', () => {
    const row = summarise(of(7), false);
    for (const name of SUMMARY_NUMBERS) {
      const unknown = ['standard_deviation', 'standard_error', 'mean_low', 'mean_high'].includes(name) || name.startsWith('ever');
      expectExact(row[name], unknown ? Number.NaN : 7, name);
    }
    expectExact(row.paths, 1, 'paths');
  });

  it('n = 2: values 1 and 3', () => {
    // mean 2; squared deviations 1 + 1 = 2, over n − 1 = 1: sd = √2; se = √2 / √2 = 1
    const row = summarise(of(3, 1), false);
    expectExact(row.mean, 2, 'mean');
    expectExact(row.standard_deviation, Math.SQRT2, 'sd');
    expectExact(row.standard_error, 1, 'se');
    expectExact(row.mean_low, 2 - 1.96, 'mean_low');
    expectExact(row.mean_high, 2 + 1.96, 'mean_high');
    // type 7: position 1 × 0.25 = 0.25 → 1 + 0.25 × 2 = 1.5
    expectExact(row.q25, 1.5, 'q25');
    expectExact(row.q50, 2, 'q50');
    // P(both above the median) = 1/4 > 2.5 %: the band is minimum and maximum
    expect([row.q50_low, row.q50_high]).toEqual([1, 3]);
    // 5 % of 2 is less than one value: the outermost
    expect([row.tail_mean_05, row.tail_mean_95]).toEqual([1, 3]);
  });

  it('n = 3: values 1, 2, 6', () => {
    // mean 9/3 = 3; deviations 4 + 1 + 9 = 14; sd = √7; se = √7/√3
    const row = summarise(of(2, 6, 1), false);
    expectExact(row.mean, 3, 'mean');
    expectExact(row.standard_deviation, Math.sqrt(7), 'sd');
    expectExact(row.standard_error, Math.sqrt(7) / Math.sqrt(3), 'se');
    expect([row.minimum, row.q50, row.maximum]).toEqual([1, 2, 6]);
    // position 2 × 0.75 = 1.5 → halfway from 2 to 6
    expectExact(row.q75, 4, 'q75');
  });

  it('n = 4: values 10, 20, 30, 60', () => {
    // mean 120/4 = 30; deviations 400 + 100 + 0 + 900 = 1400; sd = √(1400/3); se = sd/2
    const row = summarise(of(60, 10, 30, 20), false);
    expectExact(row.mean, 30, 'mean');
    expectExact(row.standard_deviation, Math.sqrt(1400 / 3), 'sd');
    expectExact(row.standard_error, Math.sqrt(1400 / 3) / 2, 'se');
    // position 3 × 0.5 = 1.5 → 25; 3 × 0.25 = 0.75 → 10 + 7.5; 3 × 0.75 = 2.25 → 30 + 0.25 × 30
    expect([row.q25, row.q50, row.q75]).toEqual([17.5, 25, 37.5]);
  });

  it('n = 5: a flag that is true twice', () => {
    // mean 2/5; deviations 2 × 0.36 + 3 × 0.16 = 1.2; over 4 = 0.3
    const row = summarise(of(1, 0, 0, 1, 0), true);
    expectExact(row.mean, 0.4, 'mean');
    expectReassociated(row.standard_deviation, Math.sqrt(0.3), 'sd');
    // Wilson: z² = 3.8416; 1 + z²/5 = 1.76832; centre (0.4 + 0.38416)/1.76832 = 0.443449…
    // half 1.96/1.76832 × √(0.24/5 + 3.8416/100) = 1.108397 × √0.086416 = 0.325829…
    expectPublished(row.mean_low, '0.11762', 'lower end');
    expectPublished(row.mean_high, '0.76928', 'upper end');
    expect([row.q50, row.q75, row.maximum]).toEqual([0, 1, 1]);
  });

  it('a column without spread has exactly its value as mean and no deviation', () => {
    // 1000 × 0.1 summed and divided misses 0.1 by a bit
    const row = summarise(new Float64Array(1000).fill(0.1), false);
    for (const name of SUMMARY_NUMBERS) {
      if (name.startsWith('ever')) expectExact(row[name], Number.NaN, name);
      else if (name.startsWith('tail_mean')) expectReassociated(row[name], 0.1, name);
      else expectExact(row[name], name.startsWith('standard') ? 0 : 0.1, name);
    }
  });
});

describe('tail means', () => {
  it('take the lowest and highest twentieth, with a fraction of the last value', () => {
    const sorted = Float64Array.from({ length: 50 }, (_, i) => i + 1);
    // 50/20 = 2.5 values: (1 + 2 + 3/2) / 2.5 = 1.8 and (50 + 49 + 48/2) / 2.5 = 49.2
    expectExact(lowerTailMean(sorted, 20), 4.5 / 2.5, 'lower');
    expectExact(upperTailMean(sorted, 20), 123 / 2.5, 'upper');
  });
});

describe('Wilson band', () => {
  it('agrees with the formula worked by hand for 8 of 10', () => {
    // z² = 3.8416; scale 1.38416; centre (0.8 + 0.19208)/1.38416 = 0.716738…
    // half 1.96/1.38416 × √(0.016 + 0.009604) = 1.416021 × 0.160012 = 0.226581…
    const { low, high } = wilsonBand(0.8, 10);
    expectPublished(low, '0.49016', 'lower end');
    expectPublished(high, '0.94332', 'upper end');
  });

  it('ends exactly at 0 and 1 there, and still has width', () => {
    // at 0: high = z²/n / (1 + z²/n) = 3.8416/103.8416
    expectExact(wilsonBand(0, 100).low, 0, 'low');
    expectReassociated(wilsonBand(0, 100).high, 3.8416 / 103.8416, 'high');
    expectExact(wilsonBand(1, 100).high, 1, 'high');
    expectReassociated(wilsonBand(1, 100).low, 100 / 103.8416, 'low');
  });
});

describe('order-statistic bands', () => {
  it('median of 10: second and ninth value', () => {
    // P(B ≤ 1) = 11/1024 = 1.07 % ≤ 2.5 % < P(B ≤ 2) = 56/1024 = 5.5 %: ranks 2 and 9, as in printed tables
    expect(quantileRankBand(10, 0.5)).toEqual({ low: 1, high: 8 });
  });

  it('median of 20: sixth and fifteenth value', () => {
    // P(B ≤ 5) = 21700/1048576 = 2.07 %; P(B ≤ 6) = 60460/1048576 = 5.77 %
    expect(quantileRankBand(20, 0.5)).toEqual({ low: 5, high: 14 });
  });

  it('median of 5 and less: minimum and maximum', () => {
    // one of five on one side: 1/32 = 3.1 % > 2.5 %; with six 1/64 = 1.6 %, where min and max do cover
    for (const n of [1, 2, 3, 4, 5, 6]) expect(quantileRankBand(n, 0.5)).toEqual({ low: 0, high: n - 1 });
    // P(B ≤ 1) of 9 = 10/512 = 1.95 %: from nine on the second value
    expect(quantileRankBand(8, 0.5)).toEqual({ low: 0, high: 7 });
    expect(quantileRankBand(9, 0.5)).toEqual({ low: 1, high: 7 });
  });

  it('agrees with exact integer binomial sums', () => {
    // p = a/b: weights choose(n, k) aᵏ (b−a)ⁿ⁻ᵏ are integers, and 2.5 % is 1/40 of their sum
    for (const [, p] of QUANTILES) {
      const a = BigInt(Math.round(p * 100));
      for (const n of [1, 2, 3, 4, 17, 64, 100, 377, 500]) {
        const weights: bigint[] = [];
        let choose = 1n;
        for (let k = 0; k <= n; k++) {
          weights.push(choose * a ** BigInt(k) * (100n - a) ** BigInt(n - k));
          choose = (choose * BigInt(n - k)) / BigInt(k + 1);
        }
        const total = 100n ** BigInt(n);
        let low = -1;
        for (let cumulated = 0n; cumulated * 40n <= total; low++) cumulated += weights[low + 1]!;
        let high = n + 1;
        for (let cumulated = 0n; cumulated * 40n <= total; high--) cumulated += weights[high - 1]!;
        const position = (n - 1) * p;
        expect(quantileRankBand(n, p), `n = ${n}, p = ${p}`).toEqual({
          low: Math.max(0, Math.min(low - 1, Math.floor(position))),
          high: Math.min(n - 1, Math.max(high, Math.ceil(position))),
        });
      }
    }
  });

  it('has about the width of the normal approximation for a million paths', () => {
    // np ± 1.96 √(np(1−p)) = 500,000 ± 980
    const { low, high } = quantileRankBand(1_000_000, 0.5);
    expectModelFit(low, 499_019, 3 / 499_019, 'lower rank');
    expectModelFit(high, 500_980, 3 / 500_980, 'upper rank');
  });
});

describe('the fixed tree', () => {
  it('adds inside blocks of 64, then blocks inside 1,024 paths, then groups', () => {
    // 2⁵³ + 1 + 1 + … loses every 1 when added one by one; a block of its own keeps its 64 ones together.
    const values = new Float64Array(2048).fill(1);
    values[0] = 2 ** 53;
    let naive = 0;
    for (const value of values) naive += value;
    expectExact(naive, 2 ** 53, 'one by one');
    // Block 0: 2⁵³ (its 63 ones are lost); blocks 1 … 15 of group 0: 15 × 64 = 960; group 1: 1,024.
    expectExact(treeSum(values), 2 ** 53 + 960 + 1024, 'tree');
    // Any other shape would give another number: pairs keep all but one, a flat sum of blocks gives 31 × 64 as well,
    // so a second case tells groups from a flat sum of blocks:
    // block sums 2⁵³, then 1 each (one 1 per block): in group 0 all 15 are lost, group 1 brings 16 together.
    const sparse = new Float64Array(2048);
    for (let block = 1; block < 32; block++) sparse[64 * block] = 1;
    sparse[0] = 2 ** 53;
    expectExact(treeSum(sparse), 2 ** 53 + 16, 'groups');
  });

  it('squares follow the same tree', () => {
    const values = Float64Array.from({ length: 3000 }, (_, i) => Math.sqrt(i) - 20);
    const squares = values.map((value) => (value - 3.5) * (value - 3.5));
    expectExact(treeSumOfSquares(values, 3.5), treeSum(squares), 'squares');
  });

  it('is the sum for any number of paths', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: -1000, max: 1000 }), { maxLength: 3000 }), (values) => {
      expectExact(treeSum(Float64Array.from(values)), values.reduce((sum, value) => sum + value, 0) + 0, 'integers');
    }), { numRuns: 50 });
  });
});

describe('for any values', () => {
  const finite = fc.double({ min: -1e12, max: 1e12, noNaN: true }).map((x) => (Math.abs(x) < 1e-12 ? 0 : x));
  const sample = fc.array(fc.oneof(finite, fc.integer({ min: -3, max: 3 })), { minLength: 1, maxLength: 300 }).map((values) => Float64Array.from(values));
  const names = QUANTILES.map(([name]) => name);

  it('fan lines never cross, and bands contain their quantile', () => {
    fc.assert(fc.property(sample, (values) => {
      const row = summarise(values, false);
      let previous = row.minimum;
      for (const name of names) {
        expect(row[name]).toBeGreaterThanOrEqual(previous);
        expect(row[`${name}_low`]).toBeLessThanOrEqual(row[name]);
        expect(row[`${name}_high`]).toBeGreaterThanOrEqual(row[name]);
        expect(row[`${name}_low`]).toBeGreaterThanOrEqual(row.minimum);
        expect(row[`${name}_high`]).toBeLessThanOrEqual(row.maximum);
        previous = row[name];
      }
      expect(row.maximum).toBeGreaterThanOrEqual(previous);
    }));
  });

  it('scaling by a power of two is exact in every column', () => {
    fc.assert(fc.property(sample, fc.integer({ min: -20, max: 20 }), (values, k) => {
      const row = summarise(values, false);
      const scaled = summarise(values.map((value) => value * 2 ** k), false);
      for (const name of SUMMARY_NUMBERS) expectExact(scaled[name], row[name] * 2 ** k, name);
    }));
  });

  it('moving whole numbers by a whole number moves order statistics exactly', () => {
    const wholes = fc.array(fc.integer({ min: -1e6, max: 1e6 }), { minLength: 1, maxLength: 300 }).map((values) => Float64Array.from(values));
    fc.assert(fc.property(wholes, fc.integer({ min: -1e6, max: 1e6 }), (values, shift) => {
      const row = summarise(values, false);
      const moved = summarise(values.map((value) => value + shift), false);
      for (const name of ['minimum', 'maximum', ...names.flatMap((each) => [`${each}_low`, `${each}_high`] as const)] as const) {
        expectExact(moved[name] + 0, row[name] + shift + 0, name);
      }
      for (const name of names) expectLedger(moved[name] - row[name] - shift, 1, name);
    }));
  });

  it('the order of paths changes no order statistic', () => {
    fc.assert(fc.property(sample, (values) => {
      const row = summarise(values, false);
      const reversed = summarise(values.toReversed(), false);
      for (const name of [...names, 'minimum', 'maximum', 'tail_mean_05', 'tail_mean_95'] as const) expectExact(reversed[name], row[name], name);
    }));
  });

  it('quantiles are those of simple-statistics, held below the upper neighbour', () => {
    fc.assert(fc.property(sample, fc.double({ min: 0, max: 1, noNaN: true }), (values, p) => {
      const sorted = values.toSorted();
      const upper = sorted[Math.ceil((sorted.length - 1) * p)]!;
      expectExact(quantileSorted(sorted, p) + 0, Math.min(reference(Array.from(sorted), p), upper) + 0, `p = ${p}`);
    }));
  });

  it('mirrored values have mirrored tails', () => {
    fc.assert(fc.property(sample, (values) => {
      const row = summarise(values, false);
      const mirrored = summarise(values.map((value) => -value), false);
      expectExact(mirrored.tail_mean_95 + 0, -row.tail_mean_05 + 0, 'tails');
    }));
  });
});
