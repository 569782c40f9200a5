import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROJECT_FOLDER } from '../../src/version.js';
import { excerpt, followed, FOLLOWED as PAGES, stepsOf } from './walkthrough.js';

/** What a working copy consists of for somebody who runs commands in it; without sources nothing is built in it. */
const SHIPPED = ['bin', 'dist', 'rulebook', 'scenarios', 'schema', 'scripts/prepare.mjs', 'package.json'];

/** Some twenty commands one after the other: seconds, or minutes beside other work. */
const LONG = { timeout: 300_000 };

const above = mkdtempSync(join(tmpdir(), 'chusuan-tutorial-'));
afterAll(() => { rmSync(above, { recursive: true }); });

function workingCopy(name: string): string {
  const folder = join(above, name);
  for (const each of SHIPPED) cpSync(join(PROJECT_FOLDER, each), join(folder, each), { recursive: true, preserveTimestamps: true });
  symlinkSync(join(PROJECT_FOLDER, 'node_modules'), join(folder, 'node_modules'), 'junction');
  return folder;
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => statSync(join(folder, file)).isFile());
}

describe('the tutorial', () => {
  beforeAll(() => { execFileSync(process.execPath, [join(PROJECT_FOLDER, 'scripts/prepare.mjs')]); });

  it.concurrent.for(PAGES)('%s, followed to the letter, shows what is printed (else: npm run docs:tutorial)', LONG, async (page, { expect }) => {
    const folder = workingCopy(page.replaceAll('/', '-'));
    await expect(await followed(readFileSync(page, 'utf8'), folder)).toMatchFileSnapshot(resolve(page));
    // A reader's first hour leaves what we ship as it was.
    for (const shipped of ['rulebook', 'scenarios', 'schema']) {
      const changed = filesIn(shipped).filter((file) => readFileSync(join(shipped, file), 'latin1') !== readFileSync(join(folder, shipped, file), 'latin1'));
      expect(changed).toEqual([]);
    }
  });

  it.each(PAGES)('%s uses the commands a first proposal needs', (page) => {
    const commands = stepsOf(readFileSync(page, 'utf8')).flatMap((step) => (step.kind === 'commands' ? step.commands : []));
    const used = new Set(commands.map((command) => command.replace('npx chusuan ', '').split(' ')[0]));
    expect(['npm', 'run', 'rules', 'explain', 'new', 'check', 'diff', 'describe', 'compare', 'report', 'solve', 'template', 'import'].filter((name) => !used.has(name))).toEqual([]);
  });
});

describe('an excerpt', () => {
  const printed = 'title, computed in 1.2s\n\ntable\n2030 5\n2040 6\n\nend\n';

  it('shows all, keeping only durations of another day', () => {
    expect(excerpt('title, computed in 9.9s\n\ntable\n2030 5\n2040 6\n\nend\n', printed)).toBe(printed.replace('1.2s', '9.9s'));
    expect(excerpt('title, computed in 9.9s\n', 'title, computed in 1.2s\none more\n')).toBe('title, computed in 9.9s\none more\n');
  });

  it('keeps as many lines as it had from the start, from a line that begins alike, and at the end', () => {
    expect(excerpt('old title\n…\n2040 7\n…\nold end\n', printed)).toBe('title, computed in 1.2s\n…\n2040 6\n…\nend\n');
    expect(excerpt('…\nend\n', printed)).toBe('…\nend\n');
    expect(excerpt('title\n…\n', printed)).toBe('title, computed in 1.2s\n…\n');
  });

  it('goes to the end of as many paragraphs where an empty line stands before what is left out', () => {
    expect(excerpt('title\n\n…\nend\n', printed)).toBe('title, computed in 1.2s\n\n…\nend\n');
    expect(excerpt('title\n…\ntable\n2030 5\n2040 6\n2050 7\n\n…\nend\n', printed.replace('end', 'notes\n\nend')))
      .toBe('title, computed in 1.2s\n…\ntable\n2030 5\n2040 6\n\n…\nend\n');
  });

  it('refuses to leave out nothing, or to show what is not there', () => {
    expect(() => excerpt('a\n…\nb\n', 'a\nb\n')).toThrow('nothing is left out');
    expect(() => excerpt('a\n…\nmiddle\n…\nb\n', printed)).toThrow('not found');
  });
});

describe('a page to be followed', () => {
  it('has no block that would be neither done nor checked', () => {
    expect(() => stepsOf('```js\nrun()\n```\n')).toThrow('nothing to do');
    expect(() => stepsOf('```yaml\nno: name\n```\n')).toThrow('nothing to do');
  });

  it.each([
    ['```text\nalone\n```\n', 'follows no command'],
    ['```sh\nrm -r runs\n```\n', 'not a command of ours'],
    ['```sh\nnpm start\n```\n\n```text\nanything\n```\n', 'follows no command'],
  ])('%j is refused', async (page, words) => {
    await expect(followed(page, above)).rejects.toThrow(words);
  });
});
