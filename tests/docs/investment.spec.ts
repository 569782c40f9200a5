// 基金与委托投资一页 — years before the run are printed as assumed and without a verdict, and what stands in the tables adds up.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** Rows of the tables between two marks, without their heads: cells as printed. */
function tables(page: string, name: string): string[][][] {
  const [, text] = new RegExp(`<!-- ${name}:begin -->([\\s\\S]*?)<!-- ${name}:end -->`).exec(readFileSync(page, 'utf8'))!;
  const blocks = text!.split('\n\n').map((block) => block.trim().split('\n').filter((line) => line.startsWith('|'))).filter((lines) => lines.length > 2);
  return blocks.map((lines) => lines.slice(2).map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim())));
}
const amount = (cell: string): number => Number(cell.replaceAll(',', ''));

describe.each([['docs/investment.md', '假设', 1], ['docs/investment.en.md', 'assumed', 2]] as const)('%s', (page, assumed, decimals) => {
  it('lists 2017 to 2020 as assumed and judges none of them', () => {
    const [rows] = tables(page, 'compliance');
    expect(rows!.slice(0, 4).map(([year, basis, , , ...verdict]) => [year, basis, ...verdict])).toEqual(
      ['2017', '2018', '2019', '2020'].map((year) => [year, assumed, '—', '—', '—', '—']));
    expect(rows!.slice(4).every(([, basis]) => basis !== assumed)).toBe(true);
    expect(rows![4]![1]).toContain(assumed);
  });

  it('reconciles cash with accrual in every year, within what rounding of five rows leaves', () => {
    const both = tables(page, 'reconciliation');
    expect(both).toHaveLength(2);
    for (const rows of both) {
      for (let column = 1; column < rows[0]!.length; column++) {
        const cells = rows.map((row) => amount(row[column]!));
        const left = Math.round((cells.slice(0, 4).reduce((sum, each) => sum + each, 0) - cells[4]!) * 10 ** decimals);
        expect(Math.abs(left)).toBeLessThanOrEqual(2);
      }
    }
  });

  it('shows twelve month ends', () => {
    expect(tables(page, 'months')[0]!.map(([month]) => Number(month))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  });
});
