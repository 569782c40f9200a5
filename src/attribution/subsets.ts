import { philox4x32, seedWords } from '../random/index.js';

/** 子集 — which changes are taken from the second scenario: a `1` for each that is, in the order of the changes. */
export type Subset = string;

/** Orders in which the changes are made, each a permutation of their indices. */
export type Order = readonly number[];

export function emptySubset(count: number): Subset {
  return '0'.repeat(count);
}

export function withMember(subset: Subset, member: number): Subset {
  return `${subset.slice(0, member)}1${subset.slice(member + 1)}`;
}

export function withoutMember(subset: Subset, member: number): Subset {
  return `${subset.slice(0, member)}0${subset.slice(member + 1)}`;
}

export function sizeOf(subset: Subset): number {
  return subset.replaceAll('0', '').length;
}

/** 全部子集 — all 2ⁿ, smaller ones first. */
export function allSubsets(count: number): Subset[] {
  const all = Array.from({ length: 2 ** count }, (_, bits) => bits.toString(2).padStart(count, '0')).map((text) => (count === 0 ? '' : text));
  return all.sort((a, b) => sizeOf(a) - sizeOf(b) || (a < b ? 1 : -1));
}

/** 次序所经的子集 — every set that one of the orders passes through, each once. */
export function subsetsOf(orders: readonly Order[], count: number): Subset[] {
  const found = new Set<Subset>();
  for (const order of orders) {
    let subset = emptySubset(count);
    found.add(subset);
    for (const member of order) found.add((subset = withMember(subset, member)));
  }
  return [...found];
}

/**
 * 抽取次序 — random orders, each followed by itself backwards: a change that comes late in one comes early in the other,
 * so that the two errors partly cancel.
 * @param pairs half the number of orders
 */
export function sampledOrders(count: number, pairs: number, seed: string): Order[] {
  const [key0, key1, word] = seedWords(seed);
  return Array.from({ length: pairs }, (_, pair) => {
    const order = Array.from({ length: count }, (__, index) => index);
    // Fisher–Yates; 32 random bits for at most a few hundred places.
    for (let place = count - 1; place > 0; place--) {
      const [bits] = philox4x32([pair, place, 0, word], [key0, key1]);
      const other = Math.floor((bits / 2 ** 32) * (place + 1));
      [order[place], order[other]] = [order[other]!, order[place]!];
    }
    return [order, [...order].reverse()];
  }).flat();
}
