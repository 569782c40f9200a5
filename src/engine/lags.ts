import { type EvalNode, computed } from './nodes.js';
import type { Shape, Shapes } from './shape.js';
import type { RuleValues } from './state.js';

/** A node whose values are a rule's own array of some year: nothing is copied. */
export function storedNode(storage: RuleValues, lag: number, shape: Shape): EvalNode {
  return {
    shape,
    values: storage.at(lag),
    isConstant: false,
    run() {
      this.values = storage.at(lag);
    },
  };
}

/**
 * `prev(x, years)` over an ageing dimension: the same people, `years` indices lower, `years` years ago. Below that
 * index stand those who were not there yet: `entry`, which only a lag of one year has, or 0. An open last cell
 * also keeps the people of the cells above its source, added from the lowest index up.
 */
export function samePeopleNode(
  storage: RuleValues, years: number, entry: EvalNode | undefined, isOpen: boolean, shape: Shape, shapes: Shapes,
): EvalNode {
  const { outer, size, inner } = shapes.ageingAxis(shape)!;
  return computed(shape, [], (out) => { // [outer × ageing × inner]
    const past = storage.at(years);
    entry?.run();
    for (let o = 0; o < outer; o++) {
      for (let i = 0; i < inner; i++) {
        const base = o * size * inner + i;
        for (let a = 0; a < size; a++) {
          const isNew = a < years;
          out[base + a * inner] = isNew ? (entry ? entry.values[o * inner + i]! + 0 : 0) : past[base + (a - years) * inner]!;
        }
        if (!isOpen) continue;
        const last = base + (size - 1) * inner;
        for (let a = Math.max(0, size - years); a < size; a++) out[last] = out[last]! + past[base + a * inner]!;
      }
    }
  });
}

/** `younger(x)`: this year's value one index lower; at the first index the cell itself. */
export function youngerNode(storage: RuleValues, shape: Shape, shapes: Shapes): EvalNode {
  const { outer, size, inner } = shapes.ageingAxis(shape)!;
  return computed(shape, [], (out) => { // [outer × ageing × inner]
    const now = storage.at(0);
    for (let o = 0; o < outer; o++) {
      for (let a = 0; a < size; a++) {
        const to = (o * size + a) * inner;
        const from = (o * size + Math.max(0, a - 1)) * inner;
        for (let i = 0; i < inner; i++) out[to + i] = now[from + i]!;
      }
    }
  });
}

/** `leaving(x)`: last year's value at the last index of the ageing dimension; the result lacks that dimension. */
export function leavingNode(storage: RuleValues, from: Shape, to: Shape, shapes: Shapes): EvalNode {
  const { outer, size, inner } = shapes.ageingAxis(from)!;
  return computed(to, [], (out) => { // [outer × inner]
    const past = storage.at(1);
    for (let o = 0; o < outer; o++) {
      for (let i = 0; i < inner; i++) out[o * inner + i] = past[(o * size + size - 1) * inner + i]!;
    }
  });
}
