import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Book, findChapter, findEntries, nearChapter, nearEntries, openBook, searchBook } from '../../src/book/index.js';
import { IssueList } from '../../src/issues/index.js';
import { PROJECT_FOLDER } from '../../src/version.js';

let book: Book;

beforeAll(async () => {
  book = (await openBook(join(PROJECT_FOLDER, 'rulebook/resident-pension'), new IssueList()))!;
});

const found = (word: string): string[] => findEntries(book, word).map(({ kind, name }) => `${kind} ${name}`);

describe('a name', () => {
  it.each([
    ['crediting_rate', ['rule crediting_rate']],
    ['claim_age', ['input claim_age']],
    ['vintage', ['dimension vintage']],
    // A rule and a noise of one name: both.
    ['cpi', ['rule cpi', 'noise cpi']],
    ['记账利率', ['rule crediting_rate']],
    ['  记账利率 ', ['rule crediting_rate']],
    ['Crediting Rate', ['rule crediting_rate']],
    // Its label goes on with the options in brackets.
    ['记账利率办法', ['input crediting_method']],
    ['国家基础养老金', []],
    ['rate', []],
  ])('%s', (word, expected) => {
    expect(found(word)).toEqual(expected);
  });

  it('that is slightly wrong has neighbours', () => {
    const near = (word: string): string[] => nearEntries(book, word, 3).map(({ name }) => name);
    expect(near('crediting_rat')).toContain('crediting_rate');
    expect(near('记帐利率')).toEqual(['crediting_rate']);
    expect(near('丧葬补助')).toContain('funeral_grant');
    expect(near('完全无关的一个词')).toEqual([]);
  });
});

describe('a chapter', () => {
  it('is found by name or title, and its neighbour by a slip or a part', () => {
    expect([findChapter(book, 'account')?.name, findChapter(book, '个人账户')?.name, findChapter(book, 'INDIVIDUAL ACCOUNTS')?.name, findChapter(book, '账户')]).toEqual(['account', 'account', 'account', undefined]);
    expect([nearChapter(book, 'acount')?.name, nearChapter(book, '账户')?.name, nearChapter(book, '税收')]).toEqual(['account', 'account', undefined]);
  });
});

describe('a search', () => {
  const hits = (words: string): string[] => searchBook(book, words).map(({ entry, fields }) => `${entry.name}: ${fields.join(' ')}`);

  it('says where it hit', () => {
    // The label of the rule and what the 2015 opinion says of it; the input likewise.
    expect(hits('丧葬补助金')[0]).toBe('funeral_grant: label clause');
    expect(hits('smoothed_return')).toEqual(expect.arrayContaining(['smoothed_return: name formula', 'smoothed_crediting: formula']));
    expect(hits('跑冒滴漏')).toEqual(expect.arrayContaining(['leakage: source clause', 'entrust_target: clause']));
    expect(hits('特困')).toEqual(expect.arrayContaining(['status: values', 'assisted_amount: clause']));
  });

  it('wants all words, wherever they stand', () => {
    expect(searchBook(book, '记账利率 下限').map(({ entry }) => entry.name)).toContain('crediting_floor');
    expect(hits('记账利率 没有这个词')).toEqual([]);
    expect(searchBook(book, 'CREDITING').length).toBe(searchBook(book, 'crediting').length);
    expect(searchBook(book, '１月１日').map(({ entry }) => entry.name)).toContain('crediting_floor');
  });

  it('puts names before formulas, and what only documents mention last', () => {
    const fields = searchBook(book, '委托').map((hit) => hit.fields.some((field) => field === 'name' || field === 'label') ? 0 : hit.fields.some((field) => field !== 'clause') ? 1 : 2);
    expect(new Set(fields)).toEqual(new Set([0, 1, 2]));
    expect(fields).toEqual([...fields].sort());
  });
});
