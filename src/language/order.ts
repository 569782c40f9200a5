import { type DraftRule, startFormula } from './draft.js';
import { type Expression, nodesOf } from '../model/index.js';
import type { IssueList } from '../issues/index.js';
import type { MessageKey } from '../messages/index.js';

/**
 * Rules whose value of this year a formula needs. Reaching back over an ageing dimension needs the other rule's
 * `entry` too, and what that reaches in turn; a rule whose entry leads back to itself needs itself, which the sort
 * reports as a circle.
 */
function neededThisYear(e: Expression, rules: ReadonlyMap<string, DraftRule>): Set<string> {
  const needed = new Set<string>();
  const entered = new Set<string>();
  const visit = (formula: Expression, chain: readonly string[]): void => {
    for (const part of nodesOf(formula)) {
      if (part.kind === 'rule') needed.add(part.name);
      else if (part.kind === 'younger' || part.kind === 'given_adjustment') needed.add(part.rule);
      else if (part.kind === 'prev' && part.years === 1) {
        const { entry } = rules.get(part.rule)!;
        if (chain.includes(part.rule)) needed.add(part.rule);
        if (!entry || entered.has(part.rule)) continue;
        entered.add(part.rule);
        visit(entry.expression, [...chain, part.rule]);
      }
    }
  };
  visit(e, []);
  return needed;
}

/** 年内次序 — rule names so that each comes after what it needs this year; declared order where free. */
export function yearOrder(rules: ReadonlyMap<string, DraftRule>, issues: IssueList): string[] {
  return topological(rules, (rule) => neededThisYear(rule.formula.expression, rules), 'cycle', issues);
}

/** The order in which starts are computed at the base year. */
export function startOrder(rules: ReadonlyMap<string, DraftRule>, issues: IssueList): string[] {
  const needs = (rule: DraftRule): Set<string> => {
    const start = startFormula(rule);
    return start ? new Set([...nodesOf(start.expression)].flatMap((part) => (part.kind === 'rule' ? [part.name] : []))) : new Set();
  };
  return topological(rules, needs, 'start-cycle', issues).filter((name) => startFormula(rules.get(name)!));
}

/** Depth first in declared order; every cycle is reported once as `a → b → a` and then cut. */
function topological(
  rules: ReadonlyMap<string, DraftRule>, needs: (rule: DraftRule) => ReadonlySet<string>, message: MessageKey, issues: IssueList,
): string[] {
  const order: string[] = [];
  const state = new Map<string, 'open' | 'done'>();
  const trail: string[] = [];
  const visit = (name: string): void => {
    const rule = rules.get(name);
    if (!rule || state.get(name) === 'done') return;
    if (state.get(name) === 'open') {
      const circle = [...trail.slice(trail.indexOf(name)), name];
      issues.error(message, { cycle: circle.join(' → ') }, rule.formula.site.place);
      return;
    }
    state.set(name, 'open');
    trail.push(name);
    for (const other of needs(rule)) visit(other);
    trail.pop();
    state.set(name, 'done');
    order.push(name);
  };
  for (const name of rules.keys()) visit(name);
  return order;
}
