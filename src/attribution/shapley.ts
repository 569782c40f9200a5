import { treeSum, treeSumOfSquares } from '../results/index.js';
import { allSubsets, emptySubset, type Order, sizeOf, type Subset, withMember } from './subsets.js';
import type { Effect } from './types.js';

/** 取值 — one figure on every path and on the best estimate. */
export interface Worth {
  /** [path]; empty without random paths. */
  readonly values: Float64Array;
  readonly best: number;
}

/** The figure for every set of changes that was computed. */
export type Worths = ReadonlyMap<Subset, Worth>;

/** What one change contributes, path by path; `orderError` as in `Contribution`. */
export interface Part extends Worth {
  readonly orderError: number;
}

/** 沙普利值 — the mean over all orders of what each change adds when its turn comes; needs all 2ⁿ sets. */
export function shapleyParts(count: number, worths: Worths): Part[] {
  const weights = orderWeights(count);
  return Array.from({ length: count }, (_, member) => {
    const sum = new Sum(worths);
    for (const subset of allSubsets(count)) {
      if (subset[member] === '1') continue;
      const weight = weights[sizeOf(subset)]!;
      sum.addStep(subset, member, weight);
    }
    return { ...sum.worth(), orderError: 0 };
  });
}

/** Share of the n! orders in which exactly a given set of each size has gone before: s! (n−1−s)! / n!. */
function orderWeights(count: number): number[] {
  const weights = [1 / Math.max(1, count)];
  for (let size = 1; size < count; size++) weights.push((weights[size - 1]! * size) / (count - size));
  return weights;
}

/** 逐项 — what each change adds when they are made in this order; sums along a path telescope. */
export function sequentialParts(order: Order, worths: Worths): Part[] {
  return order.map((_, member) => ({ ...stepsOf(member, [order], worths), orderError: 0 }));
}

/**
 * 抽样沙普利值 — the mean over the given orders. They come in pairs, one the other backwards: the pairs are independent,
 * and their spread gives the error of having left out all other orders.
 */
export function sampledParts(orders: readonly Order[], worths: Worths): Part[] {
  return orders[0]!.map((_, member) => {
    const pairs = Array.from({ length: orders.length / 2 }, (__, pair) => meanOf(stepsOf(member, orders.slice(2 * pair, 2 * pair + 2), worths)));
    return { ...stepsOf(member, orders, worths), orderError: errorOf(Float64Array.from(pairs)) };
  });
}

/** The mean over orders of the step that a change makes. */
function stepsOf(member: number, orders: readonly Order[], worths: Worths): Worth {
  const sum = new Sum(worths);
  for (const order of orders) {
    let before = emptySubset(order.length);
    for (const each of order.slice(0, order.indexOf(member))) before = withMember(before, each);
    sum.addStep(before, member, 1 / orders.length);
  }
  return sum.worth();
}

/** A weighted sum of worths, path by path. */
class Sum {
  readonly #worths: Worths;
  readonly #values: Float64Array;
  #best = 0;

  constructor(worths: Worths) {
    this.#worths = worths;
    this.#values = new Float64Array(worths.values().next().value!.values.length);
  }

  /** What a change adds to a set, which is 0 to the last bit where it changes nothing. */
  addStep(subset: Subset, member: number, weight: number): void {
    const [before, after] = [worthOf(this.#worths, subset), worthOf(this.#worths, withMember(subset, member))];
    for (let path = 0; path < this.#values.length; path++) this.#values[path]! += weight * (after.values[path]! - before.values[path]!);
    this.#best += weight * (after.best - before.best);
  }

  worth(): Worth {
    return { values: this.#values, best: this.#best };
  }
}

export function worthOf(worths: Worths, subset: Subset): Worth {
  const worth = worths.get(subset);
  if (!worth) throw new Error(`the set ${subset} was not computed`);
  return worth;
}

/** 之差 — a figure under one set less that under another, path by path. */
export function stepBetween(before: Worth, after: Worth): Worth {
  return { values: after.values.map((value, path) => value - before.values[path]!), best: after.best - before.best };
}

/** 两项之差 — what two changes do together beyond each alone: f(ij) − f(i) − f(j) + f(∅), path by path. */
export function secondDifference(none: Worth, one: Worth, other: Worth, both: Worth): Worth {
  const [first, second] = [stepBetween(none, one), stepBetween(other, both)];
  return stepBetween(first, second);
}

/** 效应 — a figure's mean with its standard error, and its best estimate. */
export function effectOf({ values, best }: Worth): Effect {
  return { mean: values.length === 0 ? best : meanOf({ values, best }), standardError: errorOf(values), best };
}

function meanOf({ values, best }: Worth): number {
  return values.length === 0 ? best : treeSum(values) / values.length;
}

/** Standard error of the mean; 0 where there are not two numbers. */
function errorOf(values: Float64Array): number {
  const count = values.length;
  if (count < 2) return 0;
  return Math.sqrt(treeSumOfSquares(values, treeSum(values) / count) / (count - 1) / count);
}
