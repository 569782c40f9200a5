import { exp, log, power } from '../numerics/index.js';
import type { Arithmetic, MaskOperation } from './term.js';

/** Where a loop's cells are addressed from: a frame, with the ageing dimension held at its last index for `leaving`. */
export interface Pointer {
  readonly frame: string;
  readonly kind: 'record' | 'table' | 'yearTable';
  readonly isTop: boolean;
}

/** Reads of memory. Indices are those the layout hands out; addresses come when the text is written. */
export type Load =
  | { readonly kind: 'const'; readonly value: number }
  | { readonly kind: 'slot'; readonly index: number }
  /** A number of the year, the same for both lanes. */
  | { readonly kind: 'row'; readonly index: number }
  | { readonly kind: 'record'; readonly pointer: Pointer; readonly index: number; readonly shift: number; readonly isPinned: boolean }
  | { readonly kind: 'table'; readonly pointer: Pointer; readonly index: number };

export type NodeOperation = Arithmetic | MaskOperation | 'select' | 'masked' | 'canonical' | 'band' | 'load' | 'true' | 'false';

/** 运算结点 — one value of two lanes; equal computations are one node. */
export interface Node {
  readonly id: number;
  readonly operation: NodeOperation;
  readonly operands: readonly Node[];
  readonly load: Load | undefined;
  /** Name of the table a `band` reads. */
  readonly table: string | undefined;
  /** The same for all cells of the loop. */
  readonly isInvariant: boolean;
}

/** The computations of one function, in an order in which operands come first. */
export class Graph {
  readonly nodes: Node[] = [];
  private readonly known = new Map<string | number, Node>();

  constant(value: number): Node {
    return this.load({ kind: 'const', value }, Object.is(value, -0) ? 'const -0' : `const ${String(value)}`);
  }

  flag(value: boolean): Node {
    return this.make(value ? 'true' : 'false', []);
  }

  load(load: Load, key: string): Node {
    return this.intern(`load ${key}`, 'load', [], load, undefined);
  }

  band(x: Node, table: string): Node {
    return this.intern(`band ${table} ${String(x.id)}`, 'band', [x], undefined, table);
  }

  /** `isStrict`: the sign of a zero matters, as it does below a division. */
  operation(operation: NodeOperation, operands: readonly Node[], isStrict: boolean): Node {
    return this.simplified(operation, operands, isStrict) ?? this.make(operation, operands);
  }

  private make(operation: NodeOperation, operands: readonly Node[]): Node {
    const [a, b] = operands;
    // Numbers make faster keys than texts, and nearly all operations take one or two operands.
    const key = operands.length < 3 ? (numberOf(operation) * MOST_NODES + (a ? a.id + 1 : 0)) * MOST_NODES + (b ? b.id + 1 : 0)
      : `${operation} ${operands.map(({ id }) => id).join()}`;
    return this.intern(key, operation, operands, undefined, undefined);
  }

  private intern(key: string | number, operation: NodeOperation, operands: readonly Node[], load: Load | undefined, table: string | undefined): Node {
    let node = this.known.get(key);
    if (!node) {
      const isInvariant = load ? load.kind === 'const' || load.kind === 'slot' || load.kind === 'row' : operands.every((operand) => operand.isInvariant);
      node = { id: this.nodes.length, operation, operands, load, table, isInvariant };
      this.nodes.push(node);
      this.known.set(key, node);
    }
    return node;
  }

  private simplified(operation: NodeOperation, operands: readonly Node[], isStrict: boolean): Node | undefined {
    const values = operands.map(constantOf);
    const [a, b] = values;
    if (values.every((value) => value !== undefined)) return this.folded(operation, values);
    const [left, right] = operands as [Node, Node];
    switch (operation) {
      // Adding a zero changes nothing but the sign of a zero.
      case 'add':
        if (b === 0 && !isStrict) return left;
        return a === 0 && !isStrict ? right : undefined;
      case 'sub':
        return b === 0 && !isStrict ? left : undefined;
      case 'mul':
        return b === 1 ? left : a === 1 ? right : undefined;
      case 'div':
        return b === 1 ? left : undefined;
      case 'select': {
        const [condition, yes, no] = operands as [Node, Node, Node];
        if (condition.operation === 'true') return yes;
        if (condition.operation === 'false') return no;
        return yes === no ? yes : undefined;
      }
      case 'masked':
        return right.operation === 'true' ? left : right.operation === 'false' ? this.constant(0) : undefined;
      case 'not':
        return left.operation === 'true' ? this.flag(false) : left.operation === 'false' ? this.flag(true) : undefined;
      case 'and':
        if (left.operation === 'false' || right.operation === 'true') return left;
        return right.operation === 'false' || left.operation === 'true' ? right : undefined;
      case 'or':
        if (left.operation === 'true' || right.operation === 'false') return left;
        return right.operation === 'true' || left.operation === 'false' ? right : undefined;
      default:
        return undefined;
    }
  }

  /** The operation on known numbers, by the functions of the interpreter. */
  private folded(operation: NodeOperation, values: readonly number[]): Node | undefined {
    const number = ARITHMETIC[operation];
    if (number) return this.constant(number(values[0]!, values[1]!));
    const test = COMPARISONS[operation];
    return test && this.flag(test(values[0]!, values[1]!));
  }
}

/** 2^21: keys stay below 2^53. */
const MOST_NODES = 2097152;
const NUMBERS = new Map<NodeOperation, number>();

function numberOf(operation: NodeOperation): number {
  let number = NUMBERS.get(operation);
  if (number === undefined) NUMBERS.set(operation, (number = NUMBERS.size));
  return number;
}

/** Value of a constant node. */
export function constantOf(node: Node): number | undefined {
  return node.load?.kind === 'const' ? node.load.value : undefined;
}

const ARITHMETIC: Readonly<Record<string, (a: number, b: number) => number>> = {
  add: (a, b) => a + b, sub: (a, b) => a - b, mul: (a, b) => a * b, div: (a, b) => a / b,
  neg: (a) => -a, abs: Math.abs, sqrt: Math.sqrt, floor: Math.floor, ceil: Math.ceil, exp, log, power,
  min: (a, b) => (b < a ? b : a), max: (a, b) => (a < b ? b : a), canonical: (a) => a + 0,
};

const COMPARISONS: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '<': (a, b) => a < b, '<=': (a, b) => a <= b, '>': (a, b) => a > b, '>=': (a, b) => a >= b, '==': (a, b) => a === b, '!=': (a, b) => a !== b,
};
