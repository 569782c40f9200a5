import { type Expression, type Model, parts } from '../model/index.js';

const NUMBER_BYTES = 8;
/** A value repeated over more dimensions: the numbers, and for each the cell it comes from. */
const REPEATED_BYTES = 12;

/**
 * 解释引擎的内存 — bytes of the arrays that one interpreter makes for a model: values of each rule for this year and the
 * years looked back at, and room for every step of every formula. An upper bound: steps whose values never change
 * may share room with what they come from.
 */
export function interpreterBytes(model: Model): number {
  let bytes = KNOWN.get(model);
  if (bytes === undefined) KNOWN.set(model, (bytes = reckon(model)));
  return bytes;
}

const KNOWN = new WeakMap<Model, number>();

function reckon(model: Model): number {
  const sizes = new Map(model.dimensions.map(({ name, size }) => [name, size]));
  const cellsOf = (names: readonly string[]): number => names.reduce((product, name) => product * sizes.get(name)!, 1);
  const known = new Set<string>();
  let bytes = 0;
  for (const { dimensions, maxLagYears, expression, entry, start } of model.rules.values()) {
    const cells = cellsOf(dimensions);
    bytes += cells * (maxLagYears + 1) * NUMBER_BYTES;
    for (const formula of [expression, entry?.expression, start?.kind === 'formula' ? start.expression : undefined]) {
      if (!formula) continue;
      if (formula !== entry?.expression && cellsOf(formula.dimensions) < cells) bytes += cells * REPEATED_BYTES;
      for (const pending = [formula]; pending.length > 0; ) {
        const node = pending.pop()!;
        const operands = parts(node);
        pending.push(...operands);
        bytes += stepBytes(node, operands, cellsOf, known);
      }
    }
  }
  return bytes;
}

/** @param known mentions of a rule's past, which all formulas share */
function stepBytes(node: Expression, operands: readonly Expression[], cellsOf: (names: readonly string[]) => number, known: Set<string>): number {
  const own = cellsOf(node.dimensions);
  switch (node.kind) {
    case 'rule':
    case 'input':
    case 'last_year':
      return 0; // read where they stand
    case 'prev':
    case 'younger':
    case 'leaving':
    case 'given_adjustment': {
      const mention = `${node.kind} ${node.rule} ${node.kind === 'prev' ? String(node.years) : ''}`;
      if (known.has(mention)) return 0;
      known.add(mention);
      return own * NUMBER_BYTES;
    }
    case 'sum':
    case 'mean': {
      const widest = Math.max(...operands.map(({ dimensions }) => cellsOf(dimensions)));
      const repeated = operands.filter(({ dimensions }) => cellsOf(dimensions) < widest).length * widest * REPEATED_BYTES;
      // A mean sums products and weights; a sum over several dimensions leaves sums over fewer behind, half as many at most.
      return (node.kind === 'mean' ? 2 * widest : widest / 2) * NUMBER_BYTES + repeated;
    }
    default: {
      const repeated = operands.filter(({ dimensions }) => dimensions.length > 0 && cellsOf(dimensions) < own).length * REPEATED_BYTES;
      // Both values of a choice are laid out in full, also those without dimensions; `min` of several is one step for each pair.
      const single = node.kind === 'choose' && own > 1 ? operands.filter(({ dimensions }) => dimensions.length === 0).length * NUMBER_BYTES : 0;
      const steps = node.kind === 'elementwise' ? Math.max(1, operands.length - 1) : 1;
      return own * (steps * NUMBER_BYTES + repeated + single);
    }
  }
}
