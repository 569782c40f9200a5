import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
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
  expect(stdout.trimEnd().split('\n').at(-1)).toBe(`results: ${join('runs', folder!)}`);
  expect(stderr).toContain('128/128 paths (100%)');

  const again = chusuan(['run', SMALL_FUND, '--paths', '128'], cwd);
  expect(again.stderr).toContain('this scenario has been computed before');
  expect(again.stdout).toBe(stdout);
});

test('with --json standard output is one JSON object', () => {
  const { status, stdout } = chusuan(['run', SMALL_FUND, '--paths', '64', '--json']);
  expect(status).toBe(0);
  const answer = JSON.parse(stdout) as { result: { fan: { rows: unknown[] } } };
  expect(answer).toMatchObject({ exit_status: 0, status: 'complete', is_reused: false, issues: [], result: { paths: 64 } });
  expect(answer.result.fan.rows).toHaveLength(5);

  const refused = chusuan(['run', 'nowhere.yaml', '--json']);
  expect(refused.status).toBe(2);
  expect(JSON.parse(refused.stdout)).toMatchObject({ exit_status: 2, status: 'refused', issues: [{ severity: 'error' }] });

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
  expect(stderr).toMatch(/\d+ error\(s\), 0 warning\(s\)\n$/);
  expect(stderr).not.toContain('    at ');
});

test('warnings are shown and are no failure', () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'bold.yaml'), `extends: ${SMALL_FUND}\ninputs:\n  usual_return: { value: 30%, unit: 1, source: x, confidence: C }\n`);
  const { status, stdout, stderr } = chusuan(['check', 'bold.yaml'], folder);
  expect({ status, stdout }).toEqual({ status: 0, stdout: 'no error, 1 warning(s): 10 rules, 5 inputs\n' });
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

test('the version and the help load nothing of the engine', () => {
  const packages = staticImports(join(PROJECT_FOLDER, 'dist/src/cli/main.js'), new Set());
  expect([...packages].filter((name) => !name.startsWith('node:')).sort()).toEqual(['commander', 'string-width']);
});

/** Packages a built file loads at once, itself and through the files it imports; `import()` is not followed. */
function staticImports(file: string, seen: Set<string>): Set<string> {
  const packages = new Set<string>();
  if (seen.has(file)) return packages;
  seen.add(file);
  for (const [, from] of readFileSync(file, 'utf8').matchAll(/^(?:import|export) .*?from '(.+?)';/gm)) {
    if (from!.startsWith('.')) for (const name of staticImports(join(file, '..', from!), seen)) packages.add(name);
    else packages.add(from!);
  }
  return packages;
}
