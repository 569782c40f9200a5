import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { solveCommand } from '../../src/cli/commands/solve-command.js';
import { readCommandLine } from '../../src/cli/index.js';
import { Terminal } from '../../src/cli/terminal.js';
import { renderIssues } from '../../src/issues/index.js';
import type { Lang } from '../../src/messages/index.js';
import { textWidth } from '../../src/report/table.js';

const FUND = join(import.meta.dirname, '../fixtures/fund/fund.yaml');
const HUBEI = 'scenarios/hubei/baseline.yaml';
/** No outgo: the balance of 2026 is 5 (1 + r + 0.05 Z) + 0.9 thousand million. */
const NORMAL = ['--set', 'outgo[male]=0', '--set', 'outgo[女]=0元', '--paths', '400'];

async function solve(line: readonly string[], lang: Lang = 'zh'): Promise<{ status: number; stdout: string; stderr: string }> {
  const written = { stdout: '', stderr: '' };
  const stream = (name: keyof typeof written): NodeJS.WriteStream => ({ write: (text: string) => ((written[name] += text), true) }) as unknown as NodeJS.WriteStream;
  const { request, isJson } = readCommandLine(['solve', ...line, '--lang', lang]);
  if (request.kind !== 'solve') throw new Error(`${line.join(' ')} is no solve request`);
  const status = await solveCommand(request, new Terminal(lang, isJson, { stdout: stream('stdout'), stderr: stream('stderr') }), new AbortController().signal);
  return { status, ...written };
}

describe('the command line', () => {
  test('hands over what is written', () => {
    const words = ['solve', 'a.yaml', '--vary', 'x', '--keep', 'P(a>1)<=5%', '--keep', 'mean(b)<=1', '--smallest', '--between', '0..1', '--step', '1%', '--from-year', '2030', '--set', 'y=1', '--frontier', 'p=1%..20%'];
    expect(readCommandLine(words).request).toEqual({
      kind: 'solve', scenarioFile: 'a.yaml', vary: 'x', keep: ['P(a>1)<=5%', 'mean(b)<=1'], smallest: true, between: '0..1', step: '1%', fromYear: 2030, set: ['y=1'], paths: 2000, frontier: 'p=1%..20%',
    });
  });

  test.each([
    ['solve a.yaml --keep x', '✖ 没有写要求解的输入\n    用 --vary <输入>，例如 --vary adjustment_rise'],
    ['solve a.yaml --vary x', '✖ 没有写要满足的条件\n    用 --keep "<条件>"，例如 --keep "P(local_cost@2035 > 150亿元) <= 5%"'],
    ['solve a.yaml --vary x --keep y --svg z.svg', '✖ --svg 画的是 --frontier 的曲线\n    加上 --frontier'],
    ['solve a.yaml --vary x --keep y --paths 10', '✖ 选项 --paths 的值是 10；应是 100 到 1,000,000 的整数'],
  ])('refuses %s', (line, expected) => {
    const { request, lang } = readCommandLine(line.split(' '));
    expect(request.kind === 'refused' && renderIssues(request.issues, lang)).toBe(expected);
  });
});

describe('an answer', () => {
  const line = [FUND, ...NORMAL, '--vary', 'usual_return', '--smallest', '--step', '0.1%', '--keep', 'P(fund_balance@2026 < 60亿元) <= 5%'];

  test('is given with its band, the trials and what the scenario itself gives', async () => {
    const { status, stdout, stderr } = await solve([...line, '--between', '0..20%']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^小基金，基线：平均收益率最小取多少\nusual_return（平均收益率），从 2026 年起每年都改变，在 0% 至 20% 之间（自定范围），步长 0.1%；400 条路径/);
    expect(stdout).toContain('\n条件：2026年基金累计结余 < 60亿元的概率 ≤ 5%\n');
    // 2 % + 0.05 × 1.645 = 10.2 %, give or take the band of 400 paths
    const [, value, low, high] = /\n答案：usual_return 最小可取 ([\d.]+)%（95% 区间 ([\d.]+)% 至 ([\d.]+)%）。\n/.exec(stdout)!.map(Number) as [number, number, number, number];
    expect(low).toBeLessThan(10.3);
    expect(high).toBeGreaterThan(10.2);
    expect(low <= value && value <= high).toBe(true);
    expect(stdout).toContain('usual_return 越大，2026年基金累计结余 < 60亿元的概率越低（各试算值单调）。');
    expect(stdout).toMatch(/\n情景原值 3%：2026年基金累计结余 < 60亿元的概率为 [\d.]+%，不满足。\n$/);
    expect(stderr).toMatch(/^试算 3%：[\d.]+% 不满足\n/);
    // The table lines up in a terminal.
    const rows = stdout.split('\n').filter((each) => /(是|否|是（误差之内）|否（误差之内）)$/.test(each));
    expect(rows.length).toBeGreaterThan(6);
    expect(new Set(rows.map(textWidth)).size).toBe(1);
  });

  test('is one JSON object for programs', async () => {
    const { status, stdout, stderr } = await solve([...line, '--between', '0..20%', '--json', '--frontier', 'p=5%..10%']);
    const answer = JSON.parse(stdout) as Record<string, unknown> & { trials: { value: number }[]; answer: { value: number }; frontier: { points: { at: number; answer: { value: number } }[] } };
    expect([status, stderr]).toEqual([0, '']);
    expect(answer).toMatchObject({
      exit_status: 0, status: 'found', direction: 'smallest', paths: 400, issues: [],
      vary: { input: 'usual_return', from_year: 2026, low: 0, high: 0.2, bounds_from: 'between', step: 0.001, scenario: 0.03 },
      conditions: [{ text: 'P(fund_balance@2026 < 60亿元) <= 5%', moves: 'falling', is_binding: true }],
    });
    expect(answer.trials.map(({ value }) => value)).toEqual(answer.trials.map(({ value }) => value).toSorted((a, b) => a - b));
    expect(answer.frontier.points.map(({ at }) => at)).toEqual([0.05, 0.1]);
    expect(answer.frontier.points[0]!.answer.value).toBe(answer.answer.value);
    expect(answer.frontier.points[1]!.answer.value).toBeLessThan(answer.answer.value);
  });

  test('at the end of the range says what limits it', async () => {
    const { status, stdout } = await solve([FUND, ...NORMAL, '--vary', 'usual_return', '--keep', 'mean(fund_balance@2026) >= 60亿元']);
    expect(status).toBe(0);
    expect(stdout).toContain('答案：usual_return 最大可取 100%。\n到了取值范围的一端，条件仍然满足：限制它的是范围，不是条件。\n条件只在另一端限制它；要那一端，加 --smallest。\n');
  });

  test('over a second input is a table', async () => {
    const { status, stdout } = await solve([...line, '--frontier', 'income=7亿元..11亿元'], 'en');
    expect(status).toBe(0);
    const table = stdout.slice(stdout.indexOf('yearly income and answer'));
    expect(table.split('\n').filter((each) => /million yuan|billion yuan/.test(each))).toHaveLength(7);
  });
});

describe('no answer', () => {
  test('says by how much both ends fail', async () => {
    const { status, stdout } = await solve([FUND, ...NORMAL, '--vary', 'usual_return', '--between', '0..10%', '--keep', 'mean(fund_balance@2026) >= 200亿元']);
    expect(status).toBe(1);
    expect(stdout).toContain('没有答案：从 0% 到 10%，没有一个取值满足条件。\n');
    // 5 + 0.9 and 5.5 + 0.9 thousand million, give or take the mean of 400 shocks
    expect(stdout).toMatch(/取 0% 时2026年基金累计结余的均值为 (58|59)\.\d+亿元（95% 区间 .* 至 .*），限额 200亿元，差 14[01]\.\d亿元。\n取 10% 时2026年基金累计结余的均值为 6[34]\.\d+亿元/);
  });

  test('says that the condition does not react, and which would', async () => {
    const { status, stdout } = await solve([FUND, '--paths', '200', '--vary', 'central_share', '--keep', 'P(is_short by 2040) <= 10%'], 'en');
    expect(status).toBe(1);
    expect(stdout).toContain('No answer: the probability of outgo above income in any year from 2026 to 2040 does not react to central_share, on any path.\nA rise that the treasury pays in full leaves the cash of the fund unchanged.');
  });
});

test('a result that is 0 on every path is told', async () => {
  const { stdout } = await solve([FUND, ...NORMAL, '--vary', 'usual_return', '--between', '0..10%', '--keep', 'P(fund_balance@2026 < paid_by_county@2026) <= 5%']);
  expect(stdout).toMatch(/\n注意：paid_by_county 在情景里每条路径上都是 0。\n$/);
});

describe('bad input is refused, all of it at once', () => {
  test('conditions, input, settings and curve', async () => {
    const { status, stderr } = await solve([HUBEI, '--vary', 'rise_amont', '--keep', 'P(locl_cost@2035 > 1) <= 5%', '--keep', 'mean(county_cost) <= 1亿元', '--set', 'local_growth', '--set', 'local_rise_share=2']);
    expect(status).toBe(2);
    for (const part of ['没有叫 locl_cost 的规则或输入', '是不是 local_cost？', 'county_cost 没有写年份', '没有叫 rise_amont 的规则或输入', '--set 的值是 local_growth', 'local_rise_share 只能在 0 至 1 之间']) expect(stderr).toContain(part);
  });

  test.each([
    // A budget that nobody entered is 0; the sum of its cells is asked about before anything is computed.
    [['--vary', 'adjustment_rise', '--keep', 'P(local_cost@2035 > budget_line@2035) <= 5%'], 'budget_line 是 0（年初预算（0 表示未给出）），比较没有意义'],
    [['--vary', 'adjustment_rise', '--keep', 'mean(local_cost@2025) <= 150亿元'], 'additional_rise 从 2027 年起改变，条件只看到 2025 年'],
    [['--vary', 'adjustment_rise', '--keep', 'mean(local_cost@2035) <= 150亿元', '--frontier', 'p=1%..20%'], '--frontier p=… 只用于一个 P(…) 条件'],
    [['--vary', 'adjustment_rise', '--keep', 'P(local_cost@2035 > 150亿元) <= 5%', '--frontier', 'p=0..20%'], '--frontier 的概率要在 0 与 100% 之间：p=0..20%'],
    [['--vary', 'adjustment_rise', '--keep', 'P(local_cost@2035 > 150亿元) <= 5%', '--frontier', 'additional_rise=0..5'], '--frontier 的输入与 --vary 相同：additional_rise'],
    [['--vary', 'adjustment_rise', '--keep', 'P(local_cost@2035 > 150亿元) <= 5%', '--frontier', '1..5'], '--frontier 的值是 1..5；写成 p=1%..20%，或 输入=下限..上限'],
  ])('%j', async (line, expected) => {
    const { status, stderr } = await solve([HUBEI, ...line]);
    expect([status, stderr]).toEqual([2, expect.stringContaining(expected)]);
  });

  test('a file that is there is not written over', async () => {
    const { status, stderr } = await solve([FUND, '--vary', 'usual_return', '--keep', 'P(fund_balance@2026 < 60亿元) <= 5%', '--frontier', 'p=1%..20%', '--svg', FUND]);
    expect(status).toBe(2);
    expect(stderr).toContain('fund.yaml');
  });
});
