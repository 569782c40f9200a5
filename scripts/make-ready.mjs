// 补齐 — installs and builds what scripts/prepare.mjs found missing or out of date.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BUILD_STAMP, filesBelow, INSTALL_STAMP, interrupted, isBuilt, ROOT, sourceState, tell } from './prepare.mjs';

const DIST = join(ROOT, 'dist');
const BUILD_LOCK = join(DIST, '.chusuan-building');

/** 补齐 — packages first: the build needs them. */
export function makeReady() {
  if (!isInstalled()) install();
  if (!isBuilt()) lockedBuild();
}

function isInstalled() {
  const lock = readFileSync(join(ROOT, 'package-lock.json'), 'utf8');
  const hash = createHash('sha256').update(lock).digest('hex');
  if (existsSync(INSTALL_STAMP) && readFileSync(INSTALL_STAMP, 'utf8') === hash) return true;
  if (!holdsPackages(lock)) return false;
  writeFileSync(INSTALL_STAMP, hash);
  return true;
}

/** True when npm's own record of node_modules has every package of the lock in its version (somebody ran `npm ci` by hand). */
function holdsPackages(lock) {
  const record = join(ROOT, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const present = JSON.parse(readFileSync(record, 'utf8')).packages;
  return Object.entries(JSON.parse(lock).packages).every(
    ([path, { version, optional }]) => path === '' || (optional && !present[path]) || present[path]?.version === version,
  );
}

function install() {
  tell('正在安装依赖（npm ci），第一次约需一分钟……', 'Installing packages (npm ci), about a minute the first time ...');
  run(
    // The npm that started us, else the one on the path.
    process.env.npm_execpath?.endsWith('.js') ? [process.execPath, process.env.npm_execpath] : ['npm'],
    ['ci', '--no-audit', '--no-fund', '--loglevel=error'],
    ['安装依赖失败。请检查网络后重试，或自己运行 npm ci 查看原因。', 'Installing failed. Check the network and try again, or run npm ci yourself to see why.'],
  );
  if (!isInstalled()) {
    tell('安装之后依赖仍不齐全，请运行 npm ci。', 'Packages are still missing after the installation; please run npm ci.');
    process.exit(3);
  }
}

/** 编译一次 — of several programs started at once one builds and the others wait for it. */
function lockedBuild() {
  mkdirSync(DIST, { recursive: true });
  while (!takeLock()) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
  try {
    if (!isBuilt()) build();
  } finally {
    rmSync(BUILD_LOCK, { force: true });
  }
}

/** The lock names its process; that of a process which is gone does not count. */
function takeLock() {
  try {
    writeFileSync(BUILD_LOCK, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  try {
    const holder = Number(readFileSync(BUILD_LOCK, 'utf8'));
    // Empty for the moment between its creation and its writing.
    if (holder > 0) process.kill(holder, 0);
    else if (Date.now() - statSync(BUILD_LOCK).mtimeMs > 1000) rmSync(BUILD_LOCK, { force: true });
  } catch (error) {
    if (error.code === 'ESRCH') rmSync(BUILD_LOCK, { force: true });
  }
  return false;
}

/** The old build stays in its place until the new one is whole: programs that run meanwhile load from it. */
function build() {
  tell('正在编译……', 'Building ...');
  const sources = sourceState();
  // A stamp of an older build must not survive a failed one.
  rmSync(BUILD_STAMP, { force: true });
  const fresh = join(DIST, '.new');
  rmSync(fresh, { recursive: true, force: true });
  run(
    [process.execPath, join(ROOT, 'scripts', 'build.mjs'), fresh],
    [],
    ['编译失败，原因见上。', 'The build failed; the reason stands above.'],
  );
  for (const old of readdirSync(DIST)) {
    if (old !== '.new' && join(DIST, old) !== BUILD_LOCK) rmSync(join(DIST, old), { recursive: true, force: true });
  }
  for (const part of readdirSync(fresh)) renameSync(join(fresh, part), join(DIST, part));
  rmSync(fresh, { recursive: true, force: true });
  const outputs = filesBelow('dist').filter((file) => !file.startsWith('dist/.'));
  writeFileSync(BUILD_STAMP, `${sources}\n\n${outputs.join('\n')}`);
}

function run([command, ...first], rest, [zh, en]) {
  const { status, signal } = spawnSync(command, [...first, ...rest], {
    cwd: ROOT,
    // Whatever it prints is not our answer.
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32' && command === 'npm',
  });
  if (status === 0) return;
  rmSync(BUILD_LOCK, { force: true });
  // Ctrl-C reaches the program we wait for as well.
  if (signal === 'SIGINT' || signal === 'SIGTERM') interrupted();
  tell(zh, en);
  process.exit(3);
}
