import type { BinaryOperator, CompareOperator, ElementwiseName } from '../model/index.js';
import { exp, integerPower, log, power } from '../numerics/index.js';
import { type EvalNode, broadcastTo, computed } from './nodes.js';
import type { Shape, Shapes } from './shape.js';

type Loop = (out: Float64Array, a: Float64Array, b: Float64Array, stepA: number, stepB: number) => void;

/** One loop per operator, so that each stays a tight loop; a step of 0 repeats a single value. */
const BINARY: Readonly<Record<BinaryOperator | CompareOperator | 'and' | 'or' | 'min' | 'max', Loop>> = {
  '+': (out, a, b, sa, sb) => {
    for (let i = 0; i < out.length; i++) out[i] = a[i * sa]! + b[i * sb]!;
  },
  '-': (out, a, b, sa, sb) => {
    for (let i = 0; i < out.length; i++) out[i] = a[i * sa]! - b[i * sb]!;
  },
  '*': (out, a, b, sa, sb) => {
    for (let i = 0; i < out.length; i++) out[i] = a[i * sa]! * b[i * sb]!;
  },
  '/': (out, a, b, sa, sb) => {
    for (let i = 0; i < out.length; i++) out[i] = a[i * sa]! / b[i * sb]!;
  },
  '^': (out, a, b, sa, sb) => {
    for (let i = 0; i < out.length; i++) out[i] = power(a[i * sa]!, b[i * sb]!);
  },
  '<': (out, a, b, sa, sb) => {
    for (let i = 0; i < out.length; i++) out[i] = a[i * sa]! < b[i * sb]! ? 1 : 0;
  },
  '<=': (out, a, b, sa, sb) => {
    for (let i = 0; i < out.length; i++) out[i] = a[i * sa]! <= b[i * sb]! ? 1 : 0;
  },
  '>': (out, a, b, sa, sb) => {
    for (let i = 0; i < out.length; i++) out[i] = a[i * sa]! > b[i * sb]! ? 1 : 0;
  },
  '>=': (out, a, b, sa, sb) => {
    for (let i = 0; i < out.length; i++) out[i] = a[i * sa]! >= b[i * sb]! ? 1 : 0;
  },
  '==': (out, a, b, sa, sb) => {
    for (let i = 0; i < out.length; i++) out[i] = a[i * sa] === b[i * sb] ? 1 : 0;
  },
  '!=': (out, a, b, sa, sb) => {
    for (let i = 0; i < out.length; i++) out[i] = a[i * sa] !== b[i * sb] ? 1 : 0;
  },
  and: (out, a, b, sa, sb) => {
    for (let i = 0; i < out.length; i++) out[i] = a[i * sa] !== 0 && b[i * sb] !== 0 ? 1 : 0;
  },
  or: (out, a, b, sa, sb) => {
    for (let i = 0; i < out.length; i++) out[i] = a[i * sa] !== 0 || b[i * sb] !== 0 ? 1 : 0;
  },
  min: (out, a, b, sa, sb) => {
    for (let i = 0; i < out.length; i++) out[i] = b[i * sb]! < a[i * sa]! ? b[i * sb]! : a[i * sa]!;
  },
  max: (out, a, b, sa, sb) => {
    for (let i = 0; i < out.length; i++) out[i] = a[i * sa]! < b[i * sb]! ? b[i * sb]! : a[i * sa]!;
  },
};

type BinaryName = keyof typeof BINARY;

/** `left operator right` over a shape; an operand without dimensions is read once per cell. */
export function binaryNode(name: BinaryName, left: EvalNode, right: EvalNode, shape: Shape, shapes: Shapes): EvalNode {
  const [a, b] = [left, right].map((node) => (node.shape.names.length === 0 ? node : broadcastTo(node, shape, shapes))) as [EvalNode, EvalNode];
  const loop = BINARY[name];
  const stepA = a.shape.names.length === 0 && shape.names.length > 0 ? 0 : 1;
  const stepB = b.shape.names.length === 0 && shape.names.length > 0 ? 0 : 1;
  return computed(shape, [a, b], (out) => {
    loop(out, a.values, b.values, stepA, stepB);
  });
}

/** One function of one value, cell by cell. */
export function mapNode(operand: EvalNode, change: (value: number) => number): EvalNode {
  return computed(operand.shape, [operand], (out) => {
    const { values } = operand;
    for (let i = 0; i < out.length; i++) out[i] = change(values[i]!);
  });
}

const UNARY: Readonly<Record<Exclude<ElementwiseName, 'min' | 'max' | 'clamp'>, (value: number) => number>> = {
  abs: Math.abs, exp, log, sqrt: Math.sqrt, floor: Math.floor, ceil: Math.ceil,
};

/** `min` and `max` fold from the left; `clamp(x, lo, hi)` is `min(max(x, lo), hi)`. */
export function elementwiseNode(name: ElementwiseName, operands: readonly EvalNode[], shape: Shape, shapes: Shapes): EvalNode {
  const [first, second, third] = operands as [EvalNode, EvalNode, EvalNode];
  if (name === 'clamp') return binaryNode('min', binaryNode('max', first, second, shape, shapes), third, shape, shapes);
  if (name === 'min' || name === 'max') {
    return operands.slice(1).reduce((folded, next) => binaryNode(name, folded, next, shape, shapes), first);
  }
  return mapNode(first, UNARY[name]);
}

export function powerNode(base: EvalNode, exponent: number): EvalNode {
  return mapNode(base, (value) => integerPower(value, exponent));
}

/** `condition ? yes : no`: both are evaluated, one is chosen per cell. */
export function chooseNode(condition: EvalNode, yes: EvalNode, no: EvalNode, shape: Shape, shapes: Shapes): EvalNode {
  const operands = [condition, yes, no].map((node) => broadcastTo(node, shape, shapes)) as [EvalNode, EvalNode, EvalNode];
  const [test, a, b] = operands;
  return computed(shape, operands, (out) => {
    for (let i = 0; i < out.length; i++) out[i] = test.values[i] !== 0 ? a.values[i]! : b.values[i]!;
  });
}
