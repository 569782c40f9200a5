import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { GROUPS, metricsText } from '../../scripts/docs/metrics.js';
import { IssueList } from '../../src/issues/index.js';
import { loadRulebook } from '../../src/language/index.js';

const model = loadRulebook('rulebook/resident-pension', [], [], new IssueList())!;

describe('the page of the metrics', () => {
  it.each([['zh', 'docs/metrics.md'], ['en', 'docs/metrics.en.md']] as const)('is what the rulebook says: %s', async (lang, file) => {
    await expect(metricsText(model, lang)).toMatchFileSnapshot(resolve(file));
  });

  it('has every metric of the chapter once, each with how to read it', () => {
    const listed = GROUPS.flatMap(({ rules }) => rules);
    expect(new Set(listed).size).toBe(listed.length);
    const metrics = [...model.rules.values()].filter(({ chapter }) => chapter === 'metrics');
    expect(metrics.filter(({ name }) => !listed.includes(name)).map(({ name }) => name)).toEqual([]);
    expect(metrics.filter(({ note }) => note === undefined).map(({ name }) => name)).toEqual([]);
  });
});
