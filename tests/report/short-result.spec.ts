import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Label, shortResult, type ShortResult } from '../../src/analysis/index.js';
import { shortResultText } from '../../src/report/index.js';
import { decadeYears, periodsUntil, readColumn, readSummary } from '../../src/results/index.js';
import { runScenario } from '../../src/run/index.js';
import { expectModelFit, expectReassociated } from '../tolerances.js';
import { SMALL_FUND, temporaryFolder } from '../run/small-fund.js';

async function run(changes: { paths: number; outputs?: readonly string[]; store?: 'summary' }): Promise<string> {
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
  const isSetBy = (p: number, year: number): boolean => Array.from({ length: year - 2025 }, (_, y) => values[y * paths + p]!).some((flag) => flag !== 0);
  expect(years).toBe(40);
  for (const { year, share, ever } of result.shortfall!.rows) {
    expect(ever!.probability).toBe(Array.from({ length: paths }, (_, p) => isSetBy(p, year)).filter(Boolean).length / paths);
    expect(ever!.probability).toBeGreaterThanOrEqual(share!.probability);
    expect(ever!.low).toBeLessThan(ever!.probability);
  }

  const { columns, periods } = result.payers!;
  expect(columns.map(({ name }) => name)).toEqual(['paid_by_central', 'paid_by_county']);
  for (const { first, last, amounts, total } of periods) {
    const means = entries.filter(({ variable, year }) => variable === 'paid_by_county' && year >= first && year <= last).map(({ row: { mean } }) => mean);
    expectReassociated(amounts[1]!.mean, means.reduce((sum, mean) => sum + mean, 0), `county ${first}-${last}`);
    expectReassociated(amounts.reduce((sum, { mean }) => sum + mean, 0), total.mean, `total ${first}-${last}`);
    expectReassociated(amounts[0]!.share, 0.6, 'share of the first payer');
    expect(total.standardError).toBeGreaterThan(0);
  }
});

test('a run that stores its summary alone says the same but for quantiles', async () => {
  const [stored, running] = await Promise.all([shortResult(await run({ paths: 200 })), shortResult(await run({ paths: 200, store: 'summary' }))]);
  for (const part of ['title', 'paths', 'shortfall', 'payers'] as const) expect(running[part], part).toEqual(stored[part]);
  const compliance = (result: ShortResult): unknown => result.compliance.flatMap(({ rows }) => rows.map((row) => ('statistics' in row ? [row.statistics.mean, row.statistics.mean_low] : row)));
  expect(compliance(running)).toEqual(compliance(stored));
  expect(running.payers!.periods.at(-1)!.total.standardError).toBeGreaterThan(0);
  running.fan!.rows.forEach((row, i) => {
    const { mean, standard_error, q05, q50, q95 } = stored.fan!.rows[i]!.statistics!;
    expect(row.statistics).toMatchObject({ mean, standard_error });
    for (const [name, value] of Object.entries({ q05, q50, q95 })) expectModelFit(row.statistics![name as 'q05'], value, 2 ** -9, `${name} ${row.year}`);
  });
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

test('a single path has no standard error and no band of its mean, and says so with a dash', async () => {
  const text = shortResultText(await shortResult(await run({ paths: 1 })), 'zh');
  expect(text).not.toMatch(/NaN|undefined|-%/);
  expect(text).toMatch(/ 2030 .* -\n/);
  expect(text).toMatch(/执行情况（各年均值）\n 年份  委托投资比例  95%区间\n -+\n 2030 +[\d.]+% +-\n/);
});

test('outputs without roles show three columns by decade', async () => {
  const result = await shortResult(await run({ paths: 0, outputs: ['return_rate', 'total_outgo', 'gap', 'books'] }));
  expect(result.outputs.map(({ rows }) => rows.map(({ year }) => year))).toEqual(Array(4).fill([2026, 2030, 2040, 2050, 2060, 2065]));
  expect(shortResultText(result, 'zh')).toBe([
    '各项输出',
    ' 输出    单位  年份  最优估计',
    ' ----------------------------',
    ' 收益率  %     2026     3.000',
    ...[2030, 2040, 2050, 2060, 2065].map((year) => `               ${year}     3.000`),
    ' 支出    亿元  2026     8.500',
    ...[2030, 2040, 2050, 2060, 2065].map((year) => `               ${year}     8.500`),
    ' 缺口    元    2026         0',
    ...[2030, 2040, 2050, 2060, 2065].map((year) => `               ${year}         0`),
    ' 另有 1 列输出，见 best_estimate.arrow',
  ].join('\n'));
});

test('a flag among the compliance columns is a share of paths with its band', async () => {
  const folder = temporaryFolder();
  cpSync(join(SMALL_FUND, '..'), folder, { recursive: true });
  const rulebook = join(folder, 'rulebook/rulebook.yaml');
  writeFileSync(rulebook, readFileSync(rulebook, 'utf8').replace('compliance: [entrusted_share]', 'compliance: [is_short, entrusted_share]'));
  const texts: string[] = [];
  for (const paths of [200, 0]) {
    const out = join(folder, `run-${paths}`);
    expect(await runScenario({ scenarioFile: join(folder, 'fund.yaml'), paths, out })).toMatchObject({ kind: 'complete' });
    const result = await shortResult(out);
    if (paths > 0) expect(result.compliance[0]).toMatchObject({ measure: 'share', rows: result.shortfall!.rows.map(({ year, share }) => ({ year, share })) });
    texts.push(shortResultText(result, 'en'));
  }
  expect(texts[0]).toMatch(/Compliance \(mean of the year; yes\/no as share of paths\)\n year  outgo above income +95% band  entrusted share +95% band\n -+\n 2030 +[\d.]+%  [\d.]+% - [\d.]+% +[\d.]+%  [\d.]+% - [\d.]+%\n/);
  expect(texts[1]).toMatch(/Compliance \(best estimate\)\n year  outgo above income  entrusted share\n -+\n 2030 +no +85.00%\n/);
});

// --- exact texts of made-up figures

const FLAG: Label = { name: 'is_short', label: { zh: '收不抵支', en: 'outgo above income' }, unit: '1', kind: 'flag' };
const RATE: Label = { name: 'share', label: { zh: '委托比例', en: 'entrusted share' }, unit: '1', kind: 'rate' };
const FRAME: ShortResult = { title: { zh: '', en: '' }, paths: 1000, seed: 's', firstYear: 2026, lastYear: 2040, compliance: [], outputs: [] };

test('the shortfall table leads to the line about the whole horizon', () => {
  const shortfall = { column: FLAG, rows: [
    { year: 2030, isSetInBestEstimate: false, share: { probability: 0, low: 0, high: 0.0038 }, ever: { probability: 0.05, low: 0.0381, high: 0.0653 } },
    { year: 2040, isSetInBestEstimate: true, share: { probability: 0.5, low: 0.4691, high: 0.5309 }, ever: { probability: 0.75, low: 0.7223, high: 0.7758 } },
  ] };
  expect(shortResultText({ ...FRAME, shortfall }, 'zh')).toBe([
    '收不抵支的概率',
    ' 年份  最优估计  当年概率        95%区间  至此至少一次        95%区间',
    ' --------------------------------------------------------------------',
    ' 2030        否        0%     0% - 0.38%         5.00%  3.81% - 6.53%',
    ' 2040        是     50.0%  46.9% - 53.1%         75.0%  72.2% - 77.6%',
    ' 2026至2040年间至少发生一次的概率：75.0%（95%区间 72.2%至77.6%）',
  ].join('\n'));
  expect(shortResultText({ ...FRAME, shortfall }, 'en')).toBe([
    'Probability of: outgo above income',
    ' year  best estimate  in the year       95% band  at least once so far       95% band',
    ' ------------------------------------------------------------------------------------',
    ' 2030             no           0%     0% - 0.38%                 5.00%  3.81% - 6.53%',
    ' 2040            yes        50.0%  46.9% - 53.1%                 75.0%  72.2% - 77.6%',
    ' Probability of at least once in 2026–2040: 75.0% (95% band 72.2%–77.6%)',
  ].join('\n'));
});

test('a band that only repeats its mean is not printed', () => {
  const fixed = { mean: 0.8, standard_error: 0, mean_low: 0.8, mean_high: 0.8 };
  const loose = { mean: 0.7, standard_error: 0.05, mean_low: 0.6, mean_high: 0.8 };
  const text = (statistics: readonly (typeof fixed)[]): string => shortResultText({
    ...FRAME, compliance: [{ column: RATE, measure: 'mean', rows: statistics.map((each, i) => ({ year: 2030 + 10 * i, bestEstimate: 0.8, statistics: each })) }],
  }, 'zh');
  expect(text([fixed, fixed])).toBe('执行情况（各年均值）\n 年份  委托比例\n --------------\n 2030    80.00%\n 2040    80.00%');
  expect(text([fixed, loose])).toBe([
    '执行情况（各年均值）', ' 年份  委托比例          95%区间', ' -------------------------------', ' 2030    80.00%', ' 2040    70.00%  60.00% - 80.00%',
  ].join('\n'));
});

test('the note under the fan says what the best estimate is', () => {
  const statistics = { mean: 2e8, standard_error: 0, q05: 1e8, q50: 2e8, q95: 3e8 };
  const fan = { column: { name: 'b', label: { zh: '结余', en: 'balance' }, unit: 'yuan', kind: 'stock' }, rows: [{ year: 2040, bestEstimate: 2e8, statistics }] };
  expect(shortResultText({ ...FRAME, fan }, 'zh').split('\n').slice(3)).toEqual([
    ' 2040     2.000   1.000   2.000    3.000  2.000       0',
    ' 最优估计：全部随机因素取中位数的一条确定性路径，不是均值；是否调整等决策取其中间结果。',
    ' 标准误是均值的抽样误差。',
  ]);
  expect(shortResultText({ ...FRAME, fan }, 'en').split('\n').slice(4)).toEqual([
    ' Best estimate: the one path with every noise at its median, not the mean; decisions take their middle outcome.',
    ' The standard error is the sampling error of the mean.',
  ]);
});
