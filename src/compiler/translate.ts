import { type Expression, type Model, parts, printExpression } from '../model/index.js';
import type { Plan } from '../scenario/index.js';
import type { Axes } from './axes.js';
import { type Arithmetic, type MaskOperation, type Term, Terms } from './term.js';

/** What leaves the path: an expression evaluated once per plan, for every year and cell. */
export interface HoistedExpression {
  readonly expression: Expression;
  readonly isMask: boolean;
}

/** 每条路径要算的规则 — a rule whose values the compiled code computes. */
export interface PathRule {
  readonly name: string;
  readonly dimensions: readonly string[];
  readonly term: Term;
  readonly entry: Term | undefined;
}

const BINARY: Readonly<Record<string, Arithmetic>> = { '+': 'add', '-': 'sub', '*': 'mul', '/': 'div', '^': 'power' };

/** Rules whose cells the run itself looks at: outputs, profiles, ledgers and what these are measured against. */
export function watchedRules({ profiles, outputs, model }: Plan): Set<string> {
  const ledgers = [...model.rules.values()].flatMap(({ name, ledgerOf }) => (ledgerOf === undefined ? [] : [name, ledgerOf]));
  return new Set([...profiles, ...outputs.map(({ rule }) => rule), ...ledgers]);
}

/** 译成项 — the formulas of a plan as terms, with the list of what is hoisted out of the path. */
export class Translation {
  readonly hoisted: HoistedExpression[] = [];
  readonly terms = new Terms();
  /** False for a sum over two large ageing dimensions at once: a loop can walk only one of them from the top down. */
  isSupported = true;
  private readonly hoistedIndex = new Map<string, number>();
  private readonly plan: Plan;
  private readonly model: Model;
  private readonly axes: Axes;
  private readonly declared: readonly string[];

  constructor(plan: Plan, axes: Axes) {
    this.plan = plan;
    this.model = plan.model;
    this.axes = axes;
    this.declared = plan.model.dimensions.map(({ name }) => name);
  }

  /** Rules the paths need, in the order of the year: those that depend on the path, and others whose values are looked at. */
  rules(): PathRule[] {
    const { model, plan } = this;
    const watched = watchedRules(plan);
    return model.yearOrder.map((name) => model.rules.get(name)!).filter(({ name, isPathDependent }) => isPathDependent || watched.has(name))
      .map(({ name, dimensions, expression, entry, isPathDependent }) => ({
        name,
        dimensions,
        term: isPathDependent ? this.term(expression) : this.term({ kind: 'rule', name, dimensions }),
        entry: isPathDependent ? entry && this.term(entry.expression) : undefined,
      }));
  }

  private term(e: Expression): Term {
    if (e.kind === 'number') return this.number(e.value);
    if (this.isFree(e)) return this.hoist(e);
    const { terms, plan } = this;
    const { dimensions } = e;
    switch (e.kind) {
      case 'rule':
        return terms.make({ kind: 'rule', rule: e.name }, dimensions);
      case 'input':
        return terms.make({ kind: 'byPath', input: e.name }, dimensions);
      case 'prev':
        return terms.make({ kind: 'prev', rule: e.rule, years: e.years }, dimensions);
      case 'last_year':
      case 'younger':
      case 'leaving':
        return terms.make({ kind: e.kind, rule: e.rule }, dimensions);
      case 'given_adjustment':
        return plan.given.has(e.rule) ? terms.make({ kind: 'adjustment', rule: e.rule }, dimensions) : this.number(0);
      case 'noise':
        return terms.make({ kind: 'noise', index: plan.noises.findIndex(({ name }) => name === e.name) }, dimensions);
      case 'negate':
        return this.operation('neg', dimensions, e.operand);
      case 'not':
        return this.operation('not', dimensions, e.operand);
      case 'binary':
        return this.operation(BINARY[e.operator]!, dimensions, e.left, e.right);
      case 'compare':
      case 'logic':
        return this.operation(e.operator, dimensions, e.left, e.right);
      case 'power':
        return terms.make({ kind: 'integerPower', operands: [this.term(e.base)], exponent: e.exponent }, dimensions);
      case 'choose':
        return terms.make({ kind: 'choose', operands: [this.term(e.condition), this.term(e.yes), this.term(e.no)] }, dimensions);
      case 'elementwise':
        return this.elementwise(e);
      case 'band':
        return terms.make({ kind: 'band', operands: [this.term(e.operand)], input: e.input }, dimensions);
      case 'sum':
        return this.sum(this.term(e.operand), e.condition && this.term(e.condition), e.operand.dimensions, e.dimensions);
      case 'mean': {
        const [x, weight] = [this.term(e.operand), this.term(e.weight)];
        const product = terms.make({ kind: 'operation', name: 'mul', operands: [x, weight] }, this.union(x.dimensions, weight.dimensions));
        const condition = e.condition && this.term(e.condition);
        const visited = this.union(e.operand.dimensions, e.weight.dimensions);
        const top = this.sum(product, condition, visited, e.dimensions);
        const bottom = this.sum(weight, condition, visited, e.dimensions);
        const zero = this.number(0);
        const isEmpty = terms.make({ kind: 'operation', name: '==', operands: [bottom, zero] }, dimensions, true);
        const quotient = terms.make({ kind: 'operation', name: 'div', operands: [top, bottom] }, dimensions);
        return terms.make({ kind: 'choose', operands: [isEmpty, zero, quotient] }, dimensions);
      }
      default:
        throw new Error(`${printExpression(e)} depends on no path and was not hoisted`);
    }
  }

  private elementwise(e: Expression & { kind: 'elementwise' }): Term {
    const [first, ...rest] = e.operands;
    if (e.name === 'clamp') {
      const [lowest, highest] = rest as [Expression, Expression];
      const raised = { kind: 'elementwise', name: 'max', operands: [first!, lowest], dimensions: this.union(first!.dimensions, lowest.dimensions) } as const;
      return this.operation('min', e.dimensions, raised, highest);
    }
    if (e.name !== 'min' && e.name !== 'max') return this.operation(e.name, e.dimensions, first!);
    const { name } = e;
    return rest.reduce<Term>((folded, next) => {
      const operand = this.term(next);
      return this.terms.make({ kind: 'operation', name, operands: [folded, operand] }, this.union(folded.dimensions, operand.dimensions));
    }, this.term(first!));
  }

  /**
   * A sum as nested sums, the first declared dimension innermost; each runs over some unrolled dimensions and then at
   * most one looped one. The condition belongs to the innermost.
   */
  private sum(operand: Term, condition: Term | undefined, summand: readonly string[], kept: readonly string[]): Term {
    const groups: string[][] = [[]];
    for (const name of summand.filter((own) => !kept.includes(own))) {
      groups.at(-1)!.push(name);
      if (this.axes.isLooped(name)) groups.push([]);
    }
    if (summand.filter((name) => this.axes.isLooped(name) && this.axes.dimension(name).ageing).length > 1) this.isSupported = false;
    let visits = summand;
    return groups.filter((group) => group.length > 0).reduce<Term>((inner, group, number) => {
      const dimensions = visits.filter((name) => !group.includes(name));
      const operands: readonly [Term] | readonly [Term, Term] = number === 0 && condition ? [inner, condition] : [inner];
      const sum = this.terms.make({ kind: 'sum', operands, over: group, visits }, dimensions);
      visits = dimensions;
      return sum;
    }, operand);
  }

  private operation(name: Arithmetic | MaskOperation, dimensions: readonly string[], ...operands: readonly Expression[]): Term {
    const isMask = name === 'and' || name === 'or' || name === 'not' || !/^[a-z]/.test(name);
    return this.terms.make({ kind: 'operation', name, operands: operands.map((operand) => this.term(operand)) }, dimensions, isMask);
  }

  number(value: number): Term {
    return this.terms.make({ kind: 'number', value }, []);
  }

  private hoist(expression: Expression): Term {
    const text = `${printExpression(expression)} [${expression.dimensions.join()}]`;
    let index = this.hoistedIndex.get(text);
    const isMask = isCondition(expression);
    if (index === undefined) {
      index = this.hoisted.push({ expression, isMask }) - 1;
      this.hoistedIndex.set(text, index);
    }
    return this.terms.make({ kind: 'hoisted', index }, expression.dimensions, isMask);
  }

  private union(a: readonly string[], b: readonly string[]): string[] {
    return this.declared.filter((name) => a.includes(name) || b.includes(name));
  }

  private readonly freedom = new WeakMap<Expression, boolean>();

  /** Does the expression have one value for all paths? */
  private isFree(e: Expression): boolean {
    let free = this.freedom.get(e);
    if (free === undefined) this.freedom.set(e, (free = this.isFreeLeaf(e) && parts(e).every((part) => this.isFree(part))));
    return free;
  }

  private isFreeLeaf(e: Expression): boolean {
    if (e.kind === 'noise') return false;
    if (e.kind === 'input') return !this.model.inputs.get(e.name)!.byPath;
    const rule = e.kind === 'rule' ? e.name : 'rule' in e ? e.rule : undefined;
    return rule === undefined || !this.model.rules.get(rule)!.isPathDependent;
  }
}

function isCondition(e: Expression): boolean {
  return e.kind === 'compare' || e.kind === 'logic' || e.kind === 'not' || e.kind === 'isLabel';
}
