import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type DataTable, readCsv } from '../../src/files/index.js';
import { IssueList, renderIssues } from '../../src/issues/index.js';

function read(text: string): { table: DataTable | undefined; said: string } {
  const folder = mkdtempSync(join(tmpdir(), 'chusuan-'));
  onTestFinished(() => { rmSync(folder, { recursive: true }); });
  const path = join(folder, 't.csv');
  writeFileSync(path, text);
  const issues = new IssueList();
  const table = readCsv(path, issues);
  return { table, said: renderIssues(issues.items, 'zh').replaceAll(/\S*t\.csv/g, 't.csv') };
}

test('header, rows and their lines; byte-order mark, blank lines and spaces are accepted', () => {
  const { table } = read('\uFEFFage, value\r\n\r\n60, "1"\r\n61,2\r\n');
  expect(table!.header).toEqual(['age', 'value']);
  expect(table!.rows).toEqual([{ line: 3, cells: ['60', '1'] }, { line: 4, cells: ['61', '2'] }]);
});

test('of each sort of mistake a few are shown, the others counted', () => {
  const ragged = Array.from({ length: 1000 }, () => '1\n').join('');
  const wide = Array.from({ length: 7 }, () => '１,2\n').join('');
  const { said, table } = read(`age,value\n${ragged}${wide}`);
  expect(table).toBeUndefined();
  expect(said.match(/✖.*/g)).toEqual([
    ...Array<string>(5).fill('✖ 这一行有 1 格，列名有 2 个'),
    '✖ 从这一行起，同类问题还有 997 处',
    ...Array<string>(5).fill('✖ “１”中有全角字符 １'),
  ]);
});

test('mistakes of form come with their line', () => {
  expect(read('').said).toMatchInlineSnapshot(`
    "✖ 表格 t.csv 是空的
      → t.csv
        第一行写列名，以下每行一条数据"
  `);
  expect(read('age,value\n').said).toMatchInlineSnapshot(`
    "✖ 表格 t.csv 只有列名，没有数据
      → t.csv:1"
  `);
  expect(read('age,value\n60\n61,2,3\n62,1\n').said).toMatchInlineSnapshot(`
    "✖ 这一行有 1 格，列名有 2 个
      → t.csv:2
        补齐或删去多出的格；文字里含逗号时放进引号 "…"
    ✖ 这一行有 3 格，列名有 2 个
      → t.csv:3
        补齐或删去多出的格；文字里含逗号时放进引号 "…""
  `);
  expect(read('age,,age\n60,1,2\n').said).toMatchInlineSnapshot(`
    "✖ 第 2 列没有列名
      → t.csv:1
    ✖ 列名 age 出现了两次
      → t.csv:1"
  `);
  expect(read('age，value\n60，1\n').said).toMatchInlineSnapshot(`
    "✖ “age，value”中有全角字符 ，
      → t.csv:1
        改成半角 ,
    ✖ “60，1”中有全角字符 ，
      → t.csv:2
        改成半角 ,"
  `);
  expect(read('age,value\n60,"1\n').said).toMatchInlineSnapshot(`
    "✖ 引号没有成对（CSV_QUOTE_NOT_CLOSED）
      → t.csv:2
        检查这一行的引号 "…""
  `);
});
