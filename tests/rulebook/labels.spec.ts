import { describe, expect, it } from 'vitest';
import { IssueList } from '../../src/issues/index.js';
import { loadRulebook } from '../../src/language/index.js';

const model = loadRulebook('rulebook/resident-pension', [], [], new IssueList())!;
const rules = [...model.rules.values()];
const named = [...rules, ...model.inputs.values(), ...model.noises, ...model.dimensions];

describe('the resident-pension rulebook speaks both languages', () => {
  it('in every label', () => {
    const missing = named.filter(({ label }) => !/\p{Script=Han}/u.test(label.zh) || /\p{Script=Han}/u.test(label.en));
    expect(missing.map(({ name }) => name)).toEqual([]);
  });

  it('in every gap and note', () => {
    const remarks = [...rules, ...model.inputs.values()].flatMap((each) =>
      [each.note, 'gap' in each ? each.gap : undefined].flatMap((text) => (text ? [{ name: each.name, text }] : [])));
    expect(remarks.length).toBeGreaterThan(80);
    const missing = remarks.filter(({ text }) => !/\p{Script=Han}/u.test(text.zh) || /\p{Script=Han}/u.test(text.en));
    expect(missing.map(({ name }) => name)).toEqual([]);
  });
});

describe('policy numbers', () => {
  it('stand in no formula: literals are the pure numbers of arithmetic', () => {
    // The number of a month names a cell, like the label of a status.
    const literals = rules.flatMap(({ name, text }) => (text.replaceAll(/month_end == \d+|(?<=prev\(\w+), \d+/g, '').match(/(?<![\w."])\d+(?:\.\d+)?/g) ?? []).map((literal) => ({ name, literal })));
    const odd = literals.filter(({ literal }) => !['0', '1', '2', '3'].includes(literal));
    expect(odd).toEqual([]);
  });
});
