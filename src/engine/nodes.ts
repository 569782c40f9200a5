import type { Shape, Shapes } from './shape.js';

/**
 * 求值节点 — one node of a formula with room for its values. After `run()` the values of this year stand in
 * `values` [cell of `shape`]; conditions hold 1 or 0. Nothing is allocated by `run()`.
 */
export interface EvalNode {
  readonly shape: Shape;
  values: Float64Array;
  run(): void;
}

/** A node over `shape` whose own array is filled by `fill` after its operands ran. */
export function computed(shape: Shape, operands: readonly EvalNode[], fill: (out: Float64Array) => void): EvalNode {
  const out = new Float64Array(shape.length);
  return {
    shape,
    values: out,
    run() {
      for (const operand of operands) operand.run();
      fill(out);
    },
  };
}

/** The same values over a larger shape: repeated along the dimensions the node lacks. */
export function broadcastTo(node: EvalNode, shape: Shape, shapes: Shapes): EvalNode {
  if (node.shape.length === shape.length && node.shape.names.join() === shape.names.join()) return node;
  if (node.shape.length === 1) {
    return computed(shape, [node], (out) => out.fill(node.values[0]!));
  }
  const source = shapes.broadcast(node.shape, shape);
  return computed(shape, [node], (out) => {
    const { values } = node;
    for (let i = 0; i < out.length; i++) out[i] = values[source[i]!]!;
  });
}
