import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { reportCommand, runReport } from '../../src/cli/commands/report-command.js';
import { readCommandLine } from '../../src/cli/index.js';
import { Terminal } from '../../src/cli/terminal.js';
import { compareRuns, writeComparison } from '../../src/compare/index.js';
import { renderIssues } from '../../src/issues/index.js';
import type { Lang } from '../../src/messages/index.js';
import { runScenario } from '../../src/run/index.js';

const FUND = join(import.meta.dirname, '../fixtures/fund/fund.yaml');

let folder: string;
let run: string;
let cache: string | undefined;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'report-'));
  cache = process.env.CHUSUAN_CACHE;
  process.env.CHUSUAN_CACHE = join(folder, 'cache');
  run = join(folder, 'run');
  expect(await runScenario({ scenarioFile: FUND, paths: 64, threads: 1, out: run })).toMatchObject({ kind: 'complete' });
}, 60_000);
afterAll(() => {
  if (cache === undefined) delete process.env.CHUSUAN_CACHE;
  else process.env.CHUSUAN_CACHE = cache;
  rmSync(folder, { recursive: true });
});

function terminalOf(lang: Lang, isJson: boolean): { terminal: Terminal; written: { stdout: string; stderr: string } } {
  const written = { stdout: '', stderr: '' };
  const stream = (name: keyof typeof written): NodeJS.WriteStream => ({ write: (text: string) => ((written[name] += text), true) }) as unknown as NodeJS.WriteStream;
  return { terminal: new Terminal(lang, isJson, { stdout: stream('stdout'), stderr: stream('stderr') }), written };
}

async function report(words: readonly string[], lang: Lang = 'zh', signal = new AbortController().signal): Promise<{ status: number; stdout: string; stderr: string }> {
  const { request, isJson } = readCommandLine(['report', ...words, '--lang', lang]);
  if (request.kind === 'refused') return { status: 2, stdout: '', stderr: renderIssues(request.issues, lang) };
  if (request.kind !== 'report') throw new Error(`${words.join(' ')} is no report request`);
  const { terminal, written } = terminalOf(lang, isJson);
  return { status: await reportCommand(request, terminal, signal), ...written };
}

describe('mistakes in the words are refused', () => {
  it.each<[string[], string, string]>([
    [[], '✖ 没有写情景文件或结果文件夹\n    例如 chusuan report scenarios/hubei/baseline.yaml', '✖ the scenario or folder of results is missing\n    for example: chusuan report scenarios/hubei/baseline.yaml'],
    [['a.yaml', '--format', 'pdf'], '✖ 选项 --format 的值是 pdf；可选：html、docx、xlsx、md', '✖ option --format is pdf; choose from: html, docx, xlsx, md'],
    [['a.yaml', '--format', 'xlsx', '--out', 'b.docx'], '✖ --out 写的是一个文件 b.docx，--format 要的是 xlsx\n    两者一致，或者让 --out 是文件夹', '✖ --out names one file, b.docx, but --format asks for xlsx\n    make them agree, or let --out be a folder'],
    [['a.yaml', '--format', 'docx,xlsx', '--out', 'b.docx'], '✖ --out 写的是一个文件 b.docx，--format 要的是 docx、xlsx\n    两者一致，或者让 --out 是文件夹', '✖ --out names one file, b.docx, but --format asks for docx, xlsx\n    make them agree, or let --out be a folder'],
    [['a.yaml', 'b.yaml'], '✖ 多了参数：b.yaml\n    用 chusuan report --help 查看用法', '✖ too many arguments: b.yaml\n    chusuan report --help shows the usage'],
  ])('%j', async (words, zh, en) => {
    expect(await report(words)).toEqual({ status: 2, stdout: '', stderr: zh });
    expect(await report(words, 'en')).toEqual({ status: 2, stdout: '', stderr: en });
  });
});

describe('what stands in the way is said before any work', () => {
  it('a folder without results', async () => {
    const empty = join(folder, 'empty');
    mkdirSync(empty);
    expect(await report([empty, '--quick'])).toEqual({ status: 2, stdout: '', stderr: `✖ ${empty} 不是完整的结果文件夹\n    写 chusuan run 或 chusuan compare 打印的输出文件夹，或情景文件\n` });
    expect(existsSync(`${empty}-report`)).toBe(false);
  });

  it('results that are damaged, together with a target that is taken', async () => {
    const damaged = join(folder, 'damaged');
    await runScenario({ scenarioFile: FUND, paths: 64, threads: 1, out: damaged });
    truncateSync(join(damaged, 'summary.arrow'), 100);
    const target = join(folder, 'taken.docx');
    writeFileSync(target, 'mine');
    const { status, stderr } = await report([damaged, '--quick', '--out', target]);
    expect(status).toBe(2);
    expect(stderr).toContain('summary.arrow');
    expect(stderr).toContain(`✖ ${target} 已经存在，没有覆盖\n    换一个名字；确实要替换就加 --force\n`);
    expect(readFileSync(target, 'utf8')).toBe('mine');
  });

  it('the folder of results itself as target', async () => {
    expect(await report([run, '--quick', '--out', run])).toEqual({ status: 2, stdout: '', stderr: `✖ ${run} 是结果文件夹，报告不写在里面\n    另选文件夹\n` });
  });

  it('a file where the folder of the report should be', async () => {
    const file = join(folder, 'plain');
    writeFileSync(file, '');
    expect(await report([run, '--quick', '--out', file], 'en')).toEqual({ status: 2, stdout: '', stderr: `✖ ${file} is a file and no folder, so the report has no place\n    choose another --out\n` });
  });

  it('a scenario with mistakes, with their lines', async () => {
    const scenario = join(folder, 'wrong.yaml');
    writeFileSync(scenario, `title: { zh: 错, en: wrong }\nextends: ${FUND}\ninputs:\n  incom: { value: 1, unit: yuan }\n`);
    const { status, stderr } = await report([scenario]);
    expect(status).toBe(2);
    expect(stderr).toMatch(/incom.*income[^]*wrong\.yaml:4/);
  });

  it('a comparison that was changed', async () => {
    const comparison = join(folder, 'comparison');
    await writeComparison(comparison, await compareRuns([{ file: FUND, folder: run }, { file: FUND, folder: run }], { from: 2026 }));
    truncateSync(join(comparison, 'comparison.arrow'), 2000);
    expect(await report([comparison, '--quick'])).toEqual({ status: 2, stdout: '', stderr: `✖ ${comparison} 中的比较不完整或已改动\n    用 chusuan compare --force 重新比较\n` });
  });
});

test('a report goes beside the results, in every form asked for; a second one needs --force', async () => {
  const first = await report([run, '--quick', '--format', 'html,xlsx,md,html']);
  const files = ['html', 'xlsx', 'md'].map((form) => join(`${run}-report`, `report.${form}`));
  expect(first).toMatchObject({ status: 0, stdout: files.map((file) => `评估报告：${file}\n`).join('') });
  expect(readdirSync(`${run}-report`).sort()).toEqual(['report-pictures', 'report.html', 'report.md', 'report.xlsx']);
  const page = readFileSync(files[0]!, 'utf8');
  expect(page).toMatch(/^<!doctype html>/i);
  // One file by itself: nothing is fetched.
  expect(page).not.toMatch(/(?:src|href)="https?:/);
  const pictures = readdirSync(join(`${run}-report`, 'report-pictures'));
  expect([...readFileSync(files[2]!, 'utf8').matchAll(/report-pictures\/(figure-\d+\.svg)/g)].map(([, name]) => name).sort()).toEqual(pictures.sort());
  const again = await report([run, '--quick']);
  expect(again).toEqual({ status: 2, stdout: '', stderr: `✖ ${files[0]!} 已经存在，没有覆盖\n    换一个名字；确实要替换就加 --force\n` });
  expect(await report([run, '--quick', '--force'])).toMatchObject({ status: 0 });
  // Same run, same bytes.
  expect(readFileSync(files[0]!, 'utf8')).toBe(page);
});

test('the two languages have names of their own, and the answer for programs says where they are', async () => {
  const out = join(folder, 'both');
  expect((await report([run, '--quick', '--format', 'xlsx', '--out', out])).status).toBe(0);
  const { status, stdout } = await report([run, '--quick', '--format', 'xlsx', '--out', out, '--json'], 'en');
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toEqual({ exit_status: 0, status: 'written', folder: run, files: [{ form: 'xlsx', file: join(out, 'report.en.xlsx') }], issues: [] });
  expect(readdirSync(out).sort()).toEqual(['report.en.xlsx', 'report.xlsx']);
});

test('a run without paths, and one that keeps statistics alone, have their report', async () => {
  for (const [name, options] of [['best', { paths: 0 }], ['summary', { paths: 64, store: 'summary' }]] as const) {
    const out = join(folder, name);
    expect(await runScenario({ scenarioFile: FUND, threads: 1, out, ...options })).toMatchObject({ kind: 'complete' });
    expect(await report([out, '--quick', '--format', 'xlsx'])).toMatchObject({ status: 0 });
  }
});

test('what was made anew after a run replaces the report that stood there', async () => {
  const { terminal, written } = terminalOf('zh', false);
  const { file, failure } = await runReport(run, terminal, new AbortController().signal);
  expect(failure).toBeUndefined();
  expect(written.stdout).toBe(`评估报告：${file}\n`);
  const first = statSync(file).mtimeMs;
  await runReport(run, terminal, new AbortController().signal);
  expect(statSync(file).mtimeMs).toBeGreaterThanOrEqual(first);
});

test('an interrupt leaves nothing', async () => {
  const out = join(folder, 'interrupted');
  const controller = new AbortController();
  controller.abort();
  const { status, stderr } = await report([run, '--out', out], 'zh', controller.signal);
  expect(status).toBe(130);
  expect(stderr).toMatch(/中断/);
  expect(existsSync(out)).toBe(false);
});
