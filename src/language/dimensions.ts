import { type DraftFormula, type DraftRule, formulasOf } from './draft.js';
import { type Dimension, type Expression, type InputDeclaration, mapParts, nodesOf, parts, printExpression } from '../model/index.js';
import type { IssueList } from '../issues/index.js';

type DimensionSet = ReadonlySet<string>;

/** What dimension inference knows: declared order, inputs, and each rule's dimensions so far. */
export interface Knowledge {
  readonly dimensions: ReadonlyMap<string, Dimension>;
  readonly inputs: ReadonlyMap<string, InputDeclaration>;
  readonly rules: ReadonlyMap<string, DimensionSet>;
}

/**
 * 推断维度 — each rule's dimensions: the union of what it mentions, less what sums remove. The smallest
 * solution is found by growing from nothing, since a rule may mention itself through `prev`.
 */
export function inferDimensions(
  rules: ReadonlyMap<string, DraftRule>,
  dimensions: ReadonlyMap<string, Dimension>,
  inputs: ReadonlyMap<string, InputDeclaration>,
): Map<string, DimensionSet> {
  const found = new Map<string, DimensionSet>([...rules.keys()].map((name) => [name, new Set()]));
  const knowledge = { dimensions, inputs, rules: found };
  // To and fro, so that rules declared in the order of their use, or against it, are done in two sweeps.
  const sweep = [...rules.values()];
  for (let hasGrown = true; hasGrown; sweep.reverse()) {
    hasGrown = false;
    for (const rule of sweep) {
      const next = new Set<string>();
      for (const { formula } of formulasOf(rule)) for (const name of dimensionsOf(formula.expression, knowledge)) next.add(name);
      if (next.size > found.get(rule.name)!.size) {
        found.set(rule.name, next);
        hasGrown = true;
      }
    }
  }
  return found;
}

function dimensionsOf(e: Expression, knowledge: Knowledge): DimensionSet {
  switch (e.kind) {
    case 'rule':
      return knowledge.rules.get(e.name)!;
    case 'input':
      return new Set(knowledge.inputs.get(e.name)!.dimensions);
    case 'coordinate':
    case 'isLabel':
      return new Set([e.dimension]);
    case 'prev':
    case 'last_year':
    case 'younger':
    case 'given_adjustment':
      return knowledge.rules.get(e.rule)!;
    case 'leaving':
      return without(knowledge.rules.get(e.rule)!, (name) => knowledge.dimensions.get(name)!.ageing);
    case 'sum':
    case 'mean': {
      // Only growing sets may enter here: a condition adds none, and no names given means that none remain.
      if (e.named.length === 0) return new Set();
      const over = reducedDimensions(e, knowledge);
      return without(summandDimensions(e, knowledge), (name) => over.has(name));
    }
    default:
      return partDimensions(e, knowledge);
  }
}

function partDimensions(e: Expression, knowledge: Knowledge): Set<string> {
  const all = new Set<string>();
  mapParts(e, (part) => {
    for (const name of dimensionsOf(part, knowledge)) all.add(name);
    return part;
  });
  return all;
}

function without(names: DimensionSet, isRemoved: (name: string) => boolean): Set<string> {
  return new Set([...names].filter((name) => !isRemoved(name)));
}

/** Named dimensions and those whose own coordinate the condition mentions; with no name given, all of the operand's. */
function reducedDimensions(e: Expression & { kind: 'sum' | 'mean' }, knowledge: Knowledge): Set<string> {
  if (e.named.length === 0) return summandDimensions(e, knowledge);
  const over = new Set(e.named);
  if (e.condition) {
    for (const part of nodesOf(e.condition)) {
      if (part.kind === 'coordinate' || part.kind === 'isLabel') over.add(part.dimension);
    }
  }
  return over;
}

function summandDimensions(e: Expression & { kind: 'sum' | 'mean' }, knowledge: Knowledge): Set<string> {
  const all = new Set(dimensionsOf(e.operand, knowledge));
  if (e.kind === 'mean') for (const name of dimensionsOf(e.weight, knowledge)) all.add(name);
  return all;
}

/** 标注维度 — the formula with `dimensions` and `over` on every node, in declared order; reports what cannot be. */
export function annotate({ expression, site }: DraftFormula, knowledge: Knowledge, issues: IssueList): Expression {
  const declared = [...knowledge.dimensions.keys()];
  const inOrder = (names: DimensionSet): string[] => declared.filter((name) => names.has(name));
  const { rule, place } = site;
  const visit = (part: Expression): Expression => {
    const whole = mapParts(part, visit);
    // The parts know theirs by now; asking each node afresh would walk a chain once for each of its links.
    const isPlain = parts(whole).length > 0 && whole.kind !== 'sum' && whole.kind !== 'mean';
    const names = isPlain ? new Set(parts(whole).flatMap(({ dimensions }) => dimensions)) : dimensionsOf(part, knowledge);
    const changed: Expression = { ...whole, dimensions: inOrder(names) };
    if (changed.kind === 'sum' || changed.kind === 'mean') {
      const summand = summandDimensions(changed, knowledge);
      const facts = { rule, snippet: printExpression(changed.operand), name: changed.kind };
      const missing = [...changed.named, ...(changed.condition?.dimensions ?? [])].filter((name) => !summand.has(name));
      for (const dimension of new Set(missing)) {
        const dimensions = inOrder(summand).join(', ') || '-';
        issues.error('sum-lacks-dimension', { ...facts, dimension, dimensions }, place);
      }
      if (summand.size === 0 && missing.length === 0) issues.error('sum-nothing', facts, place);
      return { ...changed, over: inOrder(reducedDimensions(changed, knowledge)) };
    }
    if (changed.kind === 'younger' || changed.kind === 'leaving') {
      if (!hasAgeing(knowledge.rules.get(changed.rule)!, knowledge)) {
        issues.error('younger-needs-ageing', { rule, name: changed.kind, argument: changed.rule }, place);
      }
    }
    return changed;
  };
  return visit(expression);
}

/** Cells a rule may have: 103 counties × 4 statuses × 2 sexes × 106 ages are 87,344. */
const MOST_CELLS = 1_000_000;

/** Checks of a rule as a whole: one ageing dimension, `entry` and `last` only where they mean something. */
export function checkRuleDimensions(rule: DraftRule, own: DimensionSet, knowledge: Knowledge, issues: IssueList): void {
  const cells = [...own].reduce((product, name) => product * knowledge.dimensions.get(name)!.size, 1);
  if (cells > MOST_CELLS) {
    issues.error('rule-too-many-cells', { rule: rule.name, cells, dimensions: [...own].join(', '), limit: MOST_CELLS }, rule.place);
  }
  const ageing = [...own].filter((name) => knowledge.dimensions.get(name)!.ageing);
  if (ageing.length > 1) issues.error('two-ageing-dimensions', { rule: rule.name, dimensions: ageing.join(', ') }, rule.place);
  const [dimension] = ageing;
  if (rule.entry) {
    const { site, text, expression } = rule.entry;
    if (dimension === undefined) issues.error('entry-without-ageing', { rule: rule.name }, site.place);
    else if (dimensionsOf(expression, knowledge).has(dimension)) {
      issues.error('entry-has-ageing', { rule: rule.name, dimension, snippet: text }, site.place);
    }
  }
  if (rule.lastIsOpen && dimension === undefined) issues.error('open-without-ageing', { rule: rule.name }, rule.place);
}

function hasAgeing(names: DimensionSet, knowledge: Knowledge): boolean {
  return [...names].some((name) => knowledge.dimensions.get(name)!.ageing);
}
