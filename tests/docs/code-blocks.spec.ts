import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, posix, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderIssues } from '../../src/issues/index.js';
import { runScenario } from '../../src/run/index.js';
import { loadScenario } from '../../src/scenario/index.js';
import { PYARROW, sayNotTested } from '../pyarrow.js';
import { pages, readPage } from './markdown.js';
import { isFollowed } from './walkthrough.js';

const folder = mkdtempSync(join(tmpdir(), 'chusuan-docs-'));
afterAll(() => { rmSync(folder, { recursive: true }); });

/** A YAML block whose first line is `# path/to/file.yaml` is a whole file; others are excerpts. */
const WHOLE_FILE = /^# (\S+\.yaml)\n/;
const whole = pages().filter(({ file }) => !isFollowed(file)).flatMap(({ file, code }) =>
  code.filter(({ language, text }) => language === 'yaml' && WHOLE_FILE.test(text))
    .map(({ text }) => ({ page: file, path: WHOLE_FILE.exec(text)![1]!, text: text.replace(WHOLE_FILE, '') })));

describe('a YAML block that is a whole file', () => {
  it('stands in the README and in the page about the language, in both languages', () => {
    const known = ['README.md', 'README.en.md', 'docs/language.md', 'docs/language.en.md'];
    expect(new Set(whole.map(({ page }) => page))).toEqual(new Set(known));
  });

  const shown = whole.filter(({ path }) => existsSync(path));
  it.each(shown.map((block) => [block.page, block.path, block.text]))('in %s is %s', (_, path, text) => {
    // A reader may have saved the block with its first line.
    expect(text).toBe(readFileSync(path, 'utf8').replace(WHOLE_FILE, ''));
  });

  // Both languages show the same block; it is loaded once.
  const own = new Map(whole.filter(({ path }) => !existsSync(path)).map(({ path, text }) => [`${path}\n${text}`, { path, text }]));
  it.each([...own.values()].map(({ path, text }) => [path, text]))('loads without an issue when saved as %s', (path, text) => {
    const elsewhere = text.replace(/^(extends|rulebook): (\S*\/\S*)$/gm, (__, key: string, target: string) =>
      `${key}: ${JSON.stringify(resolve(posix.dirname(path), target))}`);
    const saved = join(folder, posix.basename(path));
    writeFileSync(saved, elsewhere);
    const { plan, issues } = loadScenario(saved);
    expect(renderIssues(issues, 'en')).toBe('');
    expect(plan).toBeDefined();
  });
});

describe('the programs that read Arrow files', () => {
  const run = join(folder, 'savings');
  const program = (page: string, language: string): string => readPage(page).code.find((block) => block.language === language)!.text;
  const printed = (command: string, words: readonly string[], text: string): string[][] =>
    execFileSync(command, [...words, '-', run, 'balance'], { input: text, encoding: 'utf8', env: { ...process.env, PYTHONIOENCODING: 'utf-8' } })
      .trim().split('\n').map((line) => line.split(' '));

  beforeAll(async () => {
    const outcome = await runScenario({ scenarioFile: 'docs/savings/savings.yaml', out: run, paths: 64, threads: 1 });
    expect(outcome.kind).toBe('complete');
  });

  /** A line per year with mean, standard error and two quantiles, then rows, unit and label of the paths. */
  function expectSavings(lines: readonly string[][], label: string): void {
    expect(lines).toHaveLength(21);
    expect(lines.slice(0, 20).map(([year]) => Number(year))).toEqual(Array.from({ length: 20 }, (_, i) => 2026 + i));
    for (const line of lines.slice(0, 20)) {
      const [, mean, error, low, high] = line.map(Number);
      expect([low! <= mean!, mean! <= high!, error! >= 0]).toEqual([true, true, true]);
    }
    expect(lines[20]).toEqual([String(64 * 20), 'yuan', label]);
  }

  it.each([['README.md', '余额'], ['README.en.md', 'balance']])('%s: Node', (page, label) => {
    expectSavings(printed(process.execPath, ['--input-type=module'], program(page, 'js')), label);
  });

  if ('reason' in PYARROW) {
    sayNotTested('the Python programs', PYARROW.reason);
    return;
  }
  const { python } = PYARROW;
  it.each([['README.md', '余额'], ['README.en.md', 'balance']])('%s: Python', (page, label) => {
    expectSavings(printed(python, [], program(page, 'python')), label);
  });
});
