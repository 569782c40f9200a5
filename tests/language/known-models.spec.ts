import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { IssueList } from '../../src/issues/index.js';
import { loadRulebook } from '../../src/language/index.js';
import type { Model } from '../../src/model/index.js';

const MAIN = 'title: { zh: 书, en: book }\nchapters: [money, ../common/tax]\n';
const chapter = (rule: string, formula: string): string => `title: { zh: 章, en: chapter }\nrules:\n  ${rule}: { label: { zh: 则, en: rule }, unit: 1, formula: ${formula} }\n`;
const HOME = process.cwd();
let folder: string;
let book: string;

function write(name: string, text: string): void {
  writeFileSync(join(folder, name), text);
}

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'known-models-')));
  book = join(folder, 'book');
  mkdirSync(book);
  mkdirSync(join(folder, 'common'));
  write('book/rulebook.yaml', MAIN);
  write('book/money.yaml', chapter('fund', '1 + 2'));
  write('common/tax.yaml', chapter('tax', '3 + 4'));
});

afterEach(() => {
  process.chdir(HOME);
  rmSync(folder, { recursive: true, force: true });
});

function load(): { model: Model | undefined; messages: string[] } {
  const issues = new IssueList();
  return { model: loadRulebook(book, [], [], issues), messages: issues.items.map(({ message }) => message) };
}

describe('a rulebook read a second time', () => {
  test('is the same model as long as no byte of it changed', () => {
    const { model, messages } = load();
    expect(messages).toEqual([]);
    expect([...model!.rules.keys()].sort()).toEqual(['fund', 'tax']);
    expect(load().model).toBe(model);
  });

  test.each([
    ['a chapter', () => { write('book/money.yaml', chapter('fund', '1 + 9')); }, ['fund', 'tax']],
    ['a chapter of another folder', () => { write('common/tax.yaml', chapter('duty', '3 + 4')); }, ['duty', 'fund']],
    ['the title', () => { write('book/rulebook.yaml', MAIN.replace('book }', 'books }')); }, ['fund', 'tax']],
    ['one chapter more', () => { write('book/more.yaml', chapter('more', '5 + 6')); }, ['fund', 'more', 'tax']],
  ] as const)('is read anew when %s changed', (_what, change, rules) => {
    const { model } = load();
    change();
    const again = load();
    expect(again.messages).toEqual([]);
    expect(again.model).not.toBe(model);
    expect([...again.model!.rules.keys()].sort()).toEqual(rules);
  });

  test('names its places from where it is read', () => {
    const { model } = load();
    process.chdir(folder);
    const again = load().model!;
    expect(again.rules.get('fund')!.place.file).toBe('book/money.yaml');
    expect(again).not.toBe(model);
  });

  test.each([
    ['gone', () => { rmSync(book, { recursive: true }); }, 'rulebook-missing'],
    ['wrong', () => { write('book/money.yaml', chapter('fund', '1 + nothing')); }, 'name-unknown'],
  ])('tells what is wrong once it is %s', (_how, change, message) => {
    load();
    change();
    const { model, messages } = load();
    expect(model).toBeUndefined();
    expect(messages).toEqual([message]);
    expect(load().messages).toEqual([message]);
  });

  test('with rules laid over it leaves what is known alone', () => {
    const { model } = load();
    const place = { file: 'scenario.yaml', line: 1 };
    const over = { name: 'fund', attributes: { formula: '7 + 8' }, place, placeOf: () => place };
    const issues = new IssueList();
    expect(loadRulebook(book, [over], [], issues)!.rules.get('fund')!.place).toEqual(place);
    expect(load().model).toBe(model);
  });
});
