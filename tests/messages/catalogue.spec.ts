import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Bilingual, catalogue } from '../../src/messages/index.js';

const SOURCES = join(import.meta.dirname, '../../src');
const entries: [string, Bilingual][] = Object.entries(catalogue);

/** A place for a fact, as `say` understands it. */
interface Place {
  readonly name: string;
  readonly isBare: boolean;
  /** The words of a plural; absent where the fact itself is printed. */
  readonly words?: readonly [one: string, other: string];
}

function placesIn(text: string): Place[] {
  return [...text.matchAll(/\{(#?)(\w+)(?:\|([^{}|]*)\|([^{}|]*))?\}/g)].map(([, bare, name, one, other]) => ({
    name: name!, isBare: bare === '#', ...(one !== undefined && { words: [one, other!] as const }),
  }));
}

/** A text without its facts. */
const wordsOf = (text: string): string => text.replace(/\{[^{}\s]*(?:\|[^{}]*)?\}/g, '');

test('a key stands in one file, once', () => {
  const folder = join(SOURCES, 'messages');
  const keys = readdirSync(folder).flatMap((file) => [...readFileSync(join(folder, file), 'utf8').matchAll(/^ {2}'?([\w-]+)'?: \{/gm)].map(([, key]) => key!));
  expect(keys.length).toBe(entries.length);
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
});

test('both languages carry the same facts', () => {
  const facts = (text: string): string[] => [...new Set(placesIn(text).filter(({ words }) => !words).map(({ name, isBare }) => `${isBare ? '#' : ''}${name}`))].sort();
  for (const [key, { zh, en }] of entries) expect({ key, facts: facts(en) }).toEqual({ key, facts: facts(zh) });
});

test('Chinese is Chinese and English has no Han letters', () => {
  // A message of facts and punctuation alone has no language of its own.
  const hasWords = (text: string): boolean => /\p{L}/u.test(wordsOf(text));
  expect(entries.filter(([, { zh }]) => hasWords(zh) && !/\p{Script=Han}/u.test(zh)).map(([key]) => key)).toEqual([]);
  expect(entries.filter(([, { en }]) => en.trim() === '' || /\p{Script=Han}/u.test(en)).map(([key]) => key)).toEqual([]);
});

test('Chinese sentences have full-width marks', () => {
  const halfWidth = /\p{Script=Han}[,;!?]|[,;!?]\p{Script=Han}|\p{Script=Han}:(?! )|\p{Script=Han}\.(?:\s|$)/u;
  // What is to be typed, [ 甲, 乙 ] or 键: 值, keeps the marks of its own language.
  expect(entries.filter(([, { zh }]) => halfWidth.test(zh.replace(/\[[^\]]*\]|\{[^{}]*\}/g, ''))).map(([key, { zh }]) => `${key}: ${zh}`)).toEqual([]);
});

test('every message is used somewhere', () => {
  const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts') && !file.startsWith('messages'));
  const code = files.map((file) => readFileSync(join(SOURCES, file), 'utf8')).join('\n');
  // Some keys are put together from a stem: `part-${part}`.
  const isUsed = (key: string): boolean => code.includes(`'${key}'`) || code.includes(`\`${key.split('-')[0]!}-\${`);
  expect(entries.map(([key]) => key).filter((key) => !isUsed(key))).toEqual([]);
});

describe('numbers', () => {
  /** Facts that are years, lines and the like wherever they stand; grouped, they would read 2,026. */
  const BARE = ['year', 'first', 'last', 'base', 'line', 'block', 'character', 'highest', 'status'];
  /** In a few messages these are texts. */
  const TEXTS = ['formula-full-width', 'input-forms-clash', 'payers-units', 'noise-collision', 'correlation-twice'];

  test('that name something are marked: {#year}', () => {
    const unmarked = entries.flatMap(([key, { zh, en }]) => [zh, en].flatMap(placesIn)
      .filter(({ name, isBare, words }) => !isBare && !words && BARE.includes(name) && !TEXTS.includes(key))
      .map(({ name }) => `${key}: {${name}}`));
    expect(unmarked).toEqual([]);
  });
});

describe('English plurals', () => {
  const counted = new Set(entries.flatMap(([, { en }]) => placesIn(en).flatMap(({ name, words }) => (words ? [name] : []))));
  const said = (text: string, count: number): string =>
    text.replace(/\{#?(\w+)(?:\|([^{}|]*)\|([^{}|]*))?\}/g, (_, name: string, one?: string, other?: string) => (one !== undefined ? (count === 1 ? one : other!) : counted.has(name) ? String(count) : '·'));

  test('are written out, never as “(s)”', () => {
    expect(entries.filter(([, { zh, en }]) => /\(e?s\)/.test(zh + en)).map(([key]) => key)).toEqual([]);
  });

  test('are in English texts only, and of a number that the message prints', () => {
    for (const [key, { zh, en }] of entries) {
      expect({ key, words: placesIn(zh).filter(({ words }) => words) }).toEqual({ key, words: [] });
      const printed = placesIn(en).filter(({ words }) => !words).map(({ name }) => name);
      expect({ key, unprinted: placesIn(en).filter(({ name, words }) => words && !printed.includes(name)) }).toEqual({ key, unprinted: [] });
    }
  });

  test('agree with the number: nothing reads “1 rules” or “2 rule”', () => {
    // Verbs do not stand behind their number.
    const between = '(?:more |random |such |other )?';
    const wordsAt = (index: 0 | 1): string => [...new Set(entries.flatMap(([, { en }]) => placesIn(en).flatMap(({ words }) => (words?.[index] ? [words[index]] : []))))].filter((word) => !['is', 'are'].includes(word)).join('|');
    const manyOfOne = new RegExp(`(?<!all )\\b1 ${between}(?:${wordsAt(1)})\\b`);
    const oneOfMany = new RegExp(`\\b2 ${between}(?:${wordsAt(0)})\\b(?! column)`);
    expect(counted.size).toBeGreaterThan(10);
    expect(entries.filter(([, { en }]) => manyOfOne.test(said(en, 1))).map(([key, { en }]) => `${key}: ${said(en, 1)}`)).toEqual([]);
    expect(entries.filter(([, { en }]) => oneOfMany.test(said(en, 2))).map(([key, { en }]) => `${key}: ${said(en, 2)}`)).toEqual([]);
  });
});
