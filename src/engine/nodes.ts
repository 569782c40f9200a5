import type { Shape, Shapes } from './shape.js';

/**
 * 求值节点 — one node of a formula with room for its values. After `run()` the values of this year stand in
 * `values` [cell of `shape`]; conditions hold 1 or 0. Nothing is allocated by `run()`.
 */
export interface EvalNode {
  readonly shape: Shape;
  values: Float64Array;
  /** Its values never change: made of numbers, coordinates and inputs that hold for all years. */
  readonly isConstant: boolean;
  run(): void;
}

/** A node whose values are known from the start. */
export function constantNode(shape: Shape, values: Float64Array): EvalNode {
  return { shape, values, isConstant: true, run: () => undefined };
}

/** A node over `shape` whose own array is filled by `fill` after its operands ran; once and for all if none can change. */
export function computed(shape: Shape, operands: readonly EvalNode[], fill: (out: Float64Array) => void): EvalNode {
  const out = new Float64Array(shape.length);
  if (operands.length > 0 && operands.every((operand) => operand.isConstant)) {
    fill(out);
    return constantNode(shape, out);
  }
  const changing = operands.filter((operand) => !operand.isConstant);
  return {
    shape,
    values: out,
    isConstant: false,
    run() {
      for (let i = 0; i < changing.length; i++) changing[i]!.run();
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
