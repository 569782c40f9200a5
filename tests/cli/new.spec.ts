import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openDiffSide, scenarioDiff } from '../../src/analysis/index.js';
import { newCommand } from '../../src/cli/commands/new-command.js';
import { fileNamed } from '../../src/cli/commands/new-place.js';
import { flow } from '../../src/cli/commands/new-yaml.js';
import { readCommandLine } from '../../src/cli/index.js';
import { Terminal } from '../../src/cli/terminal.js';
import { exampleValue } from '../../src/engine/index.js';
import { IssueList, renderIssues } from '../../src/issues/index.js';
import { loadRulebook } from '../../src/language/index.js';
import type { Lang } from '../../src/messages/index.js';
import { runScenario } from '../../src/run/index.js';
import { loadScenario } from '../../src/scenario/index.js';
import { PROJECT_FOLDER } from '../../src/version.js';
import { temporaryFolder } from '../run/small-fund.js';
import { LanguageServer } from '../schema/language-server.js';
import { Project } from '../scenario/project.js';

const BASELINE = join(PROJECT_FOLDER, 'scenarios/hubei/baseline.yaml');

/** The command with streams of its own: no process, no build. */
async function make(line: readonly string[], lang: Lang = 'zh'): Promise<{ status: number; stdout: string; stderr: string }> {
  const written = { stdout: '', stderr: '' };
  const stream = (name: keyof typeof written): NodeJS.WriteStream => ({ write: (text: string) => ((written[name] += text), true) }) as unknown as NodeJS.WriteStream;
  const { request, isJson } = readCommandLine(['new', ...line, '--lang', lang]);
  if (request.kind !== 'new') throw new Error(`${line.join(' ')} is no new request`);
  const status = await newCommand(request, new Terminal(lang, isJson, { stdout: stream('stdout'), stderr: stream('stderr') }));
  return { status, ...written };
}

/** What `check` would say of a scenario; nothing when it is sound. */
function complaints(file: string): string {
  return renderIssues(loadScenario(file).issues, 'zh');
}

/** A folder inside the project, gone after the test. */
function folderInside(): string {
  const folder = mkdtempSync(join(PROJECT_FOLDER, 'node_modules', '.new-'));
  onTestFinished(() => { rmSync(folder, { recursive: true }); });
  return folder;
}

describe('the command line', () => {
  test.each([
    ['new scenario', { what: 'scenario' }],
    ['new scenario 湖南.yaml --from a.yaml --tables --force', { what: 'scenario', path: '湖南.yaml', from: 'a.yaml', tables: true, force: true }],
    ['new scenario a.yaml --rulebook my/rulebook', { what: 'scenario', path: 'a.yaml', rulebook: 'my/rulebook' }],
    ['new proposal - --extends a.yaml', { what: 'proposal', path: '-', extends: 'a.yaml' }],
    ['new rulebook my-fund', { what: 'rulebook', path: 'my-fund' }],
  ])('%s', (line, request) => {
    expect(readCommandLine(line.split(' ')).request).toEqual({ kind: 'new', ...request });
  });

  test.each([
    ['new', '✖ 没有写新建什么\n    写 chusuan new scenario、chusuan new proposal 或 chusuan new rulebook'],
    ['new propsal', '✖ 不能新建 propsal，是不是 proposal？'],
    ['new 方案', '✖ 不能新建 方案\n    可以新建 scenario（情景）、proposal（方案）或 rulebook（规则库）'],
    ['new proposal --from a.yaml', '✖ 选项 --from 不用于 proposal\n    它用于：scenario'],
    ['new rulebook --extends a.yaml', '✖ 选项 --extends 不用于 rulebook\n    它用于：proposal'],
    ['new scenario --from a.yaml --rulebook b', '✖ --from 和 --rulebook 只能写一个\n    所指的情景已经说明用哪个规则库'],
    ['new rulebook -', '✖ 要写的文件不止一个，不能打印\n    写一个名称'],
    ['new scenario - --tables', '✖ 要写的文件不止一个，不能打印\n    写一个名称'],
  ])('refuses: %s', (line, expected) => {
    const { request, lang } = readCommandLine(line.split(' '));
    expect(request.kind === 'refused' && renderIssues(request.issues, lang)).toBe(expected);
  });
});

describe('where it goes', () => {
  test('a folder gets a file of the usual name, a name without its ending gets one', () => {
    const folder = temporaryFolder();
    expect(fileNamed(undefined, 'usual.yaml')).toBe('usual.yaml');
    expect(fileNamed(folder, 'usual.yaml')).toBe(join(folder, 'usual.yaml'));
    expect(fileNamed('湖南', 'usual.yaml')).toBe('湖南.yaml');
    expect(fileNamed('a.YML', 'usual.yaml')).toBe('a.YML');
  });

  test('nothing is overwritten without --force', async () => {
    const file = join(temporaryFolder(), '方案.yaml');
    writeFileSync(file, 'mine');
    const { status, stderr } = await make(['proposal', file, '--extends', 'docs/savings/savings.yaml']);
    expect({ status, stderr }).toEqual({ status: 2, stderr: `✖ ${file} 已经存在，没有覆盖\n    换一个名字；确实要替换就加 --force\n` });
    expect(readFileSync(file, 'utf8')).toBe('mine');
    expect((await make(['proposal', file, '--extends', 'docs/savings/savings.yaml', '--force'])).status).toBe(0);
    expect(complaints(file)).toBe('');
  });

  test('what it is made from is never written over', async () => {
    const { folder } = new Project();
    const file = join(folder, 's.yaml');
    const before = readFileSync(file, 'utf8');
    for (const line of [['proposal', file, '--extends', file], ['scenario', file, '--from', join(folder, 'book/../s.yaml')]]) {
      const { status, stderr } = await make([...line, '--force']);
      expect({ status, stderr }).toEqual({ status: 2, stderr: `✖ ${file} 正是新文件所依据的情景，不能写到它上面\n    换一个名字\n` });
    }
    expect(readFileSync(file, 'utf8')).toBe(before);
  });

  test('a folder that is not there is refused, not made: its name may be a slip', async () => {
    const folder = temporaryFolder();
    for (const what of ['scenario', 'proposal', 'rulebook']) {
      const { status, stderr } = await make([what, join(folder, 'none/x.yaml')]);
      expect(status).toBe(2);
      expect(stderr).toContain('所在的文件夹不存在');
    }
    expect(readdirSync(folder)).toEqual([]);
  });

  test('a rulebook goes into a folder of its own or an empty one', async () => {
    const folder = temporaryFolder();
    expect((await make(['rulebook', folder])).status).toBe(0);
    const { status, stderr } = await make(['rulebook', folder]);
    expect({ status, stderr }).toEqual({ status: 2, stderr: `✖ 文件夹 ${folder} 里已有文件，没有写入\n    换一个名称；只替换同名文件就加 --force\n` });
    writeFileSync(join(folder, 'scenario.yaml'), 'mine');
    writeFileSync(join(folder, 'notes.txt'), 'mine');
    expect((await make(['rulebook', folder, '--force'])).status).toBe(0);
    expect(readFileSync(join(folder, 'notes.txt'), 'utf8')).toBe('mine');
    expect(complaints(join(folder, 'scenario.yaml'))).toBe('');
  });

  test('a scenario it is made from that is wrong is told as `check` tells it, and nothing is written', async () => {
    const folder = temporaryFolder();
    const { status, stderr } = await make(['proposal', join(folder, 'a.yaml'), '--extends', join(folder, 'none.yaml')]);
    expect(status).toBe(2);
    expect(stderr).toContain('none.yaml');
    expect(readdirSync(folder)).toEqual([]);
  });
});

/** The examples of a proposal: each with the heading it stands under and its own lines, as they read without `# `. */
function examplesIn(text: string): { heading: string[]; lines: string[] }[] {
  const examples: { heading: string[]; lines: string[] }[] = [];
  let heading: string[] = [];
  let isOpen = false;
  for (const line of text.split('\n').slice(1)) {
    const code = /^# (.*)$/.exec(line)?.[1];
    if (code === undefined) {
      isOpen = false;
      if (line === '') heading = [];
    } else if (/^[a-z]+:$/.test(code)) heading = [code];
    else if (isOpen) examples.at(-1)!.lines.push(code);
    else {
      examples.push({ heading, lines: [code] });
      isOpen = true;
    }
  }
  return examples;
}

/** With every example switched on. */
function allExamples(text: string): string {
  return [text.split('\n')[0], ...text.split('\n').slice(1).map((line) => line.replace(/^# /, ''))].join('\n');
}

/** Everything that is not an example. */
function head(text: string): string {
  return text.split('\n').filter((line, k) => k === 0 || !line.startsWith('# ')).join('\n');
}

describe('a proposal', () => {
  test('changes nothing yet, inside the project and outside, and names the schema for editors', async () => {
    for (const folder of [temporaryFolder(), folderInside()]) {
      const file = join(folder, '我的方案.yaml');
      const { status, stdout, stderr } = await make(['proposal', file]);
      expect({ status, stderr, complaints: complaints(file) }).toEqual({ status: 0, stderr: '', complaints: '' });
      expect(stdout).toContain(`chusuan check ${file}\n`);
      const [modeline] = readFileSync(file, 'utf8').split('\n');
      const schema = /^# yaml-language-server: \$schema=(\S+)$/.exec(modeline!)![1]!;
      expect(resolve(folder, schema)).toBe(join(PROJECT_FOLDER, 'schema/scenario.schema.json'));
      const sides = [await openDiffSide(BASELINE), await openDiffSide(file)];
      expect(scenarioDiff(sides[0]!.side!, sides[1]!.side!)).toMatchObject({ isSame: true, documentation: [] });
    }
  });

  test.each<[string, string, Lang, number]>([
    ['the baseline', BASELINE, 'zh', 11],
    ['the baseline, in English', BASELINE, 'en', 11],
    ['the savings account', join(PROJECT_FOLDER, 'docs/savings/savings.yaml'), 'zh', 8],
    ['a rulebook with every form of input', 'small', 'zh', 10],
  ])('over %s: each of its examples is valid as it stands, and so are all together', async (_, base, lang, count) => {
    const folder = temporaryFolder();
    const file = join(folder, 'p.yaml');
    const { status, stderr } = await make(['proposal', file, '--extends', base === 'small' ? join(new Project().folder, 's.yaml') : base], lang);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const text = readFileSync(file, 'utf8');
    const examples = examplesIn(text);
    expect(examples).toHaveLength(count);
    const before = loadScenario(file).scenario!;
    // Of the large rulebook, which takes long to read, those below a heading; lines are the same in either language.
    const alone = base === BASELINE ? examples.filter(({ heading }) => heading.length > 0 && lang === 'zh') : examples;
    for (const { heading, lines } of alone) {
      writeFileSync(file, [head(text), ...heading, ...lines, ''].join('\n'));
      expect({ lines, complaints: complaints(file) }).toEqual({ lines, complaints: '' });
    }
    writeFileSync(file, allExamples(text));
    expect(complaints(file)).toBe('');
    expect(Object.keys(loadScenario(file).scenario!.rules).length).toBeGreaterThan(Object.keys(before.rules).length);
  });

  test('is printed with -', async () => {
    const { status, stdout } = await make(['proposal', '-']);
    expect(status).toBe(0);
    expect(stdout).toContain('extends: scenarios/hubei/baseline.yaml\n');
    expect(JSON.parse((await make(['proposal', '-', '--json'])).stdout)).toMatchObject({ exit_status: 0, status: 'made', text: stdout });
  });
});

describe('a scenario', () => {
  test('has every number of the baseline, marked as still to be set, inside the project and outside', async () => {
    for (const folder of [temporaryFolder(), folderInside()]) {
      const file = join(folder, '湖南.yaml');
      const { status, stderr } = await make(['scenario', file]);
      expect({ status, stderr, complaints: complaints(file) }).toEqual({ status: 0, stderr: '', complaints: '' });
      const [a, b] = [(await openDiffSide(BASELINE)).side!, (await openDiffSide(file)).side!];
      const diff = scenarioDiff(a, b);
      expect(diff).toMatchObject({ inputs: [], given: [], rules: [], correlations: [], lists: [], header: [{ key: 'seed', after: '湖南' }] });
      // Definitions are the same everywhere: a year, twelve months, the five factors of a smoothed return, half a year, December, one yuan.
      const entries = Object.entries(b.scenario.inputs);
      expect(entries.flatMap(([name, { source, confidence }]) => (source?.startsWith('请改（原：') && confidence === 'C' ? [] : [name])).sort())
        .toEqual(['last_month', 'mid_year_months', 'months_per_year', 'one_year', 'one_yuan', 'smoothing_years']);
      expect(entries.length).toBeGreaterThan(200);
    }
  });

  test('explains each input: label, unit, dimensions, bounds with their clause', async () => {
    const text = (await make(['scenario', '-'])).stdout;
    expect(text).toContain('  # 新增结余委托投资比例：单位 1；法定 0.8至1（鄂人社发〔2021〕28号 四）\n  entrust_share: { value: 0.8, unit: 1, source: 请改（原：鄂人社发〔2021〕28号 四）, confidence: C, range: [0.8, 1], range_source: 规定不低于八成 上限为全部 }\n');
    expect(text).toContain('  # 支付备付月数：单位 个月；法定 不小于 0（国发〔2015〕48号 第三条）；经验范围 0至12\n');
    expect(text).toContain('  pay_rate: { bands: { below: 0, 16: 0.55, 25: 0.65, 35: 0.72, 45: 0.85, 50: 0.92, 55: 0.94 }, unit: 1,');
    expect((await make(['scenario', '-'], 'en')).stdout).toContain('  # entrusted share of new surplus: unit 1; by law 0.8–1 (鄂人社发〔2021〕28号 四)\n');
  });

  test('with --tables stands alone: it may be moved', async () => {
    const [folder, elsewhere] = [temporaryFolder(), temporaryFolder()];
    const { status, stdout } = await make(['scenario', join(folder, 'hunan'), '--tables']);
    expect(status).toBe(0);
    const tables = readdirSync(join(folder, 'hunan-tables'));
    expect(stdout).toMatch(new RegExp(`^已写入 ${String(tables.length + 1)} 个文件：\\S*hunan\\.yaml，数据表在文件夹 \\S*hunan-tables$`, 'm'));
    cpSync(folder, elsewhere, { recursive: true });
    expect(complaints(join(elsewhere, 'hunan.yaml'))).toBe('');
    const { files } = loadScenario(join(elsewhere, 'hunan.yaml')).scenario!;
    expect(files.every(({ file }) => resolve(file).startsWith(elsewhere))).toBe(true);
  });

  test('takes along start tables, own inputs, given tables, permissions of the scenario it is made from', async () => {
    const project = new Project({ 't.yaml': `extends: s.yaml
defaults: { source: 假设, confidence: D }
inputs:
  share: { value: 50%, unit: 1 }
  gift: { label: { zh: 捐赠, en: gift }, value: 5, unit: yuan }
allow_violation: [share]
given: { people: { table: given.csv } }
noise: { correlation: { cpi~income: 0.5 } }
rules: { gifts: { label: { zh: 捐赠额, en: gifts }, unit: yuan, formula: gift * 2 } }
outputs: [gifts, balance]
profiles: [people]
`, 'given.csv': 'sex,age,year,value\nmale,60,2021,1\nmale,61,2021,2\nmale,62,2021,3\nfemale,60,2021,4\nfemale,61,2021,5\nfemale,62,2021,6\n' });
    const file = join(temporaryFolder(), 'copy.yaml');
    expect((await make(['scenario', file, '--from', join(project.folder, 't.yaml'), '--tables'])).status).toBe(0);
    const [a, b] = [(await openDiffSide(join(project.folder, 't.yaml'))).side!, (await openDiffSide(file)).side!];
    expect(scenarioDiff(a, b)).toMatchObject({ inputs: [], given: [], rules: [], correlations: [], lists: [], header: [{ key: 'seed' }] });
  });

  test('of another rulebook has stand-ins inside the bounds', async () => {
    const file = join(temporaryFolder(), 'bare.yaml');
    const { status, stderr } = await make(['scenario', file, '--rulebook', join(new Project().folder, 'book')]);
    // Its start table is a file that nothing can stand in for: said, not hidden.
    expect(status).toBe(0);
    expect(stderr).toContain('people.csv');
    const savings = join(temporaryFolder(), 'bare.yaml');
    expect(await make(['scenario', savings, '--rulebook', 'docs/savings/rulebook'])).toMatchObject({ status: 0, stderr: '' });
    expect(complaints(savings)).toBe('');
  });
});

describe('a rulebook', () => {
  test.each<Lang>(['zh', 'en'])('is sound and runs as it stands, its examples come out right (%s)', async (lang) => {
    const folder = join(temporaryFolder(), '互助储蓄');
    expect(await make(['rulebook', folder], lang)).toMatchObject({ status: 0, stderr: '' });
    const issues = new IssueList();
    const model = loadRulebook(join(folder, 'rulebook'), [], [], issues)!;
    expect(issues.items).toEqual([]);
    // By hand, as the file says: (40 + 60) × 200 and 100,000 × 2 %.
    const examples = ['deposits', 'interest'].map((name) => model.rules.get(name)!).map((rule) => ({ expected: Number(rule.examples[0]!.result), value: exampleValue(model, rule, rule.examples[0]!) }));
    expect(examples).toEqual([{ expected: 20000, value: 20000 }, { expected: 2000, value: 2000 }]);
    const file = join(folder, 'scenario.yaml');
    expect(complaints(file)).toBe('');
    const outcome = await runScenario({ scenarioFile: file, paths: 2, engine: 'interpreter', out: join(folder, 'run'), lang });
    expect(outcome.kind).toBe('complete');
    expect(existsSync(join(folder, 'run', 'manifest.json'))).toBe(true);
  });

  test('its schema is the shipped one', async () => {
    const folder = folderInside();
    await make(['rulebook', join(folder, 'r')]);
    const file = join(folder, 'r/rulebook/rulebook.yaml');
    const schema = /^# yaml-language-server: \$schema=(\S+)$/m.exec(readFileSync(file, 'utf8'))![1]!;
    expect(resolve(dirname(file), schema)).toBe(join(PROJECT_FOLDER, 'schema/rulebook.schema.json'));
  });
});

test('an editor underlines nothing in what is written, nor in a proposal with all its examples', async () => {
  const folder = folderInside();
  const server = new LanguageServer({}, folder);
  onTestFinished(() => { server.stop(); });
  await server.start('zh-cn');
  for (const [what, name, file] of [['proposal', 'p.yaml', 'p.yaml'], ['scenario', 's.yaml', 's.yaml'], ['rulebook', 'r', 'r/rulebook/rulebook.yaml']] as const) {
    await make([what, join(folder, name)]);
    const text = readFileSync(join(folder, file), 'utf8');
    expect({ file, found: await server.open(join(folder, file), text) }).toEqual({ file, found: [] });
    if (what === 'proposal') expect(await server.change(join(folder, file), allExamples(text))).toEqual([]);
  }
  // The schema was really read: a wrong key is underlined.
  const wrong = readFileSync(join(folder, 'p.yaml'), 'utf8').replace('extends:', 'extend:');
  expect(await server.open(join(folder, 'wrong.yaml'), wrong)).not.toEqual([]);
  expect(server.asked).toEqual([]);
});

test('values in one line of YAML keep their order and take quotes where they must', () => {
  expect(flow({ bands: { 300: 45, 55.5: 1, below: 0, 0: 2 }, source: 'a, b: c', list: ['x', '1'], note: '说明：“一”' })).toBe('{ bands: { below: 0, 0: 2, 55.5: 1, 300: 45 }, source: "a, b: c", list: [x, "1"], note: 说明：“一” }');
});

test('a folder named like a shipped rulebook is not taken for it', async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'resident-pension'));
  cpSync(join(PROJECT_FOLDER, 'docs/savings/rulebook'), join(folder, 'resident-pension'), { recursive: true });
  const file = join(folder, 'a.yaml');
  expect((await make(['scenario', file, '--rulebook', join(folder, 'resident-pension')])).status).toBe(0);
  expect(readFileSync(file, 'utf8')).toContain('\nrulebook: ./resident-pension\n');
  expect(complaints(file)).toBe('');
});
