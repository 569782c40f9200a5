import { describe, expect, it } from 'vitest';
import { exampleValue } from '../../src/engine/index.js';
import { IssueList, renderIssues } from '../../src/issues/index.js';
import { loadRulebook } from '../../src/language/index.js';
import { expectPublished } from '../tolerances.js';

describe.each(['rulebook/resident-pension', 'benchmarks/k1/rulebook', 'docs/savings/rulebook'])('%s', (folder) => {
  const issues = new IssueList();
  const model = loadRulebook(folder, [], [], issues);

  it('is right', () => {
    expect(renderIssues(issues.items, 'en')).toBe('');
    expect(model).toBeDefined();
  });

  const rules = [...(model?.rules.values() ?? [])].filter((rule) => rule.examples.length > 0);
  it.each(rules.map((rule) => [rule.name, rule] as const))('%s gives what its worked examples say', (name, rule) => {
    rule.examples.forEach((example, index) => {
      expectPublished(exampleValue(model!, rule, example), example.result, `${name}, example ${String(index + 1)}: ${rule.text}`);
    });
  });
});
