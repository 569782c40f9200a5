import { describe, expect, test } from 'vitest';
import { readCommandLine } from '../../src/cli/index.js';
import { renderIssues } from '../../src/issues/index.js';
import { textWidth } from '../../src/report/table.js';

function answer(line: string, environment: Record<string, string> = {}): string {
  const { request, lang } = readCommandLine(line === '' ? [] : line.split(' '), environment);
  if (request.kind === 'print') return request.text;
  return request.kind === 'refused' ? renderIssues(request.issues, lang) : JSON.stringify(request);
}

describe('every usage mistake says what is wrong and what to write', () => {
  test.each([
    ['run', '✖ 没有写情景文件\n    例如 chusuan run scenarios/hubei/baseline.yaml'],
    ['check', '✖ 没有写情景文件\n    例如 chusuan check scenarios/hubei/baseline.yaml'],
    ['run a.yaml b.yaml', '✖ 多了参数：b.yaml\n    一次只处理一个情景'],
    ['rn a.yaml', '✖ 没有 rn 这个命令\n    是不是想写 run？用 chusuan --help 查看全部命令'],
    ['simulate', '✖ 没有 simulate 这个命令\n    用 chusuan --help 查看全部命令'],
    ['help simulate', '✖ 没有 simulate 这个命令\n    用 chusuan --help 查看全部命令'],
    ['a.yaml', '✖ 没有 a.yaml 这个命令\n    要运行这个情景，写 chusuan run a.yaml'],
    ['run a.yaml --pathz 3', '✖ 没有 --pathz 这个选项\n    是不是想写 --paths？用 chusuan run --help 查看全部选项'],
    ['run a.yaml -q', '✖ 没有 -q 这个选项\n    用 chusuan run --help 查看全部选项'],
    ['--verbose', '✖ 没有 --verbose 这个选项\n    用 chusuan --help 查看全部选项'],
    ['run a.yaml --paths', '✖ 选项 --paths 后面缺一个值\n    写成 --paths <个数>'],
    ['run a.yaml --paths 10000001', '✖ 选项 --paths 的值是 10000001；应是 0 到 10,000,000 的整数'],
    ['run a.yaml --paths -5', '✖ 选项 --paths 的值是 -5；应是 0 到 10,000,000 的整数'],
    ['run a.yaml --paths 1e3', '✖ 选项 --paths 的值是 1e3；应是 0 到 10,000,000 的整数'],
    ['run a.yaml --threads 0', '✖ 选项 --threads 的值是 0；应是 1 到 256 的整数'],
    ['run a.yaml --engine fast', '✖ 选项 --engine 的值是 fast；可选：simd、interpreter'],
    ['run a.yaml --outputs ,', '✖ 选项 --outputs 的值是空的'],
    ['run a.yaml --lang fr', '✖ 选项 --lang 的值是 fr；可选：zh、en'],
    ['check a.yaml --rulebook b', '✖ 情景文件和 --rulebook 只能写一个\n    检查情景时会一并检查它的规则库'],
  ])('in Chinese: %s', (line, expected) => {
    expect(answer(line)).toBe(expected);
  });

  test.each([
    ['run', '✖ the scenario file is missing\n    for example: chusuan run scenarios/hubei/baseline.yaml'],
    ['run a.yaml b.yaml', '✖ too many arguments: b.yaml\n    one scenario at a time'],
    ['rn a.yaml', '✖ there is no command rn\n    did you mean run? chusuan --help lists all commands'],
    ['a.yaml', '✖ there is no command a.yaml\n    to run this scenario write: chusuan run a.yaml'],
    ['run a.yaml --thread 3', '✖ there is no option --thread\n    did you mean --threads? chusuan run --help lists all options'],
    ['run a.yaml --out', '✖ option --out lacks its value\n    write --out <folder>'],
    ['run a.yaml --threads 257', '✖ option --threads is 257; it must be a whole number from 1 to 256'],
    ['run a.yaml --engine fast', '✖ option --engine is fast; choose from: simd, interpreter'],
    ['check a.yaml --rulebook b', '✖ give either a scenario or --rulebook, not both\n    checking a scenario also checks its rulebook'],
  ])('in English: %s', (line, expected) => {
    expect(answer(line, { CHUSUAN_LANG: 'en' })).toBe(expected);
  });
});

test('the language is taken from the option, then the environment, then Chinese', () => {
  expect(readCommandLine(['run', 'a.yaml']).lang).toBe('zh');
  expect(readCommandLine(['run', 'a.yaml'], { CHUSUAN_LANG: 'en' }).lang).toBe('en');
  expect(readCommandLine(['run', 'a.yaml', '--lang=zh'], { CHUSUAN_LANG: 'en' }).lang).toBe('zh');
  expect(readCommandLine(['--lang', 'en', 'run', 'a.yaml'])).toEqual(readCommandLine(['run', 'a.yaml', '--lang', 'en']));
  expect(readCommandLine(['--lang', 'en', 'run', 'a.yaml'])).toMatchObject({ lang: 'en', request: { kind: 'run', scenarioFile: 'a.yaml' } });
  for (const line of ['--lang en help run', 'help run --lang en', 'run --help --lang=en']) expect(answer(line), line).toBe(answer('run --help --lang en'));
  expect(answer('run a.yaml', { CHUSUAN_LANG: 'de' })).toBe('✖ 环境变量 CHUSUAN_LANG 的值是 de；可选：zh、en');
  expect(answer('--lang')).toBe('✖ 选项 --lang 后面缺一个值\n    写成 --lang <zh|en>');
});

test('options reach the request as they are meant', () => {
  expect(readCommandLine('run a.yaml --paths 0 --seed x --threads 2 --out o --outputs a,b，c --engine interpreter --force --json'.split(' '))).toEqual({
    lang: 'zh',
    isJson: true,
    request: { kind: 'run', scenarioFile: 'a.yaml', paths: 0, seed: 'x', threads: 2, out: 'o', outputs: ['a', 'b', 'c'], engine: 'interpreter', force: true },
  });
  expect(readCommandLine(['check', '--rulebook', 'folder']).request).toEqual({ kind: 'check', rulebook: 'folder' });
});

test('the help lists every command with one line', () => {
  const help = answer('--help');
  expect(help.replace(/ +(?=显示|语言)/g, '  ')).toContain(`用法：chusuan <命令> [选项]

楚算：城乡居民基本养老保险基金投资与精算模拟引擎

选项：
  --version  显示版本
  --lang <zh|en>  语言：zh 中文，en 英文（默认 zh，或环境变量 CHUSUAN_LANG）
  -h, --help  显示用法

命令：
`);
  expect(help).toMatch(/\n第一次使用：\n {2}chusuan check scenarios\/hubei\/baseline.yaml\n/);
  const commands = /\n命令：\n([^]*?)\n\n/.exec(help)![1]!.split('\n');
  expect(commands.map((line) => /^ {2}(\w+)/.exec(line)?.[1])).toEqual([
    'run', 'check', 'report', 'rules', 'explain', 'tables', 'members', 'diff', 'describe', 'compare', 'solve', 'sensitivity', 'backtest', 'fidelity', 'assist', 'new', 'template', 'import', 'schema', 'compile', 'bench', 'help',
  ]);
  // Every description starts in the same column of a terminal, where a Chinese character takes two.
  const columns = commands.map((line) => textWidth(/^ {2}.*? {2,}(?=\S)/.exec(line)![0]));
  expect(new Set(columns).size).toBe(1);
  const english = answer('--help --lang en');
  expect(english).toContain('Usage: chusuan <command> [options]');
  expect(english.replace(/ {2,}/g, '  ')).toContain('run  run a scenario: simulate its paths');
  expect(english).not.toMatch(/[\u4e00-\u9fff]/);
  expect(answer('run --help --lang en')).not.toMatch(/[\u4e00-\u9fff]/);
});

describe.each(['zh', 'en'] as const)('the help in %s', (lang) => {
  const commands = [...answer(`--help --lang ${lang}`).matchAll(/^ {2}([a-z]+) /gm)].map((match) => match[1]!).filter((name) => name !== 'help' && name !== 'chusuan');
  const pages = ['--help', ...commands.map((name) => `${name} --help`)].map((line) => answer(`${line} --lang ${lang}`));

  const ofTheEngine = ['run', 'check', 'compile', 'bench'].map((name) => pages[commands.indexOf(name) + 1]!);

  test('has a line for every command and option', () => {
    expect(commands.length).toBeGreaterThan(10);
    for (const page of pages) {
      const items = page.split('\n').filter((line) => /^ {2}(-|[a-z]+( <|  ))/.test(line) && !line.startsWith('  chusuan'));
      expect(items.length).toBeGreaterThanOrEqual(2);
      expect(items.filter((line) => !/^ {2}\S.* {2,}\S/.test(line))).toEqual([]);
    }
    for (const page of [pages[0]!, ...ofTheEngine]) {
      expect(page.split('\n').filter((line) => textWidth(line) > 100)).toEqual([]);
      // A description that went on would stand below its own beginning.
      expect(page.split('\n').filter((line) => /^ {8,}\S/.test(line))).toEqual([]);
    }
  });

  test('says the default of every option that takes a value', () => {
    const options = ofTheEngine.flatMap((page) => page.split('\n').filter((line) => /^ {2}--[a-z]+ [<[]/.test(line)));
    expect(options.length).toBeGreaterThan(12);
    expect(options.filter((line) => !/（.*默认|\(.*default: /.test(line))).toEqual([]);
  });

  test('ends with the exit codes, after an example that is understood', () => {
    for (const page of pages) expect(page.trimEnd().split('\n').at(-1)).toMatch(/^(退出码：|Exit codes: )0 .+1 .+2 .+3 .+130 /);
    const examples = pages.slice(1).map((page) => /^ {2}chusuan (.*)$/m.exec(page.slice(page.indexOf('\n\n')))?.[1]);
    expect(commands.filter((_, i) => examples[i] === undefined)).toEqual([]);
    for (const example of examples) expect({ example, kind: readCommandLine(example!.split(' ')).request.kind }).toEqual({ example, kind: example!.split(' ')[0] });
  });
});

test('the help of help is that of the program', () => {
  expect(answer('help help')).toBe(answer('--help'));
});

test('help asked for is an answer; no command at all is a mistake with the help as remedy', () => {
  expect(readCommandLine(['help', 'run']).request).toMatchObject({ kind: 'print', isMistake: false });
  expect(readCommandLine(['run', '--help']).request).toMatchObject({ kind: 'print', isMistake: false });
  expect(readCommandLine([]).request).toMatchObject({ kind: 'print', isMistake: true });
  expect(readCommandLine(['--version']).request).toMatchObject({ kind: 'print', text: '0.1.0\n', isMistake: false });
});

test('the engines offered are those that can run', async () => {
  const { ENGINES } = await import('../../src/run/index.js');
  for (const engine of ENGINES) expect(readCommandLine(['run', 'a.yaml', '--engine', engine]).request.kind).toBe('run');
  expect(answer('run a.yaml --engine fast --lang en')).toContain(ENGINES.join(', '));
  const { STORAGE_MODES } = await import('../../src/results/index.js');
  for (const store of STORAGE_MODES) expect(readCommandLine(['run', 'a.yaml', '--store', store]).request).toMatchObject({ kind: 'run', store });
  expect(answer('run a.yaml --store nothing --lang en')).toContain(STORAGE_MODES.join(', '));
});
