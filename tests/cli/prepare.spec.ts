import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PROJECT_FOLDER } from '../../src/version.js';
import { temporaryFolder } from '../run/small-fund.js';

/** A clone with two sources of one line and the packages of this one. */
function clone(): string {
  const folder = temporaryFolder();
  for (const name of ['scripts/prepare.mjs', 'scripts/make-ready.mjs', 'scripts/build.mjs', 'tsconfig.json', 'package-lock.json', 'package.json', 'bin/chusuan.mjs']) {
    cpSync(join(PROJECT_FOLDER, name), join(folder, name));
  }
  symlinkSync(join(PROJECT_FOLDER, 'node_modules'), join(folder, 'node_modules'));
  mkdirSync(join(folder, 'src/cli'), { recursive: true });
  writeFileSync(join(folder, 'src/cli/main.ts'), `import { word } from '../word.js';\nconsole.log(word);\n`);
  writeFileSync(join(folder, 'src/word.ts'), `export const word = 'first';\n`);
  return folder;
}

function start(folder: string): { stdout: string; stderr: string; milliseconds: number } {
  const startedAt = performance.now();
  const { stdout, stderr } = spawnSync(process.execPath, [join(folder, 'bin/chusuan.mjs'), '--lang', 'en'], { encoding: 'utf8' });
  return { stdout, stderr, milliseconds: performance.now() - startedAt };
}

const PROGRAM = 'dist/program/chusuan/main.js';
const BUILT = { stdout: 'first\n', stderr: 'Building ...\n' };
const QUIET = { stdout: 'first\n', stderr: '' };

test('the program never runs a stale, half-made or damaged build', () => {
  const folder = clone();
  expect(start(folder)).toMatchObject(BUILT);
  expect(start(folder)).toMatchObject(QUIET);

  // A changed source.
  writeFileSync(join(folder, 'src/word.ts'), `export const word = 'other';\n`);
  expect(start(folder)).toMatchObject({ stdout: 'other\n', stderr: 'Building ...\n' });
  writeFileSync(join(folder, 'src/word.ts'), `export const word = 'first';\n`);
  start(folder);

  // Cut short: no stamp yet, one file written by half.
  rmSync(join(folder, 'dist/.chusuan-build'));
  writeFileSync(join(folder, PROGRAM), 'console.lo');
  expect(start(folder)).toMatchObject(BUILT);

  // A file of the build is gone.
  for (const file of [PROGRAM, 'dist/src/word.js']) {
    rmSync(join(folder, file));
    expect(start(folder)).toMatchObject(BUILT);
  }

  // Killed while building: its lock stays behind.
  rmSync(join(folder, 'dist/.chusuan-build'));
  writeFileSync(join(folder, 'dist/.chusuan-building'), '999999999');
  expect(start(folder)).toMatchObject(BUILT);
  expect(readdirSync(join(folder, 'dist')).sort()).toEqual(['.chusuan-build', 'program', 'src']);
});

test('what a removed source left in the build goes with the next one', () => {
  const folder = clone();
  writeFileSync(join(folder, 'src/old.ts'), 'export const old = 1;\n');
  start(folder);
  expect(existsSync(join(folder, 'dist/src/old.js'))).toBe(true);
  rmSync(join(folder, 'src/old.ts'));
  expect(start(folder)).toMatchObject(BUILT);
  expect(readdirSync(join(folder, 'dist/src')).filter((name) => name.startsWith('old'))).toEqual([]);
});

test('a build that fails ends with 3, is tried again, and leaves the older one in its place', () => {
  const folder = clone();
  start(folder);
  writeFileSync(join(folder, 'src/word.ts'), 'export const = "first";\n');
  const words = [join(folder, 'bin/chusuan.mjs'), '--lang=zh'];
  for (const attempt of [1, 2]) {
    const { status, stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' });
    expect({ attempt, status, stdout }).toEqual({ attempt, status: 3, stdout: '' });
    expect(stderr).toMatch(/^正在编译……\n.*word\.ts:1:14.*\n编译失败，原因见上。\n$/s);
    expect(existsSync(join(folder, PROGRAM))).toBe(true);
  }
});

test('looking whether there is anything to build takes no time', () => {
  const script = `const { prepare } = await import(${JSON.stringify(join(PROJECT_FOLDER, 'scripts/prepare.mjs'))});
    await prepare(); const t = performance.now(); await prepare(); process.stdout.write(String(performance.now() - t));`;
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  expect(Number(stdout)).toBeLessThan(300);
  expect(readFileSync(join(PROJECT_FOLDER, 'bin/chusuan.mjs'), 'utf8')).toContain('await prepare();');
});
