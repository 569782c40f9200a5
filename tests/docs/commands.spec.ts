import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { EXIT, readCommandLine } from '../../src/cli/index.js';
import { pages, readPage } from './markdown.js';
import { isFollowed } from './walkthrough.js';

const all = pages();

/** Every command the pages show, from blocks and from inside the text. */
function commandsStarting(prefix: string): { page: string; command: string }[] {
  return all.flatMap(({ file, code, spans }) =>
    [...code.filter(({ language }) => language === 'sh').flatMap(({ text }) => text.split('\n')), ...spans]
      .filter((line) => line.startsWith(prefix)).map((command) => ({ page: file, command: command.slice(prefix.length) })));
}

/** Words that stand for a name the reader fills in. */
const PLACEHOLDERS = new Set(['FILE', 'FOLDER']);

describe('a command the pages show', () => {
  const commands = commandsStarting('npx chusuan ');

  it('is shown in both READMEs', () => {
    expect(commands.filter(({ page }) => page === 'README.md').length).toBeGreaterThan(8);
    expect(commands.filter(({ page }) => page === 'README.en.md').length).toBeGreaterThan(8);
  });

  it.each(commands.map(({ page, command }) => [page, command]))('in %s is understood: chusuan %s', (page, command) => {
    const words = command.split(/\s+/);
    const { request } = readCommandLine(words);
    const kind = words[0] === 'help' || words[0]!.startsWith('-') ? 'print' : words[0];
    expect(request).toMatchObject({ kind, ...(kind === 'print' && { isMistake: false }) });
    // Files that the tutorial makes are there when it is followed.
    const files = isFollowed(page) ? [] : words.filter((word) => word.includes('/') && !PLACEHOLDERS.has(word));
    expect(files.filter((file) => !existsSync(file))).toEqual([]);
  });

  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
  it('through npm is a script of package.json', () => {
    const named = commandsStarting('npm ').map(({ command }) => /^(?:run +)?([\w:-]+)/.exec(command)![1]!).filter((name) => name !== 'ci');
    expect([...new Set(named)].filter((name) => !(name in scripts))).toEqual([]);
  });
});

describe.each(['README.md', 'README.en.md'])('%s', (file) => {
  const { spans, code } = readPage(file);

  it('names options that a command has', () => {
    const help = ['run', 'check', 'rules', 'explain', 'template', 'tables', 'sensitivity', 'compare', 'report'].map((name) => readCommandLine(['help', name]).request).map((request) => (request.kind === 'print' ? request.text : '')).join();
    const options = spans.flatMap((span) => /^--[\w-]+/.exec(span)?.[0] ?? []);
    expect(options.length).toBeGreaterThan(5);
    expect(options.filter((option) => !new RegExp(`${option}\\b`).test(help))).toEqual([]);
  });

  it('lists the exit codes of the program', () => {
    const codes = [...readFileSync(file, 'utf8').matchAll(/^\| (\d+) \|/gm)].map((match) => Number(match[1]));
    // The table of results stands between its markers and has years in its first column.
    expect(codes.filter((number) => number < 1000)).toEqual(Object.values(EXIT));
  });

  it('lists files and folders that exist', () => {
    const tree = code.filter(({ language, text }) => language === 'text' && text.startsWith('bin/')).flatMap(({ text }) => text.trim().split('\n'));
    expect(tree.length).toBeGreaterThan(8);
    expect(tree.map((line) => line.split(' ')[0]!).filter((path) => !existsSync(path))).toEqual([]);
  });
});
