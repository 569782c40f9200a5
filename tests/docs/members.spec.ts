// 参保人员一页 — its tables are those of the present baseline, and they say the same in both languages.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadScenario } from '../../src/scenario/index.js';
import { walkPath } from '../engines.js';
import { expectPublished } from '../tolerances.js';

const { plan } = loadScenario('scenarios/hubei/baseline.yaml', { paths: 0 });
const COLUMNS = ['active_total', 'paused_total', 'waiting_total', 'pensioners_total', 'participants'] as const;
const heads = new Map<string, number>();
walkPath('interpreter', plan!, 0, true, (year, values) => {
  for (const rule of COLUMNS) heads.set(`${rule} ${String(year)}`, values(rule)[0]!);
});

/** Rows of the table between two marks, without its head: cells as printed. */
function rows(page: string, name: string): string[][] {
  const [, text] = new RegExp(`<!-- ${name}:begin -->([\\s\\S]*?)<!-- ${name}:end -->`).exec(readFileSync(page, 'utf8'))!;
  return text!.trim().split('\n').slice(2).map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()));
}

describe.each([['docs/members.md', 1e4], ['docs/members.en.md', 1e3]] as const)('%s', (page, unit) => {
  it('prints the stocks of the present baseline (else: node scripts/docs/members.mjs)', () => {
    const table = rows(page, 'stocks');
    expect(table.length).toBe(14);
    for (const [year, ...cells] of table) {
      COLUMNS.forEach((rule, i) => { expectPublished(heads.get(`${rule} ${year!}`)! / unit, cells[i]!, `${rule} ${year!}`); });
    }
  });

  it('prints a movement that adds up in every column, within what rounding of its twelve rows leaves', () => {
    const table = rows(page, 'movement').map((cells) => cells.slice(1).map((cell) => Number(cell.replaceAll(',', ''))));
    const closing = table.at(-1)!;
    const digit = unit === 1e4 ? 0.01 : 0.1;
    closing.forEach((value, column) => {
      const sum = table.slice(0, -1).reduce((total, row) => total + row[column]!, 0);
      expect(Math.abs(sum - value)).toBeLessThanOrEqual(6.5 * digit);
    });
  });
});
