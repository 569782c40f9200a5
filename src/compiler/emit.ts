import type { Node, NodeOperation, Pointer } from './graph.js';
import { expInline } from './library/math.js';
import type { ConstantPool } from './library/wat.js';
import type { Run } from './runs.js';

/** How a function reads memory; the module knows the addresses. */
export interface Addresses {
  readonly pool: ConstantPool;
  /** Text of a load of two lanes. */
  load(node: Node): string;
  /** Text of an i32 that is not 0 in turns in which a value changes. */
  flag(pointer: Pointer, index: number): string;
  /** Byte address expressions of a band table's limits and values this year, and its rows. */
  band(input: string): { readonly limits: string; readonly values: string; readonly rows: number };
}

/** Deeper nesting goes through a local, so that no reader of the text runs out of stack. */
const DEEPEST = 40;
/** A chain of more values than this – rules that each use the one before – is computed in stages, so that we do not run out of stack. */
const TALLEST = 400;

const INSTRUCTIONS: Readonly<Partial<Record<NodeOperation, string>>> = {
  add: 'f64x2.add', sub: 'f64x2.sub', mul: 'f64x2.mul', div: 'f64x2.div', neg: 'f64x2.neg', abs: 'f64x2.abs', sqrt: 'f64x2.sqrt',
  floor: 'f64x2.floor', ceil: 'f64x2.ceil',
  // The language's min(a, b) is b < a ? b : a, which is pmin; f64x2.min treats NaN and −0 otherwise and is slower.
  min: 'f64x2.pmin', max: 'f64x2.pmax',
  '<': 'f64x2.lt', '<=': 'f64x2.le', '>': 'f64x2.gt', '>=': 'f64x2.ge', '==': 'f64x2.eq', '!=': 'f64x2.ne',
  and: 'v128.and', or: 'v128.or', not: 'v128.not', masked: 'v128.and', log: 'call $log', power: 'call $power',
};

/** 写指令 — turns nodes into WAT, each computed once, where it is first needed. */
export class Emitter {
  readonly locals: string[] = [];
  /** Steps before the loop, and in it. */
  readonly before: string[] = [];
  body: string[] = [];
  private readonly uses = new Map<Node, number>();
  private readonly names = new Map<Node, string>();
  private readonly depths = new Map<Node, number>();
  /** Values one after the other below a node, itself included. */
  private readonly heights = new Map<Node, number>();
  private readonly addresses: Addresses;
  private readonly isLoop: boolean;
  private isInRun = false;
  private readonly comments: ReadonlyMap<Node, string>;
  private readonly runs: ReadonlyMap<Node, Run>;

  /** @param comments what to say where a node is computed: the rule whose value it is */
  constructor(nodes: readonly Node[], roots: readonly Node[], addresses: Addresses, isLoop: boolean, comments: ReadonlyMap<Node, string>, runs: readonly Run[]) {
    this.runs = new Map(runs.map((run) => [run.node, run]));
    this.addresses = addresses;
    this.isLoop = isLoop;
    this.comments = comments;
    for (const node of nodes) this.heights.set(node, node.operands.reduce((most, operand) => Math.max(most, this.heights.get(operand)! + 1), 1));
    for (const root of roots) this.uses.set(root, (this.uses.get(root) ?? 0) + 1);
    for (const node of [...nodes].reverse()) {
      if (this.uses.has(node)) for (const operand of node.operands) this.uses.set(operand, (this.uses.get(operand) ?? 0) + 1);
    }
    // Last year's value of a cell is read before the cell is written.
    for (const node of nodes) if (this.uses.has(node) && node.load?.kind === 'record' && node.load.isPinned) this.keep(node, addresses.load(node), this.body);
  }

  /** Expression that gives the node's value; what it needs is computed before. */
  value(node: Node): string {
    for (const stage of this.stagesBelow(node)) {
      const text = this.part(stage);
      if (!this.names.has(stage)) this.keep(stage, text, this.body);
    }
    return this.part(node);
  }

  /** Nodes not yet computed, so far apart that none has a long chain below it once those before it are. */
  private stagesBelow(node: Node): Node[] {
    if (this.heights.get(node)! <= TALLEST) return [];
    const seen = new Set([node]);
    for (const each of seen) for (const operand of each.operands) if (operand.operands.length > 0 && !this.names.has(operand)) seen.add(operand);
    return [...seen].filter((each) => this.heights.get(each)! % TALLEST === 0).sort((a, b) => a.id - b.id);
  }

  private part(node: Node): string {
    const known = this.names.get(node);
    if (known !== undefined) return `(local.get ${known})`;
    if (node.operation === 'load') return this.addresses.load(node);
    const run = this.runs.get(node);
    return run && !this.isInRun ? this.inRun(run) : this.compute(node);
  }

  /** The value and all it takes only in turns that change it: its locals keep what they hold in the others. */
  private inRun({ node, pointer, index }: Run): string {
    const outside = this.body;
    this.body = [];
    this.isInRun = true;
    const text = this.compute(node);
    if (!this.names.has(node)) this.keep(node, text, this.body);
    this.isInRun = false;
    outside.push(`(if ${this.addresses.flag(pointer, index)} (then`, ...this.body.map((step) => `  ${step}`), '))');
    this.body = outside;
    return `(local.get ${this.names.get(node)!})`;
  }

  private compute(node: Node): string {
    const steps = this.isLoop && node.isInvariant ? this.before : this.body;
    if (node.operation === 'exp') {
      const inline = expInline(this.part(node.operands[0]!), (name) => `$e${String(node.id)}_${name}`, this.addresses.pool);
      this.locals.push(...inline.locals);
      steps.push(...inline.steps);
      return this.keep(node, inline.result, steps);
    }
    const text = this.text(node);
    const isShared = this.uses.get(node)! > 1 || (steps === this.before) || this.depths.get(node)! > DEEPEST;
    return isShared ? this.keep(node, text, steps) : this.said(node, text);
  }

  private text(node: Node): string {
    const operands = node.operands.map((operand) => this.part(operand));
    const nested = node.operands.map((operand) => (this.names.has(operand) ? 0 : (this.depths.get(operand) ?? 0)));
    this.depths.set(node, 1 + Math.max(0, ...nested));
    switch (node.operation) {
      case 'select':
        return `(v128.bitselect ${operands[1]!} ${operands[2]!} ${operands[0]!})`;
      case 'canonical':
        return `(f64x2.add ${operands[0]!} (v128.load offset=${this.addresses.pool.address(0)} (i32.const 0)))`;
      case 'band': {
        const { limits, values, rows } = this.addresses.band(node.table!);
        return `(call $band ${operands[0]!} ${limits} ${values} (i32.const ${rows}))`;
      }
      case 'true':
        return '(v128.const i64x2 -1 -1)';
      case 'false':
        return '(v128.const i64x2 0 0)';
      default:
        return `(${INSTRUCTIONS[node.operation]!} ${operands.join(' ')})`;
    }
  }

  private keep(node: Node, text: string, steps: string[]): string {
    const name = `$n${String(node.id)}`;
    this.names.set(node, name);
    this.locals.push(name);
    const comment = this.comments.get(node);
    steps.push(`(local.set ${name} ${text})${comment === undefined ? '' : ` ;; ${comment}`}`);
    return `(local.get ${name})`;
  }

  private said(node: Node, text: string): string {
    const comment = this.comments.get(node);
    return comment === undefined ? text : `(; ${comment} ;) ${text}`;
  }
}
