import type { IssueList } from '../issues/index.js';
import { type Dimension, type Example, mentionsOf, type Rule, withoutSpaces } from '../model/index.js';
import type { WrittenRule } from './rulebook.js';

/** Worked cases with every mention supplied and the cell named. */
export function readExamples(
  rule: Omit<Rule, 'examples'>, written: WrittenRule, dimensions: ReadonlyMap<string, Dimension>, issues: IssueList,
): Example[] {
  const mentions = mentionsOf(rule.expression);
  return (written.attributes.examples ?? []).map((example, index) => {
    const place = written.placeOf('examples');
    const values = new Map(
      Object.entries(example.values ?? {}).map(([name, value]) => [
        withoutSpaces(name), typeof value === 'number' ? value : new Map(Object.entries(value)),
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
