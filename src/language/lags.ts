import { type Knowledge } from './dimensions.js';
import { type DraftRule, formulasOf, startFormula } from './draft.js';
import type { IssueList } from '../issues/index.js';
import { nodesOf, printExpression } from '../model/index.js';

const PAST = ['prev', 'last_year', 'leaving'] as const;

/** How many years back any formula reaches, by rule. */
export function longestLags(drafts: ReadonlyMap<string, DraftRule>): Map<string, number> {
  const lags = new Map<string, number>();
  for (const draft of drafts.values()) {
    for (const { formula } of formulasOf(draft)) {
      for (const part of nodesOf(formula.expression)) {
        if (part.kind === 'prev') lags.set(part.rule, Math.max(lags.get(part.rule) ?? 0, part.years));
        else if (part.kind === 'last_year' || part.kind === 'leaving') lags.set(part.rule, Math.max(lags.get(part.rule) ?? 0, 1));
      }
    }
  }
  return lags;
}

/** Past values need a `start`; a `start` knows no past, no noise and only rules that have a start themselves. */
export function checkLags(drafts: ReadonlyMap<string, DraftRule>, knowledge: Knowledge, issues: IssueList): void {
  const missing = new Set<string>();
  for (const draft of drafts.values()) {
    for (const { part: which, formula } of formulasOf(draft)) {
      if (which === 'start') continue;
      for (const part of nodesOf(formula.expression)) {
        if (!(PAST as readonly string[]).includes(part.kind) || !('rule' in part)) continue;
        const past = drafts.get(part.rule)!;
        if (!past.start && !missing.has(past.name)) {
          missing.add(past.name);
          issues.error('start-missing', { rule: past.name, user: draft.name }, past.place);
        }
        const isClosed = [...knowledge.rules.get(past.name)!].some((name) => knowledge.dimensions.get(name)!.ageing);
        if (part.kind === 'leaving' && past.lastIsOpen && isClosed) {
          issues.error('leaving-of-open', { rule: draft.name, argument: past.name }, formula.site.place);
        }
      }
    }
    checkStart(draft, drafts, issues);
  }
}

function checkStart(draft: DraftRule, drafts: ReadonlyMap<string, DraftRule>, issues: IssueList): void {
  const start = startFormula(draft);
  if (!start) return;
  for (const part of nodesOf(start.expression)) {
    if (part.kind === 'noise' || part.kind === 'younger' || 'rule' in part) {
      issues.error('start-form', { rule: draft.name, snippet: printExpression(part) }, start.site.place);
    } else if (part.kind === 'rule' && !drafts.get(part.name)!.start) {
      issues.error('start-of-rule-without-start', { rule: draft.name, name: part.name }, start.site.place);
    }
  }
}
