import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { renderIssues } from '../../src/issues/index.js';
import { fingerprint, loadScenario, type Plan } from '../../src/scenario/index.js';
import { verifyRun } from '../../src/results/index.js';
import { byteText, neededBytes, type PlanRun, type RunOutcome, runPlan, runScenario } from '../../src/run/index.js';
import { resultHashes, SMALL_FUND, temporaryFolder, workerFixture } from './small-fund.js';

const PATHS = 200; // four blocks, the last of 8 paths

function issueText(outcome: RunOutcome): string {
  return 'issues' in outcome ? renderIssues(outcome.issues, 'en') : outcome.kind;
}

test('one, two and three threads and any block order give the same bytes', async () => {
  const folder = temporaryFolder();
  const hashes: Record<string, string>[] = [];
  for (const [name, threads, startOrder] of [
    ['one', 1, undefined], ['two', 2, undefined], ['three', 3, undefined],
    ['backwards', 2, [4, 3, 2, 1, 0]], ['shuffled', 3, [2, 0, 4, 1, 3]],
  ] as const) {
    const out = join(folder, name);
    const outcome = await runScenario({ scenarioFile: SMALL_FUND, paths: PATHS, threads, out, ...(startOrder && { startOrder }) });
    expect(outcome.kind, issueText(outcome)).toBe('complete');
    hashes.push(resultHashes(out));
  }
  for (const other of hashes.slice(1)) expect(other).toEqual(hashes[0]);
});

test('the manifest says what was run and that the books balance', async () => {
  const out = join(temporaryFolder(), 'run');
  const outcome = await runScenario({ scenarioFile: SMALL_FUND, paths: PATHS, threads: 2, out });
  const manifest = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')) as Record<string, unknown>;
  expect(outcome).toMatchObject({ kind: 'complete', isReused: false, manifest: { paths: PATHS, threads: 2 } });
  expect(manifest).toMatchObject({ paths: PATHS, seed: 'small', engine: 'simd', non_finite: { count: 0 }, base_year: 2025, last_year: 2065 });
  expect((manifest.ledgers as { rule: string; residual: number }[]).every(({ residual }) => residual <= 1e-9)).toBe(true);
  expect((manifest.files as { name: string }[]).map(({ name }) => name).sort()).toEqual(['best_estimate.arrow', 'paths.arrow', 'profile.arrow', 'summary.arrow', 'totals.arrow']);
  expect(readdirSync(out).filter((name) => name.startsWith('.'))).toEqual([]);
});

test('with --store summary no paths are written; everything else is there, under another fingerprint, and is found again', async () => {
  const folder = temporaryFolder();
  const [stored, one, two] = [join(folder, 'stored'), join(folder, 'one'), join(folder, 'two')];
  const base = { scenarioFile: SMALL_FUND, paths: PATHS };
  const whole = await runScenario({ ...base, threads: 2, out: stored });
  const summary = await runScenario({ ...base, threads: 1, out: one, store: 'summary' });
  await runScenario({ ...base, threads: 3, out: two, store: 'summary', startOrder: [4, 0, 3, 1, 2] });
  expect(readdirSync(one).sort()).toEqual(['best_estimate.arrow', 'manifest.json', 'profile.arrow', 'summary.arrow', 'totals.arrow']);
  expect(resultHashes(one)).toEqual(resultHashes(two));
  expect(whole).toMatchObject({ kind: 'complete', manifest: { store: 'paths', quantile_relative_error: 0 } });
  expect(summary).toMatchObject({ kind: 'complete', manifest: { store: 'summary', quantile_relative_error: 2 ** -9 } });
  expect(await runScenario({ ...base, out: one, store: 'summary' })).toMatchObject({ kind: 'complete', isReused: true });
  expect(issueText(await runScenario({ ...base, out: one }))).toContain('another run');
  expect((await verifyRun(one, { checkHashes: true })).issues).toEqual([]);
});

test('a summary alone needs little disk, however many paths', async () => {
  const outcome = await runScenario(
    { scenarioFile: SMALL_FUND, paths: 10_000_000, store: 'summary', out: join(temporaryFolder(), 'run'), freeBytes: () => Promise.resolve(5e9) },
    { signal: AbortSignal.abort() },
  );
  expect(outcome.kind).toBe('interrupted');
});

test('without random paths the best estimate is the whole run', async () => {
  const out = join(temporaryFolder(), 'run');
  expect(await runScenario({ scenarioFile: SMALL_FUND, paths: 0, threads: 2, out })).toMatchObject({ kind: 'complete' });
  expect(readdirSync(out).sort()).toEqual(['best_estimate.arrow', 'manifest.json']);
});

test('a complete run is found again; force computes it anew; another run in its place is refused', async () => {
  const out = join(temporaryFolder(), 'run');
  const options = { scenarioFile: SMALL_FUND, paths: PATHS, threads: 2, out };
  expect(await runScenario(options)).toMatchObject({ isReused: false });
  const before = resultHashes(out);
  const notices: string[] = [];
  expect(await runScenario(options, { onNotice: (message) => notices.push(message) })).toMatchObject({ kind: 'complete', isReused: true });
  expect(notices).toEqual(['run-reused']);
  expect(await runScenario({ ...options, force: true })).toMatchObject({ kind: 'complete', isReused: false });
  expect(resultHashes(out)).toEqual(before);

  const other = await runScenario({ ...options, seed: 'other' });
  expect(other.kind).toBe('refused');
  expect(issueText(other)).toMatch(/^✖ the output folder .* holds another run \(fingerprint \w{12}, this one is \w{12}\); nothing was overwritten\n.*--force/);
  expect(resultHashes(out)).toEqual(before);
  expect(await runScenario({ ...options, seed: 'other', force: true })).toMatchObject({ kind: 'complete' });
  expect(resultHashes(out)['paths.arrow']).not.toBe(before['paths.arrow']);
  expect(readdirSync(join(out, '..'))).toEqual(['run']);
});

test('a run that was changed is not reused', async () => {
  const out = join(temporaryFolder(), 'run');
  const options = { scenarioFile: SMALL_FUND, paths: PATHS, threads: 2, out };
  await runScenario(options);
  const bytes = readFileSync(join(out, 'paths.arrow'));
  bytes[bytes.length >> 1]! ^= 1;
  writeFileSync(join(out, 'paths.arrow'), bytes);
  const outcome = await runScenario(options);
  expect(outcome.kind).toBe('refused');
  expect(issueText(outcome)).toContain('incomplete or was changed; nothing was overwritten\n    add --force');
  expect(await runScenario({ ...options, force: true })).toMatchObject({ kind: 'complete', isReused: false });
});

test('a folder with other content is never touched, not even with force', async () => {
  const out = join(temporaryFolder(), 'letters');
  mkdirSync(out);
  writeFileSync(join(out, 'letter.txt'), 'dear minister');
  for (const force of [false, true]) {
    const outcome = await runScenario({ scenarioFile: SMALL_FUND, paths: 64, out, force });
    expect(outcome.kind).toBe('refused');
    expect(issueText(outcome)).toBe(
      `✖ the output folder ${out} exists and does not hold a run of Chusuan; nothing in it was touched\n`
      + '    name a new or empty folder with --out; a folder with other content is not overwritten even with --force',
    );
  }
  expect(readdirSync(out)).toEqual(['letter.txt']);
  expect(readdirSync(join(out, '..'))).toEqual(['letters']);
});

test('an empty folder is used, a file in its place is refused', async () => {
  const folder = temporaryFolder();
  const out = join(folder, 'run');
  mkdirSync(out);
  expect(await runScenario({ scenarioFile: SMALL_FUND, paths: 10, out })).toMatchObject({ kind: 'complete' });
  writeFileSync(join(folder, 'file'), '');
  const outcome = await runScenario({ scenarioFile: SMALL_FUND, paths: 10, out: join(folder, 'file') });
  expect(issueText(outcome)).toContain('is a file\n    name another folder with --out');
});

test('a disk that is too small is said before anything is computed', async () => {
  const out = join(temporaryFolder(), 'run');
  const outcome = await runScenario({ scenarioFile: SMALL_FUND, paths: 10_000_000, out, freeBytes: () => Promise.resolve(5e9) });
  expect(outcome.kind).toBe('refused');
  expect(issueText(outcome)).toMatch(/^✖ not enough disk space: the results need about 23\.\d GB, the disk of .* has 5\.0 GB left\n/);
  expect(existsSync(join(out, '..', 'run'))).toBe(false);
});

test.skipIf(!existsSync('/proc/self'))('a folder where there is no disk is refused with what to do', async () => {
  const outcome = await runScenario({ scenarioFile: SMALL_FUND, paths: 0, out: '/proc/x' });
  expect(issueText(outcome)).toBe('✖ the output folder /proc/x lies where no files can be kept: it is no disk\n    name another folder with --out');
});

test('a large run says how much disk it needs', async () => {
  const notices: string[] = [];
  const signal = AbortSignal.abort();
  const outcome = await runScenario(
    { scenarioFile: SMALL_FUND, paths: 1_000_000, out: join(temporaryFolder(), 'run'), freeBytes: () => Promise.resolve(1e12) },
    { signal, onNotice: (message, { needed, free }) => notices.push(JSON.stringify([message, needed, free])) },
  );
  expect(outcome.kind).toBe('interrupted');
  expect(notices[0]).toBe('["run-disk-needed","2.3 GB","1.0 TB"]');
});

test('a disk that fills up while writing is said, and nothing is left', async () => {
  const folder = temporaryFolder();
  const open = (): Writable => new Writable({
    write(_chunk, _encoding, done) {
      done(Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' }));
    },
  });
  const outcome = await runScenario({ scenarioFile: SMALL_FUND, paths: PATHS, out: join(folder, 'run'), open });
  expect(outcome.kind).toBe('refused');
  expect(issueText(outcome)).toContain('no space left on the disk');
  expect(readdirSync(folder)).toEqual([]);
});

test('progress counts paths from none to all, never backwards', async () => {
  const folder = temporaryFolder();
  const told: number[] = [];
  await runScenario({ scenarioFile: SMALL_FUND, paths: 130, threads: 2, out: join(folder, 'run') }, {
    onProgress: (done, total) => {
      expect(total).toBe(130);
      told.push(done);
    },
  });
  expect([told[0], told.at(-1)]).toEqual([0, 130]);
  expect(told).toEqual([...told].sort((a, b) => a - b));
});

test('an aborted run leaves nothing', async () => {
  const folder = temporaryFolder();
  const controller = new AbortController();
  const outcome = await runScenario({ scenarioFile: SMALL_FUND, paths: 100_000, threads: 2, out: join(folder, 'run') }, {
    signal: controller.signal,
    onProgress: (done) => {
      if (done > 0) controller.abort();
    },
  });
  expect(outcome.kind).toBe('interrupted');
  expect(readdirSync(folder)).toEqual([]);
});

test('a run that stepped aside for a replacement which never came is put back', async () => {
  const folder = temporaryFolder();
  const out = join(folder, 'run');
  const options = { scenarioFile: SMALL_FUND, paths: 10, out };
  await runScenario(options, {});
  const marker = JSON.stringify({ pid: 999999999, host: hostname() });
  renameSync(out, `${out}.old-999999999`);
  writeFileSync(`${out}.old-999999999/.chusuan-partial.json`, marker);
  const outcome = await runScenario(options, {});
  expect(outcome).toMatchObject({ kind: 'complete', isReused: true });
  expect(readdirSync(folder)).toEqual(['run']);
  expect(readdirSync(out)).not.toContain('.chusuan-partial.json');
});

test('a copy the user keeps under such a name is no business of ours', async () => {
  const folder = temporaryFolder();
  const options = { scenarioFile: SMALL_FUND, paths: 10, out: join(folder, 'run') };
  await runScenario(options);
  cpSync(options.out, `${options.out}.old-2024`, { recursive: true });
  await runScenario({ ...options, force: true });
  expect(readdirSync(folder).sort()).toEqual(['run', 'run.old-2024']);
});

test('a file of the user inside a run is never removed: force refuses and names it', async () => {
  const out = join(temporaryFolder(), 'run');
  const options = { scenarioFile: SMALL_FUND, paths: 10, out };
  await runScenario(options);
  const before = resultHashes(out);
  writeFileSync(join(out, 'notes.docx'), 'my notes');
  mkdirSync(join(out, 'charts'));
  expect(await runScenario(options)).toMatchObject({ kind: 'complete', isReused: true });
  for (const seed of ['small', 'other']) {
    const outcome = await runScenario({ ...options, seed, force: true });
    expect(outcome.kind).toBe('refused');
    expect(issueText(outcome)).toBe(
      `✖ the output folder ${out} holds files that Chusuan did not write: charts, notes.docx; nothing was touched\n`
      + '    move them elsewhere before using --force, or name another folder with --out',
    );
  }
  expect(readFileSync(join(out, 'notes.docx'), 'utf8')).toBe('my notes');
  expect(resultHashes(out)).toEqual(before);
  expect(readdirSync(join(out, '..'))).toEqual(['run']);
});

test('a file put into the run while its replacement is computed stays, and so does the run', async () => {
  const out = join(temporaryFolder(), 'run');
  const options = { scenarioFile: SMALL_FUND, paths: 10, out };
  await runScenario(options);
  const before = resultHashes(out);
  const outcome = await runScenario({ ...options, seed: 'other', force: true }, {
    onNotice: (message) => message === 'run-summarising' && writeFileSync(join(out, 'late.txt'), 'late'),
  });
  expect(outcome).toMatchObject({ kind: 'refused', issues: [{ message: 'run-out-busy' }] });
  expect(resultHashes(out)).toEqual(before);
  expect(readdirSync(out).sort()).toEqual(['best_estimate.arrow', 'late.txt', 'manifest.json', 'paths.arrow', 'profile.arrow', 'summary.arrow', 'totals.arrow']);
  expect(readdirSync(join(out, '..'))).toEqual(['run']);
});

test.each([['{ half a', 'broken'], ['{"format_version": 0}', 'of another version']])('a run with the manifest %s is left alone, even with force', async (text) => {
  const out = join(temporaryFolder(), 'run');
  const options = { scenarioFile: SMALL_FUND, paths: 10, out };
  await runScenario(options);
  writeFileSync(join(out, 'manifest.json'), text);
  for (const force of [false, true]) {
    const outcome = await runScenario({ ...options, force });
    expect(outcome.kind).toBe('refused');
    expect(issueText(outcome)).toBe(
      `✖ the output folder ${out} holds a run, but its manifest.json is damaged or was written by another version; nothing was touched\n`
      + '    remove this folder by hand (--force does not replace it), or name another folder with --out',
    );
  }
  expect(readFileSync(join(out, 'manifest.json'), 'utf8')).toBe(text);
});

test.each([false, true])('when the same run appears in the folder meanwhile, it is used (folder taken by force: %s)', async (force) => {
  const folder = temporaryFolder();
  const [out, twin] = [join(folder, 'run'), join(folder, 'twin')];
  const options = { scenarioFile: SMALL_FUND, paths: 10 };
  await runScenario({ ...options, out: twin });
  if (force) await runScenario({ ...options, out, seed: 'replaced' });
  const notices: string[] = [];
  const outcome = await runScenario({ ...options, out, force }, {
    onNotice(message) {
      notices.push(message);
      if (message === 'run-summarising' && !force) cpSync(twin, out, { recursive: true });
      // Another forced run has just set the old run aside.
      if (message === 'run-summarising' && force) rmSync(out, { recursive: true });
    },
  });
  expect(outcome).toMatchObject({ kind: 'complete', isReused: !force });
  expect(notices.includes('run-same-meanwhile')).toBe(!force);
  expect(resultHashes(out)).toEqual(resultHashes(twin));
  expect(readdirSync(folder).sort()).toEqual(['run', 'twin']);
});

test.each([
  ['EACCES', 'zh', '✖ 没有权限写入 OUT/best_estimate.arrow（EACCES）\n    用 --out 换一个可写的输出文件夹'],
  ['EROFS', 'en', '✖ not allowed to write OUT/best_estimate.arrow (EROFS)\n    name an output folder that can be written with --out'],
  ['EIO', 'zh', '✖ 无法写入 OUT/best_estimate.arrow（读写出错，EIO）\n    检查路径和磁盘，或用 --out 换一个输出文件夹'],
] as const)('a folder that cannot be written (%s, %s) is said with what to do', async (code, lang, expected) => {
  const out = join(temporaryFolder(), 'run');
  const open = (): Writable => new Writable({
    write(_chunk, _encoding, done) {
      done(Object.assign(new Error(`${code}: in the words of the system`), { code }));
    },
  });
  const outcome = await runScenario({ scenarioFile: SMALL_FUND, paths: 10, out, open });
  expect('issues' in outcome && renderIssues(outcome.issues, lang)).toBe(expected.replace('OUT', out));
});

test('a folder below a file is refused with what to do', async () => {
  const file = join(temporaryFolder(), 'file');
  writeFileSync(file, '');
  const outcome = await runScenario({ scenarioFile: SMALL_FUND, paths: 10, out: join(file, 'run') });
  expect(issueText(outcome)).toBe(`✖ cannot write ${join(file, 'run')} (a part of the path is no folder, ENOTDIR)\n    check the path and the disk, or name another output folder with --out`);
});

test.each([0, 64, 200])('the disk asked for is near what is written: %i paths', async (paths) => {
  const out = join(temporaryFolder(), 'run');
  await runScenario({ scenarioFile: SMALL_FUND, paths, out });
  const { plan, scenario } = loadScenario(SMALL_FUND, { paths });
  const written = readdirSync(out).reduce((sum, name) => sum + statSync(join(out, name)).size, 0);
  const needed = neededBytes(plan!, scenario);
  expect(needed).toBeGreaterThan(1.1 * written);
  expect(needed).toBeLessThan(1.4 * written + 270e3);
});

test('a size is told in the unit that fits it', () => {
  expect([4_321, 250e3, 1.2e6, 19.24e9, 2e12].map(byteText)).toEqual(['5 kB', '250 kB', '2 MB', '19.2 GB', '2.0 TB']);
  expect([999e3, 999_001, 999e6, 999.5e6, 999.94e9, 999.96e9].map(byteText)).toEqual(['999 kB', '1 MB', '999 MB', '1.0 GB', '999.9 GB', '1.0 TB']);
});

test('the unfinished folder of a process that is gone is removed, one that is not ours stays', async () => {
  const folder = temporaryFolder();
  const stale = join(folder, 'run.partial-999999999');
  const strange = join(folder, 'run.partial-2');
  for (const path of [stale, strange]) mkdirSync(path);
  writeFileSync(join(stale, '.chusuan-partial.json'), JSON.stringify({ pid: 999999999, host: hostname() }));
  const notices: string[] = [];
  await runScenario({ scenarioFile: SMALL_FUND, paths: 10, out: join(folder, 'run') }, { onNotice: (message) => notices.push(message) });
  expect(notices[0]).toBe('run-stale-removed');
  expect(readdirSync(folder).sort()).toEqual(['run', 'run.partial-2']);
});

// --- threads and engines that fail

function planRun(folder: string, changes: Partial<Plan>, worker: string): PlanRun {
  const { plan, issues } = loadScenario(SMALL_FUND, { paths: PATHS });
  if (!plan) throw new Error(renderIssues(issues, 'en'));
  return {
    plan: { ...plan, ...changes }, identity: { fingerprint: fingerprint(plan, 1), rulebookHash: '' }, scenario: {}, warnings: [],
    folder: join(folder, 'run'), threads: 2, engine: 'interpreter', isForced: false, lang: 'en', workerFile: workerFixture(worker),
    replay: (_task, path = -1, figure) => (figure ? `explain --path ${path} --year ${figure.year} --rule ${figure.rule}` : `run --paths ${path + 1}`),
  };
}

test('a thread that dies is reported with its block and its cause', async () => {
  const folder = temporaryFolder();
  const outcome = await runPlan(planRun(folder, {}, 'dying'));
  expect(outcome.kind).toBe('broken');
  expect(issueText(outcome)).toContain('✖ a worker thread died in block 2 (paths 128–191): worker exited with code: 7; the unfinished results were removed');
  expect(readdirSync(folder)).toEqual([]);
});

test('a thread that does not load is reported with its cause', async () => {
  const outcome = await runPlan(planRun(temporaryFolder(), {}, 'broken'));
  expect(outcome.kind).toBe('broken');
  expect(issueText(outcome)).toContain('this worker does not load');
});

test.each([
  ['books that do not balance', { block: 1, ledgers: [{ rule: 'books', residual: 2e-9, path: 70, year: 2031 }] },
    'failed', '✖ the books do not balance: books is off by 2.00e-9 (relative) on path 70 in 2031, more than the 1e-9 allowed; no results were kept', 'explain --path 70 --year 2031 --rule books'],
  ['a residual that is not a number', { block: 1, ledgers: [{ rule: 'books', residual: Number.NaN, path: 70, year: 2031 }] }, 'failed', 'books is off by', 'explain --path 70 --year 2031 --rule books'],
  ['a value that is not finite', { block: 2, nonFinite: { count: 3, first: { rule: 'gap', path: 130, year: 2040 } } },
    'failed', '✖ gap is not a finite number on path 130 in 2040 (3 such values in this block); no results were kept', 'explain --path 130 --year 2040 --rule gap'],
  ['an engine that throws', { block: 0, error: { name: 'RangeError', message: 'too far', stack: '', path: 5, year: 2030, rule: 'gap' } },
    'broken', '✖ the engine failed (path 5, 2030, rule gap): RangeError: too far', 'run --paths 6'],
])('%s end the run and leave nothing', async (_name, reply, kind, message, command) => {
  const folder = temporaryFolder();
  const outcome = await runPlan(planRun(folder, { title: { zh: '', en: JSON.stringify(reply) } }, 'reply'));
  expect(outcome.kind).toBe(kind);
  expect(issueText(outcome)).toContain(message);
  expect(issueText(outcome)).toContain(command);
  expect(readdirSync(folder)).toEqual([]);
});

test('threads killed while they load do not take the process with them', () => {
  const built = (file: string): string => new URL(`../../dist/src/${file}`, import.meta.url).href;
  const script = join(import.meta.dirname, '../fixtures/kill-while-loading.mjs');
  const { stdout, stderr } = spawnSync(process.execPath, [script, built('run/pool.js'), built('scenario/index.js'), SMALL_FUND], { encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(stdout).toBe('survived\n');
});
