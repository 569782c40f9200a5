// 检查变异体 — which of them the checker of the rule language refuses, and what the others become.
import { type Issue, IssueList } from '../../src/issues/index.js';
import { type ExtraRule, loadRulebook } from '../../src/language/index.js';
import { type Model, type Rule, unitText } from '../../src/model/index.js';
import type { Mutant } from './mutants.js';
import { inputsOf, Replacement } from './replacement.js';

/** A mutant that the checker lets pass. */
export interface Living {
  readonly mutant: Mutant;
  /** The changed rule, under the name of its mutant. */
  readonly rule: Rule;
  /** An input that the baseline gives is mentioned no more: the baseline is refused, the rulebook itself is not. */
  readonly losesInput: boolean;
  /** The rulebook with that rule, or why it is refused after all. */
  load(): Model | { readonly refusal: string };
}

export interface CheckedMutants {
  /** Why a mutant is refused: the key of the first message. */
  readonly refused: ReadonlyMap<Mutant, string>;
  readonly living: readonly Living[];
}

/**
 * 一次检查 — reads the rulebook once with all mutants beside the rules they change, which tells what the checker thinks of
 * each. Those that reach further than their own formula are read again by themselves, when they are asked for.
 *
 * @param supplied inputs that the baseline gives
 */
export function checkMutants(folder: string, model: Model, mutants: readonly Mutant[], supplied: ReadonlySet<string>): CheckedMutants {
  const refused = new Map<Mutant, string>();
  const named = new Map(mutants.map((mutant, index) => [`mutant_${String(index)}`, mutant]));
  const beside = readBeside(folder, model, named, refused);
  const replacement = new Replacement(model);
  const living: Living[] = [];
  // An input that may move by path and does not in this scenario is a plain number in its plan.
  const readWithInputs = (mutant: Mutant): Model | { readonly refusal: string } => {
    const read = readAlone(folder, mutant);
    return 'refusal' in read ? read : { ...read, inputs: model.inputs };
  };
  for (const [name, mutant] of named) {
    const rule = beside.get(name);
    if (!rule) {
      // Beside the rule it changes a mutant that draws a noise otherwise is in the way; in its place it may not be.
      const alone = refused.get(mutant) === 'noise-two-kinds' ? readWithInputs(mutant) : undefined;
      if (!alone || 'refusal' in alone) continue;
      refused.delete(mutant);
      living.push({ mutant, rule: alone.rules.get(mutant.rule)!, losesInput: false, load: () => alone });
      continue;
    }
    if (replacement.isCircular(mutant, rule)) refused.set(mutant, 'cycle');
    else living.push({ mutant, rule, losesInput: losesInput(model, mutant, rule, supplied), load: () => replacement.model(mutant, rule) ?? readWithInputs(mutant) });
  }
  return { refused, living };
}

/** The mutants as rules beside those they change; where some are refused the others are read once more. */
function readBeside(folder: string, model: Model, named: ReadonlyMap<string, Mutant>, refused: Map<Mutant, string>): ReadonlyMap<string, Rule> {
  for (;;) {
    const left = [...named].filter(([, mutant]) => !refused.has(mutant));
    const issues = new IssueList();
    const read = loadRulebook(folder, left.map(([name, mutant]) => extra(name, attributesBeside(model.rules.get(mutant.rule)!, mutant))), [], issues);
    if (read) return read.rules;
    const before = refused.size;
    for (const issue of issues.items) {
      const mutant = blamed(issue, named);
      if (mutant && !refused.has(mutant)) refused.set(mutant, issue.message);
    }
    if (refused.size === before) throw new Error(`nobody to blame: ${JSON.stringify(issues.items.slice(0, 3))}`);
  }
}

/** The mutant a message is about; a rule without a past is named with the one that asks for it. */
function blamed({ severity, facts }: Issue, named: ReadonlyMap<string, Mutant>): Mutant | undefined {
  if (severity !== 'error') return undefined;
  const { user, rule } = facts;
  return [user, rule].map((name) => (typeof name === 'string' ? named.get(name) : undefined)).find((mutant) => mutant !== undefined);
}

function extra(name: string, attributes: ExtraRule['attributes']): ExtraRule {
  const place = { file: name };
  return { name, attributes, place, placeOf: () => place };
}

function ownAttributes({ part, text }: Mutant): ExtraRule['attributes'] {
  if (part === 'last') return { last: text === 'open' ? 'open' : 'close' };
  return part === 'ledger' ? {} : { [part]: text };
}

function attributesBeside(rule: Rule, mutant: Mutant): ExtraRule['attributes'] {
  return {
    label: rule.label, unit: unitText(rule.unit), formula: rule.text,
    ...(rule.start?.kind === 'formula' && { start: rule.start.text }),
    ...(rule.entry && { entry: rule.entry.text }),
    ...(rule.lastIsOpen && { last: 'open' as const }),
    ...ownAttributes(mutant),
  };
}

/** The whole rulebook with the one rule changed, or why it is refused. */
export function readAlone(folder: string, mutant: Mutant): Model | { readonly refusal: string } {
  const issues = new IssueList();
  const model = loadRulebook(folder, [extra(mutant.rule, ownAttributes(mutant))], [], issues);
  return model ?? { refusal: issues.items.find(({ severity }) => severity === 'error')!.message };
}

/** Is there an input of the scenario that no rule mentions any more? */
function losesInput({ rules }: Model, { rule: name }: Mutant, changed: Rule, supplied: ReadonlySet<string>): boolean {
  const rule = rules.get(name)!;
  const now = inputsOf(changed);
  const lost = [...inputsOf(rule)].filter((input) => supplied.has(input) && !now.has(input));
  return lost.some((input) => [...rules.values()].every((other) => other === rule || !inputsOf(other).has(input)));
}
