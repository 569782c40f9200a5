import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { checkCommand } from '../../src/cli/check-command.js';
import { rulesCommand } from '../../src/cli/commands/rules-command.js';
import { readCommandLine } from '../../src/cli/index.js';
import { Terminal } from '../../src/cli/terminal.js';
import { renderIssues } from '../../src/issues/index.js';
import type { Lang } from '../../src/messages/index.js';
import { PROJECT_FOLDER } from '../../src/version.js';
import { temporaryFolder } from '../run/small-fund.js';

const BASELINE = join(PROJECT_FOLDER, 'scenarios/hubei/baseline.yaml');

interface Told {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The command with streams of its own. */
function rules(line: readonly string[], lang: Lang = 'zh'): Promise<Told> {
  const { request, isJson } = readCommandLine(['rules', ...line, '--lang', lang]);
  if (request.kind !== 'rules') throw new Error(`${line.join(' ')} is no request for rules`);
  return told((terminal) => rulesCommand(request, terminal), lang, isJson);
}

async function told(command: (terminal: Terminal) => Promise<number>, lang: Lang, isJson: boolean): Promise<Told> {
  const written = { stdout: '', stderr: '' };
  const stream = (name: keyof typeof written): NodeJS.WriteStream => ({ write: (text: string) => ((written[name] += text), true) }) as unknown as NodeJS.WriteStream;
  const status = await command(new Terminal(lang, isJson, { stdout: stream('stdout'), stderr: stream('stderr') }));
  return { status, ...written };
}

/** How many entries of each kind stand in the files of a rulebook, tables of a run left out. */
function writtenIn(folder: string): Record<'rules' | 'inputs' | 'noises' | 'dimensions', number> {
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml') && file !== 'tables.yaml').map((file) => parse(readFileSync(join(folder, file), 'utf8')) as Record<string, object>);
  const count = (section: string): number => files.reduce((total, file) => total + Object.keys(file[section] ?? {}).length, 0);
  return { rules: count('rules'), inputs: count('inputs'), noises: count('noises'), dimensions: count('dimensions') };
}

describe('the command line', () => {
  it.each([
    ['', { names: [] }],
    ['cpi 记账利率', { names: ['cpi', '记账利率'] }],
    ['--chapter account,制度衔接', { names: [], chapters: ['account', '制度衔接'] }],
    ['--search 利率 --chapter account', { names: [], search: '利率', chapters: ['account'] }],
    ['--rulebook docs/savings/rulebook balance', { names: ['balance'], rulebook: 'docs/savings/rulebook' }],
    ['--scenario a.yaml', { names: [], scenarioFile: 'a.yaml' }],
    ['--html', { names: [], html: {} }],
    ['--html - ', { names: [], html: { file: '-' } }],
    ['--html a.html --force', { names: [], html: { file: 'a.html' }, force: true }],
  ])('rules %s', (line, expected) => {
    expect(readCommandLine(['rules', ...line.split(' ').filter(Boolean)]).request).toEqual({ kind: 'rules', ...expected });
  });

  it.each([
    ['--rulebook a --scenario b.yaml', '✖ --rulebook 和 --scenario 只能写一个\n    情景自己指明了规则库'],
    ['cpi --search 利率', '✖ 写了名称 cpi，就不能再用 --chapter 或 --search\n    看某一条：chusuan rules cpi；列出一部分：只写 --chapter 或 --search'],
    ['cpi --html', '✖ --html 写出整个规则库，不能同时写名称、--chapter 或 --search'],
    ['--force', '✖ --force 只用于 --html\n    例如 --html rulebook.html --force'],
    ['--search', '✖ 选项 --search 后面缺一个值\n    写成 --search <词>'],
    ['--chapter ，', '✖ 选项 --chapter 的值是空的'],
  ])('refuses: rules %s', (line, expected) => {
    const { request, lang } = readCommandLine(['rules', ...line.split(' ')]);
    expect(request.kind === 'refused' && renderIssues(request.issues, lang)).toBe(expected);
  });
});

describe('the table', () => {
  it('of the smallest rulebook, word for word', async () => {
    const { status, stdout, stderr } = await rules(['--rulebook', 'docs/savings/rulebook']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toBe(`储蓄账户 · 规则库 docs/savings/rulebook

  名称     中文名  单位    出处
  -----------------------------
储蓄账户 rulebook（2 条规则、2 项输入、1 个噪声）
  rate     利率    无单位
  balance  余额    元

共 2 条规则、2 项输入、1 个噪声、0 个维度。
看一条：chusuan rules <名称>；看一章连同输入：--chapter <章>；查找：--search <词>；写成网页：--html
`);
  });

  it('names the chapters where there is none of that name', async () => {
    const { status, stdout, stderr } = await rules(['--chapter', 'acount,account,税收']);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('✖ 没有 acount 这一章；是不是 account？\n    各章：维度（dimensions）、随机冲击（noise）、经济（economy）');
    expect(stderr).toContain('✖ 没有 税收 这一章\n');
  });
});

describe('one rule', () => {
  it('of the smallest rulebook, word for word', async () => {
    const { stdout } = await rules(['余额', '--rulebook', 'docs/savings/rulebook']);
    expect(stdout).toBe(`余额  balance
  种类  规则（英文名 balance）
  章    储蓄账户（rulebook）
  单位  元
  随机  各路径不同
  输出  每条路径每年的值
  位置  docs/savings/rulebook/rulebook.yaml:8

公式
  余额 = 上年(余额) × (1 + 利率) + 每年存入

公式（规则语言）
  balance = prev(balance) * (1 + rate) + deposit

公式（LaTeX）
  \\text{余额} = \\text{余额}_{t{-}1} \\times (1 + \\text{利率}) + \\text{每年存入}

基年末的值
  0

用到
  名称     中文名    单位    怎样用
  -------------------------------------
  balance  余额      元      规则，上年
  rate     利率      无单位  规则
  deposit  每年存入  元      输入

被用于
  名称     中文名  怎样用
  -----------------------
  balance  余额    上年
`);
  });
});

describe('names that mean nothing', () => {
  it('are told all at once, with what may be meant', async () => {
    const { status, stdout, stderr } = await rules(['记帐利率', 'cpi', 'nonsense_word']);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('✖ 规则库里没有 记帐利率\n    是不是 crediting_rate（记账利率）？用 chusuan rules --search 记帐利率 查找');
    expect(stderr).toContain('✖ 规则库里没有 nonsense_word\n    用 chusuan rules --search nonsense_word 查找，或用 chusuan rules 列出全部');
  });
});

describe('a search', () => {
  it('tells where each hit stands', async () => {
    const { status, stdout } = await rules(['--search', '丧葬补助金', '--chapter', 'benefit']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^ {2}funeral_grant +丧葬补助金 +规则 +中文名、条款$/m);
    expect(stdout).toMatch(/“丧葬补助金”：找到 \d+ 处。/);
    expect(stdout).not.toContain('county_benefit');
  });

  it('that finds nothing says so, which is no mistake', async () => {
    expect(await rules(['--search', '完全没有的词'])).toEqual({ status: 0, stdout: '没有找到“完全没有的词”\n', stderr: '' });
    expect((await rules(['--search', '记账利息率'])).stdout).toBe('没有找到“记账利息率”；相近的有 crediting_rate（记账利率）\n');
    expect(JSON.parse((await rules(['--search', '完全没有的词', '--json'])).stdout)).toMatchObject({ exit_status: 0, status: 'nothing', hits: [] });
  });
});

describe('a scenario', () => {
  it('shows its rulebook as it changes it', async () => {
    const file = join(temporaryFolder(), 'own.yaml');
    writeFileSync(file, `title: { zh: 自己的, en: own }
extends: ${BASELINE}
rules:
  my_rule: { label: { zh: 我的规则, en: my rule }, unit: 1, formula: 2 * crediting_rate, source: 我的想法 }
  crediting_floor: { formula: "0.01" }
`);
    const { stdout } = await rules(['--scenario', file]);
    expect(stdout).toMatch(/^ {2}crediting_floor\* +记账利率法定下限 +比率 +社会保险法 第十四条$/m);
    expect(stdout).toMatch(/情景自己的规则（1 条规则）\n {2}my_rule\* +我的规则 +无单位 +我的想法/);
    expect(stdout).toContain('带 * 的规则由情景新增或改动。');
    const { stdout: one } = await rules(['--scenario', file, 'crediting_floor', 'my_rule']);
    expect(one).toMatch(/情景 +改动了：公式\n/);
    // The rulebook's clause and note were written for another formula.
    expect(one.match(/（规则库原有的文字；公式已由情景改动）/g)).toHaveLength(2);
    expect(one).toContain('条款\n  我的想法\n    规则库的 clauses.yaml 里没有它的条文');
  });

  it('that is refused tells its issues', async () => {
    const { status, stdout, stderr } = await rules(['--scenario', 'scenarios/hubei/none.yaml']);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('✖ 找不到文件 scenarios/hubei/none.yaml');
  });
});

describe('for programs', () => {
  it('one rule is told with everything', async () => {
    const { status, stdout, stderr } = await rules(['claimed_pension', '--json']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const { entries: [entry], documents, rulebook } = JSON.parse(stdout) as { entries: Record<string, unknown>[]; documents: { name: string }[]; rulebook: { folder: string } };
    expect(rulebook.folder).toBe('rulebook/resident-pension');
    expect(entry).toMatchObject({
      kind: 'rule', name: 'claimed_pension', chapter: 'account', unit: 'yuan/month', rule_kind: 'flow', dimensions: ['status', 'sex', 'age'],
      formula: 'claim_balance / divisor', formula_words: { zh: '领取时账户储存额 ÷ 适用计发月数' }, source: '国发〔2014〕8号 第七条',
      references: [{ document: '国发〔2014〕8号', clause: { name: '第七条' } }],
      uses: [{ kind: 'rule', name: 'claim_balance', how: 'now', years: 0, part: 'formula' }, { kind: 'rule', name: 'divisor' }],
      examples: [{ cell: [{ dimension: 'status', value: 'ordinary' }, { dimension: 'sex', value: 'male' }, { dimension: 'age', value: '60' }], year: 2030, values: [{ mention: 'claim_balance', value: 2168.678 }, { mention: 'divisor', value: 139 }], result: '15.60' }],
    });
    expect(entry!.latex).toMatchObject({ names: expect.stringContaining('claim\\_balance') as unknown });
    expect(documents.map(({ name }) => name)).toEqual(['国发〔2014〕8号']);
  });

  it('the whole book is told, and a part of it when a part is asked for', async () => {
    const all = JSON.parse((await rules(['--json'])).stdout) as { entries: { kind: string; references?: { document?: string }[] }[]; chapters: unknown[]; documents: { name: string }[] };
    const count = (kind: string): number => all.entries.filter((entry) => entry.kind === kind).length;
    const written = writtenIn(join(PROJECT_FOLDER, 'rulebook/resident-pension'));
    expect(written.rules).toBeGreaterThan(400);
    expect({ rules: count('rule'), inputs: count('input'), noises: count('noise'), dimensions: count('dimension') }).toEqual(written);
    expect(all.chapters.length).toBe(14);
    // The documents that anything names; the others are not told.
    expect(all.documents.map(({ name }) => name).sort()).toEqual([...new Set(all.entries.flatMap(({ references = [] }) => references.flatMap(({ document }) => document ?? [])))].sort());
    expect(all.documents.length).toBeGreaterThan(11);
    const part = JSON.parse((await rules(['--chapter', 'transfer', '--json'])).stdout) as { entries: { name: string }[] };
    expect(part.entries.map(({ name }) => name)).toEqual(['transfer_out', 'linked_account', 'transfer_in', 'transfer_out_total', 'transfer_in_total']);
  });

  it('a mistake is told as an issue', async () => {
    const { status, stdout, stderr } = await rules(['crediting_rat', '--json'], 'en');
    expect({ status, stderr }).toEqual({ status: 2, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({ exit_status: 2, status: 'refused', issues: [{ code: 'rules-unknown-near', message: 'the rulebook has no crediting_rat' }] });
  });
});

describe('check --rulebook', () => {
  it('tells the mistakes of the clauses too, which no run would', async () => {
    const folder = join(temporaryFolder(), 'rulebook');
    cpSync(join(PROJECT_FOLDER, 'docs/savings/rulebook'), folder, { recursive: true });
    const check = async (): Promise<Told> => told((terminal) => checkCommand({ kind: 'check', rulebook: folder }, terminal), 'zh', false);
    expect(await check()).toMatchObject({ status: 0, stdout: '没有发现问题：2 条规则，2 项输入\n' });
    writeFileSync(join(folder, 'clauses.yaml'), 'documents:\n  甲号: { title: { zh: 甲, en: a }, grade: A, date: 今年 }\n');
    const { status, stderr } = await check();
    expect(status).toBe(2);
    expect(stderr).toContain('date 的值 今年 不是日期');
    expect(stderr).toContain('clauses.yaml:2');
  });
});
