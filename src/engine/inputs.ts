import type { InputValues, Plan, Slice } from '../scenario/index.js';
import { type EvalNode, computed, constantNode } from './nodes.js';
import type { Shape } from './shape.js';
import type { PathState } from './state.js';

function rowViews(plan: Plan, slice: Slice, rows: number): Float64Array[] {
  const length = slice.length / rows;
  return Array.from({ length: rows }, (_, row) => plan.numbers.subarray(slice.offset + row * length, slice.offset + (row + 1) * length));
}

/** Row of a table that moves by year; a constant one has a single row. */
function rowOf(input: InputValues, year: number): number {
  return input.years === 1 ? 0 : year - input.firstYear;
}

/** An input's cells of the current year, read in place from the plan's shared numbers. */
export function inputNode(plan: Plan, name: string, shape: Shape, state: PathState): EvalNode {
  const input = plan.inputs.get(name)!;
  if (plan.model.inputs.get(name)!.byPath) return inputByPathNode(plan, input, shape, state);
  const rows = rowViews(plan, input.values, input.years);
  if (rows.length === 1) return constantNode(shape, rows[0]!);
  return {
    shape,
    values: rows[0]!,
    isConstant: false,
    run() {
      this.values = rows[rowOf(input, state.year)]!;
    },
  };
}

/** An external set: one value per path and year; the best estimate takes the median over the paths of each year. */
function inputByPathNode(plan: Plan, input: InputValues, shape: Shape, state: PathState): EvalNode {
  const { years, firstYear, values, medians } = input;
  return computed(shape, [], (out) => {
    const year = state.year - firstYear;
    out[0] = plan.numbers[state.isBestEstimate ? medians!.offset + year : values.offset + state.path * years + year]!;
  });
}

/** `band(x, table)`: the last row whose limit is not above x; NaN below the first limit, which the run reports. */
export function bandNode(plan: Plan, name: string, operand: EvalNode, state: PathState): EvalNode {
  const input = plan.inputs.get(name)!;
  const rows = rowViews(plan, input.values, input.years);
  const limitRows = rowViews(plan, input.limits!, input.years);
  // A table that moves by year counts as an operand that changes, even where what is looked up stands still.
  const table: EvalNode = { shape: operand.shape, values: operand.values, isConstant: input.years === 1, run: () => undefined };
  return computed(operand.shape, [operand, table], (out) => {
    const row = rowOf(input, state.year);
    const values = rows[row]!;
    const limits = limitRows[row]!;
    for (let i = 0; i < out.length; i++) {
      const x = operand.values[i]!;
      let found = NaN;
      for (let band = 0; band < limits.length; band++) if (limits[band]! <= x) found = values[band]!;
      out[i] = found;
    }
  });
}
