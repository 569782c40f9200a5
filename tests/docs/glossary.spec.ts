import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { glossaryText, readTerms } from '../../scripts/docs/glossary.js';
import { IssueList } from '../../src/issues/index.js';
import { loadRulebook } from '../../src/language/index.js';

const model = loadRulebook('rulebook/resident-pension', [], [], new IssueList())!;
const terms = readTerms();

function textsUnder(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ts|yaml|md)$/.test(file) && !/glossary\.md$|terms\.yaml$/.test(file))
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n');
}

describe('the glossary', () => {
  it('is what the terms and the rulebook’s labels make', async () => {
    await expect(glossaryText(terms, model)).toMatchFileSnapshot(resolve('docs/glossary.md'));
  });

  it('lists only words that are in use, in both languages', () => {
    const text = ['src', 'rulebook', 'docs'].map((folder) => textsUnder(folder).toLowerCase()).join();
    const unused = terms.filter(({ word, zh }) => !text.includes(word) && !text.includes(word.replace(' ', '_')) || !text.includes(zh));
    expect(unused.map(({ word, zh }) => `${word} ${zh}`)).toEqual([]);
  });

  it('gives each Chinese label of a quantity to one name only', () => {
    const labels = [...model.rules.values(), ...model.inputs.values()];
    const twice = labels.filter(({ name, label }) => labels.some((other) => other.name !== name && other.label.zh === label.zh));
    expect(twice.map(({ name, label }) => `${name}: ${label.zh}`)).toEqual([]);
  });
});
