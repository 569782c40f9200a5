import { type GroupComparison, type GroupDifferences, type GroupMoments, MomentTree, quantileSorted, wilsonBand, Z_95 } from '../results/index.js';
import type { ComparisonNumber } from './types.js';

/** Left out below and above of the spread of differences. */
const TAIL = 0.05;

/** A mean over paths with its error; the smallest and largest value. */
export interface Estimate {
  readonly mean: number;
  readonly error: number;
  readonly minimum: number;
  readonly maximum: number;
}

/** 合并各组 — estimates of several series out of the groups of paths, which come in their order. */
export class SeriesEstimates {
  private readonly tree: MomentTree;
  private count = 0;
  private parts: { readonly sums: Float64Array; readonly squares: Float64Array } | undefined;

  constructor(series: number) {
    this.tree = new MomentTree(series);
  }

  add(group: GroupMoments): void {
    this.tree.addGroup(group);
    this.count += group.count;
  }

  at(series: number): Estimate {
    const { count, tree } = this;
    const { sums, squares } = (this.parts ??= tree.finish());
    const [minimum, maximum] = [tree.minima[series]!, tree.maxima[series]!];
    // As in the summary: without spread the mean is that value, and one path says nothing about spread.
    const isConstant = minimum === maximum;
    const error = count === 1 ? Number.NaN : isConstant ? 0 : Math.sqrt(squares[series]! / (count - 1) / count);
    return { mean: isConstant ? minimum + 0 : sums[series]! / count, error, minimum, maximum };
  }
}

/** 合并各组的差 — with the shares of paths above and equal. */
export class DifferenceEstimates {
  private readonly moments: SeriesEstimates;
  private readonly above: Float64Array;
  private readonly equal: Float64Array;
  private count = 0;

  constructor(series: number) {
    this.moments = new SeriesEstimates(series);
    this.above = new Float64Array(series);
    this.equal = new Float64Array(series);
  }

  add(group: GroupDifferences): void {
    this.moments.add(group);
    this.count += group.count;
    for (let i = 0; i < this.above.length; i++) {
      this.above[i]! += group.above[i]!;
      this.equal[i]! += group.equal[i]!;
    }
  }

  numbersAt(series: number): Partial<Record<ComparisonNumber, number>> {
    const { mean, error, minimum, maximum } = this.moments.at(series);
    // Of something that is not there, neither is the difference.
    if (Number.isNaN(mean)) return {};
    const above = this.above[series]! / this.count;
    const band = wilsonBand(above, this.count);
    return {
      difference: mean, difference_error: error, difference_low: mean - Z_95 * error, difference_high: mean + Z_95 * error,
      difference_minimum: minimum, difference_maximum: maximum,
      above, above_low: band.low, above_high: band.high, equal: this.equal[series]! / this.count,
    };
  }

  everAt(series: number): Partial<Record<ComparisonNumber, number>> {
    const { mean, error } = this.moments.at(series);
    return { ever_difference: mean, ever_difference_error: error };
  }
}

/** Sums over all paths of all scenarios, group by group. */
export class ComparisonEstimates {
  /** Of each scenario but the first. */
  readonly differences: readonly DifferenceEstimates[];
  /** Totals of each scenario. */
  readonly totals: readonly SeriesEstimates[];
  /** Of each scenario but the first, pieces of the differences of each series of `spread`. */
  private readonly spreads: Float64Array[][][];
  /** Of each scenario paths that keep what they had. */
  private readonly kept: Float64Array[];
  private count = 0;

  constructor(scenarios: number, differenceSeries: number, totalSeries: number) {
    this.spreads = Array.from({ length: scenarios - 1 }, () => []);
    this.kept = Array.from({ length: scenarios }, () => new Float64Array());
    this.differences = Array.from({ length: scenarios - 1 }, () => new DifferenceEstimates(differenceSeries));
    this.totals = Array.from({ length: scenarios }, () => new SeriesEstimates(totalSeries));
  }

  add({ differences, totals, spreads, kept }: GroupComparison): void {
    this.count += totals[0]!.count;
    spreads.forEach((ofScenario, index) => { ofScenario.forEach((values, series) => (this.spreads[index]![series] ??= []).push(values)); });
    kept.forEach((counts, index) => {
      const before = this.kept[index]!;
      this.kept[index] = before.length === 0 ? counts : before.map((value, i) => value + counts[i]!);
    });
    differences.forEach((group, index) => { this.differences[index]!.add(group); });
    totals.forEach((group, index) => { this.totals[index]!.add(group); });
  }
  /** Quantiles of the differences of a series of `spread`; exact, so they do not depend on who computed what. */
  spreadAt(scenario: number, series: number): Partial<Record<ComparisonNumber, number>> {
    const sorted = new Float64Array(this.count);
    let at = 0;
    for (const values of this.spreads[scenario - 1]![series]!) {
      sorted.set(values, at);
      at += values.length;
    }
    sorted.sort();
    return { difference_q05: quantileSorted(sorted, TAIL), difference_q95: quantileSorted(sorted, 1 - TAIL) };
  }

  /** @param at place among the counts of the tasks, [column of `kept` × year] */
  keptAt(scenario: number, at: number): Partial<Record<ComparisonNumber, number>> {
    const share = this.kept[scenario]![at]! / this.count;
    const { low, high } = wilsonBand(share, this.count);
    return { kept: share, kept_low: low, kept_high: high };
  }
}
