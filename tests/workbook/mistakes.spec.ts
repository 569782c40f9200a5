import type { Workbook } from '@protobi/exceljs';
import { readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { displayPath } from '../../src/files/index.js';
import type { Lang } from '../../src/messages/index.js';
import { bookOf, cellIn, edited, FORMS, newFolder, say, sheetIn } from './books.js';

/** What the import says, `BOOK` for the workbook; nothing is written. */
async function refused(edit: (workbook: Workbook) => void, lang: Lang = 'zh'): Promise<string[]> {
  const file = await edited(await bookOf(FORMS, lang), edit);
  const { status, stdout, stderr } = await say(['import', file], lang);
  expect({ status, stdout, files: readdirSync(dirname(file)) }).toEqual({ status: 2, stdout: '', files: ['book.xlsx'] });
  return stderr.trimEnd().replaceAll(displayPath(file), 'BOOK').split('\n');
}

const money = (workbook: Workbook): ReturnType<typeof sheetIn> => sheetIn(workbook, '钱 款 一');

describe('a mistake is said with its sheet and cell, and nothing is written', () => {
  test('wrong numbers of all kinds at once, in the order of sheets and cells', async () => {
    expect(await refused((workbook) => {
      const sheet = money(workbook);
      cellIn(sheet, 'share', '值').value = 0.7;
      cellIn(sheet, 'pension', '值').value = '１６３';
      cellIn(sheet, 'switch', '值').value = true;
      const date = cellIn(sheet, 'rate', 2021);
      date.value = new Date(Date.UTC(2021, 0, 2));
      // A style of its own: the package lets cells of equal looks share one.
      date.style = { ...date.style, numFmt: 'yyyy-mm-dd' };
      cellIn(sheet, 'rate', 2023).value = { error: '#DIV/0!' };
      cellIn(sheet, 'growing', 2021).value = { formula: 'A1+1' };
      cellIn(sheet, 'growing', 2022).value = '1,100';
      cellIn(sheet, 'bands', '值').value = 3;
      sheetIn(workbook, '相关系数').getCell('E5').value = 1.5;
      sheetIn(workbook, '逐年分段').getCell('B9').value = 300;
    })).toEqual([
      '✖ share 是 0.7，法定范围 0.8..1，单位 1（某文件 四）',
      '  → BOOK「钱 款 一」!E4  inputs.share.value',
      '    若要研究违规情形，写 allow_violation: [share]',
      '✖ “１６３”中有全角字符 １ ６ ３',
      '  → BOOK「钱 款 一」!E5  inputs.pension.value',
      '    改成半角 1 6 3',
      '✖ switch 是 TRUE，这里要填数',
      '  → BOOK「钱 款 一」!E6  inputs.switch.value',
      '    是填 1，否填 0',
      '✖ rate 2021 是日期 2021-01-02，这里要填数',
      '  → BOOK「钱 款 一」!F7  inputs.rate.series.2021',
      '    把单元格格式改成“数值”，重新填数',
      '✖ rate 2023 是公式错误 #DIV/0!',
      '  → BOOK「钱 款 一」!H7  inputs.rate.series.2023',
      '    改好公式，或直接填数',
      '✖ growing 2021 是公式，文件里没有它的结果',
      '  → BOOK「钱 款 一」!F8  inputs.growing.series.2021',
      '    在 Excel 或 WPS 里打开工作簿，保存一次',
      '✖ growing 2022 的值 1,100 读不成数',
      '  → BOOK「钱 款 一」!G8  inputs.growing.series.2022',
      '    写成 0.03、3% 或带单位的数（单位 yuan）；不用千位分隔符',
      '✖ bands 的数不在这里填',
      '  → BOOK「钱 款 一」!E10  inputs.bands',
      '    它在它自己的工作表里',
      '✖ luck~mood 的相关系数是 1.5，应大于 -1 且小于 1',
      '  → BOOK「相关系数」!E5  noise.correlation.luck~mood',
      '✖ bands_by_year 的下限 250.5 不大于前一个 300',
      '  → BOOK「逐年分段」!B10  inputs.bands_by_year',
      '    下限从小到大排列，不能重复',
    ]);
  });

  test('rows: unknown, repeated, without an identifier, with another unit, empty', async () => {
    expect(await refused((workbook) => {
      const sheet = money(workbook);
      cellIn(sheet, 'share', '单位').value = '万元';
      cellIn(sheet, 'switch', '标识').value = 'swich';
      cellIn(sheet, 'pension', '值').value = null;
      sheet.getRow(14).getCell(2).value = 'share';
      sheet.getRow(15).getCell(5).value = 4;
      sheet.getRow(16).getCell(2).value = '完全另一项';
      cellIn(sheetIn(workbook, '人'), 'weight.second', '值').value = null;
      sheetIn(workbook, '期初人数').getCell('A2').value = 'people_start　单位：万人';
    })).toEqual([
      '⚠ “钱 款 一”缺少这些行：switch；按没有改动处理',
      '  → BOOK',
      '✖ share 的单位写成了“万元”，应为“无单位”',
      '  → BOOK「钱 款 一」!C4  inputs.share',
      '    单位不能改：恢复单位，按这个单位填数',
      '✖ pension 是空的',
      '  → BOOK「钱 款 一」!E5  inputs.pension',
      '    填上数，单位 元/人/月；不改就恢复原来的值 163元/人/月',
      '✖ 没有 swich 这一项，是不是 switch？',
      '  → BOOK「钱 款 一」!B6',
      '✖ share 有两行，另一行在「钱 款 一」!B4',
      '  → BOOK「钱 款 一」!B14',
      '    保留一行',
      '✖ 这一行有内容，没有标识',
      '  → BOOK「钱 款 一」!B15',
      '    补上标识，或清空这一行',
      '✖ 没有 完全另一项 这一项',
      '  → BOOK「钱 款 一」!B16',
      '    标识不能改；要添输入，写在情景文件里',
      '✖ weight.second 是空的',
      '  → BOOK「人」!E7  inputs.weight',
      '    填上数；不改就恢复原来的值 66.6666666666667%',
      '✖ people_start 的单位写成了“万人”，应为“人”',
      '  → BOOK「期初人数」!A2  inputs.people_start',
      '    单位不能改：恢复单位，按这个单位填数',
    ]);
  });

  test('tables: empty cells, rows and columns missing, repeated, unknown', async () => {
    expect(await refused((workbook) => {
      const people = sheetIn(workbook, '期初人数');
      people.getCell('C8').value = null;
      people.getCell('A11').value = 3;
      people.getCell('D5').value = 'fourth';
      const hazard = sheetIn(workbook, '死亡力');
      hazard.spliceRows(6, 1);
      hazard.getCell('D4').value = '去年';
      const years = sheetIn(workbook, '逐年的表');
      years.getCell('A6').value = null;
      years.getCell('A7').value = '２０２２';
      sheetIn(workbook, '只分性别').getCell('B4').value = '数';
      const bands = sheetIn(workbook, '逐年分段');
      bands.getCell('A8').value = null;
      bands.getCell('C9').value = null;
    })).toEqual([
      '✖ 这一行有数，没有写“年份”',
      '  → BOOK「逐年的表」!A6',
      '✖ ２０２２ 不是年份',
      '  → BOOK「逐年的表」!A7',
      '    写四位年份，如 2030',
      '✖ 这一行有数，没有写“年份”',
      '  → BOOK「逐年分段」!A8  inputs.bands_by_year',
      '✖ bands_by_year 有空格',
      '  → BOOK「逐年分段」!C9  inputs.bands_by_year',
      '    数据表要填满；没有就填 0',
      '✖ “组别”没有“fourth”',
      '  → BOOK「期初人数」!D5',
      '    可以写：first、second、third',
      '✖ 3 出现了两次，另一处在「期初人数」!A10',
      '  → BOOK「期初人数」!A11',
      '    保留一处',
      '✖ 去年 不是年份',
      '  → BOOK「死亡力」!D4',
      '    写四位年份，如 2030',
      '✖ 工作表“只分性别”的表头不全，读不了',
      '  → BOOK「只分性别」!A4',
      '    恢复表头：值',
      '⚠ 不认识表头“数”，这一列没有读',
      '  → BOOK「只分性别」!B4',
    ]);
  });

  test('numbers outside the law inside tables, holes in them, years that a series lacks', async () => {
    expect(await refused((workbook) => {
      const sheet = money(workbook);
      cellIn(sheet, 'rate', '年份之间').value = null;
      cellIn(sheet, 'growing', '末年之后').value = '须给到末年';
      sheetIn(workbook, '期初人数').getCell('F9').value = -1;
      sheetIn(workbook, '死亡力').getCell('E12').value = 1.5;
      sheetIn(workbook, '逐年分段').getCell('C10').value = -2;
      cellIn(sheetIn(workbook, '人'), 'months', '值').value = 11;
    })).toEqual([
      '✖ rate 中间缺 2022',
      '  → BOOK「钱 款 一」!I7  inputs.rate.series',
      '    补上，或在“年份之间”选“保持前值”或“线性插值”',
      '✖ growing 只到2022年，需要到2024年',
      '  → BOOK「钱 款 一」!J8  inputs.growing.series',
      '    补上以后各年，或在“末年之后”选“保持不变”或“每年增长 2%”',
      '✖ months 是 11，只能取 12..12，单位 month',
      '  → BOOK「人」!E4  inputs.months.value',
      '✖ bands_by_year 是 -2 (year=2023 from=250.5)，只能取 0..，单位 yuan/person',
      '  → BOOK「逐年分段」!C10  inputs.bands_by_year.table',
      '✖ people_start 是 -1 (sex=female group=second age=2)，只能取 0..，单位 person',
      '  → BOOK「期初人数」!F9  inputs.people_start.table',
      '✖ hazard 是 1.5 (year=2022 sex=female age=2)，范围 0..1，单位 1；比率写成小数',
      '  → BOOK「死亡力」!E12  inputs.hazard.table',
      '    写 0.015 或 1.5%',
    ]);
    expect(await refused((workbook) => {
      sheetIn(workbook, '期初人数').getCell('C8').value = null;
      sheetIn(workbook, '死亡力').spliceRows(6, 2);
      for (let row = 4; row <= 8; row++) sheetIn(workbook, '自己的表').getCell(row, 3).value = null;
    })).toEqual([
      '✖ people_start 有空格',
      '  → BOOK「期初人数」!C8  inputs.people_start',
      '    数据表要填满；没有就填 0',
      '✖ hazard 的表缺少：男 1、男 2',
      '  → BOOK「死亡力」!A1  inputs.hazard',
      '    补齐，或重新写出工作簿',
      '✖ own 的表缺少：女 first、女 second、女 third',
      '  → BOOK「自己的表」!A1  inputs.own',
      '    补齐，或重新写出工作簿',
    ]);
  });

  test('value and years at once, words that are no choice, a grade that is none, no source', async () => {
    expect(await refused((workbook) => {
      const sheet = money(workbook);
      cellIn(sheet, 'share', 2021).value = 0.9;
      cellIn(sheet, 'pension', '可信度').value = 'E';
      cellIn(sheet, 'pension', '出处').value = ' ';
      cellIn(sheet, 'rate', '年份之间').value = '随便';
      cellIn(sheet, 'growing', '末年之后').value = 0.02;
      cellIn(sheet, 'switch', '年份之间').value = '线性插值';
    })).toEqual([
      '✖ share 既有单值，又有逐年的数',
      '  → BOOK「钱 款 一」!E4  inputs.share',
      '    只留一种：清空“值”，或清空各年',
      '✖ pension 没有出处',
      '  → BOOK「钱 款 一」!O5  inputs.pension.source',
      '    填上“出处”',
      '✖ 可信度 E 不在等级之中',
      '  → BOOK「钱 款 一」!P5  inputs.pension.confidence',
      "    写 A、B、C 或 D，可以带 - 或 '",
      '⚠ switch 没有逐年的数，“年份之间”和“末年之后”不起作用',
      '  → BOOK「钱 款 一」!I6  inputs.switch',
      '✖ “年份之间”不能是“随便”',
      '  → BOOK「钱 款 一」!I7  inputs.rate.between',
      '    可以写：须逐年给出、保持前值、线性插值',
      '✖ “末年之后”不能是“0.02”',
      '  → BOOK「钱 款 一」!J8  inputs.growing.after',
      '    可以写：须给到末年、保持不变、每年增长 2%',
    ]);
  });

  test('headings: one twice, one that is unknown, one that is gone', async () => {
    expect(await refused((workbook) => {
      const sheet = money(workbook);
      sheet.getCell('G3').value = 2021;
      sheet.getCell('H3').value = '2023年度';
      sheetIn(workbook, '人').getCell('B3').value = '代码';
      sheetIn(workbook, '相关系数').getCell('E4').value = null;
    })).toEqual([
      '✖ 表头“2021”出现了两次，另一处在「钱 款 一」!F3',
      '  → BOOK「钱 款 一」!G3',
      '    保留一处',
      '⚠ 不认识表头“2023年度”，这一列没有读',
      '  → BOOK「钱 款 一」!H3',
      '    年份写成 2030',
      '✖ 工作表“人”的表头不全，读不了',
      '  → BOOK「人」!A1',
      '    恢复表头：标识、出处、可信度',
      '✖ 工作表“相关系数”的表头不全，读不了',
      '  → BOOK「相关系数」!A1',
      '    恢复表头：噪声一标识、噪声二标识、相关系数',
    ]);
  });

  test('given values: an unknown rule, years outside the run, all of a rule cleared', async () => {
    expect(await refused((workbook) => {
      const given = sheetIn(workbook, '给定值');
      for (const cell of ['D5', 'E5']) given.getCell(cell).value = null;
      Object.entries({ B6: 'interes', D6: 1, B7: 'pot', C7: '个', D7: 1, F7: 5 }).forEach(([cell, value]) => { given.getCell(cell).value = value; });
      given.getCell('F4').value = 2030;
    })).toEqual([
      '✖ interest 的给定值全部清空了；叠加的情景不能整个去掉继承来的给定值',
      '  → BOOK「给定值」!5  given.interest',
      '    至少留一年，或在 forms.yaml 里删去',
      '✖ 没有规则 interes，是不是 interest？',
      '  → BOOK「给定值」!B6  given.interes',
      '✖ pot 的单位写成了“个”，应为“元”',
      '  → BOOK「给定值」!C7  given.pot',
      '    单位不能改：恢复单位，按这个单位填数',
      '✖ pot 的给定年份 2030 不在 2021..2024 之内',
      '  → BOOK「给定值」!F7  given.pot.2030',
      '    基年末的值写在规则的 start 里',
    ]);
  });

  test('in English', async () => {
    expect(await refused((workbook) => {
      cellIn(sheetIn(workbook, 'Money part'), 'share', 'Value').value = 0.7;
      cellIn(sheetIn(workbook, 'Money part'), 'pension', 'Value').value = null;
      sheetIn(workbook, 'people_start').getCell('C8').value = 'many';
    }, 'en')).toEqual([
      '✖ share is 0.7; the law allows 0.8..1, unit 1 (某文件 四)',
      "  → BOOK 'Money part'!E4  inputs.share.value",
      '    to study a violation, say allow_violation: [share]',
      '✖ pension is empty',
      "  → BOOK 'Money part'!E5  inputs.pension",
      '    give a number, unit yuan/person/month, or restore the old value 163 yuan/person/month',
      '✖ people_start: many cannot be read as a number',
      "  → BOOK 'people_start'!C8  inputs.people_start",
      '    write 0.03, 3% or a number with its unit (person); no thousands separators',
    ]);
  });

  test('many of one kind in a sheet are counted', async () => {
    const lines = await refused((workbook) => {
      const people = sheetIn(workbook, '期初人数');
      for (let row = 7; row <= 11; row++) for (let column = 2; column <= 7; column++) people.getCell(row, column).value = '无';
    });
    expect(lines.filter((line) => line.includes('读不成数'))).toHaveLength(10);
    expect(lines.slice(-2)).toEqual(['✖ 这个工作表里，同类问题还有 20 处', '  → BOOK「期初人数」!F8']);
  });
});

describe('a file that is no workbook of ours', () => {
  async function said(name: string, bytes: string | Uint8Array): Promise<string> {
    const file = join(newFolder(), name);
    writeFileSync(file, bytes);
    const { status, stderr } = await say(['import', file]);
    expect(status).toBe(2);
    return stderr.replaceAll(displayPath(file), 'BOOK');
  }

  test('text, an old workbook, a workbook of someone else, one of a later program', async () => {
    expect(await said('a.xlsx', '名称,值\n')).toMatch(/^✖ BOOK 不是能读的 Excel 工作簿\n {4}在 Excel 或 WPS 里打开，另存为 \.xlsx\n$/);
    expect(await said('a.xlsx', '')).toMatch(/^✖ BOOK 不是能读的 Excel 工作簿/);
    expect(await said('a.xls', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1))).toBe('✖ BOOK 是旧格式（.xls）或加了密码\n    去掉密码，另存为 .xlsx\n');
    const foreign = await edited(await bookOf(FORMS), (workbook) => { workbook.removeWorksheet('_chusuan'); });
    expect((await say(['import', foreign])).stderr).toBe(`✖ ${displayPath(foreign)} 不是 chusuan template 写出的工作簿\n    用 chusuan template 情景.yaml 写出一份，把改动抄进去\n`);
    const later = await edited(await bookOf(FORMS), (workbook) => { sheetIn(workbook, '_chusuan').getCell('B1').value = 99; });
    expect((await say(['import', later])).stderr).toBe(`✖ ${displayPath(later)} 由更新的楚算写出，这个版本读不了\n    更新楚算，或重新写出工作簿\n`);
  });

  test('a file that is not there, a folder', async () => {
    const folder = newFolder();
    expect((await say(['import', join(folder, 'no.xlsx')])).stderr).toMatch(/^✖ 找不到文件 .*\n {4}检查路径和文件名；当前文件夹是 /);
    expect((await say(['import', folder])).stderr).toContain('是文件夹，这里需要文件');
  });
});
