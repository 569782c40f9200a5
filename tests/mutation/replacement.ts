// 换一条规则 — the rulebook with one rule exchanged, without reading it again.
import { type Expression, type Model, nodesOf, type Rule } from '../../src/model/index.js';
import type { Mutant } from './mutants.js';

/** 换规则 — for many mutants of one rulebook. */
export class Replacement {
  private readonly base: Model;
  private readonly place: ReadonlyMap<string, number>;
  /** Rules that need this one in the same year, at first hand. */
  private readonly users = new Map<string, Set<string>>();

  constructor(base: Model) {
    this.base = base;
    this.place = new Map(base.yearOrder.map((name, index) => [name, index]));
    for (const rule of base.rules.values()) {
      for (const name of needed(base.rules, rule.expression)) this.users.set(name, (this.users.get(name) ?? new Set()).add(rule.name));
    }
  }

  /** Would the rule need itself within a year? */
  isCircular(mutant: Mutant, changed: Rule): boolean {
    const { rules } = this.base;
    const now = new Map(rules).set(mutant.rule, { ...changed, name: mutant.rule });
    // Who takes last year's people of a rule takes those who enter it this year.
    const moved = mutant.part === 'entry' ? [...rules.values()].filter(({ expression }) => [...nodesOf(expression)].some((e) => e.kind === 'prev' && e.rule === mutant.rule)) : [now.get(mutant.rule)!];
    return moved.some(({ name, expression }) => {
      const above = this.dependants(name);
      return [...needed(now, expression)].some((each) => above.has(each));
    });
  }

  /** The changed rulebook; undefined when the change reaches further: other dimensions, another order of the year, noises drawn otherwise. */
  model(mutant: Mutant, shadow: Rule): Model | undefined {
    const { base, place } = this;
    const rule = base.rules.get(mutant.rule)!;
    const changed: Rule = {
      ...rule, expression: shadow.expression, text: shadow.text, lastIsOpen: shadow.lastIsOpen,
      ...(shadow.start && { start: shadow.start }), ...(shadow.entry && { entry: shadow.entry }),
    };
    if (mutant.part === 'ledger') delete (changed as { ledgerOf?: string }).ledgerOf;
    if (String(shadow.dimensions) !== String(rule.dimensions) || !holdsByItself(changed) || !isDrawn(base, changed.expression)) return undefined;
    const rules = new Map(base.rules).set(rule.name, changed);
    const isInOrder = ({ name, expression }: Rule): boolean => [...needed(rules, expression)].every((each) => place.get(each)! < place.get(name)!);
    if (!(mutant.part === 'entry' ? [...rules.values()] : [changed]).every(isInOrder)) return undefined;
    if (changed.start?.kind === 'formula' && !isStartedInOrder(base, changed.name, changed.start.expression)) return undefined;
    keepYears(rules, changed.expression);
    return { ...base, rules };
  }

  /** The rule and all that need it in the same year. */
  private dependants(name: string): ReadonlySet<string> {
    const found = new Set([name]);
    for (const each of found) for (const user of this.users.get(each) ?? []) found.add(user);
    return found;
  }
}

/** Rules whose value of this year the formula needs; one whose entry leads back to itself needs itself, as in src/language/order.ts. */
function needed(rules: ReadonlyMap<string, Rule>, formula: Expression, chain: readonly string[] = []): Set<string> {
  const names = new Set<string>();
  for (const e of nodesOf(formula)) {
    if (e.kind === 'rule') names.add(e.name);
    else if (e.kind === 'younger' || e.kind === 'given_adjustment') names.add(e.rule);
    const entry = e.kind === 'prev' && e.years === 1 ? rules.get(e.rule)!.entry : undefined;
    if (e.kind !== 'prev' || !entry) continue;
    if (chain.includes(e.rule)) names.add(e.rule);
    else for (const name of needed(rules, entry.expression, [...chain, e.rule])) names.add(name);
  }
  return names;
}

/** Does the start alone say what cells the rule has? Else they may hang on the very formula that is changed. */
function holdsByItself({ start, dimensions }: Rule): boolean {
  return start?.kind !== 'formula' || String(start.expression.dimensions) === String(dimensions);
}

function isStartedInOrder({ startOrder }: Model, name: string, start: Expression): boolean {
  return [...nodesOf(start)].every((e) => e.kind !== 'rule' || startOrder.indexOf(e.name) < startOrder.indexOf(name));
}

/** The noises are drawn as they are now. */
function isDrawn({ noises }: Model, formula: Expression): boolean {
  return [...nodesOf(formula)].every((e) => e.kind !== 'noise' || noises.find(({ name }) => name === e.name)!.kind === e.noise);
}

/** As many years of each rule as the formula reaches back. */
function keepYears(rules: Map<string, Rule>, formula: Expression): void {
  for (const e of nodesOf(formula)) {
    const years = e.kind === 'prev' ? e.years : e.kind === 'last_year' || e.kind === 'leaving' ? 1 : 0;
    if (years === 0 || !('rule' in e)) continue;
    const rule = rules.get(e.rule)!;
    if (rule.maxLagYears < years) rules.set(e.rule, { ...rule, maxLagYears: years });
  }
}

/** Inputs that any formula of the rule mentions. */
export function inputsOf({ expression, start, entry }: Rule): Set<string> {
  const formulas = [expression, ...(start?.kind === 'formula' ? [start.expression] : []), ...(entry ? [entry.expression] : [])];
  return new Set(formulas.flatMap((formula) => [...nodesOf(formula)].flatMap((e) => (e.kind === 'input' ? [e.name] : e.kind === 'band' ? [e.input] : []))));
}
