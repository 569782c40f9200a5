import { type EvalNode, broadcastTo, computed } from './nodes.js';
import type { Shape, Shapes } from './shape.js';

/**
 * `sum(x, …)`: one dimension after another, the first declared innermost: Σ_age↓ ( Σ_sex ( Σ_status x ) ). Each single
 * sum starts at 0 and runs in index order, an ageing dimension from the top down. A condition skips cells.
 */
export function sumNode(operand: EvalNode, condition: EvalNode | undefined, to: Shape, shapes: Shapes): EvalNode {
  const test = condition && broadcastTo(condition, operand.shape, shapes);
  let sum = operand;
  for (const name of operand.shape.names) {
    if (to.names.includes(name)) continue;
    sum = sumAlong(sum, sum === operand ? test : undefined, name, shapes);
  }
  return sum;
}

/** The sum along one dimension: [outer × size × inner] → [outer × inner]. */
function sumAlong(operand: EvalNode, test: EvalNode | undefined, name: string, shapes: Shapes): EvalNode {
  const to = shapes.of(operand.shape.names.filter((each) => each !== name));
  const { outer, size, inner } = shapes.axis(operand.shape, name);
  const isDownwards = shapes.dimension(name).ageing;
  const first = isDownwards ? size - 1 : 0;
  const step = isDownwards ? -inner : inner;
  return computed(to, test ? [operand, test] : [operand], (out) => {
    const { values } = operand;
    const tests = test?.values;
    out.fill(0);
    // Row by row, as the cells lie in memory; each result still adds its cells in index order.
    for (let o = 0; o < outer; o++) {
      let cell = (o * size + first) * inner;
      for (let k = 0; k < size; k++, cell += step) {
        for (let i = 0; i < inner; i++) {
          if (!tests || tests[cell + i] !== 0) out[o * inner + i]! += values[cell + i]!;
        }
      }
    }
  });
}

/** `mean(x, weight, …)`: Σ x·w ÷ Σ w, both nested like `sum`; 0 where Σ w is 0. */
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
