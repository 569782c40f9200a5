import { type Expression, type Model, nodesOf, type Rule } from '../model/index.js';
import { CARD_RULES, CHOICE_INPUTS, PINNED_RULES, SCENARIO_RULES } from './names.js';

/** 所需规则 — which rules one person's card takes from the scenario and which are computed again for the one. */
export interface Needed {
  /** In the order of the year. */
  readonly computed: readonly string[];
  /** Standards, rates and prices: what a single person meets and does not move. */
  readonly fromScenario: readonly string[];
  /** Rules that the person's own decisions replace. */
  readonly pinned: readonly string[];
}

/**
 * 划分 — a rule without ages belongs to the scenario when it is no amount of the people counted: standards (yuan/person/month),
 * rates, months. Amounts (yuan, person) are added up again over the one person. What follows from a choice of the contribution
 * band alone is the person's own; a total that a rule by age asks for is the scenario's, since one person is no total.
 */
export function neededRules({ rules, dimensions, yearOrder }: Model): Needed {
  const ageing = new Set(dimensions.filter((dimension) => dimension.ageing).map(({ name }) => name));
  const hasAges = (rule: Rule): boolean => rule.dimensions.some((name) => ageing.has(name));
  const chosen = followingFrom(CHOICE_INPUTS, yearOrder.map((name) => rules.get(name)!).filter((rule) => !hasAges(rule)));
  const pinned = new Set<string>(Object.values(PINNED_RULES));
  const fromScenario = new Set<string>(Object.values(SCENARIO_RULES));
  const computed = new Set<string>();
  const pending: string[] = Object.values(CARD_RULES);
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    if (computed.has(name) || fromScenario.has(name) || pinned.has(name)) continue;
    const rule = rules.get(name)!;
    if (!hasAges(rule) && !chosen.has(name) && isStandard(rule)) {
      fromScenario.add(name);
      continue;
    }
    computed.add(name);
    for (const mentioned of formulasOf(rule).flatMap((formula) => [...rulesIn(formula)])) {
      const other = rules.get(mentioned)!;
      if (hasAges(rule) && !hasAges(other) && !chosen.has(mentioned)) fromScenario.add(mentioned);
      else pending.push(mentioned);
    }
  }
  const inOrder = (names: ReadonlySet<string>): string[] => yearOrder.filter((name) => names.has(name));
  return { computed: inOrder(new Set([...computed].filter((name) => !fromScenario.has(name)))), fromScenario: inOrder(fromScenario), pinned: inOrder(pinned) };
}

/** Neither people nor money of people: yuan and persons cancel. */
function isStandard({ unit: [yuan, person] }: Rule): boolean {
  return yuan + person === 0;
}

export function formulasOf({ expression, start, entry }: Rule): Expression[] {
  return [expression, ...(start?.kind === 'formula' ? [start.expression] : []), ...(entry ? [entry.expression] : [])];
}

export function* rulesIn(formula: Expression): Generator<string> {
  for (const node of nodesOf(formula)) {
    if (node.kind === 'rule') yield node.name;
    else if ('rule' in node) yield node.rule;
  }
}

export function* inputsIn(formula: Expression): Generator<string> {
  for (const node of nodesOf(formula)) {
    if (node.kind === 'input') yield node.name;
    else if (node.kind === 'band') yield node.input;
  }
}

/** Rules that mention one of the inputs, or a rule that does, among those given in the order of the year. */
function followingFrom(inputs: ReadonlySet<string>, rules: readonly Rule[]): Set<string> {
  const found = new Set<string>();
  for (const { name, expression } of rules) {
    if ([...inputsIn(expression)].some((input) => inputs.has(input)) || [...rulesIn(expression)].some((rule) => found.has(rule))) found.add(name);
  }
  return found;
}
