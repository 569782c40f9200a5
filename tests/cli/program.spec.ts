import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PROJECT_FOLDER } from '../../src/version.js';
import { SMALL_FUND, temporaryFolder } from '../run/small-fund.js';

const PROGRAM = join(PROJECT_FOLDER, 'bin/chusuan.mjs');
const ENVIRONMENT = { ...process.env, CHUSUAN_LANG: 'en' };

function chusuan(words: readonly string[], cwd = temporaryFolder()): { status: number | null; stdout: string; stderr: string; cwd: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...words], { cwd, env: ENVIRONMENT, encoding: 'utf8' });
  return { status, stdout, stderr, cwd };
}

test('a run prints its short result and the folder, and leaves it there', () => {
  const { status, stdout, stderr, cwd } = chusuan(['run', SMALL_FUND, '--paths', '128']);
  expect(status, stderr).toBe(0);
  expect(stdout).toContain('fund balance, billion yuan');
  expect(stdout).toContain('Probability of: outgo above income');
  expect(stdout).toContain('Who pays, million yuan (share in parentheses)');
  const [folder] = readdirSync(join(cwd, 'runs'));
  expect(folder).toMatch(/^fund-[0-9a-f]{12}$/);
  expect(stdout.trimEnd().split('\n').at(-1)).toBe(`output folder: ${join('runs', folder!)}`);
  expect(stderr).toContain('128/128 paths (100%)');

  const again = chusuan(['run', SMALL_FUND, '--paths', '128'], cwd);
  expect(again.stderr).toContain('this scenario has been computed before');
  // The same figures; the time is that of the first run and says so.
  const withoutTime = (text: string): string => text.replace(/, computed .*/, '');
  expect(withoutTime(again.stdout)).toBe(withoutTime(stdout));
  expect(stdout).toMatch(/^128 random paths, seed .*, 2026–2065, computed in \d+\.\ds$/m);
  expect(again.stdout).toMatch(/, 2026–2065, computed on \d+ \p{L}+ \d{4} at \d\d:\d\d, in \d+\.\ds then$/mu);
  // What is read in English is English to the last word.
  expect(stdout + stderr + again.stderr).not.toMatch(/\p{Script=Han}/u);
});

test('with --json standard output is one JSON object', () => {
  const { status, stdout } = chusuan(['run', SMALL_FUND, '--paths', '64', '--json']);
  expect(status).toBe(0);
  const answer = JSON.parse(stdout) as { result: { fan: { rows: unknown[] }; shortfall: { rows: object[] } } };
  expect(answer).toMatchObject({ exit_status: 0, status: 'complete', is_reused: false, issues: [], result: { paths: 64, first_year: 2026 } });
  expect(answer.result.fan.rows).toHaveLength(5);
  expect(Object.keys(answer.result.shortfall.rows[0]!)).toEqual(['year', 'is_set_in_best_estimate', 'share', 'ever']);
  expect(allKeys(answer).filter((key) => !/^[a-z][a-z0-9_]*$/.test(key))).toEqual([]);

  const folder = temporaryFolder();
  writeFileSync(join(folder, 'bad.yaml'), `extends: ${SMALL_FUND}\nlast_year: 1990\n`);
  const refused = chusuan(['run', 'bad.yaml', '--json'], folder);
  expect(refused.status).toBe(2);
  expect(JSON.parse(refused.stdout)).toEqual({
    exit_status: 2, status: 'refused',
    issues: [{
      severity: 'error', code: 'years-backwards', key: 'last_year', place: { file: 'bad.yaml', line: 2, column: 12 },
      message: 'last_year is 1990, not after base_year 2025',
      remedy: 'the base year’s end is the start; the first simulated year is the next one',
    }],
  });

  const usage = chusuan(['run', SMALL_FUND, '--paths', 'many', '--json']);
  expect(JSON.parse(usage.stdout)).toMatchObject({ exit_status: 2, issues: [{ code: 'cli-number' }] });
});

test('check counts what it looked at, or lists every issue with exit 2', () => {
  expect(chusuan(['check', SMALL_FUND])).toMatchObject({ status: 0, stdout: 'no issue: 10 rules, 5 inputs, 5 output columns, 2026–2065\n' });
  expect(chusuan(['check', '--rulebook', join(SMALL_FUND, '../rulebook')])).toMatchObject({ status: 0, stdout: 'no issue: 10 rules, 5 inputs\n' });
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'bad.yaml'), `extends: ${SMALL_FUND}\nlast_year: 1990\ninputs:\n  incom: { value: 1, unit: yuan, source: x, confidence: A }\n`);
  const { status, stdout, stderr } = chusuan(['check', 'bad.yaml'], folder);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toContain('bad.yaml:2');
  expect(stderr).toMatch(/\d+ errors?, 0 warnings\n$/);
  expect(stderr).not.toContain('    at ');
});

test('--rulebook takes a shipped name or a folder, and says what else was given', () => {
  const folder = temporaryFolder();
  cpSync(join(SMALL_FUND, '..'), folder, { recursive: true });
  expect(chusuan(['check', '--rulebook', 'resident-pension'], folder)).toMatchObject({ status: 0 });
  const refusals = [
    ['fund.yaml', 'fund.yaml is a file, not a rulebook\n    a rulebook is a folder with a rulebook.yaml; to check a scenario write: chusuan check fund.yaml'],
    ['rulebook/rulebook.yaml', 'rulebook/rulebook.yaml is a file of a rulebook\n    name the folder it stands in: --rulebook rulebook'],
    ['.', `folder . has no rulebook.yaml\n    rulebooks inside it: rulebook`],
    ['resident-pensoin', 'there is no rulebook resident-pensoin; did you mean resident-pension?'],
    ['nowhere/at/all', 'there is no rulebook nowhere/at/all\n    write one that is shipped (resident-pension) or a folder'],
  ] as const;
  for (const [name, text] of refusals) {
    expect(chusuan(['check', '--rulebook', name], folder)).toMatchObject({ status: 2, stdout: '', stderr: `✖ ${text}\n1 error, 0 warnings\n` });
  }
});

test('warnings are shown and are no failure', () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'bold.yaml'), `extends: ${SMALL_FUND}\ninputs:\n  usual_return: { value: 30%, unit: 1, source: x, confidence: C }\n`);
  const { status, stdout, stderr } = chusuan(['check', 'bold.yaml'], folder);
  expect({ status, stdout }).toEqual({ status: 0, stdout: 'no error, 1 warning: 10 rules, 5 inputs\n' });
  expect(stderr).toContain('⚠');
});

test('a foreign output folder ends with exit 2', () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'mine'));
  writeFileSync(join(folder, 'mine', 'thesis.doc'), '');
  const { status, stderr } = chusuan(['run', SMALL_FUND, '--out', 'mine', '--force'], folder);
  expect(status).toBe(2);
  expect(stderr).toContain('the output folder mine exists and does not hold a run of Chusuan');
  expect(readdirSync(join(folder, 'mine'))).toEqual(['thesis.doc']);
});

test.each(['SIGINT', 'SIGTERM'] as const)('%s ends a run with 130, one line, and nothing that looks complete', async (signal) => {
  const cwd = temporaryFolder();
  const child = spawn(process.execPath, [PROGRAM, 'run', SMALL_FUND, '--paths', '400000', '--out', 'run'], { cwd, env: ENVIRONMENT });
  let stderr = '';
  let isSent = false;
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
    if (isSent || !stderr.includes('paths/s')) return;
    isSent = true;
    // npm passes the signal on a second time; the repetition must not cut the tidying short.
    child.kill(signal);
    child.kill(signal);
  });
  const status = await new Promise((resolve) => child.on('exit', resolve));
  expect(status).toBe(130);
  expect(stderr.trimEnd().split('\n').at(-1)).toBe('interrupted; the unfinished results were removed');
  expect(readdirSync(cwd)).toEqual([]);
});

test('an interruption while the program still loads is answered the same way', async () => {
  const cwd = temporaryFolder();
  for (const moment of [150, 300, 600]) {
    const child = spawn(process.execPath, [PROGRAM, 'run', SMALL_FUND, '--paths', '400000', '--out', 'run'], { cwd, env: ENVIRONMENT });
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    setTimeout(() => child.kill('SIGINT'), moment);
    const status = await new Promise((resolve) => child.on('exit', (code, signal) => resolve(code ?? signal)));
    // A machine too busy to have read the first line of the program by then cannot answer.
    if (moment < 600 && status === 'SIGINT') continue;
    expect(status).toBe(130);
    expect(stderr.trimEnd().split('\n').at(-1)).toBe('interrupted; the unfinished results were removed');
    expect(readdirSync(cwd)).toEqual([]);
  }
});

test('two equal runs into one folder at once both end well', async () => {
  const cwd = temporaryFolder();
  const ended = await Promise.all([1, 2].map(async () => {
    const child = spawn(process.execPath, [PROGRAM, 'run', SMALL_FUND, '--paths', '640', '--out', 'run'], { cwd, env: ENVIRONMENT });
    return new Promise((resolve) => child.on('exit', resolve));
  }));
  expect(ended).toEqual([0, 0]);
  expect(readdirSync(cwd)).toEqual(['run']);
});

function allKeys(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return [...(Array.isArray(value) ? [] : Object.keys(value)), ...Object.values(value).flatMap(allKeys)];
}
