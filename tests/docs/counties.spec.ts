// 分县一页 — its tables are those of the present baseline, in both languages.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { countyRows } from '../../src/run/county-rows.js';
import { loadScenario } from '../../src/scenario/index.js';
import { expectPublished } from '../tolerances.js';

const { plan } = loadScenario('scenarios/hubei/baseline.yaml', { paths: 0 });
const { units, years } = countyRows(plan!, plan!.counties!);
const YEAR = 2025;

function rows(page: string, name: string): string[][] {
  const [, text] = new RegExp(`<!-- ${name}:begin -->([\\s\\S]*?)<!-- ${name}:end -->`).exec(readFileSync(page, 'utf8'))!;
  return text!.trim().split('\n').slice(2).map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()));
}

describe.each([['docs/counties.md', 1e4, 1e8], ['docs/counties.en.md', 1e3, 1e6]] as const)('%s', (page, heads, money) => {
  it('prints prefectures, the four counties under the province, and the province (else: node scripts/docs/counties.mjs)', () => {
    const table = rows(page, 'prefectures');
    expect(table).toHaveLength(13 + 4 + 1);
    for (const [name, participants, pensioners, province, county] of table) {
      const unit = units.findIndex((each) => each.name === name);
      const of = (column: string, scale: number): number => years[YEAR - 2021]!.get(column)![unit]! / scale;
      expectPublished(of('participants', heads), participants!, `${name!} participants`);
      expectPublished(of('pensioners', heads), pensioners!, `${name!} pensioners`);
      expectPublished(of('province_cost', money), province!, `${name!} province`);
      expectPublished(of('county_cost', money), county!, `${name!} county`);
    }
  });

  it('prints the months of the province under the baseline', () => {
    for (const [year, months] of rows(page, 'pooling')) expectPublished(years[Number(year) - 2021]!.get('months_covered')!.at(-1)!, months!, `months ${year!}`);
  });
});
