import type { Expression } from './types.js';

/** The parts of a formula node, in reading order. */
export function parts(e: Expression): readonly Expression[] {
  switch (e.kind) {
    case 'negate':
    case 'not':
    case 'band':
      return [e.operand];
    case 'binary':
    case 'compare':
    case 'logic':
      return [e.left, e.right];
    case 'power':
      return [e.base];
    case 'choose':
      return [e.condition, e.yes, e.no];
    case 'elementwise':
      return e.operands;
    case 'sum':
      return [e.operand, ...(e.condition ? [e.condition] : [])];
    case 'mean':
      return [e.operand, e.weight, ...(e.condition ? [e.condition] : [])];
    default:
      return [];
  }
}

/** The same node with each part replaced. */
export function mapParts(e: Expression, change: (part: Expression) => Expression): Expression {
  switch (e.kind) {
    case 'negate':
    case 'not':
    case 'band':
      return { ...e, operand: change(e.operand) };
    case 'binary':
    case 'compare':
    case 'logic':
      return { ...e, left: change(e.left), right: change(e.right) };
    case 'power':
      return { ...e, base: change(e.base) };
    case 'choose':
      return { ...e, condition: change(e.condition), yes: change(e.yes), no: change(e.no) };
    case 'elementwise':
      return { ...e, operands: e.operands.map(change) };
    case 'sum':
      return { ...e, operand: change(e.operand), ...(e.condition && { condition: change(e.condition) }) };
    case 'mean':
      return {
        ...e, operand: change(e.operand), weight: change(e.weight), ...(e.condition && { condition: change(e.condition) }),
      };
    default:
      return e;
  }
}

/** All nodes of a formula, outermost first. */
export function* nodesOf(e: Expression): Generator<Expression> {
  // Not by calling itself: each node of a chain would pass through all those above it.
  const pending = [e];
  for (let next = pending.pop(); next; next = pending.pop()) {
    yield next;
    pending.push(...[...parts(next)].reverse());
  }
}
