import { type EvalNode, broadcastTo, computed } from './nodes.js';
import type { Shape, Shapes } from './shape.js';

/** Source cells in summation order with the result cell each goes to. */
function routes(from: Shape, to: Shape, shapes: Shapes): { source: Int32Array; target: Int32Array } {
  const source = shapes.summationOrder(from);
  const targetOf = shapes.broadcast(to, from);
  return { source, target: source.map((cell) => targetOf[cell]!) };
}

/** `sum(x, …)`: each result cell adds its operands one by one, from 0, in summation order. */
export function sumNode(operand: EvalNode, condition: EvalNode | undefined, to: Shape, shapes: Shapes): EvalNode {
  const { source, target } = routes(operand.shape, to, shapes);
  if (!condition) {
    return computed(to, [operand], (out) => {
      const { values } = operand;
      out.fill(0);
      for (let i = 0; i < source.length; i++) out[target[i]!] = out[target[i]!]! + values[source[i]!]!;
    });
  }
  const test = broadcastTo(condition, operand.shape, shapes);
  return computed(to, [operand, test], (out) => {
    const { values } = operand;
    out.fill(0);
    for (let i = 0; i < source.length; i++) {
      if (test.values[source[i]!] !== 0) out[target[i]!] = out[target[i]!]! + values[source[i]!]!;
    }
  });
}

/** `mean(x, weight, …)`: Σ x·w ÷ Σ w, both in summation order; 0 where Σ w is 0. */
export function meanNode(
  operand: EvalNode, weight: EvalNode, condition: EvalNode | undefined, over: Shape, to: Shape, shapes: Shapes,
): EvalNode {
  const x = broadcastTo(operand, over, shapes);
  const w = broadcastTo(weight, over, shapes);
  const product = computed(over, [x, w], (out) => {
    for (let i = 0; i < out.length; i++) out[i] = x.values[i]! * w.values[i]!;
  });
  const top = sumNode(product, condition, to, shapes);
  const bottom = sumNode(w, condition, to, shapes);
  return computed(to, [top, bottom], (out) => {
    for (let i = 0; i < out.length; i++) out[i] = bottom.values[i] === 0 ? 0 : top.values[i]! / bottom.values[i]!;
  });
}
