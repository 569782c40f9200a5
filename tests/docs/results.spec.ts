import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadScenario } from '../../src/scenario/index.js';
import { ENGINES, walkPath } from '../engines.js';
import { expectPublished } from '../tolerances.js';

const { plan } = loadScenario('scenarios/hubei/baseline.yaml');

describe.each(ENGINES)('the result printed in the README (%s)', (engine) => {
  const balances = new Map<number, number>();
  walkPath(engine, plan!, 0, true, (year, values) => balances.set(year, values('fund_balance')[0]!));

  it.each([['README.md', 1e8], ['README.en.md', 1e9]])('%s is that of the present baseline (else: npm run docs:results)', (page, unit) => {
    const [, table] = /<!-- result:begin -->([\s\S]*?)<!-- result:end -->/.exec(readFileSync(page, 'utf8'))!;
    const rows = [...table!.matchAll(/^\| (\d{4}) \| ([\d,.]+) \|/gm)];
    expect(rows.map(([, year]) => Number(year))).toEqual([2030, 2040, 2050, 2060, 2070, 2080, 2090, 2100]);
    for (const [, year, printed] of rows) expectPublished(balances.get(Number(year))! / unit, printed!, `fund balance of ${year!}`);
    expect(table).toContain(plan!.paths.toLocaleString('en'));
  });
});

describe('the result printed in the README', () => {
  it.each(['zh', 'en'])('the chart in %s says how many paths it shows', (lang) => {
    expect(readFileSync(`docs/images/fund-balance.${lang}.svg`, 'utf8')).toContain(`${plan!.paths.toLocaleString('en')} `);
  });
});
