import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { diffCommand } from '../../src/cli/commands/diff-command.js';
import { readCommandLine } from '../../src/cli/index.js';
import { Terminal } from '../../src/cli/terminal.js';
import { renderIssues } from '../../src/issues/index.js';
import type { Lang } from '../../src/messages/index.js';
import { textWidth } from '../../src/report/table.js';
import { DEATHS, Project } from '../scenario/project.js';

/** The command with streams of its own: no process, no build. */
async function diff(line: readonly string[], lang: Lang = 'zh'): Promise<{ status: number; stdout: string; stderr: string }> {
  const written = { stdout: '', stderr: '' };
  const stream = (name: keyof typeof written): NodeJS.WriteStream => ({ write: (text: string) => ((written[name] += text), true) }) as unknown as NodeJS.WriteStream;
  const { request, isJson } = readCommandLine(['diff', ...line, '--lang', lang]);
  if (request.kind !== 'diff') throw new Error(`${line.join(' ')} is no diff request`);
  const status = await diffCommand(request, new Terminal(lang, isJson, { stdout: stream('stdout'), stderr: stream('stderr') }));
  return { status, ...written };
}

interface Second {
  /** Files beside the two scenarios. */
  readonly files?: Readonly<Record<string, string>>;
  /** What the second scenario is compared with; the small scenario unless said otherwise. */
  readonly first?: string;
  readonly options?: readonly string[];
  readonly lang?: Lang;
}

/** The small scenario and a second one; files are named as if one stood beside them. */
async function between(second: string, { files = {}, first, options = [], lang = 'zh' }: Second = {}): Promise<{ status: number; stdout: string; stderr: string }> {
  const project = new Project({ 't.yaml': second, ...files, ...(first !== undefined && { 'first.yaml': first }) });
  const answer = await diff([join(project.folder, first === undefined ? 's.yaml' : 'first.yaml'), join(project.folder, 't.yaml'), ...options], lang);
  return { ...answer, stdout: answer.stdout.replaceAll(`${project.folder}/`, '') };
}

const PROPOSAL = 'title: { zh: 提案, en: proposal }\nextends: s.yaml\ndefaults: { source: 假设, confidence: D }\n';

/** The items of the section that begins with this word, up to the next section. */
function section(stdout: string, word: string): string {
  const lines = stdout.split('\n');
  const first = lines.findIndex((line) => line.startsWith(word));
  const end = lines.findIndex((line, k) => k > first && /^\S/.test(line));
  return lines.slice(first, end < 0 ? undefined : end).join('\n').trimEnd();
}

beforeEach(() => { vi.stubEnv('CHUSUAN_CACHE', join(new Project().folder, 'cache')); });
afterEach(() => { vi.unstubAllEnvs(); });

describe('the command line', () => {
  test.each([
    ['diff a.yaml b.yaml', { before: 'a.yaml', after: 'b.yaml' }],
    ['diff a.yaml runs/b --all --exit-code', { before: 'a.yaml', after: 'runs/b', all: true, exitCode: true }],
  ])('%s', (line, request) => {
    expect(readCommandLine(line.split(' ')).request).toEqual({ kind: 'diff', ...request });
  });

  test.each([
    ['diff', '✖ 要写两个情景，这里有 0 个\n    例如 chusuan diff scenarios/hubei/baseline.yaml scenarios/hubei/proposals/income-indexed.yaml'],
    ['diff a.yaml', '✖ 要写两个情景，这里有 1 个\n    例如 chusuan diff scenarios/hubei/baseline.yaml scenarios/hubei/proposals/income-indexed.yaml'],
    ['diff a.yaml b.yaml --exitcode', '✖ 没有 --exitcode 这个选项\n    是不是想写 --exit-code？用 chusuan diff --help 查看全部选项'],
  ])('refuses: %s', (line, expected) => {
    const { request, lang } = readCommandLine(line.split(' '));
    expect(request.kind === 'refused' && renderIssues(request.issues, lang)).toBe(expected);
  });
});

describe('two scenarios', () => {
  test('that are the same say so, and their fingerprints agree', async () => {
    const { status, stdout, stderr } = await between('extends: s.yaml\n', { options: ['--exit-code'] });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout.replace(/[0-9a-f]{12}/, '#')).toBe(`A  试算
   s.yaml
B  试算
   t.yaml
两者相同：2021至2023年、100 条随机路径、种子 trial-1、规则库。

两个情景相同：输入、给定值、规则、相关系数和输出逐项一致。
指纹也相同：#。
`);
  });

  test('that differ in texts alone are the same, and the texts come apart', async () => {
    const { status, stdout } = await between(`${PROPOSAL}inputs:\n  opening: { value: 1000, unit: yuan, source: 决算, confidence: B, note: 年末数 }\n`, { options: ['--exit-code'] });
    expect(status).toBe(0);
    expect(stdout.replace(/[0-9a-f]{12}/g, '#')).toContain(`两个情景相同：输入、给定值、规则、相关系数和输出逐项一致。
指纹不同（# 与 #）：它还计入标题、出处等文字和数字的写法，这些不改变结果。

文字说明：1 处不同，不影响结果
  fund · 期初  opening
    出处：假设（可信度 D） → 决算（可信度 B）
    备注：（无） → 年末数
`);
  });

  test('that differ in every kind of thing, word for word', async () => {
    // By hand: females die twice as often; growth of 2023 goes on with 3 % in A.
    const doubled = DEATHS.replace('female,60,0.005', 'female,60,0.010').replace('female,61,0.006', 'female,61,0.012').replace('female,62,0.007', 'female,62,0.014');
    const { status, stdout, stderr } = await between(`${PROPOSAL}inputs:
  share: { value: 85%, unit: 1, source: 某文, confidence: B }
  growth: { series: { 2021: 0.02, 2022: 3%, 2023: 4% }, unit: 1 }
  deaths: { table: deaths2.csv, unit: 1 }
  subsidy: { bands: { 0: 0, 300: 60, 500: 81 }, unit: yuan/person }
given:
  balance: { 2022: 900 }
noise: { correlation: { income~cpi: 0.25 } }
rules:
  cost: { formula: "sum(people * base * 2, sex, age)" }
`, { options: ['--exit-code'], files: { 'deaths2.csv': doubled } });
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    expect(stdout).toBe(`A  试算
   s.yaml
B  提案
   t.yaml
两者相同：2021至2023年、100 条随机路径、种子 trial-1、规则库。
箭头“→”左边是 A，右边是 B。

输入：4 项不同，其余 3 项相同

  fund · 委托比例  share
    90% → 85%（-5 个百分点，相对 -5.56%）
    出处：假设（可信度 D） → 某文（可信度 B）

  fund · 增长率  growth
    2023年：3% → 4%（+1 个百分点，相对 +33.3%）；其余 2 年相同

  fund · 死亡率  deaths
    6 格中 3 格不同：性别 female
    各数一律 +100%
    差别最大：性别 female，年龄 62：0.7% → 1.4%（+0.7 个百分点，相对 +100%）

  fund · 补贴  subsidy
    300 至不足 500元/人：45 → 60元/人（+15，+33.3%）

给定值：1 条规则不同

  fund · 结余  balance
    2022年：由公式计算 → 900元

规则：1 条改动，其余 4 条相同

  fund · 支出  cost
    公式
      A  sum(people * base    , sex, age)
      B  sum(people * base * 2, sex, age)
                           ^^^

相关系数：1 对不同
  物价 与 收入  cpi~income：0 → 0.25

输出：相同。

影响
  直接或间接由改动之处算出的规则 5 条（共 5 条），其中输出 1 个（共 1 个）。
  会变的输出：结余。
`);
  });

  test('in English, without a Chinese word of ours', async () => {
    const { stdout } = await between(`${PROPOSAL}inputs:\n  share: { value: 85%, unit: 1 }\n`, { lang: 'en' });
    expect(stdout).toBe(`A  trial
   s.yaml
B  proposal
   t.yaml
The same in both: 2021–2023, 100 random paths, seed trial-1, the rulebook.
Left of an arrow → stands A, right of it B.

Inputs: 1 differs, the other 6 are the same

  fund · share  share
    90% → 85% (-5 pp, relative -5.56%)

The same: given values, rules, correlations, outputs.

What follows
  1 of 5 rules are computed from what changed, directly or by way of others; among them 1 of 1
    output.
  Outputs that may change: balance.
`);
  });
});

describe('an input', () => {
  test.each<[string, string, string]>([
    ['a number', 'opening: { value: 1500, unit: yuan }', '1,000 → 1,500元（+500，+50%）'],
    ['a rate', 'share: { value: 95%, unit: 1 }', '90% → 95%（+5 个百分点，相对 +5.56%）'],
    ['from nothing', 'subsidy: { bands: { 0: 30, 300: 45, 500: 81 }, unit: yuan/person }', '0 至不足 300元/人：0 → 30元/人（+30）'],
    ['each year', 'growth: { series: { 2021: 1%, 2022: 2.5%, 2023: 6% }, unit: 1 }',
      '2021年：2% → 1%（-1 个百分点，相对 -50%）\n2022年：3% → 2.5%（-0.5 个百分点，相对 -16.7%）\n2023年：3% → 6%（+3 个百分点，相对 +100%）'],
    ['a stretch of years', 'growth: { series: { 2021: 2%, 2022: 6% }, after: hold, unit: 1 }', '2022至2023年：3% → 6%（+3 个百分点，相对 +100%）；其余 1 年相同'],
    ['one cell', 'base: { by: sex, cells: { male: 170, female: 160 }, unit: yuan/person/month }', '性别 male：163 → 170元/人/月（+7，+4.29%）\n其余 1 格相同'],
    ['all cells', 'base: { value: 200, unit: yuan/person/month }', '性别 male：163 → 200元/人/月（+37，+22.7%）\n性别 female：160 → 200元/人/月（+40，+25%）'],
    ['a cell in some years', 'deaths: { table: moving.csv, after: hold, unit: 1 }', '性别 male，年龄 60：2022至2023年：1% → 2%（+1 个百分点，相对 +100%）\n其余 5 格相同'],
    ['a cell by stretches of years', 'deaths: { table: steps.csv, unit: 1 }',
      '性别 male，年龄 60：\n  2021年：1% → 1.111%（+0.111 个百分点，相对 +11.1%）\n  2022年：1% → 2.222%（+1.222 个百分点，相对 +122%）\n  2023年：1% → 33.33%（+32.33 个百分点，为原来的 33.3 倍）\n其余 5 格相同'],
    ['a new row of a piecewise table', 'subsidy: { bands: { 0: 0, 300: 45, 400: 50, 500: 81 }, unit: yuan/person }', '400 至不足 500元/人：45 → 50元/人（+5，+11.1%）'],
    ['a limit that moves', 'subsidy: { bands: { 0: 0, 200: 45, 500: 81 }, unit: yuan/person }', '200 至不足 300元/人：0 → 45元/人（+45）'],
    ['the last row and one below', 'subsidy: { bands: { below: 5, 0: 0, 300: 45, 500: 90 }, unit: yuan/person }',
      '不足 0元/人：（没有这一档） → 5元/人\n500元/人 及以上：81 → 90元/人（+9，+11.1%）'],
    ['a piecewise table by year', 'subsidy: { table: bands.csv, between: hold, after: hold, unit: yuan/person }', '2022至2023年：\n  300 至不足 500元/人：45 → 50元/人（+5，+11.1%）'],
  ])('that differs in %s', async (_, text, expected) => {
    const moving = 'sex,age,2021,2022\nmale,60,0.01,0.02\nmale,61,0.02,0.02\nmale,62,0.03,0.03\nfemale,60,0.005,0.005\nfemale,61,0.006,0.006\nfemale,62,0.007,0.007\n';
    const steps = 'sex,age,2021,2022,2023\nmale,60,0.01111,0.02222,0.3333\nmale,61,0.02,0.02,0.02\nmale,62,0.03,0.03,0.03\nfemale,60,0.005,0.005,0.005\nfemale,61,0.006,0.006,0.006\nfemale,62,0.007,0.007,0.007\n';
    const bands = 'from,year,value\n0,2021,0\n300,2021,45\n500,2021,81\n0,2022,0\n300,2022,50\n500,2022,81\n';
    const { stdout, stderr } = await between(`${PROPOSAL}inputs:\n  ${text}\n`, { files: { 'moving.csv': moving, 'steps.csv': steps, 'bands.csv': bands } });
    expect(stderr).toBe('');
    expect(section(stdout, '输入').split('\n').slice(3).map((line) => line.slice(4)).join('\n')).toBe(expected);
  });

  test('that moves in many years is told by its first, its largest and its last', async () => {
    // A holds 3 % from 2022 on; B grows by a tenth each year from then: 3.3 % in 2023, 3 % × 1.1⁹ = 7.0738… % in 2031.
    const longer = 'extends: s.yaml\nlast_year: 2031\n';
    const { stdout } = await between(`${PROPOSAL}extends: longer.yaml\ninputs:\n  growth: { series: { 2021: 2%, 2022: 3% }, after: grow 10%, unit: 1 }\n`.replace('extends: s.yaml\n', ''), { first: longer, files: { 'longer.yaml': longer } });
    expect(section(stdout, '输入')).toBe(`输入：1 项不同，其余 6 项相同

  fund · 增长率  growth
    11 年中 9 年不同
    2023年：3% → 3.3%（+0.3 个百分点，相对 +10%）
    2031年：3% → 7.074%（+4.074 个百分点，相对 +136%）`);
  });

  test('whose cells differ each in their own way is summed up, and listed with --all', async () => {
    // Ten ages: the old rate 1 %, the new one 1.1 % … 2 %, so between 10 % and 100 % more, 55 % in the mean.
    const ages = Array.from({ length: 10 }, (_, k) => k);
    const rulebook = 'title: { zh: 甲, en: a }\noutputs: [x]\ndimensions:\n  age: { label: { zh: 年龄（周岁）, en: age }, values: 0..9, ageing: true }\ninputs:\n  rate: { label: { zh: 率, en: rate }, unit: 1, dimensions: [age], range: { law: 0..1 } }\nrules:\n  x: { label: { zh: 和, en: sum }, unit: 1, formula: sum(rate) }\n';
    const scenario = (table: string): string => `title: { zh: 甲, en: a }\nrulebook: other\nbase_year: 2020\nlast_year: 2022\npaths: 0\nseed: a\ninputs:\n  rate: { table: ${table}, unit: 1, source: 假设, confidence: C }\n`;
    const table = (rate: (age: number) => number): string => `age,value\n${ages.map((age) => `${String(age)},${String(rate(age))}`).join('\n')}\n`;
    const second = { first: scenario('old.csv'), files: { 'other/rulebook.yaml': rulebook, 'old.csv': table(() => 0.01), 'new.csv': table((age) => 0.011 + age / 1000) } };
    expect(section((await between(scenario('new.csv'), second)).stdout, '输入')).toBe(`输入：1 项不同

  甲 · 率  rate
    10 格全部不同
    相对变化：平均 +55%，最小 +10%，最大 +100%
    差别最大：年龄 9：1% → 2%（+1 个百分点，相对 +100%）`);
    const { stdout } = await between(scenario('new.csv'), { ...second, options: ['--all'] });
    expect(section(stdout, '输入').split('\n').slice(3, 5)).toEqual(['    年龄 0：1% → 1.1%（+0.1 个百分点，相对 +10%）', '    年龄 1：1% → 1.2%（+0.2 个百分点，相对 +20%）']);
    expect(section(stdout, '输入').split('\n')).toHaveLength(13);
  });

  test('that the scenario declares itself is new; with another unit it is not compared', async () => {
    const own = (unit: string): string => `${PROPOSAL}inputs:\n  gift: { label: { zh: 捐赠, en: gift }, value: 5, unit: ${unit} }\nrules:\n  gifts: { label: { zh: 捐赠额, en: gifts }, unit: ${unit}, formula: gift * 2 }\n`;
    expect(section((await between(own('yuan'))).stdout, '输入')).toBe('输入：1 项不同，其余 7 项相同\n\n  情景自有 · 捐赠  gift（新增）\n    取值 5元');
    expect(section((await between(own('yuan/person'), { first: own('yuan') })).stdout, '输入')).toContain('    形状不同，不逐格比较：一个数，单位 元 → 一个数，单位 元/人');
  });

  test('by path is compared path by path', async () => {
    const own = (file: string): string => `${PROPOSAL}paths: 2\ninputs:\n  price: { label: { zh: 价格, en: price }, paths: ${file}, unit: 1 }\nrules:\n  cost_of_price: { label: { zh: 价格成本, en: cost of price }, unit: 1, formula: price * 2 }\n`;
    const set = (value: string): string => `path,year,value\n0,2021,1\n0,2022,1\n0,2023,1\n1,2021,1\n1,2022,${value}\n1,2023,1\n`;
    const { stdout } = await between(own('b.csv'), { first: own('a.csv'), files: { 'a.csv': set('1'), 'b.csv': set('3') } });
    expect(section(stdout, '输入')).toContain('    外部情景集：2 → 2 条路径；可对照的 6 个数中 1 个不同');
  });
});

describe('a rule', () => {
  test.each<[string, string, string]>([
    ['its start', 'balance: { start: opening * 2 }', `
    起点
      A  opening
      B  opening * 2
                 ^^^`],
    ['its last cell', 'people: { last: open }', `
    最高一格：离开（close） → 留下（open）`],
    ['its dimensions', 'cost: { formula: "sum(people * base, age)" }', `
    公式
      A  sum(people * base, sex, age)
      B  sum(people * base,      age)
                            ^^^^
    维度：（无） → sex`],
    ['what it uses, its unit and where it comes from', 'aid: { formula: "band(fee, subsidy) * opening / opening", unit: yuan/person, source: 某办法, gap: 未计老人 }', `
    公式
      A  band(fee, subsidy)
      B  band(fee, subsidy) * opening / opening
                            ^^^^^^^^^^^^^^^^^^^
    新用到：期初 opening
    出处：（无） → 某办法
    未模拟之处：（无） → 未计老人`],
    // Nothing in common but brackets: the two formulas stand whole, without marks.
    ['every word', 'aid: { formula: base * 12, unit: yuan/person/month }', `
    公式
      A  band(fee, subsidy)
      B  base * 12
    单位：元/人 → 元/人/月
    维度：（无） → sex
    新用到：基础养老金 base
    不再用到：补贴 subsidy、缴费 fee`],
  ])('that differs in %s', async (_, text, expected) => {
    const { stdout } = await between(`${PROPOSAL}rules:\n  ${text}\n`);
    expect(section(stdout, '规则').split('\n').slice(3).join('\n')).toBe(expected.slice(1));
  });
});

describe('everything else', () => {
  test.each<[string, string, string, string]>([
    ['a new rule, and an output for it', 'rules:\n  bonus: { label: { zh: 奖励, en: bonus }, unit: yuan, formula: balance * 0.01, source: 方案 }\noutputs: [balance, bonus]', '规则', `规则：1 条新增，其余 5 条相同

  情景自有 · 奖励  bonus（新增）
    公式：balance * 0.01
    单位：元
    出处：方案`],
    ['outputs', 'outputs: [aid, balance]', '输出的规则', '输出的规则\n  增加：补助'],
    ['the order of outputs', 'outputs: [balance, aid]\nextends: two.yaml', '输出的规则', '输出的规则\n  次序不同'],
    ['profiles', 'profiles: [people]', '分组均值', '分组均值\n  增加：人数'],
    ['permissions', 'inputs:\n  share: { value: 50%, unit: 1 }\nallow_violation: [share]', '允许', '允许超出法定范围的输入\n  增加：委托比例'],
    ['paths', 'paths: 4000', '路径数', '路径数：100 → 4,000'],
    ['the seed', 'seed: other', '种子', '种子：trial-1 → other（随机的未来不同，两者的结果不宜直接相减）'],
    ['the last year', 'last_year: 2022', '推算', '推算年份：2021至2023年 → 2021至2022年\n以下只比较两者都有的2021至2022年。'],
    ['the base year', 'base_year: 2021', '基年', '基年：2020 → 2021\n推算年份：2021至2023年 → 2022至2023年\n以下只比较两者都有的2022至2023年。'],
    ['all years', 'base_year: 2050\nlast_year: 2051', '推算', '推算年份：2021至2023年 → 2051至2051年\n两者没有共同的年份，逐年的数字无法比较。'],
    ['a given value in some years', 'given:\n  balance: { 2021: 950, 2023: 950 }', '给定值', '给定值：1 条规则不同\n\n  fund · 结余  balance\n    2021年：由公式计算 → 950元；2023年：由公式计算 → 950元'],
    ['given values cell by cell', 'given:\n  people: { table: given.csv }', '给定值', '给定值：1 条规则不同\n\n  fund · 人数  people\n    2021年：由公式计算 → 给定各格的数\n    6 格全部不同'],
  ])('%s', async (_, text, word, expected) => {
    const proposal = text.includes('extends:') ? PROPOSAL.replace('extends: s.yaml\n', '') : PROPOSAL;
    const files = { 'two.yaml': 'extends: s.yaml\noutputs: [aid, balance]\n', 'given.csv': 'sex,age,year,value\nmale,60,2021,1\nmale,61,2021,2\nmale,62,2021,3\nfemale,60,2021,4\nfemale,61,2021,5\nfemale,62,2021,6\n' };
    const { stdout } = await between(`${proposal}${text}\n`, { files, ...(text.includes('extends:') && { first: files['two.yaml'] }) });
    const found = section(stdout, word);
    // Lines of the head follow one another without a blank.
    const head = stdout.split('\n');
    const at = head.findIndex((line) => line.startsWith(word));
    expect(expected.includes('\n  ') || !expected.includes('\n') ? found : head.slice(at, at + expected.split('\n').length).join('\n')).toBe(expected);
  });

  test('another rulebook is compared rule by rule', async () => {
    const project = new Project();
    const fund = project.read('book/fund.yaml').replace('prev(people) * (1 - deaths)', 'prev(people) * (1 - deaths * 2)').replace('values: 60..62', 'values: 60..63');
    const second = project.read('s.yaml').replace('rulebook: book', 'rulebook: other').replace('deaths.csv', 'more.csv');
    const files = { 'other/rulebook.yaml': project.read('book/rulebook.yaml').replace('小规则库', '新规则库'), 'other/fund.yaml': fund, 'more.csv': 'sex,value\nmale,0.01\nfemale,0.01\n', 'people.csv': 'age,sex,value\n60,male,100\n61,male,90\n62,male,80\n60,female,110\n61,female,100\n62,female,90\n' };
    const { stdout, status } = await between(second.replace('opening: { value: 1000, unit: yuan }', 'opening: { value: 1000, unit: yuan }').concat('rules: { people: { start: 1 } }\n'), { files });
    expect(status).toBe(0);
    expect(stdout).toContain('规则库：book → other\n');
    expect(section(stdout, '维度')).toBe('维度：1 个不同\n  年龄  age：60至62（3 格），随年增长 → 60至63（4 格），随年增长');
    expect(section(stdout, '输入')).toContain('  fund · 死亡率  deaths\n    形状不同，不逐格比较：sex×age（6 格），单位 1 → sex×age（8 格），单位 1');
    expect(section(stdout, '规则：')).toBe(`规则：1 条改动，其余 4 条相同

  fund · 人数  people
    公式
      A  prev(people) * (1 - deaths    )
      B  prev(people) * (1 - deaths * 2)
                                    ^^^
    起点：数据表 → 1
    由它算出的规则 1 条，其中输出 0 个`);
    expect(section(stdout, '文字说明')).toBe('文字说明：1 处不同，不影响结果\n  规则库\n    标题：小规则库 → 新规则库');
  });
});

describe('what cannot be compared', () => {
  test('says what is wrong with both sides at once', async () => {
    const project = new Project({ 't.yaml': 'extends: s.yaml\ninputs: { share: { value: 40%, unit: 1, source: 甲, confidence: C } }\n' });
    const { status, stdout, stderr } = await diff([join(project.folder, 'none.yaml'), join(project.folder, 't.yaml')]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('none.yaml');
    expect(stderr).toContain('share 是 0.4');
  });

  test('a folder that is no run', async () => {
    const { folder } = new Project();
    const { status, stderr } = await diff([folder, join(folder, 's.yaml')]);
    expect(status).toBe(2);
    expect(stderr).toBe(`✖ 文件夹 ${folder} 里没有 manifest.json，不是完成的运行\n    写情景文件（.yaml），或 chusuan run 写出的文件夹\n`);
  });
});

describe('for programs', () => {
  test('the answer is one object with names in snake_case', async () => {
    const { stdout } = await between(`${PROPOSAL}inputs:\n  subsidy: { bands: { below: 5, 0: 0, 300: 45, 500: 81 }, unit: yuan/person }\n`, { options: ['--json', '--exit-code'] });
    const answer = JSON.parse(stdout) as { inputs: object[] };
    expect(answer).toMatchObject({
      exit_status: 1, status: 'different', same_inputs: 6, years: { first: 2021, last: 2023 }, given: [], rules: [], issues: [],
      follows: { rules: ['aid'], outputs: [], other_outputs: [{ name: 'balance' }], of: 5 },
    });
    expect(answer.inputs).toEqual([{
      name: 'subsidy', label: { zh: '补贴', en: 'subsidy' }, chapter: 'fund', unit: 'yuan/person', documentation: [],
      change: { kind: 'bands', years: 1, changed_years: 1, periods: [{ first: 2021, last: 2021, rows: [
        { from: 'below', after: 5 }, { from: 0, before: 0, after: 0 }, { from: 300, before: 45, after: 45 }, { from: 500, before: 81, after: 81 },
      ] }] },
    }]);
  });
});

describe('the shipped proposals', () => {
  test.each(['base-pension-plus-10', 'income-indexed'])('%s is told in lines of at most 100 columns, in either language', async (name) => {
    for (const lang of ['zh', 'en'] as const) {
      const { status, stdout } = await diff(['scenarios/hubei/baseline.yaml', `scenarios/hubei/proposals/${name}.yaml`], lang);
      expect(status).toBe(0);
      expect(stdout.split('\n').filter((line) => textWidth(line) > 100)).toEqual([]);
    }
  });
});
