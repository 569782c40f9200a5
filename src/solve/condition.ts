import type { FunctionNode, MathNode, OperatorNode, ParenthesisNode, SymbolNode } from 'mathjs';
import { IssueList } from '../issues/index.js';
import { parseFormula, translateCondition, translateFormula, type Translation } from '../language/index.js';
import { checkUnit, type Expression, mapParts, nodesOf, PURE, type Rule, sameUnit, type Unit, unitOf, unitText } from '../model/index.js';
import type { Plan } from '../scenario/index.js';
import { Names } from './names.js';
import { plainText } from './plain-text.js';
import { scan, type Scanned } from './scan.js';
import type { Across, Condition, Statistic, Term } from './types.js';

export const KEEP = '--keep';
const COMPARISONS = ['<', '<=', '>', '>='] as const;
type Comparison = (typeof COMPARISONS)[number];
const MIRRORED: Readonly<Record<Comparison, Comparison>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' };
const PLACE = { file: KEEP };

/** 读条件 — text to a checked condition on results of the plan; undefined with an issue for whatever is wrong. */
export function readCondition(written: string, plan: Plan, issues: IssueList, names = new Names(plan.model)): Condition | undefined {
  const text = plainText(written);
  const scanned = scan(text, plan, names, KEEP, issues);
  return scanned && new Reader(text, scanned, plan, issues).read();
}

class Reader {
  private readonly text: string;
  private readonly scanned: Scanned;
  private readonly plan: Plan;
  private readonly issues: IssueList;

  constructor(text: string, scanned: Scanned, plan: Plan, issues: IssueList) {
    this.text = text;
    this.scanned = scanned;
    this.plan = plan;
    this.issues = issues;
  }

  read(): Condition | undefined {
    const tree = this.parse(this.scanned.formula);
    const sides = tree && this.sidesOf(unwrapped(tree));
    if (!sides) return undefined;
    const { call, statistic, operator, limit: limitTree } = sides;
    if (call.args.length !== 1) return this.refuse('solve-one-formula', { name: call.fn.name });
    const isProbability = statistic.kind === 'probability';
    const inner = this.rewritten(call.args[0]!, isProbability);
    const innerExpression = inner && (isProbability ? translateCondition : translateFormula)(inner, this.translation());
    const limitExpression = this.translated(limitTree);
    if (!innerExpression || !limitExpression) return undefined;
    const body = this.withUnits(innerExpression);
    const unit = isProbability ? PURE : this.unitOf(body);
    const limit = this.inUnitOf(this.withUnits(limitExpression), unit ?? PURE);
    if (!this.unitsAgree(body) || !this.unitsAgree(limit) || !unit) return undefined;
    const limitUnit = this.unitOf(limit);
    if (limitUnit && !sameUnit(limitUnit, unit)) {
      return this.refuse('solve-limit-unit', { statistic: call.fn.name, unit: unitText(unit), limitUnit: unitText(limitUnit) });
    }
    const outputInLimit = this.mentionsIn(limit).find((term) => term.kind !== 'amount' && !(term.kind === 'input' && term.first === term.last));
    if (outputInLimit) return this.refuse('solve-limit-not-fixed', {});
    const share = isProbability ? literal(limit) : undefined;
    if (share !== undefined && (share < 0 || share > 1)) {
      return this.refuse('solve-limit-share', { written: String(share), percent: String(Number((share * 100).toPrecision(6))) });
    }
    const years = this.yearsOf(body);
    if (!years) return undefined;
    if (!this.mentionsIn(body).some((term) => term.kind === 'output' || term.kind === 'across')) return this.refuse('solve-no-output', {});
    return { text: this.text, statistic, body, operator, limit, unit, valueKind: isProbability ? 'rate' : this.kindOf(body), terms: this.scanned.terms, years };
  }

  /** The statistic on one side of the comparison, the limit on the other. */
  private sidesOf(tree: MathNode): { call: FunctionNode; statistic: Statistic; operator: Comparison; limit: MathNode } | undefined {
    const operator = tree.type === 'OperatorNode' ? (tree as OperatorNode).op as string : '';
    if (operator === 'and') return this.refuse('solve-several', {});
    if (!COMPARISONS.includes(operator as Comparison)) return this.refuse('solve-no-limit', {});
    const [left, right] = (tree as OperatorNode).args as [MathNode, MathNode];
    for (const [side, other, isMirrored] of [[left, right, false], [right, left, true]] as const) {
      const bare = unwrapped(side);
      const statistic = bare.type === 'FunctionNode' ? statisticOf((bare as FunctionNode).fn.name) : undefined;
      if (statistic) return { call: bare as FunctionNode, statistic, operator: isMirrored ? MIRRORED[operator as Comparison] : operator as Comparison, limit: other };
    }
    return this.refuse('solve-no-statistic', {});
  }

  private parse(formula: string): MathNode | undefined {
    const found = new IssueList();
    const tree = parseFormula(formula, { rule: KEEP, place: PLACE }, found);
    const [problem] = found.items;
    if (!tree) return this.refuse('solve-syntax', { snippet: this.readable(typeof problem?.facts.snippet === 'string' ? problem.facts.snippet : formula) });
    for (const name of this.scanned.shown.keys()) tree.traverse((node) => {
      if (node.type === 'SymbolNode' && (node as SymbolNode).name === name) (node as SymbolNode).name = this.scanned.shown.get(name)!;
    });
    return tree;
  }

  private readable(formula: string): string {
    return formula.replace(/\s*(x\d+_)\s*/g, (whole, symbol: string) => ` ${this.scanned.shown.get(symbol) ?? whole} `).replace(/\s+/g, ' ').replace(/ ?\( ?/g, '(').replace(/ \)/g, ')').trim();
  }

  /** Functions over years become names of their own; a flag where a condition stands is asked whether it is set. */
  private rewritten(tree: MathNode, isCondition: boolean): MathNode | undefined {
    const bare = unwrapped(tree);
    if (bare.type === 'SymbolNode' && isCondition && this.scanned.flags.has((bare as SymbolNode).name)) return this.isSet((bare as SymbolNode).name);
    if (bare.type === 'FunctionNode') {
      const call = bare as FunctionNode;
      const { name } = call.fn;
      if (isAcross(name, call.args.length)) return this.across(call, name, isCondition);
    }
    const takesConditions = bare.type === 'OperatorNode' && ['and', 'or', 'not'].includes((bare as OperatorNode).op);
    const refused: MathNode[] = [];
    const changed = bare.map((part, path) => {
      const next = this.rewritten(part, takesConditions || (bare.type === 'ConditionalNode' && path === 'condition'));
      if (!next) refused.push(part);
      return next ?? part;
    });
    return refused.length === 0 ? changed : undefined;
  }

  private across(call: FunctionNode, how: Across['how'], isCondition: boolean): MathNode | undefined {
    const takesCondition = how === 'any' || how === 'all';
    const inner = this.rewritten(call.args[0]!, takesCondition);
    const expression = inner && (takesCondition ? translateCondition : translateFormula)(inner, this.translation());
    if (!expression) return undefined;
    const body = this.withUnits(expression);
    const years = this.unitsAgree(body) ? this.yearsOf(body) : undefined;
    const unit = takesCondition ? PURE : this.unitOf(body) ?? PURE;
    if (!years) return undefined;
    const [first] = years;
    if (first === undefined && how !== 'sum') return this.refuse('solve-no-range', { name: how, snippet: this.printed(call.args[0]!) });
    // A sum over the cells of one year adds up already.
    if (first === undefined) return inner;
    const shown = `${how}(${this.printed(call.args[0]!)})`;
    this.scanned.terms.set(shown, { kind: 'across', how, body, years: years as number[], unit });
    if (takesCondition && isCondition) return this.isSet(shown);
    return this.symbol(shown);
  }

  private symbol(shown: string): MathNode {
    const tree = parseFormula('x', { rule: KEEP, place: PLACE }, new IssueList())!;
    (tree as SymbolNode).name = shown;
    return tree;
  }

  private isSet(shown: string): MathNode {
    const tree = parseFormula('x != 0', { rule: KEEP, place: PLACE }, new IssueList())!;
    tree.traverse((node) => {
      if (node.type === 'SymbolNode') (node as SymbolNode).name = shown;
    });
    return tree;
  }

  private printed(tree: MathNode): string {
    return tree.toString({ implicit: 'hide' }).replace(/\s+/g, ' ').replace(/ != 0/g, '');
  }

  private translated(tree: MathNode): Expression | undefined {
    const inner = this.rewritten(tree, false);
    return inner && translateFormula(inner, this.translation());
  }

  private translation(): Translation {
    return {
      names: { dimensions: new Map<string, never>(), inputs: new Map<string, never>(), noises: new Set<string>(), rules: new Set<string>(this.scanned.terms.keys()) },
      site: { rule: KEEP, place: PLACE }, issues: this.issues,
    };
  }

  /** A bare number compared with months means months, as `start: 100` of a rule is in the rule's unit. */
  private withUnits(expression: Expression): Expression {
    const inner = mapParts(expression, (part) => this.withUnits(part));
    if (inner.kind !== 'compare') return inner;
    const [left, right] = [this.unitOf(inner.left), this.unitOf(inner.right)];
    return { ...inner, left: right ? this.inUnitOf(inner.left, right) : inner.left, right: left ? this.inUnitOf(inner.right, left) : inner.right };
  }

  private inUnitOf(expression: Expression, unit: Unit): Expression {
    const value = literal(expression);
    if (value === undefined || sameUnit(unit, PURE)) return expression;
    const shown = String(value);
    this.scanned.terms.set(shown, { kind: 'amount', value, unit });
    return { kind: 'rule', name: shown, dimensions: [] };
  }

  private unitOf(expression: Expression): Unit | undefined {
    return unitOf(expression, { inputs: new Map(), rules: new Map([...this.scanned.terms].map(([name, { unit }]) => [name, { unit } as Rule])) });
  }

  private unitsAgree(expression: Expression): boolean {
    const found = new IssueList();
    const ruleUnits = new Map([...this.scanned.terms].map(([name, { unit }]) => [name, unit]));
    checkUnit(expression, this.unitOf(expression) ?? PURE, 'formula', { inputs: new Map(), ruleUnits, site: { rule: KEEP, place: PLACE }, issues: found });
    for (const { facts, message } of found.items) {
      if (message === 'unit-disagree') {
        const { left = '', right = '' } = facts;
        this.issues.error('solve-units', { ...facts, left, right, leftUnit: facts.leftUnit ?? '', rightUnit: facts.rightUnit ?? '' }, undefined, KEEP);
      } else this.issues.error(message, facts, undefined, KEEP);
    }
    return found.items.length === 0;
  }

  private mentionsIn(expression: Expression): Term[] {
    return [...nodesOf(expression)].flatMap((node) => (node.kind === 'rule' ? this.scanned.terms.get(node.name) ?? [] : []));
  }

  /** The one range of years that the names of a formula run through together; `[undefined]` without one. */
  private yearsOf(expression: Expression): (number | undefined)[] | undefined {
    const ranges = new Set(this.mentionsIn(expression).flatMap((term) => ('first' in term && term.first !== term.last ? [`${String(term.first)}..${String(term.last)}`] : [])));
    if (ranges.size > 1) return this.refuse('solve-two-ranges', { ranges: [...ranges] });
    const [range] = ranges;
    if (range === undefined) return [undefined];
    const [first, last] = range.split('..').map(Number) as [number, number];
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  }

  private kindOf(expression: Expression): string {
    const [first] = this.mentionsIn(expression);
    return (first?.kind === 'output' && this.plan.model.rules.get(first.name)?.kind) || '';
  }

  private refuse(message: Parameters<IssueList['error']>[0], facts: Parameters<IssueList['error']>[1]): undefined {
    this.issues.error(message, { condition: this.text, ...facts }, undefined, KEEP);
  }
}

function unwrapped(tree: MathNode): MathNode {
  return tree.type === 'ParenthesisNode' ? unwrapped((tree as ParenthesisNode).content) : tree;
}

function statisticOf(name: string): Statistic | undefined {
  if (/^(?:p|pr|prob|probability)$/i.test(name)) return { kind: 'probability' };
  if (name === 'mean' || name === 'best') return { kind: name };
  if (name === 'median') return { kind: 'quantile', probability: 0.5 };
  const percent = /^q(\d{1,2}(?:_\d)?)$/.exec(name)?.[1];
  const probability = Number(`${(percent ?? '').replace('_', '.')}e-2`);
  return percent !== undefined && probability > 0 && probability < 1 ? { kind: 'quantile', probability } : undefined;
}

function isAcross(name: string, count: number): name is Across['how'] {
  return ['any', 'all', 'sum'].includes(name) || (['min', 'max'].includes(name) && count === 1);
}

function literal(expression: Expression): number | undefined {
  if (expression.kind === 'negate') {
    const value = literal(expression.operand);
    return value === undefined ? undefined : -value;
  }
  return expression.kind === 'number' ? expression.value : undefined;
}
