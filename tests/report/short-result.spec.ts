import { join } from 'node:path';
import { expect, test } from 'vitest';
import { decadeYears, periodsUntil, shortResult } from '../../src/analysis/index.js';
import { shortResultText } from '../../src/report/index.js';
import { readColumn, readSummary } from '../../src/results/index.js';
import { runScenario } from '../../src/run/index.js';
import { expectReassociated } from '../tolerances.js';
import { SMALL_FUND, temporaryFolder } from '../run/small-fund.js';

async function run(changes: { paths: number; outputs?: readonly string[] }): Promise<string> {
  const out = join(temporaryFolder(), 'run');
  expect(await runScenario({ scenarioFile: SMALL_FUND, threads: 2, out, ...changes })).toMatchObject({ kind: 'complete' });
  return out;
}

test('decades are the years divisible by ten and the last; periods cover everything once', () => {
  expect(decadeYears(2021, 2100)).toEqual([2030, 2040, 2050, 2060, 2070, 2080, 2090, 2100]);
  expect(decadeYears(2026, 2065)).toEqual([2030, 2040, 2050, 2060, 2065]);
  expect(decadeYears(2021, 2024)).toEqual([2021, 2024]);
  expect(decadeYears(2021, 2021)).toEqual([2021]);
  expect(periodsUntil(2021, [2030, 2035])).toEqual([{ first: 2021, last: 2030 }, { first: 2031, last: 2035 }]);
});

test('every figure is the one in the files, each with its error', async () => {
  const folder = await run({ paths: 200 });
  const result = await shortResult(folder);
  const { entries } = await readSummary(join(folder, 'summary.arrow'));
  const row = entries.find(({ variable, year }) => variable === 'fund_balance' && year === 2040)!.row;
  expect(result.fan!.rows.find(({ year }) => year === 2040)!.statistics).toMatchObject({ mean: row.mean, standard_error: row.standard_error, q05: row.q05, q50: row.q50, q95: row.q95 });

  const { values, years, paths } = await readColumn(join(folder, 'paths.arrow'), 'is_short');
  const ever = Array.from({ length: paths }, (_, p) => Array.from({ length: years }, (_, y) => values[y * paths + p]!).some((flag) => flag !== 0));
  expect(result.shortfall!.ever!.probability).toBe(ever.filter(Boolean).length / paths);
  expect(result.shortfall!.ever!.low).toBeLessThan(result.shortfall!.ever!.probability);

  const { columns, periods } = result.payers!;
  expect(columns.map(({ name }) => name)).toEqual(['paid_by_central', 'paid_by_county']);
  for (const { first, last, amounts, total } of periods) {
    const means = entries.filter(({ variable, year }) => variable === 'paid_by_county' && year >= first && year <= last).map(({ row: { mean } }) => mean);
    expectReassociated(amounts[1]!.mean, means.reduce((sum, mean) => sum + mean, 0), `county ${first}-${last}`);
    expectReassociated(amounts.reduce((sum, { mean }) => sum + mean, 0), total.mean, `total ${first}-${last}`);
    expect(amounts[0]!.share).toBeCloseTo(0.6, 12);
    expect(total.standardError).toBeGreaterThan(0);
  }
});

test('without random paths the best estimate stands alone', async () => {
  const text = shortResultText(await shortResult(await run({ paths: 0 })), 'zh');
  expect(text).toContain('基金累计结余，亿元\n 年份  最优估计\n');
  expect(text).toContain('执行情况（最优估计）');
  expect(text).not.toMatch(/NaN|undefined|标准误/);
});

test('when the roles are not among the outputs, a plain table of outputs is shown', async () => {
  const result = await shortResult(await run({ paths: 64, outputs: ['return_rate', 'spent'] }));
  expect(result.fan).toBeUndefined();
  const text = shortResultText(result, 'en');
  expect(text).toMatch(/^Outputs\n output +unit +year +best estimate/);
  expect(text).toContain('outgo by sex (male)');
  expect(text).not.toMatch(/NaN|undefined/);
});

test('a single path has no standard error and says so with a dash', async () => {
  const text = shortResultText(await shortResult(await run({ paths: 1 })), 'zh');
  expect(text).not.toMatch(/NaN|undefined/);
  expect(text).toMatch(/ 2030 .* -\n/);
});
