import { existsSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Page, pages, readPage } from './markdown.js';

const all = pages();
const pairs = all
  .filter(({ file }) => file.endsWith('.en.md'))
  .map((english) => [english.file.replace(/\.en\.md$/, '.md'), english] as const);

/** What a link points at does not exist: the link, else undefined. */
function broken(page: Page, link: string): string | undefined {
  if (/^[a-z]+:/.test(link)) return undefined;
  const [path = '', anchor] = decodeURI(link).split('#');
  const target = path === '' ? page.file : posix.join(posix.dirname(page.file), path);
  const isThere = existsSync(target) && (anchor === undefined || readPage(target).headings.some((heading) => heading.anchor === anchor));
  return isThere ? undefined : `${page.file}: ${link}`;
}

describe('the pages', () => {
  it('link to files and headings that exist', () => {
    expect(all.flatMap((page) => page.links.map((link) => broken(page, link))).filter((each) => each !== undefined)).toEqual([]);
  });

  it('name no machine, no host and no folder outside the project', () => {
    const leaks = all.filter(({ file }) => /(^|[\s`(])\/(work|home|root|tmp|Users)\/|localhost|127\.0\.0\.1/m.test(readFileSync(file, 'utf8')));
    expect(leaks.map(({ file }) => file)).toEqual([]);
  });

  it('come in pairs, where users read them', () => {
    const known = [
      'README',
      'docs/accounts',
      'docs/attribution',
      'docs/backtest',
      'docs/baseline',
      'docs/benefit',
      'docs/calibration', 'docs/cards',
      'docs/compare',
      'docs/compiler',
      'docs/counties',
      'docs/external',
      'docs/investment',
      'docs/language',
      'docs/members',
      'docs/metrics',
      'docs/numerics',
      'docs/population',
      'docs/report',
      'docs/scenario',
      'docs/solve',
      'docs/tutorial',
    ];
    expect(pairs.map(([chinese]) => chinese).sort()).toEqual(known.map((page) => `${page}.md`));
  });
});

describe.each(pairs)('%s and its English page', (file, english) => {
  const chinese = readPage(file);

  it('have the same headings, level by level', () => {
    expect(chinese.headings.map(({ level }) => level)).toEqual(english.headings.map(({ level }) => level));
  });

  it('point at each other in their first link', () => {
    expect([chinese.links[0], english.links[0]]).toEqual([posix.basename(english.file), posix.basename(file)]);
  });

  it('show the same code, apart from the language a program speaks, the word it looks for and the words of a condition', () => {
    const inOneLanguage = (page: Page): string[] => page.code.filter(({ language }) => language !== 'text')
      .map(({ text }) => text.replaceAll(/label_(zh|en)/g, 'label').replaceAll(' --lang en', '').replaceAll(/--search \S+/g, '--search').replaceAll(/--keep "[^"]*"/g, '--keep'));
    expect(inOneLanguage(chinese)).toEqual(inOneLanguage(english));
  });

  it('have the same rows in their tables', () => {
    const rows = (name: string): number => readFileSync(name, 'utf8').split('\n').filter((line) => line.startsWith('|')).length;
    expect(rows(file)).toBe(rows(english.file));
  });
});
