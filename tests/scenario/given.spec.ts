import { expect, test } from 'vitest';
import { renderIssues } from '../../src/issues/index.js';
import { BASE, Project, withChange } from './project.js';

const RATE = '  rate: { label: { zh: 收益率, en: rate of return }, unit: 1, kind: rate, formula: growth }\n';

function flags(files: Record<string, string>, rule = 'balance'): readonly number[] | undefined {
  const { plan, issues } = new Project({ 'book/fund.yaml': fund(), ...files }).load({}, 'child.yaml');
  expect(renderIssues(issues, 'en')).toBe('');
  return plan!.given.get(rule)?.isGiven;
}

function fund(): string {
  return `${new Project().read('book/fund.yaml')}${RATE}`;
}

function says(given: string, files: Record<string, string> = {}, lang: 'zh' | 'en' = 'zh'): string {
  return new Project({ 's.yaml': `${BASE}given: ${given}\n`, 'book/fund.yaml': fund(), ...files }).says(lang);
}

test('a table inherited beyond a shorter last year is left out like years', () => {
  const files = { 's.yaml': `${BASE}given: { balance: { table: g.csv } }\n`, 'g.csv': 'year,value\n2021,5\n2023,6\n' };
  expect(flags({ ...files, 'child.yaml': 'extends: s.yaml\nlast_year: 2022\n' })).toEqual([1]);
});

test('years inherited at or before a later base year are left out, from years and from a table', () => {
  const later = 'extends: s.yaml\nbase_year: 2021\ninputs: { growth: { value: 0.01, unit: 1, source: 甲, confidence: D } }\n';
  expect(flags({ 's.yaml': `${BASE}given: { balance: { 2021: 5, 2023: 6 } }\n`, 'child.yaml': later })).toEqual([0, 1]);
  const table = { 's.yaml': `${BASE}given: { balance: { table: g.csv } }\n`, 'g.csv': 'year,value\n2021,5\n2022,6\n' };
  expect(flags({ ...table, 'child.yaml': later })).toEqual([1]);
});

test('a table of the scenario’s own must not name such years', () => {
  expect(says('{ balance: { table: g.csv } }', { 'g.csv': 'year,value\n2020,5\n2021,6\n2024,7\n' })).toMatchInlineSnapshot(`
    "✖ balance 的给定年份 2020, 2024 不在 2021..2023 之内
      → g.csv  given.balance.table
        基年末的值写在规则的 start 里"
  `);
});

test('an inherited key that is no year is not left out in silence', () => {
  const files = { 's.yaml': `${BASE}given: { balance: { 21: 5 } }\n`, 'child.yaml': 'extends: s.yaml\nlast_year: 2022\n' };
  expect(new Project(files).says('zh', {}, 'child.yaml')).toMatchInlineSnapshot(`
    "✖ balance 的给定年份 21 不在 2021..2022 之内
      → s.yaml:16:21  given.balance.21
        基年末的值写在规则的 start 里"
  `);
});

test('a given rate above 2 most likely lacks its percent sign', () => {
  expect(says('{ rate: { 2021: 24, 2022: -2.5, 2023: 0.03 } }')).toMatchInlineSnapshot(`
    "⚠ rate 给定为 24，单位 1；大小超过 2 的比率多半漏了百分号
      → s.yaml:16:24  given.rate.2021
        若是百分数，写 0.24 或 24%；确实是 24，写 2400%，就不再提示
    ⚠ rate 给定为 -2.5，单位 1；大小超过 2 的比率多半漏了百分号
      → s.yaml:16:34  given.rate.2022
        若是百分数，写 -0.025 或 -2.5%；确实是 -2.5，写 -250%，就不再提示"
  `);
  expect(says('{ rate: { 2021: 24 } }', {}, 'en')).toMatchInlineSnapshot(`
    "⚠ rate is given as 24, unit 1; a rate above 2 in size most likely lacks its percent sign
      → s.yaml:16:24  given.rate.2021
        for a percentage write 0.24 or 24%; if it really is 24, write 2400% and this is not said again"
  `);
  expect(says('{ rate: { table: g.csv } }', { 'g.csv': 'year,value\n2021,0.05\n2022,9.77\n' })).toMatchInlineSnapshot(`
    "⚠ rate 给定为 9.77，单位 1；大小超过 2 的比率多半漏了百分号
      → g.csv:3
        若是百分数，写 0.0977 或 9.77%；确实是 9.77，写 977%，就不再提示"
  `);
});

test('rates up to 2, rates with a percent sign and what is no rate pass', () => {
  expect(says('{ rate: { 2021: 2, 2022: -2, 2023: 2400% } }')).toBe('');
  expect(says('{ shock: { 2021: 24 }, people: { 2021: 24 } }')).toBe('');
});

test('a warning about a table does not lose its numbers', () => {
  const { plan } = new Project({ 's.yaml': `${BASE}given: { rate: { table: g.csv } }\n`, 'book/fund.yaml': fund(), 'g.csv': 'year,value\n2021,24\n' }).load();
  expect(plan!.given.get('rate')!.isGiven).toEqual([1]);
});

test('many such rates of a table: a few, then how many more', () => {
  const rows = Array.from({ length: 8 }, (_, k) => `${String(2021 + k)},24\n`).join('');
  const long = withChange('last_year: 2023', 'last_year: 2028');
  const said = new Project({ 's.yaml': `${long}given: { rate: { table: g.csv } }\n`, 'book/fund.yaml': fund(), 'g.csv': `year,value\n${rows}` }).says();
  expect(said.match(/^\S.*/gm)).toEqual([...Array<string>(5).fill('⚠ rate 给定为 24，单位 1；大小超过 2 的比率多半漏了百分号'), '⚠ 从这一行起，同类问题还有 3 处']);
});
