import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import stringWidth from 'string-width';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Book, entriesOf, findChapter, findEntries, openBook } from '../../src/book/index.js';
import { IssueList } from '../../src/issues/index.js';
import type { Lang } from '../../src/messages/index.js';
import { entryText, rulesTableText } from '../../src/report/index.js';
import { PROJECT_FOLDER } from '../../src/version.js';

let book: Book;

beforeAll(async () => {
  book = (await openBook(join(PROJECT_FOLDER, 'rulebook/resident-pension'), new IssueList()))!;
});

function table(chapters?: readonly string[], room = 100): string {
  return rulesTableText(book, chapters?.map((name) => findChapter(book, name)!), 'zh', room);
}

function entry(name: string, lang: Lang = 'zh', room = 100): string {
  return findEntries(book, name).map((found) => entryText(book, found, lang, room)).join('\n\n');
}

/** The lines of one section of an entry, without its indent. */
function section(text: string, title: string): string[] {
  const [, rest = ''] = `\n${text}`.split(`\n${title}\n`);
  return rest.split(/\n\S|\n\n\S/)[0]!.split('\n').map((each) => each.trim()).filter((each) => each !== '');
}

describe('the table', () => {
  it('lists every rule of the shipped rulebook once, by chapter', () => {
    const text = table();
    const listed = [...text.matchAll(/^ {2}([a-z]\w*)/gm)].map(([, name]) => name!);
    const written = ['economy', 'population', 'members', 'contribution', 'account', 'benefit', 'transfer', 'fund', 'investment', 'liquidity', 'finance', 'metrics'].flatMap((chapter) => {
      const [, rulesText = ''] = readFileSync(join(PROJECT_FOLDER, `rulebook/resident-pension/${chapter}.yaml`), 'utf8').split('\nrules:\n');
      return [...rulesText.matchAll(/^ {2}(\w+):/gm)].map(([, name]) => name!);
    });
    expect(listed).toEqual(written);
    expect(text).toMatch(/^ {2}claimed_pension +新领取人员月账户养老金 +元\/月 +国发〔2014〕8号 第七条$/m);
  });

  it.each([60, 80, 100, 120])('keeps its columns in a terminal of %i', (room) => {
    const text = table(['members', 'finance', 'noise', 'dimensions'], room);
    const widest = Math.max(...text.split('\n').map((line) => stringWidth(line)));
    // Below 80 the longest names and a label of ten characters need more than there is.
    expect(widest).toBeLessThanOrEqual(Math.max(80, room));
    const starts = text.split('\n').filter((line) => /^ {2}(active_deaths|exit_share|linked_years|claims_active) /.test(line))
      .map((line) => stringWidth(line.slice(0, line.search(/[\u4e00-\u9fff]/))));
    expect([starts.length, new Set(starts).size]).toEqual([4, 1]);
  });

  it('of a chapter has its inputs with their ranges', () => {
    const text = table(['个人账户']);
    expect(text).toContain('个人账户 account（40 条规则、22 项输入）');
    expect(text).toMatch(/^ {2}annuity_divisor +计发月数 +个月 +经验范围 139 至 300；$/m);
    expect(text).toMatch(/^ {2}crediting_share +平滑收益超过法定下限部分的记账比例 +无单位 +允许 0 至 1$/m);
    expect(text).not.toContain('fund_balance');
  });

  it('of a chapter of noises or dimensions has those', () => {
    const text = table(['noise', '维度']);
    expect(text).toMatch(/^ {2}mortality_drift_male +男性死亡率趋势的不确定性 +每条路径一次正态$/m);
    expect(text).toMatch(/^ {2}age +年末周岁 +0…105$/m);
    expect(text).toMatch(/^ {2}sex +性别 +male female$/m);
  });
});

describe('one rule', () => {
  it('has the words of its clause, and says whose they are', () => {
    const text = ['compliance', 'claimed_pension'].map((name) => entry(name)).join('\n');
    expect(text).toContain('原文：健全完善企业职工基本养老保险省级统筹机制');
    expect(text.replace(/\s/g, '')).toContain('将2017年以来每年新增结余不低于80%用于委托投资');
    expect(text.replace(/\s/g, '')).toContain('2021-09-30，可信度A（见到原文）');
    expect(text).toContain('摘要（非原文）：月个人账户养老金为个人账户全部储存额除以139');
    expect(text).toContain('条号按规则库所引，未与全文核对。');
  });

  it('tells its worked examples with labels, units and all digits', () => {
    const text = ['claimed_pension', 'crediting_rate', 'account'].map((name) => entry(name)).join('\n');
    // values: { claim_balance: 2168.678, divisor: 139 }, result: 15.60
    expect(text).toContain(`  1. 2030年，普通参保人，男，年末周岁 60
     领取时账户储存额  = 2,168.678元
     适用计发月数      = 139个月
     → 新领取人员月账户养老金 = 15.60元/月`);
    // last_year(fund_return): -0.02, result: 0.015
    expect(text).toContain('上年(基金综合收益率（权责）)  = -2%\n     → 记账利率 = 1.5%');
    // result: 1049.30
    expect(text).toContain('→ 缴费期个人账户储存额 = 1,049.30元');
  });

  it('says what it takes and how, and what takes it', () => {
    const text = entry('claim_pension');
    expect(section(text, '用到').slice(2)).toEqual([
      'claim_pension        在付月账户养老金合计              元/月  规则，同批人上年',
      'member_death_rate    参保人死亡概率                    比率   规则',
      'claimed_pension      新领取人员月账户养老金            元/月  规则',
      'claim_pension_start  基年末月账户养老金合计            元/月  输入，基年末',
    ].map((line) => line.replace(/ +/g, ' ')).map((line) => expect.stringMatching(new RegExp(`^${line.replace(/[()]/g, String.raw`\$&`).replace(/ /g, ' +')}$`)) as unknown));
    expect(text).toMatch(/^ {2}due_survivors +存活者应付账户养老金 +同批人上年$/m);
  });

  it('comes in English with the clause in Chinese and an abstract', () => {
    const text = entry('compliance', 'en');
    expect(text).toContain('kind     rule (in Chinese: ');
    expect(text).toContain('In its own words: 健全完善企业职工基本养老保险省级统筹机制');
    expect(text.replace(/\s+/g, ' ')).toContain('of the new surplus of each year since 2017 at least 80 % is entrusted');
  });

  it('shares its name with a noise: both are shown', () => {
    const text = entry('cpi');
    expect(text.match(/^\S.* {2}cpi$/gm)).toEqual(['居民消费价格涨幅  cpi', '物价冲击  cpi']);
  });
});

describe('an input, a noise, a dimension', () => {
  it('each has its own page', () => {
    const text = ['equity_share', 'lateness', 'status', 'entry_subsidy_bands'].map((name) => entry(name)).join('\n');
    expect(text).toContain('取值范围  法定 0 至 0.3');
    expect(text).toMatch(/^ {2}抽取 +逐年均匀$/m);
    expect(text).toMatch(/^ {2}assisted_full +全额代缴（特困、重度残疾）$/m);
    expect(text).toMatch(/^ {2}分档 +按元\/人分档$/m);
  });
});

describe('every entry of the book', () => {
  it.each([['zh', 80], ['en', 100]] as const)('is told in %s within %i columns', (lang, room) => {
    // LaTeX is one line to be copied; an operator and a name, or a function and its first name, are never parted.
    const isBreakable = (line: string): boolean => line.trim().replace(/\[[^\]]*\]/g, 'name').replace(/^(\S+|if|若|则|then) /, '').includes(' ');
    const tooWide = entriesOf(book).flatMap((each) => entryText(book, each, lang, room).split('\n')
      .filter((line) => stringWidth(line) > room && !line.includes('\\text{') && isBreakable(line)));
    expect(tooWide).toEqual([]);
  });
});
