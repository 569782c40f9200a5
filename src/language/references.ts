import type { IssueList, Place } from '../issues/index.js';
import { type Model, type Rule, sameUnit, type SummaryRoles, unitText } from '../model/index.js';
import { nearestHint } from './names.js';
import type { Declarations } from './rulebook.js';

/** Rules named outside formulas: the rulebook's outputs, its summary, and what a ledger is measured against. */
export function readReferences(
  declarations: Declarations, rules: ReadonlyMap<string, Rule>, issues: IssueList,
): Pick<Model, 'defaultOutputs' | 'summary' | 'alsoCalled'> {
  const check = (name: string, key: string, place: Place, needsScalar: boolean): void => {
    const rule = rules.get(name);
    if (!rule) issues.error('reference-unknown', { key, name, nearest: nearestHint(name, rules.keys()) }, place, key);
    else if (needsScalar && rule.dimensions.length > 0) {
      issues.error('reference-has-dimensions', { key, name, dimensions: rule.dimensions.join(', ') }, place, key);
    }
  };
  for (const rule of rules.values()) {
    if (rule.ledgerOf !== undefined) {
      check(rule.ledgerOf, `${rule.name}.ledger`, declarations.rules.get(rule.name)!.placeOf('ledger'), false);
    }
  }
  const { main } = declarations;
  const { outputs, summary, also_called: alsoCalled } = main.data;
  for (const [name, meant] of Object.entries(alsoCalled ?? {})) {
    const place = main.placeOf(['also_called', name]);
    const known = [...rules.keys(), ...declarations.inputs.keys()];
    if (known.includes(name)) issues.error('alias-taken', { name }, place, 'also_called');
    if (!known.includes(meant)) issues.error('alias-unknown', { name, meant, nearest: nearestHint(meant, known) }, place, 'also_called');
  }
  outputs?.forEach((name, index) => {
    check(name, 'outputs', main.placeOf(['outputs', index]), false);
  });
  if (summary) {
    const named = { fan: [summary.fan], shortfall: summary.shortfall === undefined ? [] : [summary.shortfall],
      compliance: summary.compliance ?? [], payers: summary.payers ?? [] };
    for (const [role, list] of Object.entries(named)) {
      for (const name of list) check(name, `summary.${role}`, main.placeOf(['summary', role]), true);
    }
  }
  const flag = summary?.shortfall === undefined ? undefined : rules.get(summary.shortfall);
  if (flag && flag.kind !== 'flag') {
    issues.error('reference-not-flag', { key: 'summary.shortfall', name: flag.name }, main.placeOf(['summary', 'shortfall']));
  }
  const [firstPayer, ...otherPayers] = (summary?.payers ?? []).flatMap((name) => rules.get(name) ?? []);
  for (const { name, unit } of otherPayers) {
    if (firstPayer && !sameUnit(unit, firstPayer.unit)) {
      const facts = { name, unit: unitText(unit), first: firstPayer.name, firstUnit: unitText(firstPayer.unit) };
      issues.error('payers-units', facts, main.placeOf(['summary', 'payers']), 'summary.payers');
    }
  }
  const roles: SummaryRoles | undefined = summary && {
    fan: summary.fan, compliance: summary.compliance ?? [], payers: summary.payers ?? [],
    ...(summary.shortfall !== undefined && { shortfall: summary.shortfall }),
  };
  const everyPathRule = [...rules.values()].filter((rule) => rule.output === 'path').map((rule) => rule.name);
  return { defaultOutputs: outputs ?? everyPathRule, ...(roles && { summary: roles }), ...(alsoCalled && { alsoCalled }) };
}
