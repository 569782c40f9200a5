import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { explainCommand } from '../../src/cli/commands/explain-command.js';
import { displayPath } from '../../src/files/index.js';
import { readCommandLine } from '../../src/cli/index.js';
import { Terminal } from '../../src/cli/terminal.js';
import { renderIssues } from '../../src/issues/index.js';
import type { Lang } from '../../src/messages/index.js';
import { readColumn } from '../../src/results/index.js';
import { runScenario } from '../../src/run/index.js';
import { loadScenario } from '../../src/scenario/index.js';

const SMALL = 'tests/fixtures/explained/scenario.yaml';
const BASELINE = 'scenarios/hubei/baseline.yaml';

let folder: string;
let cache: string | undefined;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'explain-'));
  cache = process.env.CHUSUAN_CACHE;
  process.env.CHUSUAN_CACHE = join(folder, 'cache');
});
afterAll(() => {
  if (cache === undefined) delete process.env.CHUSUAN_CACHE;
  else process.env.CHUSUAN_CACHE = cache;
  rmSync(folder, { recursive: true });
});

async function command(words: readonly string[], lang: Lang = 'zh'): Promise<{ status: number; stdout: string; stderr: string }> {
  const written = { stdout: '', stderr: '' };
  const stream = (name: keyof typeof written): NodeJS.WriteStream => ({ write: (text: string) => ((written[name] += text), true) }) as unknown as NodeJS.WriteStream;
  const { request, isJson } = readCommandLine(['explain', ...words, '--lang', lang]);
  if (request.kind === 'refused') return { status: 2, stdout: '', stderr: renderIssues(request.issues, lang) };
  if (request.kind !== 'explain') throw new Error(`${words.join(' ')} is no explain request`);
  const status = await explainCommand(request, new Terminal(lang, isJson, { stdout: stream('stdout'), stderr: stream('stderr') }));
  return { status, ...written };
}

interface Answer {
  readonly path: number | null;
  readonly chosen_by?: string;
  readonly checked_against?: string;
  readonly columns_equal?: number;
  readonly figure: { readonly rule: string; readonly value: number; readonly cell: readonly { readonly label: string }[] };
}

async function answer(...words: string[]): Promise<Answer> {
  const { status, stdout, stderr } = await command([...words, '--json']);
  expect(stderr).toBe('');
  expect(status).toBe(0);
  return JSON.parse(stdout) as Answer;
}

test('a figure is told with its formula, its numbers and what it took, in Chinese and English', async () => {
  // 2021: 2 x (50 x 10 + 90 x 10 + 80 x 20 + 100 x 20) = 10,000, above the cap of 5,000
  expect(await command([SMALL, '--year', '2021', '--rule', '支出'])).toEqual({
    status: 0, stderr: '', stdout: `小情景，最优估计，2021年

支出 cost（2021年）：5,000元
  公式  sum(people * band(age, standard)) > cap ? cap : sum(people * band(age, standard))
  条件  sum(people * band(age, standard)) > cap 成立
  代入  5,000元
  - sum(people * band(age, standard))：10,000元
    8 格合计，8 格不为零
    最大的几格  男，年龄 3：2,000元；女，年龄 3：2,000元；男，年龄 2：1,600元；女，年龄 2：1,600元；
                男，年龄 1：900元
    - 最大的一格（男，年龄 3）：2,000元
      公式  people * band(age, standard)
      代入  100人 * 20元/人
      - 人数 people（男，年龄 3）：100人（用 --depth 2 再往下看）
      - 标准 standard：20元/人
        age 等于 3，落在 2 以上一档
        出处  某通知，可信度 A
  - 上限 cap：5,000元
    出处  假设，可信度 C
`,
  });
  expect(await command([SMALL, '--year', '2021', '--rule', 'people', '--cell', 'sex=women, age=0', '--exact'], 'en')).toEqual({
    status: 0, stderr: '', stdout: `small scenario, best estimate, 2021

people (2021, women, age 0): 50 people
  formula  prev(people) * survival
  numbers  50 people * 1
  clause  某文 第一条
  note  a year older each year
  - prev(people): 50 people
    newcomers
    formula  births
    numbers  50 people
    - births: 50 people
      source  假设, grade C
      note  男女各半
  - survival (women, age 0): 1
    source  某表, grade B
`,
  });
});

describe('a run', () => {
  let run: string;
  beforeAll(async () => {
    run = join(folder, 'run');
    expect((await runScenario({ scenarioFile: BASELINE, out: run, paths: 130, threads: 1 })).kind).toBe('complete');
  }, 120_000);

  it('is explained by the values it stored, to the last bit, on any path and the best estimate', async () => {
    const columns = loadScenario(BASELINE).plan!.outputs.length;
    expect(columns).toBeGreaterThan(50);
    for (const [path, year, rule] of [[0, 2021, 'fund_balance'], [63, 2040, 'crediting_rate'], [64, 2100, 'shortfall_year'], [129, 2077, 'account_total']] as const) {
      const { figure, path: shown, columns_equal: equal } = await answer(run, '--path', String(path), '--year', String(year), '--rule', rule);
      const { values, paths } = await readColumn(join(run, 'paths.arrow'), rule);
      expect(figure.value).toBe(values[(year - 2021) * paths + path]);
      expect([shown, equal]).toEqual([path, columns]);
    }
    expect(await answer(run, '--year', '2050')).toMatchObject({ path: null, columns_equal: columns, checked_against: join(run, 'best_estimate.arrow') });
  });

  it('gives the path in the middle, the lowest and the highest of an output', async () => {
    const { values } = await readColumn(join(run, 'paths.arrow'), 'fund_balance');
    const inYear = [...values.subarray(29 * 130, 30 * 130)]; // 2050
    const sorted = inYear.toSorted((a, b) => a - b);
    for (const [how, value] of [['--worst', sorted[0]!], ['--highest', sorted[129]!], ['--median', sorted[64]!]] as const) {
      const found = await answer(run, how, '--year', '2050', '--rule', 'surplus_cash', how, 'fund_balance');
      expect([found.path, found.chosen_by]).toEqual([inYear.indexOf(value), 'fund_balance']);
    }
    // The rule explained chooses, when it is an output itself; then the main output does.
    expect((await answer(run, '--worst', '--year', '2050', '--rule', 'account_total')).chosen_by).toBe('account_total');
    expect((await answer(run, '--worst', '--year', '2050', '--rule', 'cash_position')).chosen_by).toBe('fund_balance');
    expect((await command([run, '--worst', '--year', '2050', '--rule', '账户养老金支出'])).stdout).toContain('路径按 account_pension 选出：2050年最低（');
  });

  it('is refused with the files that changed, when its scenario is another one now', async () => {
    const own = join(folder, 'own');
    cpSync('tests/fixtures/explained', own, { recursive: true });
    const file = join(own, 'scenario.yaml');
    const out = join(folder, 'own-run');
    expect((await runScenario({ scenarioFile: file, out, threads: 1 })).kind).toBe('complete');
    expect((await command([out, '--path', '99', '--year', '2023'])).status).toBe(0);
    writeFileSync(file, readFileSync(file, 'utf8').replace('value: 5000', 'value: 6000'));
    expect(await command([out])).toEqual({
      status: 2, stdout: '', stderr: `✖ ${out} 的结果不是情景现在的样子算出的\n    运行之后改过：${displayPath(file)}\n    重新运行，或恢复这些文件\n`,
    });
    rmSync(file);
    expect((await command([out])).stderr).toContain(`的结果来自 ${displayPath(file)}，这里找不到这个文件`);
  });

  it('may be asked about from anywhere, and names the one file that changed', async () => {
    const project = join(folder, 'project');
    cpSync('tests/fixtures/explained', join(project, 'rules'), { recursive: true });
    const home = process.cwd();
    try {
      process.chdir(project);
      const out = 'kept';
      expect((await runScenario({ scenarioFile: join('rules', 'scenario.yaml'), out, threads: 1 })).kind).toBe('complete');
      process.chdir(folder);
      expect((await answer(join('project', 'kept'), '--path', '7', '--year', '2023')).columns_equal).toBe(10);
      const file = join('project', 'rules', 'scenario.yaml');
      writeFileSync(file, readFileSync(file, 'utf8').replace('value: 5000', 'value: 6000'));
      expect((await command([join('project', 'kept')])).stderr).toContain(`    运行之后改过：${displayPath(file)}\n`);
    } finally {
      process.chdir(home);
    }
  });

  it('against the law says so first, asked by its scenario, by its folder or as a page', async () => {
    const own = join(folder, 'unlawful');
    cpSync('tests/fixtures/explained', own, { recursive: true });
    const [file, rulebook, out, page] = ['scenario.yaml', 'rulebook/rulebook.yaml', 'out', 'page.html'].map((name) => join(own, name)) as [string, string, string, string];
    writeFileSync(rulebook, readFileSync(rulebook, 'utf8').replace('en: cap }, unit: yuan', 'en: cap }, unit: yuan, range: { law: 6000..9000, clause: 某法 }'));
    writeFileSync(file, `${readFileSync(file, 'utf8')}allow_violation: [cap]\n`);
    expect((await runScenario({ scenarioFile: file, out, threads: 1 })).kind).toBe('complete');
    const warning = '⚠ cap 是 5000，超出法定范围 6000..9000';
    expect((await command([file, '--depth', '0'])).stderr).toContain(warning);
    expect((await command([out, '--depth', '0', '--html', page])).stderr).toContain(warning);
    expect(readFileSync(page, 'utf8')).toContain(`<div>${warning}`);
  });

  it('that keeps no paths chooses none, but checks the best estimate', async () => {
    const out = join(folder, 'summary');
    expect((await runScenario({ scenarioFile: SMALL, out, threads: 1, store: 'summary' })).kind).toBe('complete');
    expect((await command([out, '--worst', '--year', '2023'])).stderr).toContain('只存了统计，没有存路径');
    expect((await answer(out, '--year', '2023')).columns_equal).toBe(10);
    expect((await answer(out, '--path', '5', '--year', '2023')).columns_equal).toBeUndefined();
  });
});

describe('the cell', () => {
  it('is the largest one when none is named, which is said', async () => {
    const { stdout } = await command([SMALL, '--year', '2021', '--rule', 'people']);
    expect(stdout).toContain('没有写 --cell，取绝对值最大的一格；全部 8 格合计 640人\n');
    expect(stdout).toContain('人数 people（2021年，男，年龄 3）：100人');
  });
  it('may be named by a column of the results', async () => {
    expect((await answer(SMALL, '--year', '2021', '--rule', 'people.female.2')).figure).toMatchObject({ value: 80, cell: [{ label: 'female' }, { label: '2' }] });
  });
});

test('a pinned figure shows the formula it stands for', async () => {
  expect((await command([SMALL, '--year', '2022', '--rule', 'rate'])).stdout).toContain('利率 rate（2022年）：3%\n  给定值（情景的 given 一节）；按公式应为 2%\n  公式  0.02 + 0.01 * normal(luck)\n');
});

describe('a draw', () => {
  it('is told from its counter to its value', async () => {
    const { stdout } = await command([SMALL, '--path', '3', '--year', '2023', '--rule', 'rate']);
    expect(stdout).toMatch(/计数器（路径 3，年 2023，名称 \d+，种子 \d+）→ 均匀数 0\.02658500907070238 →\s+标准正态分位数 -1\.934/);
  });
});

test('what is beneath stands apart from the value', async () => {
  expect((await command([SMALL, '--year', '2021', '--depth', '0'], 'en')).stdout).toContain('outgo cost: 5,000 yuan (--depth 1 shows what is beneath)');
  expect((await command([SMALL, '--year', '2021', '--depth', '0'])).stdout).toContain('支出 cost：5,000元（用 --depth 1 再往下看）');
});

describe('mistakes are told all at once, with the way out', () => {
  test.each([
    [[], '没有写要解释的情景或输出文件夹\n    例如 chusuan explain scenarios/hubei/baseline.yaml --year 2050'],
    [[SMALL, '--path', '1', '--worst'], '--path --worst 只能写一个：它们都在选定路径'],
    [[SMALL, '--force'], '--force 只和 --html 一起用'],
    [[SMALL, '--year', '2031'], '2031年不在情景的年份之内\n    可写 2020 至 2023；2020 是基年，看年末存量'],
    [[SMALL, '--path', '100'], '没有第 100 条路径；情景有 100 条，编号 0 至 99'],
    [[SMALL, '--rule', 'peple'], '没有规则 peple\n    是不是 people（人数）？用 chusuan rules --search 查找'],
    [[SMALL, '--rule', '男性'], '没有规则 男性\n    是不是 boys（男性人数）？用 chusuan rules --search 查找'],
    [[SMALL, '--rule', 'xyz'], '没有规则 xyz\n    用 chusuan rules --search 查找'],
    [[SMALL, '--rule', 'births'], 'births（出生人数）是输入，不是规则；它的取值写在情景里\n    用到它的规则见 chusuan rules births'],
    [[SMALL, '--cell', 'age=1'], '规则 fund 没有维度，不能写 --cell'],
    [[SMALL, '--rule', 'people', '--cell', 'age'], '--cell 的 age 读不懂\n    写成 维度=取值，用逗号分开，如 sex=female,age=2'],
    [[SMALL, '--rule', 'people', '--cell', 'status=a,sex=男,age=9'], '规则 people 没有维度 status；它的维度：sex、age\n✖ 维度 age 没有 9；可写：0–3'],
    [[SMALL, '--rule', 'people', '--cell', 'sex=男'], '--cell 没有写全，规则 people 还缺 age\n    例如 --cell sex=female,age=2'],
    [[SMALL, '--rule', 'people', '--cell', 'sex=男,性别=女,age=1'], '--cell 里 sex 写了两次'],
    [[SMALL, '--paths', '10', '--path', '10'], '没有第 10 条路径；情景有 10 条，编号 0 至 9'],
    [['no-such.yaml'], '找不到文件 no-such.yaml'],
    [['docs'], 'docs 是文件夹，但不是完整的输出文件夹（没有 manifest.json）\n    写情景文件，或 chusuan run 打印的输出文件夹'],
  ])('%j', async (words, text) => {
    const { status, stdout, stderr } = await command(words);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(`✖ ${text}`);
  });

  test('a year and a rule that are both wrong', async () => {
    const { stderr } = await command([SMALL, '--year', '1900', '--rule', 'peple']);
    expect(stderr.match(/✖/g)).toHaveLength(2);
  });

  test('a path can only be chosen from results: the command that makes them is named', async () => {
    expect((await command([SMALL, '--worst', '--year', '2023', '--paths', '50', '--seed', 'b'])).stderr).toContain('chusuan run tests/fixtures/explained/scenario.yaml --paths 50 --seed b\n');
    const { stderr } = await command([SMALL, '--worst', '--year', '2023']);
    expect(stderr).toMatch(/^✖ 选路径要用运行结果，但 runs\/scenario-[0-9a-f]{12} 里没有这个情景现在的结果\n {4}先运行：chusuan run tests\/fixtures\/explained\/scenario.yaml\n$/);
  });
});

describe('the page', () => {
  it('is written whole, once, and says what the text says', async () => {
    const file = join(folder, 'figure.html');
    const words = [SMALL, '--year', '2021', '--rule', 'cost', '--html', file];
    expect(await command(words)).toEqual({ status: 0, stderr: '', stdout: `已写入 ${file}\n` });
    const page = readFileSync(file, 'utf8');
    for (const text of ['支出 cost（2021年）', '5,000元', 'people * band(age, standard)', '某通知，可信度 A', '<details']) expect(page).toContain(text);
    expect(page).not.toMatch(/(src|href)="http/);
    expect((await command(words)).stderr).toContain(`${file} 已经存在，没有覆盖`);
    expect((await command([...words, '--force'])).status).toBe(0);
    mkdirSync(join(folder, 'taken'));
    expect((await command([...words.slice(0, -1), join(folder, 'taken')])).status).toBe(2);
    expect(existsSync(join(folder, 'taken', 'figure.html'))).toBe(false);
  });
});

test('the fixture is a sound scenario', () => {
  expect(loadScenario(SMALL).issues).toEqual([]);
});
