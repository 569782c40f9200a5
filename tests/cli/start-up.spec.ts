import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { readCommandLine } from '../../src/cli/index.js';
import { textWidth } from '../../src/cli/width.js';
import { catalogue } from '../../src/messages/index.js';
import { PROJECT_FOLDER, VERSION } from '../../src/version.js';
import { packagesOf } from './built-packages.js';

const DIST = join(PROJECT_FOLDER, 'dist');
const PROGRAM = join(DIST, 'program/chusuan');
/** What is slow to load and only some commands need. */
const HEAVY = ['mathjs', 'wabt', 'zod', 'yaml', 'apache-arrow', 'csv-parse', 'piscina'];

test('the version loads no package at all', () => {
  expect([...packagesOf(join(PROGRAM, 'main.js'))]).toEqual([]);
  const { stdout, stderr } = spawnSync(process.execPath, [join(PROJECT_FOLDER, 'bin/chusuan.mjs'), '--version'], { encoding: 'utf8' });
  expect({ stdout, stderr }).toEqual({ stdout: `${VERSION}\n`, stderr: '' });
});

test('the version is not told in a language that does not exist', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(PROJECT_FOLDER, 'bin/chusuan.mjs'), '--version'], {
    encoding: 'utf8', env: { ...process.env, CHUSUAN_LANG: 'fr' },
  });
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toContain('fr');
});

test('the help loads the reader of command lines and nothing of the engine', () => {
  expect([...packagesOf(join(PROGRAM, 'command-line.js'))]).toEqual(['commander']);
});

test('the width of help texts is that of a terminal', () => {
  const texts = Object.entries(catalogue).filter(([key]) => key.startsWith('cli-')).flatMap(([, { zh, en }]) => [zh, en]);
  const pages = [[], ['run', '--help'], ['check', '--help']].flatMap((words) => ['zh', 'en'].map((lang) => {
    const { request } = readCommandLine([...words, '--lang', lang]);
    return request.kind === 'print' ? request.text : '';
  }));
  const lines = [...texts, ...pages].flatMap((text) => text.split('\n'));
  expect(lines.length).toBeGreaterThan(150);
  expect(lines.filter((line) => textWidth(line) !== stringWidth(line))).toEqual([]);
});

test('threads load neither parser nor assembler nor what reads files', () => {
  const workers = readdirSync(join(DIST, 'workers')).filter((name) => name.endsWith('.js'));
  expect(workers).toContain('block.js');
  for (const worker of workers) {
    const packages = packagesOf(join(DIST, 'workers', worker));
    expect(HEAVY.filter((name) => packages.has(name)), worker).toEqual([]);
  }
});

test('a run loads what draws tables only when it needs it', () => {
  const packages = packagesOf(join(PROGRAM, 'run-command.js'));
  expect(packages).toContain('piscina');
  expect(['cli-table3', 'cli-progress', 'string-width'].filter((name) => packages.has(name))).toEqual([]);
});

test('the parser is in a part of the program that is loaded when asked for', () => {
  const parts = readdirSync(PROGRAM).map((name) => packagesOf(join(PROGRAM, name)));
  expect(parts.some((packages) => packages.has('mathjs'))).toBe(true);
  expect(parts.some((packages) => packages.has('apache-arrow'))).toBe(true);
});
