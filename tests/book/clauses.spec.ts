import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Clauses, openBook, openScenarioBook, readClauses, referencesOf } from '../../src/book/index.js';
import { IssueList, renderIssues } from '../../src/issues/index.js';
import { RESULTS_VERSION } from '../../src/results/index.js';
import { fingerprint, loadScenario, rulebookHash } from '../../src/scenario/index.js';
import { PROJECT_FOLDER } from '../../src/version.js';
import { temporaryFolder } from '../run/small-fund.js';

const RULEBOOK = join(PROJECT_FOLDER, 'rulebook/resident-pension');
const BASELINE = join(PROJECT_FOLDER, 'scenarios/hubei/baseline.yaml');

function shipped(): Clauses {
  return readClauses(RULEBOOK, new IssueList())!;
}

/** The issues of a `clauses.yaml` with this text. */
function issuesOf(text: string): string[] {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'clauses.yaml'), text);
  const issues = new IssueList();
  readClauses(folder, issues);
  return issues.items.map(({ message, place }) => `${message}:${String(place?.line)}`);
}

describe('the shipped clauses', () => {
  it('are read without an issue', () => {
    const issues = new IssueList();
    expect(readClauses(RULEBOOK, issues)?.documents.size).toBe(15);
    expect(renderIssues(issues.items, 'zh')).toBe('');
  });

  it('resolve every source of every rule and every clause of every range', async () => {
    const book = (await openBook(RULEBOOK, new IssueList()))!;
    const references = [...book.rules.values(), ...book.inputs.values()].flatMap((entry) => entry.references);
    expect(references.length).toBeGreaterThan(100);
    expect(references.filter(({ document }) => !document).map(({ text }) => text)).toEqual([]);
    expect(references.filter(({ unknownClause }) => unknownClause !== undefined).map(({ text }) => text)).toEqual([]);
    // Where a source names no clause, the document itself must say something.
    expect(references.filter(({ document, clause }) => !clause && !document!.summary).map(({ text }) => text)).toEqual([]);
  });

  it('give the policy in its own words, and only the policy', () => {
    const { documents } = shipped();
    const policy = documents.get('鄂人社发〔2021〕28号')!;
    expect([...policy.clauses.keys()]).toEqual(['一', '二', '三', '四', '五', '六', '七']);
    // Quoted from the document, not from the file.
    expect(policy.clauses.get('四')!.text).toContain('将2017年以来每年新增结余不低于80%用于委托投资，不断提高投资收益，实现基金保值增值');
    expect(policy.clauses.get('一')!.text).toContain('实行部分代缴的，应在个人履行缴费义务后再行代缴，不得出现缴费金额低于最低缴费档次的情况。');
    expect([...policy.clauses.values()].map(({ text }) => text!.length)).toEqual([341, 191, 216, 223, 339, 392, 114]);
    const inOwnWords = [...documents.values()].filter(({ clauses }) => [...clauses.values()].some(({ text }) => text !== undefined));
    expect(inOwnWords.map(({ name }) => name)).toEqual(['鄂人社发〔2021〕28号']);
  });

  it('change neither the rulebook, nor its hash, nor the fingerprint of a scenario', () => {
    const folder = temporaryFolder();
    for (const name of ['with', 'without']) cpSync(RULEBOOK, join(folder, name), { recursive: true });
    rmSync(join(folder, 'without/clauses.yaml'));
    const [withClauses, without] = ['with', 'without'].map((name) => {
      writeFileSync(join(folder, `${name}.yaml`), `extends: ${BASELINE}\nrulebook: ${join(folder, name)}\n`);
      const { plan, issues } = loadScenario(join(folder, `${name}.yaml`));
      expect(issues.filter(({ severity }) => severity === 'error')).toEqual([]);
      return { names: [...plan!.model.rules.keys()], files: plan!.model.files.map(({ name: file }) => file), hash: rulebookHash(plan!.model), fingerprint: fingerprint(plan!, RESULTS_VERSION) };
    });
    expect(withClauses!.files).not.toContain('clauses.yaml');
    expect(withClauses).toEqual(without);
    // The names of coordinates and where things stand are part of the model and not of the fingerprint either.
    expect(withClauses!.fingerprint).toBe(fingerprint(loadScenario(BASELINE).plan!, RESULTS_VERSION));
  });
});

describe('a source', () => {
  const read = (source: string): string[] => referencesOf(source, shipped())
    .map(({ document, clause, unknownClause, remark }) => [document?.name, clause?.name, unknownClause && `?${unknownClause}`, remark && `(${remark})`].filter(Boolean).join(' '));

  it.each([
    ['鄂人社发〔2021〕28号 四', ['鄂人社发〔2021〕28号 四']],
    ['鄂政发〔2015〕41号；湖北省2023年1月通知', ['鄂政发〔2015〕41号', '湖北省2023年1月缴费政策通知']],
    ['鄂人社发〔2018〕43号（到龄次月起，至死亡当月止）', ['鄂人社发〔2018〕43号 (到龄次月起，至死亡当月止)']],
    ['国发〔2014〕8号 第六条、第七条', ['国发〔2014〕8号 第六条', '国发〔2014〕8号 第七条']],
    ['国发〔2014〕8号第六条第二款', ['国发〔2014〕8号 第六条 (第二款)']],
    ['国发〔2014〕8号 第九十九条', ['国发〔2014〕8号 ?第九十九条']],
    ['国发〔2005〕38号附件', ['国发〔2005〕38号 附件']],
    // The document in the brackets, what it is about before them.
    ['参保范围按户籍（鄂州政规〔2016〕3号 第四条）', ['鄂州政规〔2016〕3号 第四条 (参保范围按户籍)']],
    // A ； inside brackets parts nothing.
    ['鄂政发〔2015〕41号（省；市县）', ['鄂政发〔2015〕41号 (省；市县)']],
    ['鄂人社发〔2018〕43号 次月起 生日均匀分布', ['鄂人社发〔2018〕43号 (次月起 生日均匀分布)']],
    ['方案', ['']],
    ['方案（替代年度评估的幅度）', ['']],
  ])('%s', (source, expected) => {
    expect(read(source)).toEqual(expected);
  });

  it('keeps its text whatever it names', () => {
    expect(referencesOf('方案；鄂人社发〔2021〕28号 四（甲）', shipped()).map(({ text }) => text)).toEqual(['方案', '鄂人社发〔2021〕28号 四（甲）']);
    expect(referencesOf('国发〔2014〕8号 第六条', undefined)).toEqual([{ text: '国发〔2014〕8号 第六条' }]);
    expect(referencesOf(undefined, shipped())).toEqual([]);
  });
});

describe('a clauses.yaml with mistakes', () => {
  it('is told all of them, each at its line', () => {
    expect(issuesOf(`documents:
  甲号:
    title: { zh: 甲, en: a }
    grade: good
    date: 2021年
    url: www.example.org
    clauses:
      一: { sumary: { en: one } }
`)).toEqual(['clauses-date:5', 'clauses-url:6', 'expected-one-of:4', 'missing-key:8', 'unknown-key-near:8']);
    expect(issuesOf(`documents:
  甲号:
    title: { zh: 甲, en: a }
    grade: A
    clauses:
      一: { text: 原文, summary: { zh: 摘要, en: one } }
      二: { summary: { en: two } }
  乙号:
    title: { zh: 乙, en: b }
    aliases: [甲号]
    grade: A
`)).toEqual(['clauses-text-and-summary:6', 'clauses-no-words:7', 'clauses-alias-taken:10']);
  });
});

describe('a book', () => {
  it('is made of a rulebook without clauses as well', async () => {
    const issues = new IssueList();
    const book = (await openBook(join(PROJECT_FOLDER, 'docs/savings/rulebook'), issues))!;
    expect(issues.items).toEqual([]);
    expect(book.clauses).toBeUndefined();
    expect([...book.rules.keys()]).toEqual(['rate', 'balance']);
  });

  it('is refused with the issues of its clauses', async () => {
    const folder = join(temporaryFolder(), 'rulebook');
    cpSync(join(PROJECT_FOLDER, 'docs/savings/rulebook'), folder, { recursive: true });
    writeFileSync(join(folder, 'clauses.yaml'), 'documents: 3\n');
    const issues = new IssueList();
    const book = await openBook(folder, issues);
    expect(issues.items.map(({ message }) => message)).toEqual(['expected-map']);
    expect(book).toBeUndefined();
  });

  it('of a scenario shows its sources, whatever they are', async () => {
    const issues = new IssueList();
    const book = (await openScenarioBook(join(PROJECT_FOLDER, 'scenarios/hubei/proposals/income-indexed.yaml'), issues))!;
    expect(book.rules.get('adjustment')!.references).toEqual([{ text: '方案（替代年度评估的幅度）' }]);
  });
});
