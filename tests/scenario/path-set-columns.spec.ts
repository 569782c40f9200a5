import { tableFromArrays, tableToIPC } from 'apache-arrow';
import { describe, expect, it, test } from 'vitest';
import { compilePlan } from '../../src/compiler/index.js';
import { createInterpreter, createSimdEngine } from '../../src/engine/index.js';
import { renderIssues } from '../../src/issues/index.js';
import type { Plan } from '../../src/scenario/index.js';
import { Project, withChange } from './project.js';

/** Two inputs of the scenario's own, taken from one file. */
function scenario(first: string, second: string, extra = ''): string {
  return `${withChange('paths: 100', 'paths: 2')}  one: { label: { zh: 甲, en: one }, ${first}, unit: 1 }
  two: { label: { zh: 乙, en: two }, ${second}, unit: 1 }
rules:
  first: { label: { zh: 甲值, en: first }, unit: 1, formula: one }
  second: { label: { zh: 乙值, en: second }, unit: 1, formula: "two * 10" }
${extra}`;
}
const PLAIN = scenario('paths: set.csv, column: cpi', 'paths: set.csv, column: growth');

const WIDE = `path,year,cpi,growth
0,2021,1,11
0,2022,2%,12
0,2023,3,13
1,2021,4,14
1,2022,5,15
1,2023,6,16
`;
const LONG = `path,year,variable,value
${WIDE.trim().split('\n').slice(1).flatMap((row) => {
  const [path, year, cpi, growth] = row.split(',') as [string, string, string, string];
  return [`${path},${year},growth,${growth}`, `${path},${year},cpi,${cpi}`];
}).join('\n')}
`;

function planOf(files: Readonly<Record<string, string | Uint8Array>>): Plan {
  const { plan, issues } = new Project(files).load();
  expect(renderIssues(issues, 'en')).toBe('');
  return plan!;
}

function valuesOf(plan: Plan, name: string): number[] {
  const { offset, length } = plan.inputs.get(name)!.values;
  return [...plan.numbers.subarray(offset, offset + length)];
}

function says(files: Readonly<Record<string, string | Uint8Array>>, lang: 'zh' | 'en' = 'zh'): string {
  return new Project(files).says(lang);
}

describe('a file of several variables', () => {
  const cpi = [NaN, 1, 0.02, 3, NaN, 4, 5, 6];
  const growth = [NaN, 11, 12, 13, NaN, 14, 15, 16];

  it.each([['wide', WIDE], ['long', LONG]])('gives each input its own, %s', (_form, text) => {
    const plan = planOf({ 's.yaml': PLAIN, 'set.csv': text });
    expect([valuesOf(plan, 'one'), valuesOf(plan, 'two')]).toEqual([cpi, growth]);
  });

  it.each(['wide', 'long'])('is the same from Arrow, with whole numbers of 64 bits and names in a dictionary, %s', (form) => {
    const rows = WIDE.trim().split('\n').slice(1).map((row) => row.replace('2%', '0.02').split(',').map(Number) as [number, number, number, number]);
    const twice = [...rows.map((row) => ({ row, variable: 'cpi', value: row[2] })), ...rows.map((row) => ({ row, variable: 'growth', value: row[3] }))];
    const arrow = tableToIPC(form === 'wide'
      ? tableFromArrays({ path: BigInt64Array.from(rows, ([path]) => BigInt(path)), year: Int32Array.from(rows, ([, year]) => year), cpi: Float64Array.from(rows, (row) => row[2]), growth: Float64Array.from(rows, (row) => row[3]) })
      : tableFromArrays({ path: Int32Array.from(twice, ({ row }) => row[0]), year: BigInt64Array.from(twice, ({ row }) => BigInt(row[1])), variable: twice.map(({ variable }) => variable), value: Float64Array.from(twice, ({ value }) => value) }), 'file');
    const plan = planOf({ 's.yaml': PLAIN.replaceAll('set.csv', 'set.arrow'), 'set.arrow': arrow });
    expect([valuesOf(plan, 'one'), valuesOf(plan, 'two')]).toEqual([cpi, growth]);
  });

  it('is read once, however many inputs name it', () => {
    const { scenario: resolved } = new Project({ 's.yaml': PLAIN, 'set.csv': WIDE }).load();
    expect(resolved!.files.filter(({ file }) => file.endsWith('set.csv'))).toHaveLength(1);
    expect(resolved!.inputs['two']).toMatchObject({ paths: 'set.csv', column: 'growth' });
  });

  it('gives both engines the same', () => {
    const plan = { ...planOf({ 's.yaml': PLAIN, 'set.csv': WIDE }), outputs: ['first', 'second'].map((name) => ({ name, rule: name, cell: 0 })), profiles: [] };
    const task = { block: 0, firstPath: 0, pathCount: 2, isBestEstimate: false };
    const compiled = createSimdEngine(plan, compilePlan(plan)).runBlock(task);
    expect(compiled.isLeftToInterpreter).toBeUndefined();
    // [column × path × year], by hand from the table
    expect([...compiled.columns]).toEqual([1, 0.02, 3, 4, 5, 6, 110, 120, 130, 140, 150, 160]);
    expect(createInterpreter(plan).runBlock(task).columns).toEqual(compiled.columns);
  });
});

describe('mistakes', () => {
  test('no column where there are several', () => {
    const files = { 's.yaml': scenario('paths: set.csv', 'paths: set.csv, column: growth'), 'set.csv': WIDE };
    expect(says(files)).toContain('✖ 外部路径集有几个变量，输入 one 没有写取哪一个\n  → s.yaml:16:44  inputs.one.paths\n    加上 column: cpi；文件中的变量：cpi growth');
    expect(says({ ...files, 'set.csv': LONG }, 'en')).toContain('✖ the set of paths has several variables, and the input one does not say which it takes\n  → s.yaml:16:44  inputs.one.paths\n    add column: growth; variables of the file: growth cpi');
  });

  test.each([['wide', WIDE], ['long', LONG]])('a name that is not there: the nearest one, at the line that says it, %s', (_form, text) => {
    const said = says({ 's.yaml': scenario('paths: set.csv, column: cpl', 'paths: set.csv, column: 全然不同'), 'set.csv': text });
    expect(said).toContain('没有变量 cpl，是不是 cpi？\n  → s.yaml:16:61  inputs.one.column');
    expect(said).toMatch(/没有变量 全然不同\n {2}→ s\.yaml:17:61 {2}inputs\.two\.column/);
  });

  test('column without paths', () => {
    expect(says({ 's.yaml': withChange('share: { value: 0.9, unit: 1 }', 'share: { value: 0.9, column: cpi, unit: 1 }') }, 'en'))
      .toContain('✖ the input share has column without paths\n  → s.yaml:9:32  inputs.share.column');
  });

  test('rows that are wrong for all variables are told once, those of one variable under its name', () => {
    const text = WIDE.replace('0,2021', 'x,2021').replace('1,2022', '1,22').replace('6,16', '6,abc');
    const said = says({ 's.yaml': PLAIN, 'set.csv': text });
    expect(said.match(/✖.*\n.*/g)).toEqual(['✖ x 不是路径号\n  → set.csv:2', '✖ 22 不是年份\n  → set.csv:6']);
    const alone = says({ 's.yaml': PLAIN, 'set.csv': WIDE.replace('6,16', '6,abc').replace('4,14', ',14') });
    expect(alone.match(/✖.*\n.*/g)).toEqual(['✖ cpi 这一格是空的\n  → set.csv:5', '✖ growth 的值 abc 读不成数\n  → set.csv:7']);
  });

  test('a pair of path and year given twice names both lines', () => {
    expect(says({ 's.yaml': PLAIN, 'set.csv': `${WIDE}1,2022,7,7\n` }).match(/✖.*\n.*/g)).toEqual(['✖ path=1 year=2022 重复，第一次在第 6 行\n  → set.csv:8']);
    expect(says({ 's.yaml': PLAIN, 'set.csv': `${LONG}1,2022,cpi,7\n` }).match(/✖.*\n.*/g)).toEqual(['✖ path=1 year=2022 variable=cpi 重复，第一次在第 11 行\n  → set.csv:14']);
  });

  test('missing cells of a wide file are told once, not once for each variable', () => {
    const said = says({ 's.yaml': PLAIN, 'set.csv': WIDE.replace('1,2023,6,16\n', '') });
    expect(said.match(/✖.*/g)).toEqual(['✖ 外部路径集缺 1 格（需要 2 条路径，从 0 起数），如：path=1 year=2023']);
  });

  test('not a number in an Arrow file, at its row', () => {
    const arrow = tableToIPC(tableFromArrays({
      path: Int32Array.from([0, 0, 0, 1, 1, 1]), year: Int32Array.from([2021, 2022, 2023, 2021, 2022, 2023]),
      cpi: Float64Array.from([1, 2, NaN, 4, 5, 6]), growth: Float64Array.from([1, 2, 3, 4, Infinity, 6]),
    }), 'file');
    const said = says({ 's.yaml': PLAIN.replaceAll('set.csv', 'set.arrow'), 'set.arrow': arrow });
    expect(said.match(/✖.*\n.*/g)).toEqual(['✖ cpi 的值 NaN 读不成数\n  → set.arrow:3', '✖ growth 的值 Infinity 读不成数\n  → set.arrow:5']);
  });
});

describe('years in which the rule is given', () => {
  const late = WIDE.split('\n').filter((row) => !row.includes(',2021,')).join('\n');

  it('need no values', () => {
    const plan = planOf({ 's.yaml': scenario('paths: set.csv, column: cpi', 'paths: set.csv, column: growth', 'given: { first: { 2021: 7 }, second: { 2021: 8 } }\n'), 'set.csv': late });
    // The year before carries the set's first value, and nothing reads it.
    expect(valuesOf(plan, 'one')).toEqual([NaN, 0.02, 0.02, 3, NaN, 5, 5, 6]);
  });

  it('count only as far as every rule that reads the input is given', () => {
    const said = says({ 's.yaml': scenario('paths: set.csv, column: cpi', 'paths: set.csv, column: growth', 'given: { first: { 2021: 7 } }\n'), 'set.csv': late });
    expect(said.match(/✖.*/g)).toEqual(['✖ 外部路径集缺 2 格（需要 2 条路径，从 0 起数），如：path=0 year=2021; path=1 year=2021']);
    const both = scenario('paths: set.csv, column: cpi', 'paths: set.csv, column: cpi', 'given: { first: { 2021: 7 } }\n').replace('formula: "two * 10"', 'formula: "two + one"');
    expect(says({ 's.yaml': both, 'set.csv': late })).toContain('缺 2 格');
  });

  it('count from the base year on, without a gap', () => {
    const said = says({ 's.yaml': scenario('paths: set.csv, column: cpi', 'paths: set.csv, column: growth', 'given: { first: { 2022: 7 }, second: { 2021: 1 } }\n'), 'set.csv': late });
    expect(said).toContain('缺 2 格');
  });
});
