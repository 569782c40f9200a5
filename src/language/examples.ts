import type { IssueList } from '../issues/index.js';
import type { Dimension, Example, Expression, Rule } from './model.js';
import { printExpression } from './print.js';
import type { WrittenRule } from './rulebook.js';
import { nodesOf } from './walk.js';

const MENTIONS: readonly Expression['kind'][] = [
  'rule', 'input', 'prev', 'last_year', 'younger', 'leaving', 'given_adjustment', 'noise',
];

/** 公式的提及 — everything a formula takes from outside, as an example must supply it: text → node. */
export function mentionsOf(expression: Expression): Map<string, Expression> {
  const mentions = new Map<string, Expression>();
  for (const part of nodesOf(expression)) {
    if (MENTIONS.includes(part.kind)) mentions.set(compact(printExpression(part)), part);
    // A band's table is a mention too; as a node of its own it stands for the whole table.
    if (part.kind === 'band') mentions.set(part.input, part);
  }
  return mentions;
}

/** Mentions are compared without spaces: `prev(account, 2)` and `prev(account,2)` are the same. */
function compact(text: string): string {
  return text.replace(/\s+/g, '');
}

/** Worked cases with every mention supplied and the cell named. */
export function readExamples(
  rule: Omit<Rule, 'examples'>, written: WrittenRule, dimensions: ReadonlyMap<string, Dimension>, issues: IssueList,
): Example[] {
  const mentions = mentionsOf(rule.expression);
  return (written.attributes.examples ?? []).map((example, index) => {
    const place = written.placeOf('examples');
    const values = new Map(
      Object.entries(example.values ?? {}).map(([name, value]) => [
        compact(name), typeof value === 'number' ? value : new Map(Object.entries(value)),
      ]),
    );
    for (const name of values.keys()) {
      if (!mentions.has(name)) {
        issues.error('example-unknown', { rule: rule.name, name, names: [...mentions.keys()].join(', ') }, place);
      }
    }
    for (const name of mentions.keys()) {
      if (!values.has(name)) issues.error('example-missing', { rule: rule.name, name }, place);
    }
    const cell = new Map(Object.entries(example.cell ?? {}).map(([name, label]) => [name, String(label)]));
    for (const dimension of rule.dimensions) {
      const label = cell.get(dimension);
      if (label === undefined || !dimensions.get(dimension)!.labels.includes(label)) {
        issues.error('example-cell', { rule: rule.name, dimension }, place);
      }
    }
    return { cell, year: example.year ?? 2030, values, result: written.resultText(index) ?? String(example.result), place };
  });
}
