import { describe, expect, it } from 'vitest';
import { type Document, documentHtml, documentMarkdown, type NumberPart, type Table } from '../../src/document/index.js';
import { cellLines, underText } from '../../src/document/number-text.js';
import { withUnderColumns } from '../../src/document/xlsx-under.js';

const MONEY = { divisor: 1e8, decimals: 1, unit: '亿元' };
const number = (value: number, decimals = 1): NumberPart => ({ kind: 'number', value, shown: { ...MONEY, decimals } });
const level = { ...number(4.4807e11), under: { difference: number(1.988e10), within: number(1.32e9) } };
const table: Table = {
  kind: 'table', id: 'compared', caption: '负担',
  columns: [{ label: '年份', align: 'left' }, { label: '参照', align: 'right', unit: '亿元' }, { label: '方案', align: 'right', unit: '亿元' }, { label: '合计', align: 'right', unit: '亿元', sumOf: [1, 2] }],
  rows: [{ style: 'group', cells: [{ kind: 'text', text: ['前期'] }] }, { cells: [{ kind: 'text', text: ['2027'] }, number(4.2819e11), level, number(8.7626e11)] }],
};
const document: Document = { lang: 'zh', title: '标题', subtitle: '', finding: ['结论。'], findingLines: [['甲：', number(1.988e10)], ['乙']], facts: [], blocks: [table] };

describe('what stands under a number', () => {
  it('is its difference with a sign and the error, and makes no column wider than its widest line', () => {
    expect(underText(level)).toBe('+198.8 ±13.2');
    expect(underText({ ...level, under: { difference: number(-7.81e9), within: number(0, 0) } })).toBe('-78.1 ±0');
    // 540,000 yuan in hundred millions with two decimals are more than none.
    expect(underText({ ...level, under: { within: number(5.4e5, 1) } })).toBe('±<0.1');
    expect(cellLines(level, { unit: '亿元' }, 'zh')).toEqual(['4,480.7', '+198.8 ±13.2']);
  });

  it('is there on the page and in Markdown', () => {
    expect(documentHtml(document)).toMatch(/4,480\.7<span class="under"><span data-value="19880000000">\+198\.8<\/span> <span data-value="1320000000">±13\.2<\/span><\/span><\/td>/);
    expect(documentMarkdown(document, 'p').text).toContain('| 2027 | 4,281.9 | 4,480.7 (+198.8 ±13.2) | 8,762.6 |');
  });

  it('has columns of its own in a workbook, and sums follow their columns', () => {
    const wide = withUnderColumns(table, 'zh');
    expect(wide.columns.map(({ label }) => label)).toEqual(['年份', '参照', '方案', '方案：与参照之差', '方案：95%抽样误差（±）', '合计']);
    expect(wide.columns.at(-1)!.sumOf).toEqual([1, 2]);
    expect(wide.rows[1]!.cells.slice(3, 5)).toEqual([level.under.difference, level.under.within]);
    const first = withUnderColumns({ ...table, columns: table.columns.map((column, i) => (i === 3 ? { ...column, sumOf: [2] } : column)), rows: [{ cells: [undefined, level, number(1), number(1)] }] }, 'zh');
    expect(first.columns.at(-1)!.sumOf).toEqual([4]);
    expect(withUnderColumns({ ...table, rows: [] }, 'zh').columns).toHaveLength(4);
  });
});

it('lines under the finding stand on the title page', () => {
  expect(documentHtml(document)).toMatch(/<p>结论。<\/p>\s*<ul><li>甲：<span[^>]*>198\.8亿元<\/span><\/li><li>乙<\/li><\/ul>/);
  expect(documentMarkdown(document, 'p').text).toContain('结论。\n>\n> - 甲：198.8亿元\n>\n> - 乙\n');
});
