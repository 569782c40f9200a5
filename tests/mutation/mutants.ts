// 变异体 — every rule with one term left out or altered, in a fixed order.
import { type Expression, mapParts, type Model, parts, printExpression, type Rule, withoutSpaces } from '../../src/model/index.js';
import { alterations, type Surroundings } from './operators.js';
import { neighboursIn } from './neighbours.js';

export type MutatedPart = 'formula' | 'start' | 'entry' | 'last' | 'ledger';

/** 变异体 — a rule of which one part says something else. */
export interface Mutant {
  readonly rule: string;
  readonly part: MutatedPart;
  /** The formula, or the value of the attribute; of `ledger` the empty text, since it is left out. */
  readonly text: string;
}

/** 全部变异体 — of one rule: its formula, what it starts from, who enters, and its other marks that bear on results. */
export function mutantsOf(model: Model, rule: Rule): readonly Mutant[] {
  const found = known.get(rule) ?? makeMutants(model, rule);
  known.set(rule, found);
  return found;
}

/** Made once for a rule: the same mutants are asked for by the list, the judges and the report. */
const known = new WeakMap<Rule, readonly Mutant[]>();

function makeMutants(model: Model, rule: Rule): Mutant[] {
  const { start, entry, dimensions, name } = rule;
  const isAgeing = (each: string): boolean => model.rules.get(each)!.dimensions.some((axis) => model.dimensions.find((known) => known.name === axis)!.ageing);
  const of = (part: MutatedPart, formula: Expression): Mutant[] => {
    const around = { dimensions: model.dimensions, isAgeing, neighbours: neighboursIn(model, rule, formula) };
    return altered(formula, around).map((text) => ({ rule: name, part, text }));
  };
  return [
    ...of('formula', rule.expression),
    ...(start?.kind === 'formula' ? of('start', start.expression) : []),
    ...(entry ? [...of('entry', entry.expression), { rule: name, part: 'entry' as const, text: '0' }] : []),
    ...(rule.lastIsOpen ? [{ rule: name, part: 'last' as const, text: 'close' }] : []),
    ...(!rule.lastIsOpen && start && dimensions.length > 0 && isAgeing(name) ? [{ rule: name, part: 'last' as const, text: 'open' }] : []),
    ...(rule.ledgerOf === undefined ? [] : [{ rule: name, part: 'ledger' as const, text: '' }]),
  ];
}

/** The formula with one place altered, each as text and once. */
function altered(formula: Expression, around: Surroundings): string[] {
  const known = new Set([withoutSpaces(printExpression(formula))]);
  const texts: string[] = [];
  for (const each of alteredSomewhere(formula, around)) {
    const text = printExpression(each);
    if (known.has(withoutSpaces(text))) continue;
    known.add(withoutSpaces(text));
    texts.push(text);
  }
  return texts;
}

function* alteredSomewhere(e: Expression, around: Surroundings): Generator<Expression> {
  yield* alterations(e, around);
  for (const [index, part] of parts(e).entries()) {
    for (const other of alteredSomewhere(part, around)) {
      let at = 0;
      yield mapParts(e, (each) => (at++ === index ? other : each));
    }
  }
}
