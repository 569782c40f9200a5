// 人口一页 — the tables of docs/population.md are those of the present rules (else: npm run docs:population).
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { betweenCensuses, MOVES } from '../../scripts/docs/population/censuses.mjs';
import { loadScenario, type Plan } from '../../src/scenario/index.js';
import { walkPath } from '../engines.js';
import { expectPublished } from '../tolerances.js';

const AGES = 106;
const folder = mkdtempSync(join(tmpdir(), 'chusuan-page-'));
afterAll(() => { rmSync(folder, { recursive: true }); });

function planOf(file: string): Plan {
  const { plan } = loadScenario(file, { paths: 0 });
  return plan!;
}

/** Persons aged `first` to `last` by year. */
function walk(plan: Plan): (year: number, first: number, last: number) => number {
  const stocks = new Map<number, Float64Array>();
  walkPath('interpreter', plan, 0, true, (year, values) => { stocks.set(year, values('population').slice()); });
  return (year, first, last) => stocks.get(year)!.reduce((sum, persons, cell) => (cell % AGES >= first && cell % AGES <= last ? sum + persons : sum), 0);
}

const rowsOf = (page: string, name: string): string[][] =>
  new RegExp(`<!-- ${name}:begin -->([\\s\\S]*?)<!-- ${name}:end -->`).exec(readFileSync(page, 'utf8'))![1]!
    .trim().split('\n').slice(2).map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()));

/** First and last age of `0–14` or `80+`; everybody for anything else. */
function agesOf(name: string): [number, number] {
  const [, first, last] = /^(\d+)(?:–(\d+)|\+)$/.exec(name) ?? [];
  return first === undefined ? [0, 105] : [Number(first), last === undefined ? 105 : Number(last)];
}

const china = walk(planOf('scenarios/china/wpp.yaml'));
const hubei = MOVES.map((moves) => walk(planOf(betweenCensuses(folder, moves))));
/** In the order of the columns: nobody moves, rates by age, residuals of the cohorts. */
const columns = ['none', 'age', 'cohort'].map((moves) => hubei[MOVES.indexOf(moves as 'none')]!);
const groups: readonly (readonly [number, number])[] = [[0, 105], [0, 14], [15, 59], [60, 79], [80, 105]];

describe.each([['docs/population.md', 1e4], ['docs/population.en.md', 1e6]])('%s', (page, scale) => {
  it('shows China as the scenario has it, every five years', () => {
    const rows = rowsOf(page, 'world');
    expect(rows.map(([year]) => Number(year))).toEqual(Array.from({ length: 16 }, (_, i) => 2025 + 5 * i));
    for (const [year, ...cells] of rows) {
      groups.forEach(([first, last], i) => {
        const [, model, un, error] = /^([\d,.]+) \/ ([\d,.]+) \(([+−]\d+\.\d\d)%\)$/.exec(cells[i]!)!;
        const persons = china(Number(year), first, last);
        expectPublished(persons / scale, model!, `${year!}, ${String(first)}`);
        // Both printed figures are rounded: the printed error may differ by that.
        const printedUn = Number(un!.replaceAll(',', '')) * scale;
        expect(Math.abs(persons / printedUn - 1 - Number(error!.replace('−', '-')) / 100)).toBeLessThan(0.00006 + ((scale === 1e6 ? 5e4 : 5e3) / printedUn));
      });
    }
  });

  it('shows Hubei of 2020 as the rules make it from 2010', () => {
    const rows = rowsOf(page, 'census');
    expect(rows).toHaveLength(10);
    for (const [age, , ...cells] of rows) {
      columns.forEach((people, i) => {
        expectPublished(people(2020, ...agesOf(age!)) / 1e4, cells[i]!.split(' ')[0]!, `${age!}, column ${String(i)}`);
      });
    }
  });
});
