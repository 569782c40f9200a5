import { describe, expect, it } from 'vitest';
import { exampleValue } from '../../src/engine/index.js';
import { IssueList, renderIssues } from '../../src/issues/index.js';
import { loadRulebook } from '../../src/language/index.js';
import { engineOf } from '../engines.js';
import { expectPublished } from '../tolerances.js';

describe.each(['rulebook/resident-pension', 'benchmarks/k1/rulebook', 'docs/savings/rulebook'])('%s', (folder) => {
  const issues = new IssueList();
  const model = loadRulebook(folder, [], [], issues);

  it('is right', () => {
    expect(renderIssues(issues.items, 'en')).toBe('');
    expect(model).toBeDefined();
  });

  const rules = [...(model?.rules.values() ?? [])].filter((rule) => rule.examples.length > 0);
  // The mentions of an example are inputs, known before the run: only unhoisted does compiled code compute with them.
  const engines = ['interpreter', 'simd, nothing hoisted'] as const;
  it.each(rules.flatMap((rule) => engines.map((engine) => [rule.name, engine, rule] as const)))('%s gives what its worked examples say (%s)', (name, engine, rule) => {
    rule.examples.forEach((example, index) => {
      const value = exampleValue(model!, rule, example, (plan) => engineOf(engine, plan));
      expectPublished(value, example.result, `${name}, example ${String(index + 1)}: ${rule.text}`);
    });
  });
});
