import type { Axes, CellIndex, Range } from './axes.js';
import { type Addresses, Emitter } from './emit.js';
import { GUARD_BITS } from './bounds.js';
import { constantOf, type Node, type NodeOperation, type Pointer } from './graph.js';
import { Lowering } from './lower.js';
import type { Setting } from './setting.js';
import { type Run, runsOf } from './runs.js';
import type { Phase } from './schedule.js';
import type { PathRule } from './translate.js';

/** What one function leaves behind, in order. */
type Root =
  | { readonly kind: 'store'; readonly frame: string; readonly index: number; readonly node: Node }
  /** Adds to a sum over this loop; `target` is a slot, or a record of another frame. */
  | { readonly kind: 'add'; readonly frame: string; readonly index: number; readonly node: Node }
  /** Adds the size to the guard that finds what is not finite or too large. */
  | { readonly kind: 'guard'; readonly node: Node };

/** 函数体 — one function before it becomes text: its computations and what it writes. */
export interface Body {
  readonly name: string;
  readonly phase: Phase;
  readonly range: Range | undefined;
  readonly nodes: readonly Node[];
  readonly roots: readonly Root[];
  readonly comments: ReadonlyMap<Node, string>;
  readonly runs: readonly Run[];
  /** False when a rule is a known number that the interpreter would refuse. */
  readonly isSound: boolean;
}

/** Operations whose result is not finite whenever an operand is not. */
const PASSES_ON: ReadonlySet<NodeOperation> = new Set(['add', 'sub', 'mul', 'neg', 'abs', 'sqrt', 'floor', 'ceil', 'canonical']);

export function buildBody(setting: Setting, phase: Phase, range: Range | undefined, name: string, adjusted: ReadonlySet<string>): Body {
  const lowering = new Lowering(setting, phase, range);
  const builder = new BodyBuilder(setting, phase, range, lowering, adjusted);
  builder.build();
  const { nodes } = lowering.graph;
  const roots = builder.ordered();
  const runs = range ? runsOf(setting, phase.frame, range, nodes, roots.map(({ node }) => node)) : [];
  return { name, phase, range, nodes, roots, comments: builder.comments, runs, isSound: builder.isSound };
}

class BodyBuilder {
  readonly comments = new Map<Node, string>();
  isSound = true;
  private readonly roots: Root[] = [];
  private readonly setting: Setting;
  private readonly phase: Phase;
  private readonly range: Range | undefined;
  private readonly lowering: Lowering;
  private readonly adjusted: ReadonlySet<string>;
  private readonly guards = new Set<Node>();
  private readonly computed: { rule: PathRule; node: Node }[] = [];

  constructor(setting: Setting, phase: Phase, range: Range | undefined, lowering: Lowering, adjusted: ReadonlySet<string>) {
    this.setting = setting;
    this.phase = phase;
    this.range = range;
    this.lowering = lowering;
    this.adjusted = adjusted;
  }

  build(): void {
    const { phase, lowering, setting } = this;
    const { axes } = setting;
    // Rule by rule first: each then finds what it needs, however long the chain behind it.
    for (const rule of phase.rules) for (const at of axes.replicas(rule.dimensions)) lowering.rule(rule, at);
    for (const { rule, at } of this.byReplica()) this.rule(rule, at);
    for (const { term } of phase.reductions) {
      for (const at of axes.replicas(term.dimensions)) {
        const node = lowering.summand(term, at);
        const name = `sum ${String(term.id)} ${String(axes.replicaNumber(term.dimensions, at))}`;
        const frame = axes.frameOf(term.dimensions);
        if (constantOf(node) !== 0) this.roots.push({ kind: 'add', frame, index: frame === '' ? setting.layout.slot(name) : setting.layout.record(frame, name), node });
      }
    }
    for (const divisor of phase.divisors) {
      const node = lowering.lower(divisor, new Map(), true);
      this.guard(lowering.graph.operation('div', [lowering.graph.constant(1), node], true));
    }
    this.guardRules();
  }

  /**
   * Each rule once per replica of its own dimensions; replica by replica of all dimensions, so that what belongs to one
   * cell is computed together. A rule with fewer dimensions belongs to the first replica that has its indices.
   */
  private byReplica(): readonly { readonly rule: PathRule; readonly at: CellIndex }[] {
    const { phase: { rules }, setting: { axes } } = this;
    const strides = new Map<string, number>(); // the first of the dimensions changes fastest
    let stride = 1;
    for (const name of axes.unrolledOf([...new Set(rules.flatMap(({ dimensions }) => dimensions))])) {
      strides.set(name, stride);
      stride *= axes.dimension(name).size;
    }
    // All dimensions together have far more replicas than any rule: only those that a rule has are listed.
    return rules.flatMap((rule) => axes.replicas(rule.dimensions).map((at) => ({ rule, at, place: [...at].reduce((sum, [name, index]) => sum + index * strides.get(name)!, 0) })))
      .sort((a, b) => a.place - b.place);
  }

  private rule(rule: PathRule, own: CellIndex): void {
    const { setting, lowering } = this;
    const { axes } = setting;
    const node = lowering.rule(rule, own);
    this.computed.push({ rule, node });
    if (constantOf(node) === undefined) this.comments.set(node, [this.comments.get(node), ruleText(axes, rule, own)].filter(Boolean).join(', '));
    const replica = String(axes.replicaNumber(rule.dimensions, own));
    const frame = axes.frameOf(rule.dimensions);
    const store = (what: string, stored: Node): void => {
      const name = `${what} ${rule.name} ${replica}`;
      const index = frame === '' ? setting.layout.slot(name) : setting.layout.record(frame, name);
      this.roots.push({ kind: 'store', frame, index, node: stored });
    };
    const isZero = constantOf(node) === 0 && setting.facts.areZero(rule.name, axes.flatCells(rule.dimensions, own, this.range));
    if (setting.schedule.storageOf(rule.name) !== 'local' || frame === '') {
      if (!isZero) store('value', node);
    }
    if (this.adjusted.has(rule.name)) store('adjustment', lowering.adjustment(rule, own));
  }

  /** What could hide a value that is not finite, or is used as bounded, has its size checked. */
  private guardRules(): void {
    const { nodes } = this.lowering.graph;
    const isSeen = new Set<Node>(this.guards);
    for (const root of this.roots) if (root.kind === 'add' && root.frame === '') isSeen.add(root.node);
    for (const node of [...nodes].reverse()) {
      if (!isSeen.has(node)) continue;
      if (PASSES_ON.has(node.operation)) for (const operand of node.operands) isSeen.add(operand);
      else if (node.operation === 'div') isSeen.add(node.operands[0]!);
    }
    for (const { rule, node } of this.computed) {
      const value = constantOf(node);
      if (value !== undefined) this.isSound &&= Math.abs(value) < 2 ** GUARD_BITS;
      else if (this.phase.frame === '' || this.setting.facts.guarded.has(rule.name) || !isSeen.has(node)) this.guard(node);
    }
  }

  private guard(node: Node): void {
    if (this.guards.has(node)) return;
    this.guards.add(node);
    this.roots.push({ kind: 'guard', node });
  }

  /** Guards stand right behind the store of the same value, so that the value need not be kept. */
  ordered(): Root[] {
    const guards = new Set(this.roots.filter(({ kind }) => kind === 'guard').map(({ node }) => node));
    return this.roots.filter(({ kind }) => kind !== 'guard').flatMap((root): Root[] =>
      guards.delete(root.node) ? [root, { kind: 'guard', node: root.node }] : [root])
      .concat([...guards].map((node): Root => ({ kind: 'guard', node })));
  }
}

function ruleText(axes: Axes, { name, dimensions }: PathRule, at: CellIndex): string {
  const cell = dimensions.filter((own) => at.has(own)).map((own) => axes.dimension(own).labels[at.get(own)!]!);
  return [name, ...cell].join('.');
}

/** What the text of a function needs to know of the memory. */
export interface FunctionAddresses extends Addresses {
  slot(index: number): number;
  /** Sets `$row`, the address of the year's numbers. */
  row(): string;
  /** Names of the pointers used so far, with how each is computed. */
  readonly pointers: ReadonlyMap<string, { readonly pointer: Pointer; readonly shift: number }>;
  pointerTo(pointer: Pointer, shift: number): string;
  pointerText(pointer: Pointer, shift: number, indexOf: (dimension: string) => string): string;
}

/** 函数文本 — WAT of one function: straight code, or a loop over a range of the outermost dimension. */
export function functionText(body: Body, axes: Axes, addresses: FunctionAddresses, guardSlot: number): string {
  const { phase, range, roots } = body;
  const isLoop = phase.frame !== '';
  const emitter = new Emitter(body.nodes, roots.map(({ node }) => node), addresses, isLoop, body.comments, body.runs);
  const sums = new Map<number, string>();
  const guardName = '$guard';
  const address = (slot: number): string => `offset=${addresses.slot(slot)} (i32.const 0)`;
  for (const root of roots) {
    const value = emitter.value(root.node);
    if (root.kind === 'guard') {
      emitter.body.push(`(local.set ${guardName} (f64x2.add (local.get ${guardName}) (f64x2.abs ${value})))`);
    } else if (root.frame === '' && root.kind === 'add') {
      const name = `$sum${root.index}`;
      sums.set(root.index, name);
      emitter.body.push(`(local.set ${name} (f64x2.add (local.get ${name}) ${value}))`);
    } else if (root.frame === '') {
      emitter.body.push(`(v128.store ${address(root.index)} ${value})`);
    } else {
      const pointer = `(local.get ${addresses.pointerTo({ frame: root.frame, kind: 'record', isTop: false }, 0)})`;
      const place = `offset=${root.index * 16} ${pointer}`;
      emitter.body.push(root.kind === 'store' ? `(v128.store ${place} ${value})` : `(v128.store ${place} (f64x2.add (v128.load ${place}) ${value}))`);
    }
  }
  const loops = axes.loopsOf(phase.frame);
  const indexOf = (dimension: string): string => `(local.get $i_${dimension})`;
  const pointers = [...addresses.pointers].map(([name, { pointer, shift }]) => `(local.set ${name} ${addresses.pointerText(pointer, shift, indexOf)})`);
  const carried: [string, number][] = [...sums].map(([slot, name]) => [name, slot]);
  if (emitter.body.some((step) => step.includes(guardName))) carried.push([guardName, guardSlot]);
  const locals = [
    ...loops.map((name) => `(local $i_${name} i32)`), ...[...addresses.pointers.keys()].map((name) => `(local ${name} i32)`),
    ...carried.map(([name]) => `(local ${name} v128)`), ...emitter.locals.map((name) => `(local ${name} v128)`),
  ];
  const inner = [...pointers, ...emitter.body];
  const lines = [
    addresses.row(),
    ...carried.map(([name, slot]) => `(local.set ${name} (v128.load ${address(slot)}))`),
    ...emitter.before,
    ...(isLoop ? nest(loops, inner, axes, range!) : inner),
    ...carried.map(([name, slot]) => `(v128.store ${address(slot)} (local.get ${name}))`),
  ];
  return `(func $${body.name} (param $t i32) (local $row i32)\n  ${locals.join(' ')}\n  ${lines.join('\n  ')})`;
}

/** The loops of a frame around the steps, the outermost over its range only. */
function nest(loops: readonly string[], steps: readonly string[], axes: Axes, range: Range): string[] {
  return [...loops].reverse().reduce<string[]>((inside, name, fromInside) => {
    const { size, ageing } = axes.dimension(name);
    const { first, last } = fromInside === loops.length - 1 ? range : { first: 0, last: size - 1 };
    const index = `$i_${name}`;
    const [from, step, test] = ageing ? [last, -1, `(i32.ge_s (local.get ${index}) (i32.const ${first}))`] : [first, 1, `(i32.le_s (local.get ${index}) (i32.const ${last}))`];
    return [
      `(local.set ${index} (i32.const ${from}))`,
      `(loop $over_${name}`,
      ...inside.map((line) => `  ${line}`),
      `  (local.set ${index} (i32.add (local.get ${index}) (i32.const ${step})))`,
      `  (br_if $over_${name} ${test}))`,
    ];
  }, [...steps]);
}
