import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Bilingual, catalogue } from '../../src/messages/index.js';

const SOURCES = join(import.meta.dirname, '../../src');
const entries: [string, Bilingual][] = Object.entries(catalogue);

test('both languages carry the same facts', () => {
  const facts = (text: string): string[] => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!))].sort();
  for (const [key, { zh, en }] of entries) expect({ key, facts: facts(en) }).toEqual({ key, facts: facts(zh) });
});

test('Chinese is Chinese and English has no Han letters', () => {
  // A message of facts and punctuation alone has no language of its own.
  const hasWords = (text: string): boolean => /\p{L}/u.test(text.replace(/\{\w+\}/g, ''));
  expect(entries.filter(([, { zh }]) => hasWords(zh) && !/\p{Script=Han}/u.test(zh)).map(([key]) => key)).toEqual([]);
  expect(entries.filter(([, { en }]) => en.trim() === '' || /\p{Script=Han}/u.test(en)).map(([key]) => key)).toEqual([]);
});

test('every message is used somewhere', () => {
  const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts') && !file.startsWith('messages'));
  const code = files.map((file) => readFileSync(join(SOURCES, file), 'utf8')).join('\n');
  // Some keys are put together from a stem: `part-${part}`.
  const isUsed = (key: string): boolean => code.includes(`'${key}'`) || code.includes(`\`${key.split('-')[0]!}-\${`);
  expect(entries.map(([key]) => key).filter((key) => !isUsed(key))).toEqual([]);
});
