import type { DataValidation, Workbook, Worksheet } from '@protobi/exceljs';
import { readFileSync } from 'node:fs';
import stringWidth from 'string-width';
import { beforeAll, describe, expect, test } from 'vitest';
import { SheetNames } from '../../src/workbook/sheet-names.js';
import { bookOf, cellIn, FORMS, opened, sheetIn } from './books.js';
import { xmlFault, zipEntries } from './zip.js';

const BASELINE = 'scenarios/hubei/baseline.yaml';
let bytes: Buffer;
let hubei: Workbook;
let forms: Workbook;
let formsXml: ReadonlyMap<string, string>;

beforeAll(async () => {
  const [book, file] = [await bookOf(BASELINE), await bookOf(FORMS)];
  bytes = readFileSync(book);
  hubei = await opened(book);
  forms = await opened(file);
  formsXml = zipEntries(readFileSync(file));
}, 60_000);

/** What Excel checks at a cell. */
function checkAt(sheet: Worksheet, id: string, head: string | number): DataValidation {
  return cellIn(sheet, id, head).dataValidation;
}

test('a sheet for each chapter in the order of the rulebook, then given values, correlations and a sheet for each table', () => {
  const visible = hubei.worksheets.filter(({ state }) => state === 'visible').map(({ name }) => name);
  expect(visible.slice(0, 16)).toEqual([
    '说明', '经济', '人口', '参保人员', '缴费与补贴', '个人账户', '待遇', '基金收支', '委托投资', '月度支付能力', '财政负担', '评估指标', '给定值', '相关系数', '物价的历年标准化残差', '收入的历年标准化残差',
  ]);
  const inScenario = readFileSync(BASELINE, 'utf8').replace(/^(#|counties:).*$/gm, '').match(/\b(table|bands): /g)!.length;
  expect(visible.length - 14).toBe(inScenario);
  expect(hubei.worksheets.filter(({ state }) => state !== 'visible').map(({ name, state }) => [name, state])).toEqual([['_chusuan', 'veryHidden']]);
});

test('Excel can open it: every part is well-formed, names of sheets are allowed, checks are short enough', () => {
  for (const [name, xml] of [...zipEntries(bytes), ...formsXml]) expect([name, xmlFault(xml)]).toEqual([name, undefined]);
  for (const { name } of [...hubei.worksheets, ...forms.worksheets]) expect(name).toMatch(/^[^[\]:*?/\\']{1,31}$/);
  const all = [...zipEntries(bytes).values(), ...formsXml.values()].join('\n');
  expect([...all.matchAll(/<pane [^>]*>/g)].filter(([tag]) => !/[xy]Split="[1-9]/.test(tag))).toEqual([]);
  expect(Math.max(...[...all.matchAll(/ ht="([\d.]+)"/g)].map(([, height]) => Number(height)))).toBeLessThanOrEqual(409);
  expect(Math.max(...[...all.matchAll(/<formula1>([^<]*)</g)].map(([, formula]) => formula!.length))).toBeLessThanOrEqual(255);
  const checks = [...zipEntries(bytes)].flatMap(([, xml]) => [...xml.matchAll(/<dataValidation [^>]*>/g)].map(([tag]) => tag));
  expect(checks.length).toBeGreaterThan(200);
  for (const tag of checks) {
    expect((/ errorTitle="([^"]*)"/.exec(tag)?.[1] ?? '').length).toBeLessThanOrEqual(32);
    expect((/ error="([^"]*)"/.exec(tag)?.[1] ?? '').length).toBeLessThanOrEqual(225);
  }
});

test('names of sheets: what Excel refuses is replaced, long ones are cut between characters, none comes twice', () => {
  const names = new SheetNames();
  expect(["a[b]:c*d?e/f\\g", "it's", 'x', 'X', '', 'History', '长'.repeat(40), `${'长'.repeat(30)}𠀀`, '长'.repeat(31)].map((name) => names.take(name))).toEqual([
    'a b c d e f g', 'it’s', 'x', 'X (2)', '-', 'History (2)', '长'.repeat(31), '长'.repeat(30), `${'长'.repeat(27)} (2)`,
  ]);
});

test('text that begins like a formula is text, and the only formulas are links between sheets', () => {
  const note = cellIn(sheetIn(forms, '人'), 'people_start', '备注');
  expect(note.value).toBe('=1+1');
  const formulas = [...formsXml, ...zipEntries(bytes)].flatMap(([, xml]) => [...xml.matchAll(/<f>([^<]*)<\/f>/g)].map(([, formula]) => formula!));
  expect(formulas.length).toBeGreaterThan(100);
  expect(formulas.filter((formula) => !/^HYPERLINK\(&quot;#&apos;[^&]+&apos;!A1&quot;,&quot;[^&]*&quot;\)$/.test(formula))).toEqual([]);
});

describe('a row says everything of an input', () => {
  test.each([
    ['委托投资', 'entrust_share', ['新增结余委托投资比例', '无单位', '单值', 0.8, '80% 至 100%', '', '鄂人社发〔2021〕28号 四', '鄂人社发〔2021〕28号 四', 'A']],
    ['个人账户', 'annuity_divisor', ['计发月数', '个月', '单值', 139, '', '139 至 300', '国发〔2014〕8号 第七条', '国发〔2014〕8号 第七条', "A'"]],
    ['待遇', 'rise_amount', ['年调整额（通常幅度）', '元/人/月', '单值', 20, '不小于 0', '0 至 40', '', '2024–2026年每年20元', 'B']],
  ])('%s, %s', (sheet, id, expected) => {
    const heads = ['名称', '单位', '写法', '值', '允许范围', '经验范围', '条款', '出处', '可信度'];
    expect(heads.map((head) => cellIn(sheetIn(hubei, sheet), id, head).value ?? '')).toEqual(expected);
  });

  test('numbers by year stand under their years, with how they go on', () => {
    const economy = sheetIn(hubei, '经济');
    expect([2021, 2026, 2035, 2050, 2075, '年份之间', '末年之后'].map((head) => cellIn(economy, 'cpi_mean', head).value)).toEqual([0.01, 0.004, 0.015, 0.0176, null, '线性插值', '保持不变']);
    expect(cellIn(sheetIn(hubei, '缴费与补贴'), 'retained_floor_amount', '末年之后').value).toBe('每年增长 4%');
  });

  test('small tables have rows of their own beneath, large ones a sheet', () => {
    const members = sheetIn(hubei, '参保人员');
    expect(['ordinary', 'assisted_full', 'assisted_part', 'retained_floor'].map((group) => cellIn(members, `entrant_status_share.${group}`, '值').value)).toEqual([0.87, 0.015, 0.04, 0.075]);
    expect(cellIn(members, 'entrant_status_share.assisted_part', '名称').value).toBe('部分代缴（低保、易返贫致贫）');
    expect(cellIn(members, 'active_start', '值').value).toEqual({ formula: 'HYPERLINK("#\'基年末缴费期参保人数\'!A1","打开数据表 →")', result: '打开数据表 →' });
  });
});

describe('numbers look as people write them and are what they are', () => {
  test.each([
    ['委托投资', 'entrust_share', '0%'], ['委托投资', 'custody_fee', '0.00%'], ['参保人员', 'employee_bring_share', '0%'], ['参保人员', 'scheme_start', '0'], ['经济', 'rural_income_start', '#,##0'],
    // Excel takes a 1 typed into a cell of percentages for 1 %.
    ['缴费与补贴', 'retained_floor_switch', '0'], ['参保人员', 'claim_age', '0'], ['委托投资', 'entrusted_growth_start.2', '0.0000'], ['缴费与补贴', 'province_entry_share', '0.0000%'],
  ])('%s %s: %s', (sheet, id, format) => {
    expect(cellIn(sheetIn(hubei, sheet), id, '值').numFmt).toBe(format);
  });

  test('to the last bit', () => {
    expect(cellIn(sheetIn(hubei, '缴费与补贴'), 'province_entry_share', '值').value).toBe(0.6666666666666666);
    const csv = readFileSync('scenarios/hubei/tables/active_2020.csv', 'utf8').split('\n').find((line) => line.startsWith('assisted_full,female,40,'))!;
    const table = sheetIn(hubei, '基年末缴费期参保人数');
    expect([table.getCell('E4').value, table.getCell('E5').value, table.getCell('A47').value, table.getCell('E47').value]).toEqual(['全额代缴（特困、重度残疾）', '女', 40, Number(csv.split(',').at(-1))]);
  });
});

describe('Excel checks what is typed', () => {
  test('the law stops, with its clause; experience asks; anything else must be a number', () => {
    const money = sheetIn(forms, '钱 款 一');
    expect(checkAt(money, 'share', '值')).toMatchObject({ type: 'decimal', operator: 'between', formulae: [0.8, 1], errorStyle: 'stop', showErrorMessage: true, errorTitle: '超出允许范围', error: '比例：80% 至 100%（某文件 四）。' });
    expect(checkAt(money, 'pension', 2021)).toMatchObject({ type: 'decimal', operator: 'greaterThanOrEqual', formulae: [0], errorStyle: 'stop', error: '养老金：不小于 0，单位 元/人/月。' });
    expect(checkAt(money, 'rate', 2023)).toMatchObject({ formulae: [0, 0.1], errorStyle: 'warning', errorTitle: '超出经验范围', error: '利率的经验范围是 0% 至 10%。仍要用这个值吗？' });
    expect(checkAt(money, 'growing', 2021)).toMatchObject({ type: 'decimal', errorStyle: 'stop', errorTitle: '这里填数', error: '增长的数要填数，单位 元。不写单位，不用全角数字。' });
    expect(sheetIn(forms, '死亡力').getCell('F14').dataValidation).toMatchObject({ formulae: [0, 1], errorStyle: 'stop' });
  });

  test('grades and how years go on are chosen from lists', () => {
    const money = sheetIn(forms, '钱 款 一');
    expect(checkAt(money, 'growing', '可信度')).toMatchObject({ type: 'list', formulae: ['"A,A\',B,B-,C,D"'] });
    expect(checkAt(money, 'growing', '年份之间')).toMatchObject({ type: 'list', formulae: ['"须逐年给出,保持前值,线性插值"'], errorStyle: 'stop' });
    expect(checkAt(money, 'growing', '末年之后')).toMatchObject({ type: 'list', formulae: ['"须给到末年,保持不变,每年增长 2%,每年增长 4.5%"'], errorStyle: 'warning' });
  });
});

test('what stands in a row is wide enough or has lines enough to be read', () => {
  const wrapped = ['名称', '单位', '写法', '允许范围', '经验范围', '条款', '规则库说明', '出处', '备注'];
  for (const name of ['经济', '参保人员', '委托投资', '待遇']) {
    const sheet = sheetIn(hubei, name);
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', xSplit: 1, ySplit: 3 });
    sheet.eachRow((row) => {
      if (row.number <= 3) return;
      row.eachCell((cell, column) => {
        const { width = 9 } = sheet.getColumn(column);
        const text = typeof cell.value === 'string' ? cell.value : '';
        const isWrapped = wrapped.includes(sheet.getRow(3).getCell(column).text);
        const lines = isWrapped ? Math.floor(row.height / 15) : 1;
        expect({ at: `${name} ${cell.address}`, fits: stringWidth(text) <= lines * width }).toEqual({ at: `${name} ${cell.address}`, fits: true });
      });
    });
  }
});
