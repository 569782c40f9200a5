import { type Expression, parts, printExpression } from '../model/index.js';
import type { Plan } from '../scenario/index.js';

/** Only larger ones are worth finding out whether two are the same. */
const LARGE_CELLS = 1000;

/** What is known of a part of a formula, as bits: it depends on the path; it moves by year. */
const BY_PATH = 1;
const BY_YEAR = 2;

/**
 * 路径以外的表 — bytes of what the compiler computes once for all paths: each largest part of a formula that depends on
 * no path, one row of cells, or one per year where it moves. An upper bound: what seems to move may stand still.
 */
export function tableBytes(plan: Plan): number {
  const tables = new Tables(plan);
  for (const { isPathDependent, expression, entry } of plan.model.rules.values()) {
    if (!isPathDependent) continue;
    tables.visit(expression);
    if (entry) tables.visit(entry.expression);
  }
  return tables.bytes;
}

class Tables {
  bytes = 0;
  private readonly plan: Plan;
  private readonly years: number;
  private readonly sizes: ReadonlyMap<string, number>;
  private readonly ofRules = new Map<string, number>();
  private readonly seen = new Set<string>();

  constructor(plan: Plan) {
    this.plan = plan;
    this.years = plan.lastYear - plan.baseYear;
    this.sizes = new Map(plan.model.dimensions.map(({ name, size }) => [name, size]));
  }

  visit(formula: Expression): void {
    this.count(formula, this.kindOf(formula));
  }

  /** What a part is; parts of one that depends on the path are counted on the way, where they do not. */
  private kindOf(e: Expression): number {
    const operands = parts(e);
    const kinds = operands.map((part) => this.kindOf(part));
    const kind = kinds.reduce((all, each) => all | each, this.leafKind(e));
    if ((kind & BY_PATH) !== 0) operands.forEach((part, index) => { this.count(part, kinds[index]!); });
    return kind;
  }

  private leafKind(e: Expression): number {
    const { inputs, model } = this.plan;
    switch (e.kind) {
      case 'year':
        return BY_YEAR;
      case 'noise':
        return BY_PATH;
      case 'input':
        return (model.inputs.get(e.name)!.byPath ? BY_PATH : 0) | (inputs.get(e.name)!.years > 1 ? BY_YEAR : 0);
      case 'band':
        return inputs.get(e.input)!.years > 1 ? BY_YEAR : 0;
      case 'rule':
        return this.ruleKind(e.name);
      default:
        return 'rule' in e ? BY_YEAR | (model.rules.get(e.rule)!.isPathDependent ? BY_PATH : 0) : 0;
    }
  }

  private ruleKind(name: string): number {
    const rule = this.plan.model.rules.get(name)!;
    if (rule.isPathDependent) return BY_PATH;
    let kind = this.ofRules.get(name);
    if (kind === undefined) this.ofRules.set(name, (kind = this.plan.given.has(name) ? BY_YEAR : this.kindOf(rule.expression)));
    return kind;
  }

  private count(e: Expression, kind: number): void {
    if ((kind & BY_PATH) !== 0 || e.kind === 'number') return;
    const cells = e.dimensions.reduce((product, name) => product * this.sizes.get(name)!, 1);
    if (cells > LARGE_CELLS) {
      const text = `${printExpression(e)} [${e.dimensions.join()}]`;
      if (this.seen.has(text)) return;
      this.seen.add(text);
    }
    this.bytes += cells * 8 * ((kind & BY_YEAR) !== 0 ? this.years : 1);
  }
}
