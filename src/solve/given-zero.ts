import { type Expression, nodesOf } from '../model/index.js';
import type { Plan } from '../scenario/index.js';
import { evaluate } from './evaluate.js';
import { inputValue } from './trial.js';
import type { Condition, Mention } from './types.js';

/**
 * 未给出的输入 — inputs that one side of a comparison consists of and that are all 0: most likely not given, as a budget is
 * that nobody entered. Who means to compare with 0 writes 0.
 */
export function findZeroInput({ body, limit, terms, years }: Condition, plan: Plan): readonly Mention[] | undefined {
  const bodies = [body, ...[...terms.values()].flatMap((term) => (term.kind === 'across' ? [term.body] : []))];
  const compared = bodies.flatMap((each) => [...nodesOf(each)].flatMap((node) => (node.kind === 'compare' ? [node.left, node.right] : [])));
  for (const side of [limit, ...compared]) {
    const mentions = mentionsIn(side, terms);
    if (!mentions || mentions.length === 0) continue;
    const value = (year: number | undefined): number => evaluate(side, year, terms, ({ name, cells }, at) => Float64Array.of(cells.reduce((sum, cell) => sum + inputValue(plan, name, cell, at)[0]!, 0)))[0]!;
    const spans = mentions.flatMap(({ first, last }) => (first !== undefined && last !== undefined && first < last ? [first] : []));
    if ((spans.length > 0 ? spans : [years[0]]).every((year) => value(year) === 0)) return mentions;
  }
  return undefined;
}

/** The inputs of a formula of inputs and amounts alone; undefined for any other. */
function mentionsIn(expression: Expression, terms: Condition['terms']): Mention[] | undefined {
  const found: Mention[] = [];
  for (const node of nodesOf(expression)) {
    const term = node.kind === 'rule' ? terms.get(node.name) : undefined;
    if (term?.kind === 'output' || term?.kind === 'across') return undefined;
    if (term?.kind === 'input') found.push(term);
  }
  return found;
}
