import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { chapterOf, loadModel } from './load.js';

interface BadRulebook {
  readonly claim: string;
  readonly chapter: string;
  readonly zh: string;
  readonly en: string;
}

// Each chapter is laid over base-rulebook.yaml, which is right; the messages stand beside it, to the letter.
const badRulebooks = parse(readFileSync(join(import.meta.dirname, 'bad-rulebooks.yaml'), 'utf8')) as BadRulebook[];

describe('a small wrong rulebook is refused with the rule’s line, the snippet and the remedy', () => {
  it.each(badRulebooks)('$claim', ({ chapter, zh, en }) => {
    const { model, messages } = loadModel({ 'extra.yaml': chapter });
    expect(model).toBeUndefined();
    expect(`${messages('zh')}\n`).toBe(zh);
    expect(`${messages('en')}\n`).toBe(en);
  });

  it('the base they are laid over is right', () => {
    const { model, messages } = loadModel({});
    expect(messages('en')).toBe('');
    expect(model).toBeDefined();
  });
});

it('entries of a wrong form are told, all at once, and nothing of what uses them', () => {
  const { model, messages } = loadModel({
    'extra.yaml': `inputs:
  births: { label: births, unit: person }
dimensions:
  region: { label: [a, b], values: 0..3 }
noises:
  luck: { label: { zh: 运气, en: luck } }
rules:
  x: { label: { zh: 甲, en: x }, unit: person, formula: births * normal(luck) }
`,
  });
  expect(model).toBeUndefined();
  const places = [...messages('en').matchAll(/→ extra\.yaml:(\d+)/g)].map((match) => Number(match[1]));
  expect(new Set(places)).toEqual(new Set([2, 4, 6]));
});

describe('a runaway formula meets a stated limit', () => {
  it.each([
    ['too long', `amount${' + amount'.repeat(3000)}`, /has 27,006 characters; the limit is 20,000/],
    ['too deep', `${'('.repeat(300)}amount${')'.repeat(300)}`, /nested more than 250 levels/],
    ['deep to the right', `amount${' ^ rate'.repeat(300)}`, /nested more than 250 levels/],
    ['deep without parentheses', `amount * (${'-'.repeat(15000)}1)`, /nested more than 250 levels/],
    ['too long a chain', `amount${' + amount'.repeat(801)}`, /chains 801 operations; the limit is 800/],
    ['too many nodes', `amount * max(1${',1'.repeat(6000)})`, /nodes; the limit is 5,000/],
  ])('%s', (_, formula, message) => {
    const { model, messages } = loadModel({ 'extra.yaml': chapterOf({ x: formula }) });
    expect(model).toBeUndefined();
    expect(messages('en')).toMatch(message);
  });

  it('a long sum is no deep formula', () => {
    const { model, messages } = loadModel({ 'extra.yaml': chapterOf({ x: `amount${' + amount'.repeat(800)}` }) });
    expect(messages('en')).toBe('');
    expect(model).toBeDefined();
  });

  it('rules whose entries reach far through one another are ordered at once', () => {
    const rules = Array.from({ length: 40 }, (_, i) => {
      const next = `r${String(i + 1)}`;
      const entry = i === 39 ? 'amount' : `sum(prev(${next})) + sum(prev(${next}))`;
      return `  r${String(i)}: { label: { zh: 甲, en: x }, unit: yuan, start: amount * age, entry: ${entry}, formula: prev(r${String(i)}) }\n`;
    });
    const before = performance.now();
    expect(loadModel({ 'extra.yaml': `rules:\n${rules.join('')}` }).messages('en')).toBe('');
    expect(performance.now() - before).toBeLessThan(5000);
  });

  it('all mistakes of a rulebook come back together', () => {
    const { messages } = loadModel({ 'extra.yaml': chapterOf({ x: 'amonut', y: 'amount heads', w: 'standrd' }) });
    expect(messages('en').match(/✖/g)).toHaveLength(3);
  });

  it('a wrong key, a wrong formula and a wrong unit come back together', () => {
    const { messages } = loadModel({ 'extra.yaml': `${chapterOf({ x: 'amonut', y: 'amount + heads' })}    sorce: 国发〔2014〕8号\n` });
    expect(messages('en').split('\n').filter((line) => line.startsWith('✖'))).toEqual([
      '✖ x mentions the unknown name amonut: amonut',
      '✖ y: cannot add or subtract yuan and person: amount + heads',
      '✖ unknown key sorce; did you mean source?',
    ]);
  });
});

describe('a rulebook folder', () => {
  it('without rulebook.yaml is refused', () => {
    expect(loadModel({ 'rulebook.yaml': 'title: { zh: 空, en: empty }\n' }).messages('en')).toMatch(/holds no rules/);
  });

  it('whose chapters list names a missing file says so', () => {
    const rulebook = 'title: { zh: 甲, en: x }\nchapters: [fund]\nrules:\n  a: { label: { zh: 甲, en: a }, unit: 1, formula: 1 }\n';
    expect(loadModel({ 'rulebook.yaml': rulebook }).messages('en')).toBe(
      '✖ chapters lists fund, but there is no file fund.yaml\n  → rulebook.yaml:2:12  chapters',
    );
  });

  it('whose outputs name no rule suggests the nearest', () => {
    const rulebook = 'title: { zh: 甲, en: x }\noutputs: [balnce]\nrules:\n  balance: { label: { zh: 甲, en: a }, unit: 1, formula: 1 }\n';
    expect(loadModel({ 'rulebook.yaml': rulebook }).messages('en')).toBe(
      '✖ outputs names balnce, which is not a rule\n  → rulebook.yaml:2:11  outputs\n    did you mean balance?',
    );
  });

  it('whose payers have different units is refused', () => {
    const rule = (name: string, unit: string): string => `  ${name}: { label: { zh: 甲, en: ${name} }, unit: ${unit}, formula: 0 }\n`;
    const rulebook = `title: { zh: 甲, en: x }\nsummary: { fan: a, payers: [a, b] }\nrules:\n${rule('a', 'yuan')}${rule('b', 'person')}`;
    expect(loadModel({ 'rulebook.yaml': rulebook }).messages('en')).toBe(
      '✖ summary.payers adds b in person to a in yuan\n  → rulebook.yaml:2:28  summary.payers',
    );
  });

  it('whose shortfall is no flag is refused', () => {
    const rulebook = 'title: { zh: 甲, en: x }\nsummary: { fan: a, shortfall: a }\nrules:\n  a: { label: { zh: 甲, en: a }, unit: 1, formula: 1 }\n';
    expect(loadModel({ 'rulebook.yaml': rulebook }).messages('en')).toMatch(/a, which is no flag, so its mean is no probability/);
  });
});
