import type { Workbook } from '@protobi/exceljs';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { displayPath } from '../../src/files/index.js';
import { fingerprint, loadScenario, type Plan } from '../../src/scenario/index.js';
import { bookOf, cellIn, edited, FORMS, newFolder, say, sheetIn } from './books.js';

function planOf(file: string): Plan {
  const { plan, issues } = loadScenario(file);
  expect(issues).toEqual([]);
  return plan!;
}

/** A scenario over the forms as one would write it by hand. */
function byHand(text: string, tables: Readonly<Record<string, string>> = {}): Plan {
  const folder = newFolder();
  for (const [name, csv] of Object.entries(tables)) writeFileSync(join(folder, name), csv);
  writeFileSync(join(folder, 'own.yaml'), `title: { zh: 各种写法 · 改自工作簿, en: every form · edited in a workbook }\nextends: ${FORMS}\n${text}`);
  return planOf(join(folder, 'own.yaml'));
}

/** The workbook edited and imported: the new scenario, silent under check. */
async function imported(edit: (workbook: Workbook) => void): Promise<{ plan: Plan; yaml: string; folder: string; said: string }> {
  const file = await edited(await bookOf(FORMS), edit);
  const { status, stdout, stderr } = await say(['import', file]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const out = file.replace('.xlsx', '-edited.yaml');
  return { plan: planOf(out), yaml: readFileSync(out, 'utf8'), folder: dirname(file), said: stdout };
}

/** The same scenario to the last bit, whatever its files look like. */
function expectSame(plan: Plan, hand: Plan): void {
  expect([...plan.numbers]).toEqual([...hand.numbers]);
  expect(fingerprint(plan, 1)).toBe(fingerprint(hand, 1));
}

describe('an edited workbook makes the scenario that one would write by hand', () => {
  test('a value, its source, grade and note', async () => {
    const { plan, yaml } = await imported((workbook) => {
      const money = sheetIn(workbook, '钱 款 一');
      cellIn(money, 'share', '值').value = 0.85;
      cellIn(money, 'share', '出处').value = '方案：“试”, 一 # 二';
      cellIn(money, 'share', '可信度').value = 'B-';
      cellIn(money, 'share', '备注').value = '第一行\n第二行: 完';
    });
    expectSame(plan, byHand('inputs:\n  share: { value: 0.85, unit: 1, source: "方案：“试”, 一 # 二", confidence: B-, note: "第一行\\n第二行: 完" }\n'));
    expect(yaml.split('\n').filter((line) => line.startsWith('  '))).toHaveLength(1);
  });

  test('points of a series, one in a new year, and how it goes on', async () => {
    const { plan } = await imported((workbook) => {
      const money = sheetIn(workbook, '钱 款 一');
      cellIn(money, 'rate', 2023).value = null;
      const head = money.getRow(3);
      const column = head.cellCount + 1;
      head.getCell(column).value = '2024年';
      money.getRow(cellIn(money, 'rate', '值').fullAddress.row).getCell(column).value = 0.05;
      cellIn(money, 'rate', '末年之后').value = '每年增长 1.5％';
    });
    expectSame(plan, byHand('inputs:\n  rate: { series: { 2021: 2.2%, 2024: 0.05 }, between: linear, after: grow 1.5%, unit: 1, source: 例子, confidence: C }\n'));
  });

  test('one number becomes numbers by year, and numbers by year one number', async () => {
    const { plan } = await imported((workbook) => {
      const money = sheetIn(workbook, '钱 款 一');
      cellIn(money, 'pension', '值').value = null;
      cellIn(money, 'pension', 2021).value = 163;
      cellIn(money, 'pension', 2023).value = 183;
      cellIn(money, 'pension', '年份之间').value = '保持前值';
      cellIn(money, 'pension', '末年之后').value = 'hold the last';
      for (const year of [2021, 2022]) cellIn(money, 'growing', year).value = null;
      cellIn(money, 'growing', '值').value = 7;
      for (const head of ['年份之间', '末年之后']) cellIn(money, 'growing', head).value = null;
    });
    expectSame(plan, byHand([
      'inputs:', '  pension: { series: { 2021: 163, 2023: 183 }, between: hold, after: hold, unit: yuan/person/month, source: 例子, confidence: C, note: "含冒号: 与逗号, 以及 # 号" }',
      '  growing: { value: 7, unit: yuan, source: 例子, confidence: C }', '',
    ].join('\n')));
  });

  test('groups, tables, tables by year and of the scenario’s own', async () => {
    const { plan, folder } = await imported((workbook) => {
      cellIn(sheetIn(workbook, '人'), 'weight.first', '值').value = 0.75;
      const people = sheetIn(workbook, '期初人数');
      expect([people.getCell('E4').value, people.getCell('E5').value, people.getCell('A9').value]).toEqual(['女', 'first', 2]);
      people.getCell('E9').value = 12.5;
      const hazard = sheetIn(workbook, '死亡力');
      expect([hazard.getCell('A7').value, hazard.getCell('B7').value, hazard.getCell('D4').value]).toEqual(['男', 2, 2021]);
      hazard.getCell('D7').value = 0.25;
      sheetIn(workbook, '自己的表').getCell('C7').value = 44;
      sheetIn(workbook, '逐年的表').getCell('B7').value = '8';
    });
    const people = table('people_start.csv').replace(/^female,first,2,.*$/m, 'female,first,2,12.5');
    const hazard = table('hazard.csv').split('\n').map((line) => (line.startsWith('male,2,') ? line.split(',').map((cell, at) => (at === 3 ? '0.25' : cell)).join(',') : line)).join('\n');
    expectSame(plan, byHand([
      'inputs:', '  weight: { by: group, cells: { first: 0.75, second: 0.6666666666666666, third: 0.1 }, unit: 1, source: 例子, confidence: C }',
      '  people_start: { table: p.csv, unit: person, source: 例子, confidence: A, note: "=1+1" }', '  hazard: { table: h.csv, after: hold, unit: 1, source: 例子, confidence: C }',
      '  own: { label: { zh: 自己的表, en: a table of its own }, table: o.csv, unit: yuan, source: 例子, confidence: C }', '  yearly: { table: y.csv, unit: yuan, source: 例子, confidence: C }', '',
    ].join('\n'), {
      'p.csv': people, 'h.csv': hazard, 'o.csv': table('own.csv').replace('second,female,4', 'second,female,44'), 'y.csv': table('yearly.csv').replace('2022,7', '2022,8'),
    }));
    expect(readdirSync(folder).sort()).toEqual(['book-edited.hazard.csv', 'book-edited.own.csv', 'book-edited.people_start.csv', 'book-edited.yaml', 'book-edited.yearly.csv', 'book.xlsx']);
  });

  test('bands that are changed, added and taken away', async () => {
    const { plan } = await imported((workbook) => {
      const bands = sheetIn(workbook, '分段');
      bands.getCell('A7').value = 0.25;
      bands.getCell('A9').value = 1;
      bands.getCell('B9').value = 9;
      const byYear = sheetIn(workbook, '逐年分段');
      byYear.spliceRows(9, 1);
      byYear.getCell('C6').value = 1.5;
    });
    expectSame(plan, byHand('inputs:\n  bands: { bands: { below: -1, 0.25: 0.1, 0.5: 7, 1: 9 }, unit: yuan, source: 例子, confidence: C }\n  bands_by_year: { table: b.csv, between: hold, after: hold, unit: yuan/person, source: 例子, confidence: C }\n', {
      'b.csv': 'year,from,value\n2021,below,1.5\n2021,0,2\n2023,0,3\n2023,250.5,5\n',
    }));
  });

  test('given values: changed, of a further year, of another rule, in a table', async () => {
    const { plan, yaml } = await imported((workbook) => {
      const given = sheetIn(workbook, '给定值');
      given.getCell('F4').value = 2023;
      given.getCell('F5').value = 0.03;
      given.getCell('D5').value = 0.01;
      given.getCell('B6').value = 'pot';
      given.getCell('E6').value = 1000;
      sheetIn(workbook, '人数').getCell('B5').value = 3;
    });
    expectSame(plan, byHand('given:\n  interest: { 2021: 0.01, 2023: 0.03 }\n  pot: { 2022: 1000 }\n  people: { table: g.csv }\n', {
      'g.csv': table('people_given.csv').replace(/^male,2021,.*$/m, 'male,2021,3'),
    }));
    expect(yaml).toContain('  interest: { 2021: 0.01, 2023: 0.03 }\n');
  });

  test('a given year that is cleared is computed again', async () => {
    const { plan } = await imported((workbook) => { sheetIn(workbook, '给定值').getCell('D5').value = null; });
    expectSame(plan, byHand('given:\n  interest: { table: g.csv }\n', { 'g.csv': 'year,value\n2022,0.02\n' }));
  });

  test('correlations: changed, added, taken away', async () => {
    const { plan } = await imported((workbook) => {
      const pairs = sheetIn(workbook, '相关系数');
      pairs.getCell('E5').value = -0.125;
      pairs.getRow(6).values = [];
    });
    expectSame(plan, byHand('noise:\n  correlation: { luck~mood: -0.125, drift~bias: 0 }\n'));
  });

  test('names of the new scenario', async () => {
    const { plan } = await imported((workbook) => {
      const cover = sheetIn(workbook, '说明');
      expect([cover.getCell('A10').value, cover.getCell('A11').value]).toEqual(['中文名称', '英文名称']);
      cover.getCell('B10').value = '第二稿';
      cover.getCell('B11').value = 'second draft';
      cellIn(sheetIn(workbook, '钱 款 一'), 'switch', '值').value = 1;
    });
    expect(plan.title).toEqual({ zh: '第二稿', en: 'second draft' });
  });

  test('a table whose source alone changed is not written again', async () => {
    const { plan, folder, yaml } = await imported((workbook) => { cellIn(sheetIn(workbook, '人'), 'people_start', '出处').value = '另一处'; });
    expect(yaml).toMatch(/people_start: \{ table: .*forms\/tables\/people_start\.csv, unit: person, source: 另一处, confidence: A, note: =1\+1 \}/);
    expect(readdirSync(folder).sort()).toEqual(['book-edited.yaml', 'book.xlsx']);
    expectSame(plan, byHand(`inputs:\n  people_start: { table: ${join(dirname(FORMS), 'tables/people_start.csv')}, unit: person, source: 另一处, confidence: A, note: "=1+1" }\n`));
  });
});

test('the source of a table is edited whose sheet was deleted', async () => {
  const file = await edited(await bookOf(FORMS), (workbook) => {
    workbook.removeWorksheet('期初人数');
    cellIn(sheetIn(workbook, '人'), 'people_start', '出处').value = '另一处';
  });
  const { status, stderr } = await say(['import', file]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: `⚠ 没有工作表“期初人数”，它的内容按没有改动处理\n  → ${displayPath(file)}\n` });
  const plan = planOf(file.replace('.xlsx', '-edited.yaml'));
  expect(plan.inputs.get('people_start')!.source).toBe('另一处');
  expect([...plan.numbers]).toEqual([...planOf(FORMS).numbers]);
});

test('a table too long for a sheet is left out, and its row can still be edited', async () => {
  const folder = newFolder();
  mkdirSync(join(folder, 'rulebook'));
  writeFileSync(join(folder, 'rulebook/rulebook.yaml'), [
    'title: { zh: 大表, en: large }', 'dimensions:', ...['a', 'b'].map((name) => `  ${name}: { label: { zh: ${name} 轴, en: ${name} }, values: 0..316 }`),
    'inputs:', '  huge: { label: { zh: 很大的表, en: huge }, unit: yuan, dimensions: [a, b] }', 'rules:', '  x: { label: { zh: 数, en: x }, unit: yuan, formula: sum(huge) }', '',
  ].join('\n'));
  const cells = Array.from({ length: 317 * 317 }, (_, cell) => `${Math.floor(cell / 317)},${cell % 317},${cell}`);
  writeFileSync(join(folder, 'huge.csv'), `a,b,value\n${cells.join('\n')}\n`);
  const scenario = join(folder, 'large.yaml');
  writeFileSync(scenario, 'title: { zh: 大, en: large }\nrulebook: rulebook\nbase_year: 2020\nlast_year: 2021\npaths: 1\nseed: a\ninputs:\n  huge: { table: huge.csv, unit: yuan, source: 甲, confidence: A }\n');
  const file = join(folder, 'large.xlsx');
  const { stderr } = await say(['template', scenario, '--xlsx', file]);
  expect(stderr).toBe('⚠ huge 有 100,489 个数，没有放进工作簿（每张表最多 100,000 个）\n  → inputs.huge\n    直接改它的数据文件\n');
  await edited(file, (workbook) => { cellIn(sheetIn(workbook, '大表'), 'huge', '出处').value = '乙'; });
  expect((await say(['import', file])).status).toBe(0);
  expect(readFileSync(join(folder, 'large-edited.yaml'), 'utf8')).toContain('huge: { table: huge.csv, unit: yuan, source: 乙, confidence: A }');
});

test('the list of changes, word for word', async () => {
  const { said, folder } = await imported((workbook) => {
    const money = sheetIn(workbook, '钱 款 一');
    cellIn(money, 'share', '值').value = 0.85;
    cellIn(money, 'rate', 2023).value = 0.0305;
    cellIn(money, 'rate', '出处').value = '新公布';
    sheetIn(workbook, '期初人数').getCell('E9').value = 12.5;
    sheetIn(workbook, '给定值').getCell('D5').value = 0.01;
    sheetIn(workbook, '相关系数').getCell('E5').value = 0.3;
  });
  const path = (name: string): string => displayPath(`${folder}/${name}`);
  expect(said).toBe([
    `${path('book.xlsx')} 对 tests/workbook/forms/forms.yaml 的改动，共 6 处：`,
    ' 项目         标识            位置               原来                  改为',
    ' ----------------------------------------------------------------------------',
    ' 比例         share                              90%                   85%',
    ' 利率         rate            2023 年            3%                    3.05%',
    ' 利率         rate            出处               例子                  新公布',
    ' 期初人数     people_start    女、first、周岁 2  216.72980046384816人  12.5人',
    ' 利息         given.interest  2021 年            1.5%                  1%',
    ' 运气 ~ 心情  luck~mood                          0.25                  0.3',
    '改了值而没有改出处：share、people_start',
    '请核对出处和可信度是否还成立',
    `已写入 ${path('book-edited.yaml')}，数据表 ${path('book-edited.people_start.csv')}`,
    `核对和运行：chusuan check ${path('book-edited.yaml')}，chusuan run ${path('book-edited.yaml')}`,
    '',
  ].join('\n'));
});

test('a second import asks before it replaces anything', async () => {
  const file = await edited(await bookOf(FORMS), (workbook) => {
    cellIn(sheetIn(workbook, '钱 款 一'), 'share', '值').value = 0.85;
    sheetIn(workbook, '期初人数').getCell('E9').value = 12.5;
  });
  expect((await say(['import', file])).status).toBe(0);
  const again = await say(['import', file]);
  expect(again.status).toBe(2);
  expect(again.stderr).toMatch(/book-edited\.people_start\.csv 已经存在，没有覆盖[^]*book-edited\.yaml 已经存在，没有覆盖/);
  expect((await say(['import', file, '--force'])).status).toBe(0);
  expect((await say(['import', file, '--dry-run', '--out', join(dirname(file), 'x.yaml')])).stdout).toContain('只列出，没有写文件');
  expect(existsSync(join(dirname(file), 'x.yaml'))).toBe(false);
});

function table(name: string): string {
  return readFileSync(join(dirname(FORMS), 'tables', name), 'utf8');
}
