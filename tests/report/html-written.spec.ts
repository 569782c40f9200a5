import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Book, openBook } from '../../src/book/index.js';
import { rulesHtml } from '../../src/cli/commands/rules-html.js';
import { Terminal } from '../../src/cli/terminal.js';
import { IssueList } from '../../src/issues/index.js';
import { rulebookPage } from '../../src/report/index.js';

let book: Book;
const home = process.cwd();
let folder: string;

beforeAll(async () => {
  book = (await openBook(join(home, 'docs/savings/rulebook'), new IssueList()))!;
});
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'rules-html-')));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

async function run(file: string | undefined, { force = false, lang = 'zh', isJson = false }: { force?: boolean; lang?: 'zh' | 'en'; isJson?: boolean } = {}): Promise<{ status: number; stdout: string; stderr: string }> {
  const written = { stdout: '', stderr: '' };
  const stream = (name: keyof typeof written): NodeJS.WriteStream => ({ write: (text: string) => { written[name] += text; return true; } }) as unknown as NodeJS.WriteStream;
  const terminal = new Terminal(lang, isJson, { stdout: stream('stdout'), stderr: stream('stderr') });
  process.chdir(folder);
  try {
    return { status: await rulesHtml(book, file, force, terminal, []), ...written };
  } finally {
    process.chdir(home);
  }
}

describe('chusuan rules --html', () => {
  it('writes rulebook.html into the working folder and says where it is', async () => {
    const { status, stdout, stderr } = await run(undefined);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const { size } = statSync(join(folder, 'rulebook.html'));
    expect(stdout).toBe(`已写入 ${join(folder, 'rulebook.html')}（${String(Math.ceil(size / 1000))} kB）：2 条规则，用浏览器打开，不需要联网\n`);
    expect(readFileSync(join(folder, 'rulebook.html'), 'utf8')).toBe(await rulebookPage(book, 'zh'));
  });

  it('writes where it is told, in the language it is told', async () => {
    expect((await run('book.html', { lang: 'en' })).status).toBe(0);
    expect(readFileSync(join(folder, 'book.html'), 'utf8')).toContain('<html lang="en">');
  });

  it('replaces no file unless told to', async () => {
    writeFileSync(join(folder, 'rulebook.html'), 'mine');
    const refused = await run(undefined, { lang: 'en' });
    expect(refused.status).toBe(2);
    expect(refused.stderr).toContain('rulebook.html exists and was not overwritten\n');
    expect(readFileSync(join(folder, 'rulebook.html'), 'utf8')).toBe('mine');
    expect((await run(undefined, { force: true })).status).toBe(0);
    expect(readFileSync(join(folder, 'rulebook.html'), 'utf8')).toMatch(/^<!doctype html>/);
  });

  it('writes to standard output for -, and no file', async () => {
    const { status, stdout } = await run('-');
    expect({ status, isPage: stdout === await rulebookPage(book, 'zh') }).toEqual({ status: 0, isPage: true });
    expect(existsSync(join(folder, '-'))).toBe(false);
  });

  it('answers programs with one object', async () => {
    const { stdout } = await run('book.html', { isJson: true });
    expect(JSON.parse(stdout)).toEqual({ exit_status: 0, status: 'written', file: 'book.html', bytes: readFileSync(join(folder, 'book.html')).length, rules: 2, issues: [] });
    const again = await run('book.html', { isJson: true });
    expect(JSON.parse(again.stdout)).toMatchObject({ exit_status: 2, status: 'refused', issues: [{ code: 'file-target-exists' }] });
    expect(again.status).toBe(2);
  });

  it('says what keeps it from writing', async () => {
    const { status, stderr } = await run('no/such/folder.html', { lang: 'en' });
    expect(status).toBe(2);
    expect(stderr).toContain('cannot write no/such/folder.html');
  });
});
