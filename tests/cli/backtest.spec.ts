import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { backtestCommand } from '../../src/cli/commands/backtest-command.js';
import { signedText } from '../../src/cli/commands/backtest-text.js';
import { readCommandLine } from '../../src/cli/index.js';
import { Terminal } from '../../src/cli/terminal.js';
import { renderIssues } from '../../src/issues/index.js';
import type { Lang } from '../../src/messages/index.js';
import { textWidth } from '../../src/report/table.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'backtest-'));
  vi.stubEnv('CHUSUAN_CACHE', join(folder, 'cache'));
});
afterEach(() => { vi.unstubAllEnvs(); });

/** The command with streams of its own: no process, no build. */
async function backtest(line: readonly string[], lang: Lang = 'zh'): Promise<{ status: number; stdout: string; stderr: string }> {
  const written = { stdout: '', stderr: '' };
  const stream = (name: keyof typeof written): NodeJS.WriteStream => ({ write: (text: string) => ((written[name] += text), true) }) as unknown as NodeJS.WriteStream;
  const { request, isJson } = readCommandLine(['backtest', ...line, '--lang', lang]);
  if (request.kind !== 'backtest') throw new Error(`${line.join(' ')} is no backtest request`);
  const status = await backtestCommand(request, new Terminal(lang, isJson, { stdout: stream('stdout'), stderr: stream('stderr') }), new AbortController().signal);
  return { status, ...written };
}

describe('the command line', () => {
  test.each([
    ['backtest', { paths: 1000 }],
    ['backtest --paths 200 --out x --keep y --force', { paths: 200, out: 'x', keep: 'y', force: true }],
    ['backtest --score', { paths: 1000, score: true }],
    ['backtest --score kept', { paths: 1000, score: 'kept' }],
  ])('%s', (line, request) => {
    expect(readCommandLine(line.split(' ')).request).toEqual({ kind: 'backtest', ...request });
  });

  test.each([
    ['backtest --paths 99', '--paths 的值是 99；应是 100 到'],
    ['backtest --score --out x --paths 200', '✖ --paths --out 与 --score 不能同时使用：评分不重新计算'],
    ['backtest a.yaml', '✖'],
    ['backtest --scores', '是不是想写 --score'],
  ])('%s is refused', (line, text) => {
    const { request } = readCommandLine([...line.split(' '), '--lang', 'zh']);
    expect(request.kind).toBe('refused');
    expect(renderIssues(request.kind === 'refused' ? request.issues : [], 'zh')).toContain(text);
  });
});

test('errors carry their sign', () => {
  expect([0.0619, -0.105, 0, undefined].map(signedText)).toEqual(['+6.19%', '-10.5%', '0%', '-']);
});

describe('a back-test', () => {
  test('shows, judges and keeps; its exit status is its verdict', async () => {
    const [out, kept] = [join(folder, 'out'), join(folder, 'kept')];
    const home = process.cwd();
    process.chdir(folder); // the runs go where the command is given
    try {
      const { status, stdout } = await backtest(['--paths', '128', '--out', out, '--keep', kept, '--json']);
      const answer = JSON.parse(stdout) as { exit_status: number; status: string; kept: string; verdict: { measure: string; state: string; error: number }[]; variants: { variant: string; rows: { measure: string; year: number; mean: number; actual?: number; error?: number }[] }[] };
      expect(answer.exit_status).toBe(status);
      const missed = answer.verdict.filter(({ state }) => state === 'missed');
      expect(status).toBe(missed.length > 0 ? 1 : 0);
      expect(answer.status).toBe(missed.length > 0 ? 'missed' : 'met');
      for (const { measure, state, error } of answer.verdict.filter((each) => ['participants', 'pensioners', 'expenditure'].includes(each.measure))) {
        expect([measure, state]).toEqual([measure, Math.abs(error) <= 0.05 ? 'met' : 'missed']);
      }
      expect(answer.variants.map(({ variant }) => variant)).toEqual(['primary', 'blind']);
      // 54,952 published for 2022 whatever the model says.
      const row = answer.variants[0]!.rows.find(({ measure, year }) => measure === 'participants' && year === 2022)!;
      expect(row.actual).toBe(549_520_000);
      expect(row.error).toBeCloseTo(row.mean / 549_520_000 - 1, 12);
      // 2 variants × 6 measures × 14 years, and the head.
      expect(readFileSync(join(out, 'backtest.csv'), 'utf8').trim().split('\n').length).toBe(169);
      expect(readFileSync(join(out, 'backtest.svg'), 'utf8')).toContain('参保人数（万人）');
      expect(existsSync(answer.kept)).toBe(true);

      // Said before anything is computed; the second run finds the first.
      const again = await backtest(['--paths', '128', '--out', out]);
      expect(again.status).toBe(2);
      expect(again.stderr).toContain('backtest.csv');
      const text = await backtest(['--paths', '128', '--out', out, '--force']);
      expect(text.status).toBe(status);
      expect(text.stdout).toContain('评判');
      const lines = text.stdout.split('\n');
      const table = lines.slice(lines.indexOf('领取人数（万人）') + 1, lines.indexOf('领取人数（万人）') + 12);
      expect(new Set(table.map(textWidth)).size).toBe(1);
      const scored = await backtest(['--score', kept]);
      expect(scored.status).toBe(0);
      expect(scored.stdout).toContain('二项误差');
    } finally {
      process.chdir(home);
    }
  }, 120_000);

  test('is refused where nothing can be written, before it computes', async () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    const { status, stderr } = await backtest(['--out', join(file, 'inside')]);
    expect(status).toBe(2);
    expect(stderr).toContain('不能建立文件夹');
  });
});
