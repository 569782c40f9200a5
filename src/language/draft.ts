import type { Expression, Unit } from '../model/index.js';
import type { Place } from '../issues/index.js';
import type { FormulaSite } from './parse.js';

/** A translated formula with the place its messages point to. */
export interface DraftFormula {
  readonly expression: Expression;
  readonly text: string;
  readonly site: FormulaSite;
}

/** 规则草稿 — a rule whose formulas are translated but not yet checked against the others. */
export interface DraftRule {
  readonly name: string;
  readonly unit: Unit;
  readonly formula: DraftFormula;
  readonly start?: DraftFormula | { readonly table: string };
  readonly entry?: DraftFormula;
  readonly lastIsOpen: boolean;
  readonly place: Place;
}

export function startFormula(rule: DraftRule): DraftFormula | undefined {
  return rule.start && 'expression' in rule.start ? rule.start : undefined;
}

/** The formulas of a rule with the part of the rule each one is. */
export function formulasOf(rule: DraftRule): { part: 'formula' | 'start' | 'entry'; formula: DraftFormula }[] {
  const start = startFormula(rule);
  return [
    { part: 'formula', formula: rule.formula },
    ...(start ? [{ part: 'start' as const, formula: start }] : []),
    ...(rule.entry ? [{ part: 'entry' as const, formula: rule.entry }] : []),
  ];
}
