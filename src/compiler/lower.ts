import type { CellIndex, Range } from './axes.js';
import { constantOf, Graph, type Node, type Pointer } from './graph.js';
import type { Phase } from './schedule.js';
import type { Setting } from './setting.js';
import type { SumTerm, Term } from './term.js';
import type { PathRule } from './translate.js';

/** Above the number of replicas of any term. */
const MOST_REPLICAS = 1048576;

/** 降为运算 — builds the graph of one function: straight code, or one range of a loop. */
export class Lowering {
  readonly graph = new Graph();
  /** The node of every rule computed here, by rule and replica. */
  readonly ruleNodes = new Map<string, Node>();
  private readonly setting: Setting;
  private readonly phase: Phase;
  private readonly range: Range;
  private readonly memo = new Map<number, Node>();

  constructor(setting: Setting, phase: Phase, range: Range = { first: 0, last: 0 }) {
    this.setting = setting;
    this.phase = phase;
    this.range = range;
  }

  /** Value of a rule of this phase for one replica, pinned years included. */
  rule(rule: PathRule, at: CellIndex): Node {
    const key = `${rule.name} ${String(this.setting.axes.replicaNumber(rule.dimensions, at))}`;
    let node = this.ruleNodes.get(key);
    if (!node) this.ruleNodes.set(key, (node = this.ruleNode(rule, at)));
    return node;
  }

  private ruleNode(rule: PathRule, at: CellIndex): Node {
    if (this.isZero(rule.name, at)) return this.graph.constant(0);
    const formula = this.lower(rule.term, at, false);
    const given = this.setting.given.get(rule.name);
    if (!given) return formula;
    const flag = this.hoisted(given.flag, [], at, true);
    return this.graph.operation('select', [flag, this.hoisted(given.values, rule.dimensions, at, false), formula], false);
  }

  /** Pinned value less formula value of this year. */
  adjustment(rule: PathRule, at: CellIndex): Node {
    const { graph } = this;
    const given = this.setting.given.get(rule.name)!;
    const flag = this.hoisted(given.flag, [], at, true);
    const difference = graph.operation('sub', [this.hoisted(given.values, rule.dimensions, at, false), this.lower(rule.term, at, false)], false);
    return graph.operation('select', [flag, difference, graph.constant(0)], false);
  }

  /** What one turn of the loop adds to a sum, for one kept replica: the unrolled dimensions are summed here. */
  summand(term: SumTerm, kept: CellIndex): Node {
    const { graph, setting } = this;
    const unrolled = setting.axes.unrolledOf(term.over);
    const along = (rest: readonly string[], at: CellIndex): Node => {
      const name = rest.at(-1);
      if (name === undefined) {
        const [operand, condition] = term.operands;
        const mask = condition ? this.lower(condition, at, false) : graph.flag(true);
        if (mask.operation === 'false') return graph.constant(0);
        return graph.operation('masked', [this.lower(operand, at, false), mask], false);
      }
      const { size, ageing } = setting.axes.dimension(name);
      let sum = graph.constant(0);
      for (let step = 0; step < size; step++) {
        const index = ageing ? size - 1 - step : step;
        sum = graph.operation('add', [sum, along(rest.slice(0, -1), new Map([...at, [name, index]]))], false);
      }
      return sum;
    };
    return along(unrolled, kept);
  }

  /** `isStrict`: below a division, where the sign of a zero would show. */
  lower(term: Term, at: CellIndex, isStrict: boolean): Node {
    const key = (term.id * MOST_REPLICAS + this.setting.axes.replicaNumber(term.dimensions, at)) * 2 + Number(isStrict);
    let node = this.memo.get(key);
    if (!node) this.memo.set(key, (node = this.build(term, at, isStrict)));
    return node;
  }

  private build(term: Term, at: CellIndex, isStrict: boolean): Node {
    const { graph, setting } = this;
    const canonical = (node: Node): Node => (isStrict ? graph.operation('canonical', [node], true) : node);
    switch (term.kind) {
      case 'number':
        return graph.constant(term.value);
      case 'hoisted':
        return this.hoisted(term.index, term.dimensions, at, term.isMask);
      case 'noise':
        return this.slot(`noise ${String(term.index)}`);
      case 'byPath':
        return this.slot(`input ${term.input}`);
      case 'rule':
      case 'last_year':
      case 'younger':
      case 'leaving':
      case 'prev':
        return canonical(this.mention(term, at));
      case 'adjustment': {
        const rule = setting.rules.get(term.rule)!;
        return canonical(this.isHere(rule) ? this.adjustment(rule, at) : this.stored(rule, at, 'adjustment', 0, false));
      }
      case 'choose': {
        const [condition, yes, no] = term.operands;
        const mask = this.lower(condition, at, isStrict);
        if (mask.operation === 'true') return this.lower(yes, at, isStrict);
        if (mask.operation === 'false') return this.lower(no, at, isStrict);
        return graph.operation('select', [mask, this.lower(yes, at, isStrict), this.lower(no, at, isStrict)], isStrict);
      }
      case 'integerPower':
        return this.integerPower(term.operands[0], term.exponent, at, isStrict);
      case 'band':
        return graph.band(this.lower(term.operands[0], at, isStrict), term.input);
      case 'sum':
        return canonical(this.sum(term, at));
      case 'operation':
        return this.operation(term, at, isStrict);
    }
  }

  private operation(term: Term & { kind: 'operation' }, at: CellIndex, isStrict: boolean): Node {
    const { graph } = this;
    const [left, right] = term.operands as [Term, Term | undefined];
    const a = this.lower(left, at, isStrict);
    if (!right) return graph.operation(term.name, [a], isStrict);
    const b = this.lower(right, at, isStrict || term.name === 'div');
    if (!isStrict && term.name === 'mul' && ((constantOf(a) === 0 && this.isTrusted(right)) || (constantOf(b) === 0 && this.isTrusted(left)))) return graph.constant(0);
    if (!isStrict && term.name === 'div' && constantOf(a) === 0 && this.isTrustedDivisor(right)) return graph.constant(0);
    return graph.operation(term.name, [a, b], isStrict);
  }

  /** Bounded as long as the guarded rules are; path-level rules are all guarded. */
  private isTrusted(term: Term): boolean {
    const { facts, rules, axes } = this.setting;
    return facts.bounds.isFiniteWithRules(term) || facts.bounds.isBounded(term) && facts.bounds.rulesBehind(term).every((name) => facts.guarded.has(name) || axes.frameOf(rules.get(name)!.dimensions) === '');
  }

  private isTrustedDivisor(term: Term): boolean {
    return this.setting.facts.bounds.isSafeDivisor(term) || this.setting.facts.guardedDivisors.has(term);
  }

  /** x·x·…·x from the left, as `integerPower` of numerics. */
  private integerPower(base: Term, exponent: number, at: CellIndex, isStrict: boolean): Node {
    const { graph } = this;
    if (exponent === 0) return graph.constant(1);
    const x = this.lower(base, at, isStrict || exponent < 0);
    let product = x;
    for (let factor = 2; factor <= Math.abs(exponent); factor++) product = graph.operation('mul', [product, x], isStrict);
    return exponent > 0 ? product : graph.operation('div', [graph.constant(1), product], isStrict);
  }

  private sum(term: SumTerm, at: CellIndex): Node {
    const { axes } = this.setting;
    if (!term.over.some((name) => axes.isLooped(name))) return this.summand(term, at);
    const name = `sum ${String(term.id)} ${String(axes.replicaNumber(term.dimensions, at))}`;
    const frame = axes.frameOf(term.dimensions);
    return frame === '' ? this.slot(name) : this.record(frame, name, 0, false, false);
  }

  private mention(term: Term & { rule: string }, at: CellIndex): Node {
    const { axes, rules } = this.setting;
    const rule = rules.get(term.rule)!;
    const ageing = rule.dimensions.find((name) => axes.dimension(name).ageing);
    switch (term.kind) {
      case 'rule':
        if (this.isZero(rule.name, at)) return this.graph.constant(0);
        return this.isHere(rule) ? this.rule(rule, at) : this.stored(rule, at, 'value', 0, false);
      case 'last_year':
        return this.isZero(rule.name, at) ? this.graph.constant(0) : this.past(rule, at, 1, 0);
      case 'younger': {
        if (!axes.isLooped(ageing!)) {
          const lower = new Map([...at, [ageing!, Math.max(0, at.get(ageing!)! - 1)]]);
          if (this.isZero(rule.name, lower)) return this.graph.constant(0);
          return this.isHere(rule) ? this.rule(rule, lower) : this.stored(rule, lower, 'value', 0, false);
        }
        const shift = this.range.first === 0 ? 0 : -1;
        return this.isZero(rule.name, at, shift) ? this.graph.constant(0) : this.stored(rule, at, 'value', shift, false);
      }
      case 'leaving': {
        const last = axes.dimension(ageing!).size - 1;
        const top = new Map([...at, [ageing!, last]]);
        if (!axes.isLooped(ageing!)) return this.isZero(rule.name, top) ? this.graph.constant(0) : this.past(rule, top, 1, 0);
        return this.record(axes.frameOf(rule.dimensions), this.storedName(rule, at, 'past 1'), 0, true, false);
      }
      default:
        return this.prev(rule, term.kind === 'prev' ? term.years : 1, ageing, at);
    }
  }

  /** The same people, `years` indices lower; who was not there yet is the entry, or 0. */
  private prev(rule: PathRule, years: number, ageing: string | undefined, at: CellIndex): Node {
    const { axes } = this.setting;
    if (ageing === undefined) return this.isZero(rule.name, at) ? this.graph.constant(0) : this.past(rule, at, years, 0);
    const { size } = axes.dimension(ageing);
    const isLooped = axes.isLooped(ageing);
    // A function of a loop covers one index alone wherever the rule for it differs.
    const index = isLooped ? this.range.first : at.get(ageing)!;
    const from = (source: number): Node => {
      if (!isLooped) {
        const moved = new Map([...at, [ageing, source]]);
        return this.isZero(rule.name, moved) ? this.graph.constant(0) : this.past(rule, moved, years, 0);
      }
      const shift = source - index;
      return this.isZero(rule.name, at, shift) ? this.graph.constant(0) : this.past(rule, at, years, shift);
    };
    const { entry } = rule;
    const own = index >= years ? from(index - years) : years === 1 && entry ? this.lower(entry, at, false) : this.graph.constant(0);
    if (!this.setting.lastIsOpen(rule.name) || (isLooped ? this.range.last : index) !== size - 1) return own;
    let sum = own;
    for (let source = Math.max(0, size - years); source < size; source++) sum = this.graph.operation('add', [sum, from(source)], false);
    return sum;
  }

  private past(rule: PathRule, at: CellIndex, years: number, shift: number): Node {
    const isShifted = this.setting.schedule.storageOf(rule.name) === 'shifted';
    if (this.setting.axes.frameOf(rule.dimensions) === '') return this.slot(this.storedName(rule, at, `past ${String(years)}`));
    // The loop overwrites last year's value of a cell in that cell's own turn.
    return this.stored(rule, at, isShifted ? 'value' : `past ${String(years)}`, shift, isShifted && shift === 0);
  }

  private stored(rule: PathRule, at: CellIndex, what: string, shift: number, isPinned: boolean): Node {
    const frame = this.setting.axes.frameOf(rule.dimensions);
    const name = this.storedName(rule, at, what);
    return frame === '' ? this.slot(name) : this.record(frame, name, shift, false, isPinned);
  }

  private storedName(rule: PathRule, at: CellIndex, what: string): string {
    return `${what} ${rule.name} ${String(this.setting.axes.replicaNumber(rule.dimensions, at))}`;
  }

  private slot(name: string): Node {
    return this.graph.load({ kind: 'slot', index: this.setting.layout.slot(name) }, `slot ${name}`);
  }

  private record(frame: string, name: string, shift: number, isTop: boolean, isPinned: boolean): Node {
    const pointer: Pointer = { frame, kind: 'record', isTop };
    const stride = this.setting.axes.strideOf(frame, this.setting.axes.loopsOf(frame)[0]!);
    const load = { kind: 'record', pointer, index: this.setting.layout.record(frame, name), shift: shift * stride, isPinned } as const;
    return this.graph.load(load, `record ${frame} ${name} ${String(shift)} ${String(isTop)}`);
  }

  /** A value known before the run: a constant if the cells of this function agree in all years, else a number of the year or of a table. */
  private hoisted(index: number, dimensions: readonly string[], at: CellIndex, isMask: boolean): Node {
    const { axes, layout } = this.setting;
    const constant = this.constantOf(index, dimensions, at);
    if (constant !== undefined) return isMask ? this.graph.flag(constant !== 0) : this.graph.constant(constant);
    const frame = axes.frameOf(dimensions);
    const name = `${String(index)} ${String(axes.replicaNumber(dimensions, at))}`;
    const column = { hoisted: index, at: new Map(at) };
    if (frame === '') return this.graph.load({ kind: 'row', index: layout.row(name, column) }, `row ${name}`);
    const pointer: Pointer = { frame, kind: this.setting.hoisted[index]!.rows > 1 ? 'yearTable' : 'table', isTop: false };
    return this.graph.load({ kind: 'table', pointer, index: layout.table(pointer, name, column) }, `table ${name}`);
  }

  private constantOf(index: number, dimensions: readonly string[], at: CellIndex): number | undefined {
    const { values, rows } = this.setting.hoisted[index]!;
    const cells = values.length / rows;
    const here = this.cellsHere(dimensions, at, 0);
    const first = values[here[0]!]!;
    for (let row = 0; row < rows; row++) {
      for (let i = 0; i < here.length; i++) if (!Object.is(values[row * cells + here[i]!], first)) return undefined;
    }
    return first;
  }

  /** Is the rule 0 in all cells this function covers, `shift` indices along? */
  private isZero(rule: string, at: CellIndex, shift = 0): boolean {
    const { facts, rules } = this.setting;
    return facts.areZero(rule, this.cellsHere(rules.get(rule)!.dimensions, at, shift));
  }

  private isHere(rule: PathRule): boolean {
    return this.setting.schedule.timeOf(rule.name) === this.phase.time && this.setting.axes.frameOf(rule.dimensions) === this.phase.frame;
  }

  /** Flat cells of a quantity that this function's turns visit. */
  private cellsHere(dimensions: readonly string[], at: CellIndex, shift: number): Int32Array {
    const { axes } = this.setting;
    const [outer] = axes.loopsOf(this.phase.frame);
    const isRanged = outer !== undefined && axes.loopsOf(axes.frameOf(dimensions))[0] === outer;
    return axes.flatCells(dimensions, at, isRanged ? { first: this.range.first + shift, last: this.range.last + shift } : undefined);
  }
}
