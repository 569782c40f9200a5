import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkPersons, type Person, readPersons } from '../../src/cards/index.js';
import { IssueList, renderIssues } from '../../src/issues/index.js';
import { toyPlan } from './toy.js';

const folder = mkdtempSync(join(tmpdir(), 'chusuan-persons-'));
afterAll(() => { rmSync(folder, { recursive: true }); });
const plan = toyPlan();

/** What is said of a file, with its name shortened. */
function said(text: string, lang: 'zh' | 'en' = 'zh'): string {
  const file = join(folder, 'persons.yaml');
  writeFileSync(file, text);
  const issues = new IssueList();
  const persons = readPersons(file, issues);
  if (persons) checkPersons(plan, persons, issues);
  return renderIssues(issues.items, lang).replaceAll(/\S*persons\.yaml/g, 'persons.yaml');
}

function read(entry: string): Person {
  const file = join(folder, 'one.yaml');
  writeFileSync(file, `as_of: 2025\npersons:\n  one:\n    label: 甲\n${entry.replaceAll(/^/gm, '    ')}\n`);
  const issues = new IssueList();
  const [person] = readPersons(file, issues) ?? [];
  expect(issues.items).toEqual([]);
  return person!;
}

describe('a file of persons', () => {
  it('may say little: ordinary, pays for missing years, and the whole account was the own money', () => {
    expect(read('sex: male\nborn: 1985\nstate: paying\nyears: 3\naccount: 900\npays: 500')).toMatchObject({
      label: { zh: '甲', en: '甲' }, status: 'ordinary', backPays: true, paidBefore: 900, accountPension: 0, pays: [{ from: 2025, choice: 500 }], asOf: 2025,
    });
  });

  it('gives choices by year, in order', () => {
    expect(read('sex: male\nborn: 1985\nstate: paying\nyears: 3\naccount: 900\npays: { 2030: none, 2026: lowest, 2034: 2000 }').pays).toEqual([
      { from: 2026, choice: 'lowest' }, { from: 2030, choice: 'none' }, { from: 2034, choice: 2000 },
    ]);
  });

  it('hears of all its mistakes at once, each with its line', () => {
    expect(said(`as_of: 2025
persons:
  甲:
    label: 甲
    sex: femle
    born: 1985
    state: paying
    years: 40
    account: 900
    pays: 50
  乙:
    label: 乙
    sex: male
    born: 1985
    status: 特困
    state: drawing
    years: 3
    account: 1
    account_pension: 5
`)).toBe(`✖ 甲 的 sex 是 femle，没有这个值，是不是 female？
  → persons.yaml:5:10  persons.甲.sex
    可取：male、female
✖ 甲 已缴费 40 年，自满 16 岁起至今最多 25 年
  → persons.yaml:8:12  persons.甲.years
✖ 甲 选 50 元档，2026 年最低一档是 300 元/年
  → persons.yaml:10:11  persons.甲.pays
    写 300 或以上，或写 lowest（最低档）、none（不缴）
✖ 乙 在 2025 年末 40 岁，state 却是 drawing（应为 60 至 105 岁）
  → persons.yaml:14:11  persons.乙.born
    born 应在 1920 至 1965 之间，或改 state
✖ 乙 的 status 是 特困，没有这个值
  → persons.yaml:15:13  persons.乙.status
    可取：ordinary、assisted_full、assisted_part、retained_floor`);
  });

  it('hears which keys a state needs and which it has no use for', () => {
    expect(said('as_of: 2025\npersons:\n  a: { label: a, sex: male, born: 1985, state: paused, years: 3, account: 5, joins: 2030 }\n  b: { label: b, sex: male, born: 1985, state: paying, years: 3, account: 5, pays: 500, claims: 2047 }\n', 'en')).toBe(`✖ state paused needs returns
  → persons.yaml:3:3  persons.a.returns
    see docs/cards.en.md
✖ joins has no use while state is paused
  → persons.yaml:3:78  persons.a.joins
    remove it; here one can write: years, account, paid_before, pays, pays_until_age, back_pays, returns, claims
✖ who pays for missing years at the pension age never waits, so claims has no use
  → persons.yaml:4:89  persons.b.claims
    write back_pays: false, or remove claims`);
  });

  it('hears of years that the scenario or the age rule out', () => {
    expect(said('as_of: 2025\npersons:\n  a: { label: a, sex: male, born: 1985, state: outside, joins: 2047, pays: { 2095: 500 } }\n', 'en')).toBe(`✖ a: joins is 2047; it must lie from 2026 to 2044
  → persons.yaml:3:64  persons.a.joins
✖ a: pays is 2095; it must lie from 2025 to 2090
  → persons.yaml:3:84  persons.a.pays.2095`);
    expect(said('as_of: 2019\npersons:\n  a: { label: a, sex: male, born: 1985, state: paying, years: 1, account: 5, pays: 500 }\n', 'en')).toContain('as_of is 2019; it must lie from 2020 to 2089');
  });

  it('hears of a misspelt choice, of a year that is none and of nobody at all', () => {
    expect(said('as_of: 2025\npersons:\n  a: { label: a, sex: male, born: 1985, state: paying, years: 1, account: 5, pays: lowset }\n')).toContain('lowest');
    expect(said('as_of: 2025\npersons:\n  a: { label: a, sex: male, born: 1985, state: paying, years: 1, account: 5, pays: { soon: 500 } }\n')).toContain('pays 下的键应是年份，却是 soon');
    expect(said('as_of: 2025\npersons: {}\n')).toContain('persons 下没有人物');
  });
});
