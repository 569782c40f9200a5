import type { Worksheet } from '@protobi/exceljs';
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { displayPath as shown } from '../../src/files/index.js';
import type { Lang } from '../../src/messages/index.js';
import { bookOf, cellIn, edited, expectUnchanged, FORMS, say, sheetIn } from './books.js';

describe('a workbook that nobody edited changes nothing', () => {
  test.each(['zh', 'en'] as const)('every form, in %s, read by a reader of the other language as well', async (lang: Lang) => {
    const file = await bookOf(FORMS, lang);
    await expectUnchanged(file, FORMS);
    const { status, stdout } = await say(['import', file], 'en');
    expect({ status, stdout }).toEqual({ status: 0, stdout: `${shown(file)} does not differ from ${shown(FORMS)}; nothing was written\n` });
  });
});

describe('what people do to a workbook without changing a number changes nothing', () => {
  test('rows, columns and sheets are moved, sheets renamed, columns of their own added', async () => {
    const file = await edited(await bookOf(FORMS), (workbook) => {
      const money = sheetIn(workbook, '钱 款 一');
      money.spliceColumns(3, 0, ['', '', '']);
      money.spliceRows(1, 0, ['我的标题'], []);
      swapRows(money, 6, 9);
      money.name = '第一张';
      const people = sheetIn(workbook, '期初人数');
      swapRows(people, 7, 11);
      swapColumns(people, 2, 7);
      people.name = '另一张';
      workbook.addWorksheet('草稿').addRow(['我的计算', 1, 2]);
    });
    await expectUnchanged(file, FORMS);
  });

  test('formulas stand for the numbers they give', async () => {
    const file = await edited(await bookOf(FORMS), (workbook) => {
      cellIn(sheetIn(workbook, '钱 款 一'), 'share', '值').value = { formula: '0.45*2', result: 0.9 };
      sheetIn(workbook, '逐年的表').getCell('B6').value = { formula: '25/4', result: 6.25 };
    });
    await expectUnchanged(file, FORMS);
  });

  test('programs keep fifteen digits of a number that is typed again, or sixteen of all numbers', async () => {
    const file = await edited(await bookOf(FORMS), (workbook) => {
      const cell = cellIn(sheetIn(workbook, '人'), 'weight.second', '值');
      expect(cell.value).toBe(0.6666666666666666);
      cell.value = 0.666666666666667;
      const people = sheetIn(workbook, '期初人数').getCell('E9');
      expect(people.value).toBe(216.72980046384816);
      people.value = 216.7298004638482;
    });
    await expectUnchanged(file, FORMS);
  });

  test('a number that differs in its last bit, and is none of these, has changed', async () => {
    const file = await edited(await bookOf(FORMS), (workbook) => { cellIn(sheetIn(workbook, '人'), 'weight.third', '值').value = 0.10000000000000002; });
    const { stdout } = await say(['import', file, '--dry-run']);
    expect(stdout.split('\n')[3]?.trim().split(/\s{2,}/)).toEqual(['权重', 'weight', 'third', '0.1', '0.10000000000000002']);
  });

  test('numbers are kept as text, with a percent sign or a unit', async () => {
    const file = await edited(await bookOf(FORMS), (workbook) => {
      const money = sheetIn(workbook, '钱 款 一');
      cellIn(money, 'share', '值').value = ' 90% ';
      cellIn(money, 'pension', '值').value = '163 yuan/person/month';
      cellIn(money, 'rate', 2021).value = { richText: [{ text: '2.' }, { text: '2%', font: { bold: true } }] };
      cellIn(money, 'bands', '单位').value = 'yuan';
    });
    await expectUnchanged(file, FORMS);
  });

  test('rows and sheets that were left alone are deleted: that is said, and they count as unchanged', async () => {
    const file = await edited(await bookOf(FORMS), (workbook) => {
      const money = sheetIn(workbook, '钱 款 一');
      money.spliceRows(cellIn(money, 'rate', '值').fullAddress.row, 2);
      for (const name of ['人', '给定值', '相关系数', '逐年分段', '人数', '说明']) workbook.removeWorksheet(name);
    });
    await expectUnchanged(file, FORMS, [
      '⚠ “钱 款 一”缺少这些行：rate、growing；按没有改动处理',
      '⚠ 没有工作表“人”，它的内容按没有改动处理', '⚠ 没有工作表“给定值”，它的内容按没有改动处理', '⚠ 没有工作表“相关系数”，它的内容按没有改动处理',
      '⚠ 没有工作表“逐年分段”，它的内容按没有改动处理', '⚠ 没有工作表“人数”，它的内容按没有改动处理',
    ].map((line) => `${line}\n  → ${shown(file)}\n`).join(''));
  });
});

test('a scenario that has moved is named, and found missing without it', async () => {
  const file = await bookOf(FORMS);
  const elsewhere = join(dirname(file), 'sub', 'book.xlsx');
  mkdirSync(dirname(elsewhere));
  renameSync(file, elsewhere);
  const { status, stderr } = await say(['import', elsewhere]);
  expect(status).toBe(2);
  expect(stderr).toMatch(/^✖ 找不到 .*book\.xlsx 来自的情景 .*\n {4}用 --scenario 情景\.yaml 指明\n$/);
  const named = await say(['import', elsewhere, '--scenario', FORMS]);
  expect(named.status).toBe(0);
  expect(existsSync(join(dirname(elsewhere), 'book-edited.yaml'))).toBe(false);
});

function swapRows(sheet: Worksheet, a: number, b: number): void {
  const [first, second] = [sheet.getRow(a).values, sheet.getRow(b).values];
  sheet.getRow(a).values = second;
  sheet.getRow(b).values = first;
}

function swapColumns(sheet: Worksheet, a: number, b: number): void {
  sheet.eachRow((row) => { [row.getCell(a).value, row.getCell(b).value] = [row.getCell(b).value, row.getCell(a).value]; });
}
