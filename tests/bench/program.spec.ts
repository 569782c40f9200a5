import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { METRICS } from '../../src/bench/index.js';
import { PROJECT_FOLDER } from '../../src/version.js';
import { temporaryFolder } from '../run/small-fund.js';

const PROGRAM = join(PROJECT_FOLDER, 'bin/chusuan.mjs');

/** A folder of its own for what the program writes on the side, so that leftovers are seen. */
function temporary(): { folder: string; env: NodeJS.ProcessEnv } {
  const folder = join(temporaryFolder(), 'tmp');
  mkdirSync(folder);
  return { folder, env: { ...process.env, CHUSUAN_LANG: 'en', TMPDIR: folder, TEMP: folder } };
}

test('a benchmark checks first, measures several times, prints one object and leaves nothing behind', () => {
  const { folder, env } = temporary();
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, 'bench', '--quick', '--only', 'start_version', '--json'], { env, encoding: 'utf8' });
  expect(status, stderr).toBe(0);
  const answer = JSON.parse(stdout) as { engine: string; metrics: { name: string; unit: string; value: number; range: [number, number]; extra: string }[] };
  expect(answer).toMatchObject({ exit_status: 0, status: 'complete', format_version: 1, size: 'quick', issues: [] });
  expect(answer.metrics.map(({ name }) => name)).toEqual(['calibration', 'start_version']);
  for (const { name, unit, value, range, extra } of answer.metrics) {
    expect(unit).toBe(METRICS[name as 'calibration'].unit);
    expect(range[0]).toBeGreaterThan(0);
    expect(value).toBeGreaterThanOrEqual(range[0]);
    expect(range[1]).toBeGreaterThanOrEqual(value);
    expect(extra).toBe('3 samples; smaller is better');
  }
  expect(stderr.indexOf(`the results are right; engine: ${answer.engine}`)).toBeGreaterThanOrEqual(0);
  expect(stderr.indexOf('round 1 of 3')).toBeGreaterThan(stderr.indexOf('the results are right'));
  expect(readdirSync(folder).filter((name) => name.startsWith('chusuan-'))).toEqual([]);
});

test('mistakes end it before anything is run', () => {
  const { folder, env } = temporary();
  const bench = (...words: string[]): object => {
    const { status, stderr, stdout } = spawnSync(process.execPath, [PROGRAM, 'bench', ...words], { env, encoding: 'utf8' });
    return { status, stdout, message: stderr.trim().split('\n')[0] };
  };
  expect(bench('--only', 'start_versoin')).toEqual({ status: 2, stdout: '', message: '✖ there is no metric start_versoin; did you mean start_version?' });
  expect(bench('--compare', 'none.json')).toEqual({ status: 2, stdout: '', message: '✖ file none.json does not exist' });
  expect(readdirSync(folder).filter((name) => name.startsWith('chusuan-'))).toEqual([]);
});

test('an interruption ends it with 130 and leaves nothing behind', async () => {
  const { folder, env } = temporary();
  const child = spawn(process.execPath, [PROGRAM, 'bench', '--only', 'baseline_10000'], { env });
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
    if (stderr.includes('checking') && !child.killed) child.kill('SIGINT');
  });
  expect(await new Promise((resolve) => child.on('exit', resolve))).toBe(130);
  expect(readdirSync(folder).filter((name) => name.startsWith('chusuan-'))).toEqual([]);
});
