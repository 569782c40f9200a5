import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PROJECT_FOLDER } from '../../src/version.js';
import { packagesOf } from './built-packages.js';

const DIST = join(PROJECT_FOLDER, 'dist');
/** What is slow to load and only some commands need. */
const HEAVY = ['mathjs', 'wabt', 'zod', 'yaml', 'apache-arrow', 'csv-parse', 'piscina'];

test('the version and the help load nothing of the engine', () => {
  const packages = packagesOf(join(DIST, 'program/chusuan/main.js'));
  expect(packages).toContain('commander');
  expect(HEAVY.filter((name) => packages.has(name))).toEqual([]);
});

test('threads load neither parser nor assembler nor what reads files', () => {
  const workers = readdirSync(join(DIST, 'workers')).filter((name) => name.endsWith('.js'));
  expect(workers).toContain('block.js');
  for (const worker of workers) {
    const packages = packagesOf(join(DIST, 'workers', worker));
    expect([...packages].filter((name) => name !== 'piscina' && HEAVY.includes(name)), worker).toEqual([]);
  }
});

test('the parser is in a part of the program that is loaded when asked for', () => {
  const parts = readdirSync(join(DIST, 'program/chusuan')).map((name) => packagesOf(join(DIST, 'program/chusuan', name)));
  expect(parts.some((packages) => packages.has('mathjs'))).toBe(true);
  expect(parts.some((packages) => packages.has('apache-arrow'))).toBe(true);
});
