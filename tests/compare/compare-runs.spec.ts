import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ALL_PAYERS, type Comparison, COMPARISON_FILES, type ComparisonRow } from '../../src/compare/index.js';
import { readBestEstimate, readColumn, readSummary, wilsonBand } from '../../src/results/index.js';
import { openStudy } from '../../src/run/index.js';
import { temporaryFolder } from '../run/small-fund.js';
import { expectReassociated } from '../tolerances.js';
import { compared, fundScenario, input, runAll } from './funds.js';

const PATHS = 200;
const YEARS = 40;

/** Stored values of an output by path and year: an own reading, one number after another. */
async function values(run: string, output: string): Promise<(path: number, year: number) => number> {
  const { values: numbers, firstYear } = await readColumn(join(run, 'paths.arrow'), output);
  return (path, year) => numbers[(year - firstYear) * PATHS + path]!;
}

function average(numbers: readonly number[]): number {
  return numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
}

/** By the textbook: the standard deviation of the numbers over the root of how many there are. */
function standardError(numbers: readonly number[]): number {
  const mean = average(numbers);
  return Math.sqrt(numbers.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (numbers.length - 1) / numbers.length);
}

/** Type 7 by the book: linear between the two order statistics around 1 + (n − 1) p. */
function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const low = Math.floor(at);
  return sorted[low]! * (1 - (at - low)) + sorted[Math.min(low + 1, sorted.length - 1)]! * (at - low);
}

const paths = Array.from({ length: PATHS }, (_, path) => path);

async function threeFunds(): Promise<{ folder: string; runs: { file: string; folder: string }[]; comparison: Comparison }> {
  const folder = temporaryFolder();
  const runs = await runAll(folder, [
    fundScenario(folder, 'base'), fundScenario(folder, 'richer', { inputs: { income: input(950000000) } }),
    fundScenario(folder, 'centre', { inputs: { central_share: input(0.8, 1), usual_return: input(0.04, 1) } }),
  ]);
  return { folder, runs, comparison: await compared(folder, runs, 2030) };
}

describe('a comparison of three funds', () => {
  it('takes differences path by path: mean, paired standard error, band, and how often one is above', async () => {
    const { runs, comparison } = await threeFunds();
    let looked = 0;
    for (const scenario of [1, 2]) {
      for (const output of ['fund_balance', 'is_short', 'paid_by_county', 'price_index']) {
        const [first, second] = [await values(runs[0]!.folder, output), await values(runs[scenario]!.folder, output)];
        for (const year of [2026, 2040, 2065]) {
          const differences = paths.map((path) => second(path, year) - first(path, year));
          const row = comparison.row(scenario, output, year)!;
          const [mean, error] = [average(differences), standardError(differences)];
          expectReassociated(row.difference, mean, `${output} ${String(year)}`);
          // Where all paths differ alike, only rounding is left of the error: no more of it than of the level itself.
          expect(Math.abs(row.difference_error - error)).toBeLessThanOrEqual(1e-12 * Math.max(Math.abs(row.mean), error));
          expectReassociated(row.difference_low, mean - 1.96 * error, 'low');
          expectReassociated(row.difference_high, mean + 1.96 * error, 'high');
          expect([row.difference_minimum, row.difference_maximum]).toEqual([Math.min(...differences), Math.max(...differences)]);
          const above = paths.filter((path) => second(path, year) > first(path, year)).length / PATHS;
          const equal = paths.filter((path) => second(path, year) === first(path, year)).length / PATHS;
          expect([row.above, row.equal]).toEqual([above, equal]);
          expect([row.above_low, row.above_high]).toEqual([wilsonBand(above, PATHS).low, wilsonBand(above, PATHS).high]);
          looked++;
        }
      }
    }
    expect(looked).toBe(24);
    // More income in every year: on all paths more money, and the same prices.
    expect(comparison.row(1, 'fund_balance', 2040)!.above).toBe(1);
    expect(comparison.row(1, 'price_index', 2040)).toMatchObject({ difference: 0, difference_error: 0, above: 0, equal: 1 });
  });

  it('has each scenario as its own run has it, and differences of means are means of differences', async () => {
    const { runs, comparison } = await threeFunds();
    for (const [scenario, { folder }] of runs.entries()) {
      const summary = await readSummary(join(folder, 'summary.arrow'));
      const best = await readBestEstimate(join(folder, 'best_estimate.arrow'));
      for (const { name } of comparison.outputs) {
        for (const year of [2026, 2041, 2065]) {
          const row = comparison.row(scenario, name, year)!;
          const { mean, standard_error, mean_low, mean_high, q05, q50, q95, ever } = summary.row(name, year)!;
          expect(row).toMatchObject({ mean, standard_error, mean_low, mean_high, q05, q50, q95, ever, best_estimate: best.values.get(name)![year - 2026]! });
          if (scenario === 0) continue;
          const reference = comparison.row(0, name, year)!;
          // Added up in another order; the difference may be small beside the two levels.
          expectReassociated(row.difference + reference.mean, row.mean, name);
          expect(row.best_estimate_difference).toBe(row.best_estimate - reference.best_estimate);
        }
      }
    }
    expect(comparison.row(0, 'fund_balance', 2040)).toMatchObject({ difference: NaN, above: NaN, best_estimate_difference: NaN });
  });

  it('follows what has happened at least once', async () => {
    const { runs, comparison } = await threeFunds();
    const [first, second] = [await values(runs[0]!.folder, 'is_short'), await values(runs[1]!.folder, 'is_short')];
    const ever = (flag: (path: number, year: number) => number, path: number, last: number): number =>
      (Array.from({ length: last - 2025 }, (_, index) => 2026 + index).some((year) => flag(path, year) !== 0) ? 1 : 0);
    for (const year of [2026, 2030, 2065]) {
      const differences = paths.map((path) => ever(second, path, year) - ever(first, path, year));
      const row = comparison.row(1, 'is_short', year)!;
      expectReassociated(row.ever_difference, average(differences), String(year));
      if (new Set(differences).size > 1) expectReassociated(row.ever_difference_error, standardError(differences), `error ${String(year)}`);
      else expect(row.ever_difference_error).toBe(0);
    }
    expect(comparison.row(1, 'is_short', 2026)!.ever_difference).toBeLessThan(0);
    expect(comparison.row(1, 'fund_balance', 2026)!.ever_difference).toBeNaN();
  });
});

describe('totals', () => {
  it('are sums over the years of each path: as it is, at prices of the base year, and discounted from the middle of each year', async () => {
    const { runs, comparison } = await threeFunds();
    expect(comparison.periods).toEqual([{ name: 'ten_years', first: 2030, last: 2039 }, { name: 'horizon', first: 2030, last: 2065 }]);
    const rate = await values(runs[0]!.folder, 'discount_rate');
    const own = await Promise.all(runs.map(async ({ folder }) => ({
      prices: await values(folder, 'price_index'), central: await values(folder, 'paid_by_central'), county: await values(folder, 'paid_by_county'),
    })));
    // Of one yuan in the middle of a year, at the beginning of 2030: 1 / ((1 + r₂₀₃₀) … (1 + r of the year before) √(1 + r)).
    const discounted = (path: number, year: number): number => {
      let value = 1;
      for (let before = 2030; before < year; before++) value /= 1 + rate(path, before);
      return value / Math.sqrt(1 + rate(path, year));
    };
    const sum = (last: number, term: (year: number) => number): number => Array.from({ length: last - 2029 }, (_, index) => term(2030 + index)).reduce((a, b) => a + b, 0);
    for (const [period, last] of [['ten_years', 2039], ['horizon', 2065]] as const) {
      const totals = (scenario: number): Record<string, Record<string, number[]>> => {
        const { prices, central, county } = own[scenario]!;
        const of = (money: (path: number, year: number) => number): Record<string, number[]> => ({
          nominal: paths.map((path) => sum(last, (year) => money(path, year))),
          real: paths.map((path) => sum(last, (year) => money(path, year) / prices(path, year))),
          present_value: paths.map((path) => sum(last, (year) => money(path, year) * discounted(path, year))),
        });
        return { paid_by_central: of(central), paid_by_county: of(county), [ALL_PAYERS]: of((path, year) => central(path, year) + county(path, year)) };
      };
      const reference = totals(0);
      for (const scenario of [0, 1, 2]) {
        for (const [output, measures] of Object.entries(totals(scenario))) {
          for (const measure of ['nominal', 'real', 'present_value'] as const) {
            const what = `${String(scenario)} ${output} ${period} ${measure}`;
            const row = comparison.total(scenario, output, period, measure)!;
            expectReassociated(row.mean, average(measures[measure]!), what);
            expectReassociated(row.standard_error, standardError(measures[measure]!), `${what} error`);
            if (scenario === 0) continue;
            const differences = measures[measure]!.map((value, path) => value - reference[output]![measure]![path]!);
            // Differences are small beside the totals they are taken of, whose sums run in another order.
            expect(Math.abs(row.difference - average(differences))).toBeLessThanOrEqual(1e-12 * row.mean);
            expect(Math.abs(row.difference_error - standardError(differences))).toBeLessThanOrEqual(1e-12 * row.mean);
            // Nine tenths of the paths lie between: of money of each year alone.
            for (const [column, share] of [['difference_q05', 0.05], ['difference_q95', 0.95]] as const) {
              if (measure === 'nominal') expect(Math.abs(row[column] - quantile(differences, share))).toBeLessThanOrEqual(1e-12 * row.mean);
              else expect(row[column]).toBeNaN();
            }
          }
        }
      }
    }
  });

  it('of one path by hand: 300 and 500 million at prices of 1.1 and 1.21, discounted at 4 %', async () => {
    const folder = temporaryFolder();
    // Nothing random: an outgo above income by 300 million in 2026 and 500 million in 2027, all of it paid by the county.
    const given = { gap: { 2026: 300000000, 2027: 500000000 }, price_index: { 2026: 1.1, 2027: 1.21 }, discount_rate: { 2026: 0.04, 2027: 0.04 } };
    const more = { last_year: 2027, given, inputs: { central_share: input(0, 1) } };
    const runs = await runAll(folder, [fundScenario(folder, 'one', more), fundScenario(folder, 'half', { ...more, inputs: { central_share: input(0.5, 1) } })]);
    const comparison = await compared(folder, runs, 2026);
    const total = (scenario: number, measure: 'nominal' | 'real' | 'present_value'): ComparisonRow => comparison.total(scenario, 'paid_by_county', 'horizon', measure)!;
    expectReassociated(total(0, 'nominal').mean, 800000000, 'nominal');
    // 300/1.1 + 500/1.21 = 272.7272… + 413.2231… million
    expectReassociated(total(0, 'real').mean, 685950413.2231405, 'real');
    // 300/1.04^0.5 + 500/1.04^1.5 = 294.174202707276… + 471.433017159096… million
    expectReassociated(total(0, 'present_value').mean, 294174202.70727605 + 471433017.15909623, 'present value');
    // Half of it is the centre's; no path differs from another.
    expect(total(1, 'nominal')).toMatchObject({ difference: -400000000, difference_error: 0, above: 0, equal: 0, best_estimate_difference: -400000000 });
    expect(comparison.total(1, ALL_PAYERS, 'horizon', 'nominal')).toMatchObject({ mean: 800000000, difference: 0, difference_error: 0, equal: 1 });
  });
});

describe('what pensions keep', () => {
  it('is counted on each path against its own year before the totals, rounding left out', async () => {
    const folder = temporaryFolder();
    const label = { zh: '待遇', en: 'pension' };
    const own = (pension: string, rate: string): object => ({
      outputs: ['fund_balance', 'price_index', 'average_pension_real', 'replacement_rate', 'paid_by_central', 'paid_by_county'],
      rules: { average_pension_real: { label, unit: 1, kind: 'rate', formula: pension }, replacement_rate: { label, unit: 1, kind: 'rate', formula: rate } },
    });
    const runs = await runAll(folder, [
      // Constant but for rounding; then one that rises or falls by chance, and one that only ever falls.
      fundScenario(folder, 'flat', own('price_index / price_index * 0.1 * 3', '1 / price_index')), fundScenario(folder, 'moving', own('1 + 0.1 * normal(market)', 'price_index')),
    ]);
    const comparison = await compared(folder, runs, 2030);
    const flat = comparison.row(0, 'average_pension_real', 2045)!;
    expect([flat.kept, flat.kept_high]).toEqual([1, 1]);
    expect(comparison.row(0, 'replacement_rate', 2045)!.kept).toBe(0);
    expect(comparison.row(1, 'replacement_rate', 2045)!.kept).toBe(1);
    const pension = await values(runs[1]!.folder, 'average_pension_real');
    for (const year of [2030, 2039, 2065]) {
      const share = paths.filter((path) => pension(path, year) >= pension(path, 2029)).length / PATHS;
      const { kept, kept_low: low, kept_high: high } = comparison.row(1, 'average_pension_real', year)!;
      expect(kept).toBe(share);
      expect({ low, high }).toEqual(wilsonBand(share, PATHS));
    }
    // Before the totals there is nothing to keep yet, and of a balance it is not asked.
    expect(comparison.row(1, 'average_pension_real', 2029)!.kept).toBeNaN();
    expect(comparison.row(1, 'fund_balance', 2039)!.kept).toBeNaN();
  });
});

describe('any comparison', () => {
  it('of scenarios that differ in their titles alone shows no difference', async () => {
    const folder = temporaryFolder();
    const runs = await runAll(folder, [fundScenario(folder, 'one'), fundScenario(folder, 'other')]);
    const comparison = await compared(folder, runs, 2030);
    for (const { name } of comparison.outputs) {
      for (let year = 2026; year <= 2065; year++) {
        expect(comparison.row(1, name, year)).toMatchObject({ difference: 0, difference_error: 0, difference_minimum: 0, difference_maximum: 0, above: 0, equal: 1, best_estimate_difference: 0 });
      }
    }
    expect(comparison.total(1, ALL_PAYERS, 'horizon', 'real')).toMatchObject({ difference: 0, difference_error: 0, equal: 1 });
  });

  it('turned round has the opposite differences, to the bit', async () => {
    const { folder, runs, comparison } = await threeFunds();
    const back = await compared(folder, [runs[1]!, runs[0]!], 2030);
    let looked = 0;
    const opposite = (a: ComparisonRow, b: ComparisonRow): void => {
      expect([b.difference + 0, b.difference_error, b.difference_minimum + 0, b.difference_low + 0]).toEqual([0 - a.difference, a.difference_error, 0 - a.difference_maximum, 0 - a.difference_high]);
      expect(b.equal).toBe(a.equal);
      expectReassociated(b.above, 1 - a.above - a.equal + 0, 'above');
      looked++;
    };
    for (const { name } of comparison.outputs) for (const year of [2026, 2045, 2065]) opposite(comparison.row(1, name, year)!, back.row(1, name, year)!);
    for (const measure of ['nominal', 'real', 'present_value'] as const) opposite(comparison.total(1, 'paid_by_county', 'horizon', measure)!, back.total(1, 'paid_by_county', 'horizon', measure)!);
    expect(looked).toBe(3 * comparison.outputs.length + 3);
  });

  it('is the same to the last byte on any number of threads', async () => {
    const folder = temporaryFolder();
    // More than one group of 1,024 paths, and a last block that is not full.
    const more = { paths: 2500, last_year: 2032 };
    const runs = await runAll(folder, [fundScenario(folder, 'base', more), fundScenario(folder, 'richer', { ...more, inputs: { income: input(950000000) } })], 2);
    const hashes: string[] = [];
    for (const threads of [0, 1, 2, 3]) {
      const study = threads > 0 ? openStudy(threads) : undefined;
      try {
        const comparison = await compared(folder, runs, 2027, study?.threads);
        hashes.push(createHash('sha256').update(readFileSync(join(comparison.directory, COMPARISON_FILES.table))).digest('hex'));
      } finally {
        await study?.close();
      }
    }
    expect(new Set(hashes).size).toBe(1);
  });

  it('of best estimates alone has no errors, and blanks instead of numbers over paths', async () => {
    const folder = temporaryFolder();
    const runs = await runAll(folder, [fundScenario(folder, 'base', { paths: 0 }), fundScenario(folder, 'richer', { paths: 0, inputs: { income: input(950000000) } })]);
    const comparison = await compared(folder, runs, 2030);
    expect(comparison.row(1, 'fund_balance', 2026)).toMatchObject({ mean: NaN, difference: NaN, best_estimate_difference: 50000000 });
    expect(comparison.total(1, ALL_PAYERS, 'horizon', 'nominal')).toMatchObject({ mean: NaN, difference: NaN });
    expect(comparison.total(1, ALL_PAYERS, 'horizon', 'nominal')!.best_estimate).toBe(0);
  });
});

it('every year of every output is there', async () => {
  const { comparison } = await threeFunds();
  expect(comparison.lastYear - comparison.baseYear).toBe(YEARS);
  expect([comparison.row(1, 'fund_balance', 2025), comparison.row(1, 'fund_balance', 2066), comparison.row(3, 'fund_balance', 2030), comparison.row(1, 'nothing', 2030)]).toEqual([undefined, undefined, undefined, undefined]);
});
