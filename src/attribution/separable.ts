import type { InputChange, RuleChange, ScenarioDiff } from '../analysis/index.js';
import { type Model, nodesOf, type Rule } from '../model/index.js';

/**
 * 可否逐条 — whether any of the changed rules may stand beside any others of the other side. Not so where a rule has
 * other dimensions or another unit, since those who mention it are written for them; where a past value is asked
 * for that only one side starts; where two rules would need one another within a year.
 */
export function areRulesSeparable({ before, after, dimensions, noises, rules, inputs }: ScenarioDiff): boolean {
  const [old, now] = [before.plan.model, after.plan.model];
  return dimensions.length === 0 && !noises.isReordered && !haveOtherKinds(old, now)
    && rules.every(isSeparable) && !inputs.some(isOtherShape)
    && unionOrder(old, now) !== undefined;
}

function isSeparable({ kind, texts, rule }: RuleChange): boolean {
  if (rule.ledgerOf !== undefined) return false;
  if (kind !== 'replaced') return true;
  return texts.every(({ part, before, after }) => part === 'formula' || part === 'entry' || (part === 'start' && before !== undefined && after !== undefined));
}

/** An input whose users are written for it as it is: of another unit, of other cells, a piecewise table on one side alone. */
export function isOtherShape({ change }: InputChange): boolean {
  if (change.kind !== 'shape') return false;
  const { before, after } = change;
  return before.unit !== after.unit || before.isBand !== after.isBand || before.dimensions.join(' ') !== after.dimensions.join(' ');
}

/** A noise that is drawn once on one side and every year on the other. */
function haveOtherKinds(old: Model, now: Model): boolean {
  const kinds = new Map(old.noises.map(({ name, kind }) => [name, kind]));
  return now.noises.some(({ name, kind }) => kind !== undefined && kinds.get(name) !== undefined && kinds.get(name) !== kind);
}

/** 两边的规则 — each name with the rule of either side that has it. */
export function ruleVersions(old: Model, now: Model): Map<string, readonly Rule[]> {
  const versions = new Map<string, readonly Rule[]>([...now.rules].map(([name, rule]) => [name, [rule]]));
  for (const [name, rule] of old.rules) versions.set(name, [rule, ...(versions.get(name) ?? [])]);
  return versions;
}

/** Formulas of a rule for a year: its own and that for those who enter. */
function yearFormulas({ expression, entry }: Rule): Rule['expression'][] {
  return [expression, ...(entry ? [entry.expression] : [])];
}

/**
 * 共同的次序 — an order within the year in which every rule comes after whatever either side's version of it needs, so
 * that it serves any mixture; undefined where there is none. More than is needed may be asked: the entry of a rule
 * counts for all who reach back to it.
 */
export function unionOrder(old: Model, now: Model): string[] | undefined {
  const versions = ruleVersions(old, now);
  const needs = (name: string): string[] => versions.get(name)!.flatMap((rule) => [...thisYear(rule.expression, versions)]);
  return sorted([...versions.keys()], needs);
}

function thisYear(expression: Rule['expression'], versions: ReadonlyMap<string, readonly Rule[]>): Set<string> {
  const needed = new Set<string>();
  const entered = new Set<string>();
  const visit = (formula: Rule['expression']): void => {
    for (const part of nodesOf(formula)) {
      if (part.kind === 'rule') needed.add(part.name);
      else if (part.kind === 'younger' || part.kind === 'given_adjustment') needed.add(part.rule);
      else if (part.kind === 'prev' && part.years === 1 && !entered.has(part.rule)) {
        entered.add(part.rule);
        for (const { entry } of versions.get(part.rule) ?? []) if (entry) visit(entry.expression);
      }
    }
  };
  visit(expression);
  return needed;
}

/** The same for the starts at the base year. */
export function unionStartOrder(old: Model, now: Model): string[] {
  const versions = ruleVersions(old, now);
  const started = [...versions].filter(([, rules]) => rules.some(({ start }) => start?.kind === 'formula')).map(([name]) => name);
  const needs = (name: string): string[] => versions.get(name)!.flatMap(({ start }) =>
    (start?.kind === 'formula' ? [...nodesOf(start.expression)].flatMap((part) => (part.kind === 'rule' && started.includes(part.name) ? [part.name] : [])) : []));
  return sorted(started, needs) ?? [];
}

/** Depth first in the given order; undefined on a circle. */
function sorted(names: readonly string[], needs: (name: string) => readonly string[]): string[] | undefined {
  const order: string[] = [];
  const state = new Map<string, 'open' | 'done'>();
  const visit = (name: string): boolean => {
    if (state.get(name) === 'done') return true;
    if (state.get(name) === 'open') return false;
    state.set(name, 'open');
    if (!needs(name).every(visit)) return false;
    state.set(name, 'done');
    order.push(name);
    return true;
  };
  return names.every(visit) ? order : undefined;
}

/** 牵涉的规则 — the named rules and all that either side's versions of them are computed from, this year or earlier. */
export function rulesBehind(names: readonly string[], versions: ReadonlyMap<string, readonly Rule[]>): Set<string> {
  const behind = new Set<string>();
  const pending = [...names];
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    if (behind.has(name)) continue;
    behind.add(name);
    for (const formula of (versions.get(name) ?? []).flatMap(allFormulas)) {
      for (const part of nodesOf(formula)) {
        if (part.kind === 'rule') pending.push(part.name);
        else if ('rule' in part) pending.push(part.rule);
      }
    }
  }
  return behind;
}

/** Formulas of a rule, that for the base year among them. */
export function allFormulas(rule: Rule): Rule['expression'][] {
  return [...yearFormulas(rule), ...(rule.start?.kind === 'formula' ? [rule.start.expression] : [])];
}
