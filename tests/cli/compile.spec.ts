import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { compileCommand } from '../../src/cli/commands/compile-command.js';
import { readCommandLine } from '../../src/cli/index.js';
import { Terminal } from '../../src/cli/terminal.js';
import { renderIssues } from '../../src/issues/index.js';
import type { Lang } from '../../src/messages/index.js';
import { PROJECT_FOLDER } from '../../src/version.js';
import { assemble } from '../../src/compiler/assemble.js';
import { translatePlan } from '../../src/compiler/index.js';
import { loadScenario } from '../../src/scenario/index.js';
import { temporaryFolder } from '../run/small-fund.js';

const SAVINGS = 'docs/savings/savings.yaml';

function words(line: string): ReturnType<typeof readCommandLine> {
  return readCommandLine(line.split(' '));
}

/** The command with streams of its own: no process, no build. */
async function compile(line: readonly string[], lang: Lang = 'zh'): Promise<{ status: number; stdout: string; stderr: string }> {
  const written = { stdout: '', stderr: '' };
  const stream = (name: keyof typeof written): NodeJS.WriteStream => ({ write: (text: string) => ((written[name] += text), true) }) as unknown as NodeJS.WriteStream;
  const { request, isJson } = readCommandLine(['compile', ...line, '--lang', lang]);
  if (request.kind !== 'compile') throw new Error(`${line.join(' ')} is no compile request`);
  const status = await compileCommand(request, new Terminal(lang, isJson, { stdout: stream('stdout'), stderr: stream('stderr') }));
  return { status, ...written };
}

/** What depends on the machine, or on the library of functions that every module carries. */
function masked(text: string): string {
  return text.replace(/程序 [\d,]+ 字节，.*/, '程序 # 字节')
    .replace(/每个线程 [\d,]+ 字节，常数 \d+ 个/, '每个线程 # 字节，常数 # 个')
    .replace(/^( 随机数、相关系数、分档表| 常数，每个写两遍) +[\d,]+$/gm, '$1 #');
}

describe('the command line', () => {
  test.each([
    ['compile a.yaml', { scenarioFile: 'a.yaml', show: 'facts' }],
    ['compile a.yaml --schedule', { scenarioFile: 'a.yaml', show: 'schedule' }],
    ['compile a.yaml --wat', { scenarioFile: 'a.yaml', show: 'wat' }],
    ['compile a.yaml --wat -', { scenarioFile: 'a.yaml', show: 'wat' }],
    ['compile a.yaml --wat a.wat --force', { scenarioFile: 'a.yaml', show: 'wat', file: 'a.wat', force: true }],
    ['compile --wat a.wat a.yaml', { scenarioFile: 'a.yaml', show: 'wat', file: 'a.wat' }],
    ['compile --wat a.yaml', { scenarioFile: 'a.yaml', show: 'wat' }],
  ])('%s', (line, request) => {
    expect(words(line).request).toEqual({ kind: 'compile', ...request });
  });

  test.each([
    ['compile', '✖ 没有写情景文件\n    例如 chusuan compile scenarios/hubei/baseline.yaml'],
    ['compile --wat a.wat', '✖ 没有写情景文件\n    例如 chusuan compile scenarios/hubei/baseline.yaml'],
    ['compile a.yaml b.yaml', '✖ 多了参数：b.yaml\n    一次只处理一个情景'],
    ['compile a.yaml --wat --schedule', '✖ --wat 和 --schedule 只能写一个'],
    ['compile a.yaml --force', '✖ --force 只用于 --wat 指名的文件\n    例如 --wat baseline.wat --force'],
    ['compile a.yaml --wat b.yaml --force', '✖ --wat 不写到 b.yaml：.yaml 是情景文件的名字\n    换一个名字，例如 baseline.wat'],
    ['compile a.yaml --schedul', '✖ 没有 --schedul 这个选项\n    是不是想写 --schedule？用 chusuan compile --help 查看全部选项'],
  ])('refuses: %s', (line, expected) => {
    const { request, lang } = words(line);
    expect(request.kind === 'refused' && renderIssues(request.issues, lang)).toBe(expected);
  });
});

describe('the schedule', () => {
  test('of the savings account, word for word', async () => {
    const { status, stdout, stderr } = await compile([SAVINGS, '--schedule']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    // rate = 0.02 + 0.01 × luck: one product, one addition; balance = prev × (1 + rate) + 1000: three; each value's size
    // added to the guard: two for each. Read: four constants, the noise, last year's balance, the guard.
    // Written: both rules and the guard. Around it the balance is copied, the guard read and written.
    expect(masked(stdout)).toBe(`每年存一千元，2026至2045年，规则库 bf4bc9a3d05b
程序 # 字节

一年分 1 个阶段，依次进行；每次两条路径并排计算。
年初每条路径抽 1 个随机数；路径开始时另抽 0 个。

阶段 1：路径级，2 条规则
 规则     名称  按  保存      格数  计算  恒为零
 -----------------------------------------------
 rate     利率      留到年末     1     1
 balance  余额      复制往年     1     1

保存：不保存，只在本循环的一次之内；留到年末，供后面的阶段或输出；原地前移，每格在轮到自己之前就是上一年的值；复制往年，年初把往年的值另存一份。

每条路径每年的运算量（估计）
 阶段        算术  除法  读  写  合计    占比  其中函数
 ------------------------------------------------------
 1 路径级       9     0   7   3    19   82.6%         0
 年初与年末     0     0   2   2     4   17.4%         0
 合计           9     0   9   5    23  100.0%         0
在程序文本里数出，按循环次数相乘；地址计算和抽随机数不计。函数指 exp、log、幂和分档表，它们的运算已在各列之中。

所有路径共用、只算一次
 2 个表达式；其中随年份变的数 0 个，按格子的表 0 列，按年份和格子的表 0 列，其余成了常数

内存：每条路径的状态 40 字节，每个线程 # 字节，常数 # 个
 分区                                 字节
 -----------------------------------------
 两条路径的路径级数值，每个 16 字节     80
 以上两部分在路径开始时的样子           80
 随机数、相关系数、分档表 #
 常数，每个写两遍 #
`);
  });

  test('in English has no Chinese in it, with loops too', async () => {
    const { status, stdout } = await compile(['benchmarks/k1/k1.yaml', '--schedule'], 'en');
    expect(status).toBe(0);
    expect(stdout).not.toMatch(/\p{Script=Han}/u);
    expect(stdout).toContain('Phase 2: loop over age, 1 rule\nage from the top down, 101 turns in 4 pieces\n');
    expect(stdout).toMatch(/^ 60-99 +age >= 16 and age <= 59 does not hold; age >= 60 holds +40 +[\d,]+$/m);
    expect(stdout).toMatch(/^ death_rate +death rate at the age of the year's start +sex\*age +for later +202 +202$/m);
  });

  test('as data, with names in snake_case and nothing else on standard output', async () => {
    const { status, stdout } = await compile([SAVINGS, '--schedule', '--json']);
    expect(status).toBe(0);
    const answer = JSON.parse(stdout) as object;
    expect(answer).toMatchObject({
      exit_status: 0, status: 'compiled', first_year: 2026, last_year: 2045, issues: [], is_sound: true, noises: { yearly: 1, once: 0 },
      work: { arithmetic: 9, divisions: 0, loads: 9, stores: 5, functions: 0 },
      memory: { bytes_per_path: 40 },
      phases: [{
        loops: [], pieces: [{ function: 'path_0', turns: 1 }],
        rules: [{ name: 'rate', kept: 'year', always_zero: 0 }, { name: 'balance', label: { zh: '余额', en: 'balance' }, kept: 'copied', cells: 1, computed: 1 }],
      }],
    });
  });
});

describe('the short facts', () => {
  let before: string | undefined;
  beforeEach(() => {
    before = process.env.CHUSUAN_CACHE;
    process.env.CHUSUAN_CACHE = temporaryFolder();
  });
  afterEach(() => {
    if (before === undefined) delete process.env.CHUSUAN_CACHE;
    else process.env.CHUSUAN_CACHE = before;
  });

  test('say what the program is, and leave it in the cache for the next run', async () => {
    const first = await compile([SAVINGS]);
    expect(first.stdout).toMatch(/^每年存一千元，2026至2045年，规则库 bf4bc9a3d05b\n程序 [\d,]+ 字节，新编译，用时 [\d,]+ 毫秒\n一年 1 个阶段，其中循环 0 个，共 0 段\n每条路径的状态 40 字节，/);
    expect(first.stdout).toContain('\n每条路径每年约 23 次运算：算术 9，除法 0，读 9，写 5；其中指数等函数 0 个\n');
    const again = JSON.parse((await compile([SAVINGS, '--json'])).stdout) as object;
    expect(again).toMatchObject({ status: 'compiled', is_cached: true, phase_count: 1 });
    expect(Object.keys(again)).not.toContain('phases');
  });
});

describe('a scenario that is refused', () => {
  test('shows every issue and ends with 2', async () => {
    const file = join(temporaryFolder(), 'bad.yaml');
    writeFileSync(file, `extends: ${join(PROJECT_FOLDER, SAVINGS)}\ninputs:\n  depositt: { value: 1, unit: yuan, source: x, confidence: A }\n  usual_rat: { value: 1%, unit: 1, source: x, confidence: A }\n`);
    for (const option of [['--schedule'], ['--wat'], []]) {
      const { status, stdout, stderr } = await compile([file, ...option], 'en');
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr).toContain('depositt');
      expect(stderr).toContain('usual_rat');
    }
    expect(JSON.parse((await compile([file, '--json'])).stdout)).toMatchObject({ exit_status: 2, status: 'refused', issues: [{ severity: 'error' }, { severity: 'error' }] });
  });
});

describe('the text of the module', () => {
  test('says how to read it, is the module it is a text of, and names every address it uses', async () => {
    const { status, stdout } = await compile([SAVINGS, '--wat']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^;; 每年存一千元，2026至2045年\n;; 情景 docs\/savings\/savings\.yaml\n;; 规则库 sha256 bf4bc9a3d05b[0-9a-f]{52}\n;; 楚算 0\.1\.0\n;;\n/);
    const { plan } = loadScenario(SAVINGS);
    expect(assemble(stdout)).toEqual(assemble(translatePlan(plan!).wat));
    // A pair of paths: the guard, the noise, the two rules and last year's balance.
    for (const line of ['各值大小之和', '随机数 luck', 'balance', 'balance，1 年前', 'rate']) expect(stdout).toMatch(new RegExp(`^;; +\\d+  ${line}$`, 'm'));
    const [, code, legend] = /^(\(module[^]*?^\)$)([^]*)/m.exec(stdout)!;
    const named = new Set([...legend!.matchAll(/^;; +(\d+) {2}/gm)].map((match) => match[1]));
    const used = [...code!.matchAll(/offset=(\d+) \(i32\.const 0\)/g)].map((match) => match[1]);
    expect(used.length).toBeGreaterThan(5);
    expect(used.filter((address) => !named.has(address))).toEqual([]);
  });

  test('says the numbers that its constants are', async () => {
    const { stdout } = await compile([SAVINGS, '--wat']);
    for (const number of ['0.02', '0.01', '1', '1000']) expect(stdout).toMatch(new RegExp(`^;; +\\d+  ${number.replace('.', '\\.')}$`, 'm'));
  });

  test('goes to a file as it is printed, which is replaced only when told to', async () => {
    const file = join(temporaryFolder(), 'savings.wat');
    const printed = (await compile([SAVINGS, '--wat'])).stdout;
    const lines = printed.split('\n').length - 1;
    expect(await compile([SAVINGS, '--wat', file])).toEqual({ status: 0, stdout: `已写入 ${file}，${lines.toLocaleString('en-US')} 行\n`, stderr: '' });
    expect(readFileSync(file, 'utf8')).toBe(printed);

    writeFileSync(file, 'mine');
    expect(await compile([SAVINGS, '--wat', file])).toEqual({ status: 2, stdout: '', stderr: `✖ ${file} 已经存在，没有覆盖\n    换一个名字；确实要替换就加 --force\n` });
    expect(readFileSync(file, 'utf8')).toBe('mine');
    expect((await compile([SAVINGS, '--wat', file, '--force'])).status).toBe(0);
    expect(readFileSync(file, 'utf8')).toBe(printed);
    expect(readdirSync(join(file, '..'))).toEqual(['savings.wat']);
  });

  test('follows a link to the file it stands for', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'real.wat'), 'old');
    symlinkSync('real.wat', join(folder, 'link.wat'));
    expect((await compile([SAVINGS, '--wat', join(folder, 'link.wat'), '--force'])).status).toBe(0);
    expect(readFileSync(join(folder, 'real.wat'), 'utf8')).toContain('(module');
    expect(readdirSync(folder).sort()).toEqual(['link.wat', 'real.wat']);
  });

  test('leaves nothing where it cannot be written', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'taken'));
    writeFileSync(join(folder, 'file'), '');
    const refusals = [
      [join(folder, 'absent', 'a.wat'), '无法写入 %（所在的文件夹不存在，ENOENT）\n    检查路径和磁盘'],
      [join(folder, 'file', 'a.wat'), '无法写入 %（路径中有一段不是文件夹，ENOTDIR）\n    检查路径和磁盘'],
      [join(folder, 'taken'), '% 已经存在，而且不是普通文件\n    换一个文件名'],
      ['/dev/null', '% 已经存在，而且不是普通文件\n    换一个文件名'],
    ] as const;
    for (const [file, text] of refusals) {
      expect(await compile([SAVINGS, '--wat', file, '--force'])).toEqual({ status: 2, stdout: '', stderr: `✖ ${text.replace('%', file)}\n` });
    }
    expect(readdirSync(folder).sort()).toEqual(['file', 'taken']);
    expect(existsSync(join(folder, 'absent'))).toBe(false);
  });

  test('is one string of the JSON answer', async () => {
    const { stdout } = await compile([SAVINGS, '--wat', '--json']);
    expect(JSON.parse(stdout)).toEqual({ exit_status: 0, status: 'translated', wat: (await compile([SAVINGS, '--wat'])).stdout, issues: [] });
    const file = join(temporaryFolder(), 'a.wat');
    expect(JSON.parse((await compile([SAVINGS, '--wat', file, '--json'])).stdout)).toMatchObject({ exit_status: 0, status: 'written', file });
  });
});
