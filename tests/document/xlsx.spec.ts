import ExcelJS, { type CellValue, type Worksheet } from '@protobi/exceljs';
import { describe, expect, test } from 'vitest';
import { type Document, documentXlsx, type NumberPart, type Table } from '../../src/document/index.js';
import { xmlFault, zipEntries } from '../workbook/zip.js';
import { part, sampleDocument } from './sample.js';
import { dataOf, tablesOf } from './walk.js';

const zh = sampleDocument('zh');
const bytes = await documentXlsx(zh);
const book = await opened(bytes);
const sheets = ['表1 十年展望', '图1 基金收支', '表2 基金收支 2027–2100', '表3 对缴费档次的敏感度'];
const [ten, fan] = sheets.map((name) => book.getWorksheet(name)!) as [Worksheet, Worksheet];
/** Rows of the sheet: 4 and 5 are heads and units, the table begins at 6. */
const FIRST = 6;

async function opened(data: Uint8Array): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(data as unknown as ArrayBuffer);
  return workbook;
}

function formulaOf(value: CellValue): { readonly formula: string; readonly result: unknown } | undefined {
  return typeof value === 'object' && value !== null && 'formula' in value ? { formula: value.formula, result: value.result } : undefined;
}

/** The number in a cell, or that its formula has. */
function numberIn(value: CellValue): unknown {
  const formula = formulaOf(value);
  return formula ? formula.result : value;
}

/** 重算 — a SUM of ranges from the cells themselves, texts and empty cells left out, as Excel does. */
function computed(sheet: Worksheet, formula: string): number {
  let sum = 0;
  for (const range of /^SUM\((.*)\)$/.exec(formula)![1]!.split(',')) {
    const [first, last = first] = range.split(':').map((name) => sheet.getCell(name)) as [ExcelJS.Cell, ExcelJS.Cell?];
    for (let row = Number(first.row); row <= Number(last.row); row++) {
      for (let column = Number(first.col); column <= Number(last.col); column++) {
        const value = numberIn(sheet.getCell(row, column).value);
        if (typeof value === 'number') sum += value;
      }
    }
  }
  return sum;
}

function heads(sheet: Worksheet, row: number, count: number): CellValue[] {
  return Array.from({ length: count }, (_, i) => sheet.getCell(row, i + 1).value);
}

describe('a workbook', () => {
  test('has contents, a sheet for each table and for what each figure draws, formulas and sources', () => {
    expect(book.worksheets.map(({ name }) => name)).toEqual(['目录', ...sheets, '公式', '来源']);
    const first = book.worksheets[0]!;
    expect(first.getCell('A1').value).toBe(zh.title);
    expect(first.getCell('B4').value).toBe('按现行政策，2027 至 2036 年财政补助合计 1,141.1亿元，九成可能在 990.0亿元至1,230.0亿元 之间。');
    const links = Array.from({ length: 6 }, (_, i) => formulaOf(first.getCell(10 + i, 1).value)!);
    expect(links.map(({ result }) => result)).toEqual(['表 1', '图 1', '表 2', '表 3', '公式', '来源']);
    expect(links[0]!.formula).toBe(`HYPERLINK("#'表1 十年展望'!A1","表 1")`);
    expect([first.getCell('B10').value, first.getCell('C10').value]).toEqual(['十年展望', '二、基金收支']);
  });

  test('is well-formed, and its bytes depend on the document alone', async () => {
    const entries = [...zipEntries(Buffer.from(bytes))].filter(([name]) => /\.(xml|rels)$/.test(name));
    expect(entries.map(([name, xml]) => [name, xmlFault(xml)]).filter(([, fault]) => fault)).toEqual([]);
    expect(Buffer.compare(await documentXlsx(sampleDocument('zh')), bytes)).toBe(0);
    expect(Buffer.compare(await documentXlsx({ ...zh, title: '另一份' }), bytes)).not.toBe(0);
  });

  test('has no two sheets of one name, and none that Excel refuses', async () => {
    const table = (id: string, caption: string): Table => ({ kind: 'table', id, caption, columns: [{ label: '甲', align: 'left' }], rows: [] });
    const long = '很长的题名'.repeat(12);
    const odd: Document = { ...zh, blocks: [table('a', long), table('b', `${long}。`), table('c', "甲/乙：[丙]*?'丁'\\"), table('d', '')] };
    const names = (await opened(await documentXlsx(odd))).worksheets.map(({ name }) => name);
    expect(names).toHaveLength(6);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(6);
    expect(names.filter((name) => name.length > 31 || /[[\]:*?/\\]|^'|'$/.test(name))).toEqual([]);
  });
});

describe('a table', () => {
  test('has its labels and units in frozen heads that are printed on each page', () => {
    expect(heads(ten, 4, 7)).toEqual(['年份', '基金支出', '中央财政', '地方财政', '财政合计', '人均养老金', '收不抵支的概率']);
    expect(heads(ten, 5, 7)).toEqual([null, '亿元', '亿元', '亿元', '亿元', '元/月', '%']);
    for (const name of sheets) {
      const sheet = book.getWorksheet(name)!;
      expect(sheet.views).toMatchObject([{ state: 'frozen', xSplit: 1, ySplit: 5 }]);
      expect(sheet.pageSetup).toMatchObject({ paperSize: 9, fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: '1:5' });
    }
    expect(sheets.map((name) => book.getWorksheet(name)!.pageSetup.orientation)).toEqual(['portrait', 'portrait', 'portrait', 'landscape']);
  });

  test('has every number of the document at full precision, in the unit of its head', () => {
    const expected = [...tablesOf(zh).slice(0, 1), ...dataOf(zh), ...tablesOf(zh).slice(1)];
    expect(expected).toHaveLength(sheets.length);
    let count = 0;
    expected.forEach((table, index) => {
      const sheet = book.getWorksheet(sheets[index])!;
      table.rows.forEach(({ cells }, row) => {
        cells.forEach((cell, column) => {
          if (cell?.kind !== 'number') return;
          const { value } = sheet.getCell(FIRST + row, column + 1);
          if (!Number.isFinite(cell.value)) expect(value).toBe('-');
          else expect(numberIn(value)).toBe(cell.shown.unit === '%' ? cell.value : cell.value / cell.shown.divisor);
          count++;
        });
      });
    });
    // 74 years of 6 numbers, 3 of them without a probability; 10 of 6, 3 without, and 5 of the total; 10 of 2; 3 of 18.
    expect(count).toBe(74 * 6 - 3 + 10 * 6 - 3 + 5 + 10 * 2 + 3 * 18);
    // 15.77 thousand million yuan are 157.7 hundred million.
    expect(fan.getCell('B6').value).toBe(157.7);
  });

  test('has years as numbers, shares as percentages and as many decimals as the report', () => {
    expect([ten.getCell('A7').value, ten.getCell('A7').numFmt]).toEqual([2027, '0']);
    expect([ten.getCell('B7').numFmt, ten.getCell('F7').numFmt]).toEqual(['#,##0.0', '#,##0.0']);
    // One path in 1,500 from 2030 on.
    expect([ten.getCell('G10').value, ten.getCell('G10').numFmt]).toEqual([1 / 1500, '0.00%']);
    expect(ten.getCell('G7').value).toBeNull();
  });

  test('has its sums as formulas that give what they show', () => {
    const formulas: string[] = [];
    ten.eachRow((row) => { row.eachCell((cell) => {
      const formula = formulaOf(cell.value);
      if (!formula?.formula.startsWith('SUM')) return;
      formulas.push(`${cell.address} ${formula.formula}`);
      const sum = computed(ten, formula.formula);
      expect(Math.abs(sum - (formula.result as number))).toBeLessThanOrEqual(1e-12 * Math.abs(sum));
    }); });
    // Five years, five more, and the total, each across; and the four columns of the total down, but for its own title rows.
    expect(formulas).toHaveLength(10 + 4);
    expect(formulas).toContain('E7 SUM(C7:D7)');
    expect(formulas).toContain('B18 SUM(B7:B11,B13:B17)');
    expect(formulas).toContain('E18 SUM(E7:E11,E13:E17)');
    // 821.79 of the centre and 319.32 of provinces: 10 × 65 + 3.123456789 × 55, 10 × 21 + 1.98765432 × 55.
    expect(computed(ten, 'SUM(C7:C11,C13:C17)')).toBeCloseTo(650 + 3.123456789 * 55, 9);
    expect(computed(ten, 'SUM(E7:E11,E13:E17)')).toBeCloseTo(650 + 210 + (3.123456789 + 1.98765432) * 55, 9);
  });

  test('says below what its note says, and that sums can be checked', () => {
    expect([ten.getCell('A20').value, ten.getCell('A21').value]).toEqual(['注：基础养老金最低标准由中央确定，地方可以提高；提高的部分由地方财政承担。假设与来源', '有求和公式的单元格可以逐项核对；分位数不能相加，因此是数字。']);
    expect(fan.getCell('A17').value).toBeNull();
  });

  test('is wide enough for its numbers', () => {
    for (const name of sheets) {
      const sheet = book.getWorksheet(name)!;
      sheet.eachRow((row, at) => { if (at >= FIRST) row.eachCell((cell, column) => {
        const value = numberIn(cell.value);
        if (typeof value !== 'number') return;
        const text = cell.numFmt.endsWith('%') ? `${(value * 100).toFixed(2)}%` : value.toFixed(1);
        expect(sheet.getColumn(column).width).toBeGreaterThan(text.length);
      }); });
    }
  });
});

describe('sums', () => {
  const money = { divisor: 1e8, decimals: 1, unit: '亿元' };
  const sheetOf = async (columns: Table['columns'], rows: readonly (readonly (NumberPart | undefined)[])[], sumOf?: readonly number[]): Promise<Worksheet> => {
    const table: Table = { kind: 'table', id: 't', caption: '甲', columns, rows: rows.map((cells, index) => ({ cells, ...(sumOf && index === rows.length - 1 && { sumOf }) })) };
    return (await opened(await documentXlsx({ ...zh, blocks: [table] }))).worksheets[1]!;
  };
  const right = (label: string, sumOf?: readonly number[]): Table['columns'][number] => ({ label, unit: '亿元', align: 'right', ...(sumOf && { sumOf }) });

  test('that are none stay numbers: quantiles do not add up', async () => {
    const sheet = await sheetOf([right('甲'), right('乙')], [[part(1e8, money), part(5e8, money)], [part(2e8, money), part(6e8, money)], [part(3e8, money), part(9e8, money)]], [0, 1]);
    expect([formulaOf(sheet.getCell('A8').value)?.formula, sheet.getCell('B8').value]).toEqual(['SUM(A6:A7)', 9]);
  });

  test('of parts in different units stay numbers', async () => {
    const sheet = await sheetOf([right('甲'), right('乙'), right('丙', [0, 1])], [[part(1e8, money), part(2e8, { divisor: 1e4, decimals: 1, unit: '万元' }), part(3e8, money)]]);
    expect(sheet.getCell('C6').value).toBe(3);
    // The unit that its head does not say stands in the cell.
    expect([sheet.getCell('B6').value, sheet.getCell('B6').numFmt]).toEqual([20_000, '#,##0.0"万元"']);
  });

  test('leave out what is not there', async () => {
    const sheet = await sheetOf([right('甲')], [[part(1e8, money)], [part(Number.NaN, money)], [undefined], [part(4e8, money)], [part(5e8, money)]], [0, 1, 2, 3]);
    const formula = formulaOf(sheet.getCell('A10').value)!;
    expect(formula).toMatchObject({ formula: 'SUM(A6:A9)', result: 5 });
    expect(computed(sheet, formula.formula)).toBe(5);
  });

  test('of percentages are sums of shares', async () => {
    const share = { divisor: 0.01, decimals: 1, unit: '%' };
    const sheet = await sheetOf([{ label: '甲', unit: '%', align: 'right' }], [[part(0.25, share)], [part(0.75, share)], [part(1, share)]], [0, 1]);
    expect([formulaOf(sheet.getCell('A8').value)?.result, sheet.getCell('A8').numFmt]).toEqual([1, '0.0%']);
  });
});

describe('sources', () => {
  const sources = book.getWorksheet('来源')!;
  const rows = Array.from({ length: sources.rowCount - 4 }, (_, i) => Array.from({ length: 8 }, (_, column) => numberIn(sources.getCell(5 + i, column + 1).value)));

  test('name for each number its cell, its value in the unit of the rule, and where it stands', () => {
    expect(heads(sources, 4, 8)).toEqual(['工作表', '单元格', '原始值（规则的单位）', '第几次运行', '文件', '输出', '年份或时段', '统计量']);
    const numbers = [...tablesOf(zh), ...dataOf(zh)].flatMap((table) => table.rows.flatMap(({ cells }) => cells.filter((cell) => cell?.kind === 'number' && Number.isFinite(cell.value))));
    expect(rows).toHaveLength(numbers.length);
    expect(rows[0]).toEqual(['表1 十年展望', 'B7', 15.77e9, 1, 'summary.arrow', 'fund_outgo', 2027, 'mean']);
    expect(rows.find(([sheet, cell]) => sheet === '表1 十年展望' && cell === 'E18')!.slice(3)).toEqual([1, 'summary.arrow', 'all_cost', '2027-2036', 'sum_of_means']);
  });

  test('agree with the cells that they name', () => {
    for (const [name, cell, value] of rows) {
      const target = book.getWorksheet(name as string)!.getCell(cell as string);
      const shown = numberIn(target.value) as number;
      const inUnits = target.numFmt.endsWith('%') || target.numFmt === '0' ? shown : shown * (heads(book.getWorksheet(name as string)!, 5, 20)[Number(target.col) - 1] === '亿元' ? 1e8 : 1);
      expect(Math.abs(inUnits - (value as number))).toBeLessThanOrEqual(1e-15 * Math.abs(inUnits) * 4);
    }
  });
});

test('formulas stand in a sheet of their own, each in a line', () => {
  const sheet = book.getWorksheet('公式')!;
  expect(heads(sheet, 4, 5)).toEqual(['规则', '公式', '单位', '依据', '未模拟']);
  expect(heads(sheet, 5, 3)).toEqual(['基金支出', 'fund_outgo = base_pension * pensioners * 12', '亿元']);
});

test('English workbooks are English', async () => {
  const sheet = (await opened(await documentXlsx(sampleDocument('en')))).worksheets;
  expect(sheet.map(({ name }) => name)).toEqual(['Contents', 'Table 1 Ten years ahead', 'Figure 1 Income and outgo', 'Table 2 Income and outgo 2027–2', 'Table 3 Sensitivity to the cont', 'Formulas', 'Sources']);
  expect(sheet.flatMap((each) => { const texts: string[] = []; each.eachRow((row) => { row.eachCell(({ value }) => { if (typeof value === 'string' && /\p{Script=Han}/u.test(value)) texts.push(value); }); }); return texts; })).toEqual([]);
});
