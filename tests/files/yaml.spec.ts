import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { z } from 'zod';
import { readYaml, type YamlSource } from '../../src/files/index.js';
import { IssueList, renderIssues } from '../../src/issues/index.js';
import type { Lang } from '../../src/messages/index.js';

const schema = z.strictObject({
  name: z.string().optional(),
  count: z.int().min(0).max(9).optional(),
  either: z.union([z.number(), z.string()]).optional(),
  nested: z.union([z.string(), z.strictObject({ table: z.string() })]).optional(),
  kind: z.enum(['stock', 'flow']).optional(),
  on: z.boolean().optional(),
  list: z.array(z.number()).optional(),
  years: z.record(z.string(), z.number()).optional(),
});
type Shape = z.infer<typeof schema>;

function read(text: string | Uint8Array, lang: Lang = 'zh', keepGood = false): { source: YamlSource<Shape> | undefined; said: string } {
  const folder = mkdtempSync(join(tmpdir(), 'chusuan-'));
  onTestFinished(() => { rmSync(folder, { recursive: true }); });
  const path = join(folder, 'f.yaml');
  writeFileSync(path, text);
  const issues = new IssueList();
  const source = readYaml(path, schema, issues, { keepGood });
  return { source, said: renderIssues(issues.items, lang).replaceAll(/→ .*f\.yaml/g, '→ f.yaml') };
}

test('a byte-order mark is accepted', () => {
  expect(read('\uFEFFname: x\n').source!.data).toEqual({ name: 'x' });
});

test('places of values and keys, source text, keys in the order written', () => {
  const { source } = read('name: "x"\nyears: { 2023: 1, 2020: 218.680 }\n');
  expect(source!.placeOf(['years', '2020'])).toMatchObject({ line: 2, column: 25 });
  expect(source!.placeOfKey(['years', 2020])).toMatchObject({ line: 2, column: 19 });
  expect(source!.placeOf(['years', '1999', 'deeper'])).toMatchObject({ line: 2, column: 8 });
  expect(source!.textOf(['years', '2020'])).toBe('218.680');
  expect(source!.textOf(['name'])).toBe('x');
  expect(source!.textOf(['years'])).toBeUndefined();
  expect(source!.keysOf(['years'])).toEqual(['2023', '2020']);
});

test('an alias stands for what it repeats', () => {
  const { source } = read('years: &a { 2020: 1 }\nlist: [1]\n');
  expect(source!.placeOf(['years', '2020'])).toMatchObject({ line: 1, column: 19 });
});

test('wrong types are said in plain words', () => {
  const text = 'name: 1\ncount: 1.5\neither: [1]\nnested: 3\nkind: stok\non: yes\nlist: 4\nyears: { a: x }\n';
  expect(read(text).said).toMatchInlineSnapshot(`
    "✖ name 应为文字，现在是 1
      → f.yaml:1:7  name
        数字当作文字用时放进引号，如 "2026"
    ✖ count 应为整数，现在是 1.5
      → f.yaml:2:8  count
    ✖ either 应为数或文字，现在是 [1]
      → f.yaml:3:9  either
    ✖ nested 应为文字或“键: 值”组成的表，现在是 3
      → f.yaml:4:9  nested
    ✖ kind 不能是 stok，是不是 stock？
      → f.yaml:5:7  kind
        可以写：stock flow
    ✖ on 应为 true 或 false，现在是 yes
      → f.yaml:6:5  on
    ✖ list 应为列表，现在是 4
      → f.yaml:7:7  list
        写成 list: [ 甲, 乙 ]
    ✖ a 应为数，现在是 x
      → f.yaml:8:13  years.a"
  `);
  expect(read(text, 'en').said).toMatchInlineSnapshot(`
    "✖ name must be a text, not 1
      → f.yaml:1:7  name
        put a number that is meant as text in quotes, such as "2026"
    ✖ count must be a whole number, not 1.5
      → f.yaml:2:8  count
    ✖ either must be a number or a text, not [1]
      → f.yaml:3:9  either
    ✖ nested must be a text or a map of “key: value”, not 3
      → f.yaml:4:9  nested
    ✖ kind cannot be stok; did you mean stock?
      → f.yaml:5:7  kind
        allowed: stock flow
    ✖ on must be true or false, not yes
      → f.yaml:6:5  on
    ✖ list must be a list, not 4
      → f.yaml:7:7  list
        write list: [ one, two ]
    ✖ a must be a number, not x
      → f.yaml:8:13  years.a"
  `);
});

test('limits, empty values and keys inside a union', () => {
  expect(read('count: 12\nname:\nnested: { tabel: x }\n').said).toMatchInlineSnapshot(`
    "✖ count 是 12，不能大于 9
      → f.yaml:1:8  count
    ✖ 键 name 没有值
      → f.yaml:2:1  name
        写上值，或删去这一行
    ✖ 缺少键 table
      → f.yaml:3:9  nested.table
    ✖ 未知的键 tabel，是不是 table？
      → f.yaml:3:11  nested.tabel
        这里可以写：table"
  `);
  expect(read('count: -1\n', 'en').said).toMatchInlineSnapshot(`
    "✖ count is -1; it cannot be below 0
      → f.yaml:1:8  count"
  `);
});

test('syntax mistakes say what to look for', () => {
  expect(read('name: a: b\n').said).toMatchInlineSnapshot(`
    "✖ 一行里有两个“键: 值”
      → f.yaml:1:7
        文字中含有冒号加空格时，把整段文字放进引号 "…""
  `);
  expect(read('years:\n\t2020: 1\n').said).toMatchInlineSnapshot(`
    "✖ 缩进用了制表符（Tab）
      → f.yaml:2:1
        改用空格"
  `);
  expect(read('list: [1, 2\nname: x\n').said).toMatchInlineSnapshot(`
    "✖ 缩进不对，或上文的括号没有闭合
      → f.yaml:2:1
        同一层的键左端对齐，[ 和 { 要成对"
  `);
  expect(read('name: "x\n').said).toMatchInlineSnapshot(`
    "✖ 这里缺少引号、括号、冒号或逗号
      → f.yaml:2:1
        检查这一行和上一行的符号是否成对"
  `);
  expect(read('name: *x\n').said).toMatchInlineSnapshot(`
    "✖ 以 * 开头的文字是 YAML 引用，但没有对应的 & 定义
      → f.yaml:1:7
        如果是普通文字，放进引号 "…""
  `);
  expect(read('name: !secret x\n').said).toMatchInlineSnapshot(`
    "✖ 以 ! 开头的文字是 YAML 标签，这里不支持
      → f.yaml:1:7
        如果是普通文字，放进引号 "…""
  `);
  expect(read('name: @x\n').said).toMatchInlineSnapshot(`
    "✖ 文字不能以这个符号开头
      → f.yaml:1:7
        放进引号 "…""
  `);
  expect(read('name: x\n---\nname: y\n').said).toMatchInlineSnapshot(`
    "✖ 一个文件里有多份 YAML 文档（由 --- 分隔）
      → f.yaml:2:1
        每个文件只写一份"
  `);
  expect(read('name: x\nwithout a colon\ncount: 1\n').said).toMatchInlineSnapshot(`
    "✖ 这一行不是“键: 值”
      → f.yaml:2:1
        键后面写半角冒号和一个空格"
  `);
  expect(read('? [a]\n: 1\n').said).toMatchInlineSnapshot(`
    "✖ 键必须是文字或数，不能是列表或键值表
      → f.yaml:1:3"
  `);
});

test('aliases cannot be keys, neither of a list or map nor of a text', () => {
  const emitted = vi.spyOn(process, 'emitWarning');
  for (const text of ['list: &x [1]\n*x : 2\n', 'years: &x { a: 1 }\n*x : 2\n', 'name: &x __proto__\n*x : 2\n']) {
    expect(read(text).said).toBe('✖ 键不能是 YAML 引用（*）\n  → f.yaml:2:1\n    直接写出键名；如果是普通文字，放进引号 "…"');
    expect(read(text, 'en').said).toBe('✖ a key cannot be a YAML alias (*)\n  → f.yaml:2:1\n    write the key out; put plain text in quotes "…"');
  }
  expect(emitted).not.toHaveBeenCalled();
});

test('numbers that are none are shown as written, inside lists too', () => {
  expect(read('count: .nan\neither: -.Inf\nname: .NaN\nyears: { a: 1e999 }\nkind: [1, .nan, -.inf]\n').said).toMatchInlineSnapshot(`
    "✖ count 是 .nan，不是有限的数
      → f.yaml:1:8  count
        写一个普通的数；没有值就删去这一行
    ✖ either 是 -.Inf，不是有限的数
      → f.yaml:2:9  either
        写一个普通的数；没有值就删去这一行
    ✖ name 应为文字，现在是 .NaN
      → f.yaml:3:7  name
        数字当作文字用时放进引号，如 "2026"
    ✖ a 是 1e999，不是有限的数
      → f.yaml:4:13  years.a
        写一个普通的数；没有值就删去这一行
    ✖ kind 不能是 [1,.nan,-.inf]
      → f.yaml:5:7  kind
        可以写：stock flow"
  `);
  expect(read('count: .nan\neither: -.Inf\nname: .NaN\n', 'en').said).toMatchInlineSnapshot(`
    "✖ count is .nan, which is not a finite number
      → f.yaml:1:8  count
        write an ordinary number, or delete the line if there is no value
    ✖ either is -.Inf, which is not a finite number
      → f.yaml:2:9  either
        write an ordinary number, or delete the line if there is no value
    ✖ name must be a text, not .NaN
      → f.yaml:3:7  name
        put a number that is meant as text in quotes, such as "2026""
  `);
});

test('a root that is not a map: a list, nothing, full-width colons', () => {
  expect(read('- 1\n').said).toMatchInlineSnapshot(`
    "✖ 文件的最外层不是“键: 值”
      → f.yaml:1
        每行写成“键: 值”，冒号后面空一格"
  `);
  expect(read('').said).toMatchInlineSnapshot(`
    "✖ 文件是空的
      → f.yaml:1
        每行写成“键: 值”，冒号后面空一格"
  `);
  expect(read('# 说明：甲\nname：x\n').said).toMatchInlineSnapshot(`
    "✖ 这一行读不通，其中有全角符号 ：
      → f.yaml:2
        改成半角 :（冒号和逗号后面空一格）"
  `);
  expect(read('years: { 2020：1 }\n', 'en').said).toMatchInlineSnapshot(`
    "✖ unknown key 2020：1; it has full-width ：
      → f.yaml:1:10  years.2020：1
        write : (with a space after a colon or comma)"
  `);
});

test('a file in another encoding', () => {
  expect(read(Uint8Array.from([0x6e, 0x3a, 0x20, 0xc4, 0xe3])).said).toContain('不是 UTF-8 编码');
});

test('keepGood keeps what the schema accepts and lists what it left out', () => {
  const { source, said } = read('name: x\nconut: 3\nkind: 7\nyears: { 2020: 1, 2021: x }\n', 'en', true);
  expect(said.match(/✖/g)).toHaveLength(3);
  expect(source!.data).toEqual({ name: 'x', years: { 2020: 1 } });
  expect(source!.dropped).toEqual([['kind'], ['years', '2021'], ['conut']]);
});
