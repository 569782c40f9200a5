import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { readCommandLine } from '../../src/cli/index.js';
import { renderIssues } from '../../src/issues/index.js';
import { textWidth } from '../../src/report/table.js';
import { PROJECT_FOLDER } from '../../src/version.js';
import { fundScenario, input } from '../compare/funds.js';
import { temporaryFolder } from '../run/small-fund.js';

const PROGRAM = join(PROJECT_FOLDER, 'bin/chusuan.mjs');
const SHORT = { last_year: 2055, paths: 128 };

function chusuan(words: readonly string[], cwd: string, lang = 'zh'): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...words], { cwd, env: { ...process.env, CHUSUAN_LANG: lang, CHUSUAN_CACHE: join(cwd, 'cache') }, encoding: 'utf8' });
  return { status, stdout, stderr };
}

/** Three funds in a folder of their own. */
function funds(): string {
  const folder = temporaryFolder();
  fundScenario(folder, 'base', SHORT);
  fundScenario(folder, 'richer', { ...SHORT, title: { zh: '收入提高', en: 'more income' }, inputs: { income: input(950000000) } });
  fundScenario(folder, 'renamed', { ...SHORT, title: { zh: '只改标题', en: 'another title' } });
  return folder;
}

const FILES = ['base.yaml', 'richer.yaml', 'renamed.yaml'];

describe('the command line', () => {
  test.each([
    ['compare a.yaml b.yaml', { files: ['a.yaml', 'b.yaml'] }],
    ['compare a.yaml b.yaml c.yaml --paths 640 --seed x --threads 2 --out o --force --from 2027 --years 2050，2030,2050 --report',
      { files: ['a.yaml', 'b.yaml', 'c.yaml'], paths: 640, seed: 'x', threads: 2, out: 'o', force: true, from: 2027, years: [2030, 2050], report: true }],
  ])('%s', (line, request) => {
    expect(readCommandLine(line.split(' ')).request).toEqual({ kind: 'compare', ...request });
  });

  test.each([
    ['compare', '✖ 至少要写两个情景，这里有 0 个\n    第一个是参照，例如 chusuan compare scenarios/hubei/baseline.yaml scenarios/hubei/proposals/twenty-a-year.yaml'],
    ['compare a.yaml --lang en', '✖ two scenarios are needed at least, here is 1\n    the first is the reference, for example: chusuan compare scenarios/hubei/baseline.yaml scenarios/hubei/proposals/twenty-a-year.yaml'],
    ['compare a.yaml b.yaml --years 2030-2040', '✖ --years 2030-2040 读不懂\n    写年份，用逗号隔开，如 2030,2040,2050'],
    ['compare a.yaml b.yaml --yaers 2030', '✖ 没有 --yaers 这个选项\n    是不是想写 --years？用 chusuan compare --help 查看全部选项'],
  ])('%s is refused', (line, text) => {
    const { request, lang } = readCommandLine(line.split(' '));
    expect(request.kind === 'refused' && renderIssues(request.issues, lang)).toBe(text);
  });
});

it('prints the verdict, who pays, the measures, the years and what the errors mean, in columns that line up', () => {
  const folder = funds();
  const { status, stdout, stderr } = chusuan(['compare', ...FILES, '--years', '2030,2050'], folder);
  expect(status, stderr).toBe(0);
  expect(stdout).toContain('2 个方案与参照情景 A 比较：同样的 128 条随机路径（种子 small），2026至2055年\n A  base（base.yaml）\n B  收入提高（richer.yaml）\n C  只改标题（renamed.yaml）\n');
  for (const title of ['\n结论\n', '\n谁出钱：2026至2035年合计\n', '\n谁出钱：2026至2055年合计\n', '\n各方合计：名义、实际和现值\n', '\n基金累计结余\n', '\n收不抵支\n', '\n说明\n']) expect(stdout).toContain(title);
  expect(stdout).toContain('占财政收入的比例：各情景都没有给出财政收入（local_revenue_start）或预算（budget_line），无从计算，这里不估。');
  expect(stdout).toMatch(/\n 2026至2035年，2025年价，亿元 /);
  expect(stdout).toContain('2025年末现值');
  // A column of C that is everywhere the same, and never a number made of rounding.
  const differences = stdout.split('\n').filter((line) => /^ {3}与A之差/.test(line));
  expect(differences.length).toBeGreaterThan(10);
  for (const line of differences) expect(line).toMatch(/相同$/);
  // Each line of a table ends where its head does, counted in columns of a terminal.
  const lines = stdout.split('\n');
  for (const [index, line] of lines.entries()) {
    if (!/^ -+$/.test(line)) continue;
    const end = textWidth(line);
    expect(lines[index - 1]).toMatch(/^ +A +B +C$/);
    for (let below = index + 1; lines[below] !== ''; below++) expect(textWidth(lines[below]!)).toBeLessThanOrEqual(end);
  }
  const [comparison] = readdirSync(join(folder, 'runs')).filter((name) => name.startsWith('compare-'));
  expect(stdout.trimEnd().split('\n').slice(-2)).toEqual([`写成带图的报告：chusuan report ${join('runs', comparison!)}（或比较时加 --report）`, `比较结果：${join('runs', comparison!)}`]);
  expect(stderr).toContain('第 2/3 个情景：收入提高\n');

  const again = chusuan(['compare', ...FILES, '--years', '2030,2050'], folder);
  expect(again.stdout).toBe(stdout);
  expect(again.stderr).toBe(`这几个情景已经比较过，直接使用 ${join('runs', comparison!)} 里的结果（重新计算请加 --force）\n`);

  const english = chusuan(['compare', ...FILES], folder, 'en');
  expect(english.stdout).toContain('Who pays: totals of 2026 to 2035');
  expect(english.stdout + english.stderr).not.toMatch(/\p{Script=Han}/u);
});

it('gives each difference its 95 % band in numbers that tell its ends apart, and the spread over the paths', () => {
  const folder = funds();
  const { stdout } = chusuan(['compare', ...FILES, '--json'], folder);
  const answer = JSON.parse(stdout) as { verdict: { rows: { cost: Record<string, number> }[] } };
  const { difference_low: low, difference_high: high, difference_q05: q05, difference_q95: q95 } = answer.verdict.rows[1]!.cost;
  const text = chusuan(['compare', ...FILES], folder).stdout;
  const [from, to, below, above] = ['差的95%区间，下限', '差的95%区间，上限', '差，5%的路径低于', '差，5%的路径高于'].map((label) => new RegExp(`${label} +([-+.\\d]+)`).exec(text)?.[1]);
  // In hundred millions, each to its own digits.
  for (const [shown, value] of [[from, low], [to, high], [below, q05], [above, q95]] as const) {
    const decimals = shown!.split('.')[1]?.length ?? 0;
    expect(Number(shown)).toBeCloseTo(value! / 1e8, decimals - 0.31);
  }
  expect(from).not.toBe(to);
});

it('with --report ends with the path of a report with charts', () => {
  const folder = funds();
  const { status, stdout, stderr } = chusuan(['compare', 'base.yaml', 'richer.yaml', '--report'], folder);
  expect(status, stderr).toBe(0);
  const file = /报告：(.*report\.html)$/m.exec(stdout.trimEnd())?.[1];
  expect(stdout.trimEnd().endsWith(file!)).toBe(true);
  expect(readFileSync(file!, 'utf8')).toMatch(/<svg/);
  expect(stdout).not.toContain('或比较时加 --report');
});

it('with --json standard output is one object, its figures those of the file', () => {
  const folder = funds();
  const { status, stdout } = chusuan(['compare', ...FILES, '--json', '--years', '2050'], folder);
  expect(status).toBe(0);
  const answer = JSON.parse(stdout) as { scenarios: object[]; verdict: { rows: { cost: Record<string, number> }[] }; totals: { scenario: number; output: string; period: string; measure: string; difference: number | null }[]; years: { output: string; rows: object[] }[] };
  expect(answer).toMatchObject({ exit_status: 0, status: 'complete', is_reused: false, issues: [], paths: 128, base_year: 2025, last_year: 2055, verdict: { year: 2050, cost: '' } });
  expect(answer.scenarios).toMatchObject([{ letter: 'A' }, { letter: 'B', first_difference: 2026 }, { letter: 'C', first_difference: null }]);
  expect(answer.totals).toHaveLength(3 * 3 * 2 * 3); // two payers and both together, scenarios, periods, measures
  const [first] = answer.totals.filter(({ scenario, output }) => scenario === 1 && output === '');
  expect(first).toMatchObject({ period: 'ten_years', measure: 'nominal', difference: answer.verdict.rows[1]!.cost.difference });
  expect(first!.difference).toBeLessThan(0);
  expect(answer.years.find(({ output }) => output === 'fund_balance')!.rows).toHaveLength(3);
  const keys = (value: unknown): string[] => (typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([key, inner]) => [...(Array.isArray(value) ? [] : [key]), ...keys(inner)]) : []);
  expect(keys(answer).filter((key) => !/^[a-z][a-z0-9_]*$/.test(key))).toEqual([]);
});

it('without random paths compares best estimates and says so', () => {
  const { status, stdout } = chusuan(['compare', 'base.yaml', 'richer.yaml', '--paths', '0'], funds());
  expect(status).toBe(0);
  expect(stdout).toContain('1 个方案与参照情景 A 比较：只有最优估计，没有随机路径（种子 small），2026至2055年');
  expect(stdout).toContain('最优估计是全部随机因素取中位数的一条路径');
  expect(stdout).not.toMatch(/95%区间，|的路径低于|NaN/);
});

it('mistakes end with 2 and say everything at once', () => {
  const folder = funds();
  writeFileSync(join(folder, 'bad.yaml'), 'extends: base.yaml\nlast_year: 1990\n');
  const { status, stdout, stderr } = chusuan(['compare', 'base.yaml', 'bad.yaml', 'gone.yaml'], folder);
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toContain('✖ last_year 是 1990');
  expect(stderr).toContain('gone.yaml');
  expect(readdirSync(folder)).not.toContain('runs');
});
