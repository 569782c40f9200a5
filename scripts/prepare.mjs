// 准备 — makes a fresh clone ready to run: installs the packages of package-lock.json, builds dist/.
// Plain Node without dependencies, quiet and quick when there is nothing to do. Runs before `npm start` and
// `npm test`, and whenever bin/chusuan.mjs starts.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const NODE_NEEDED = [20, 19];
const INSTALL_STAMP = join(ROOT, 'node_modules', '.chusuan-lock');
const DIST = join(ROOT, 'dist');
const BUILD_STAMP = join(DIST, '.chusuan-build');
const BUILD_LOCK = join(DIST, '.chusuan-building');

/** Everything that decides what dist/ holds. */
const BUILD_SOURCES = ['src', 'workers', 'tsconfig.json', 'tsconfig.build.json', 'package-lock.json'];

/** Folders whose TypeScript becomes JavaScript in dist/. */
const CODE_FOLDERS = ['src', 'workers'];
/** What tsc makes of one source. */
const OUTPUT_ENDINGS = ['.js', '.js.map', '.d.ts'];

/** Tell in the language asked for, in both when none was; standard error, so that `--json` output stays clean. */
function tell(zh, en) {
  const words = process.argv;
  const asked = words.find((word) => word.startsWith('--lang='))?.slice('--lang='.length)
    ?? (words.includes('--lang') ? words[words.indexOf('--lang') + 1] : process.env.CHUSUAN_LANG);
  const lines = { zh: [zh], en: [en] }[asked] ?? [zh, en];
  process.stderr.write(`${lines.join('\n')}\n`);
}

/** 已中断 — ends the program as its own interruption does. */
export function interrupted() {
  tell('已中断；没有算完的结果已经删除', 'interrupted; the unfinished results were removed');
  process.exit(130);
}

/** 检查 Node 版本 — a clear message instead of a syntax error far inside. */
export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > NODE_NEEDED[0] || (major === NODE_NEEDED[0] && minor >= NODE_NEEDED[1])) return;
  const needed = NODE_NEEDED.join('.');
  tell(
    `楚算需要 Node ${needed} 或更新的版本，现在是 ${process.versions.node}。请到 nodejs.org 安装后再试。`,
    `Chusuan needs Node ${needed} or newer; this is ${process.versions.node}. Please install it from nodejs.org and try again.`,
  );
  process.exit(2);
}

/** 准备 — install and build what is missing or out of date. */
export function prepare() {
  checkNode();
  // An installed package has its build and no sources.
  if (!existsSync(join(ROOT, 'src'))) return;
  if (!isInstalled()) install();
  if (!isBuilt()) lockedBuild();
}

/** The stamp is written last and says which sources it stands for; every file they make must be there. */
function isBuilt() {
  return readStamp() === sourceState() && missingOutputs().length === 0;
}

function readStamp() {
  return existsSync(BUILD_STAMP) ? readFileSync(BUILD_STAMP, 'utf8') : undefined;
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

function build() {
  tell('正在编译……', 'Building ...');
  const sources = sourceState();
  // A build that was cut short left no stamp, and tsc would trust its half: everything is made anew.
  if (readStamp() === undefined || missingOutputs().length > 0) rmSync(join(DIST, '.tsbuildinfo'), { force: true });
  // A stamp of an older build must not survive a failed one.
  rmSync(BUILD_STAMP, { force: true });
  removeLeftovers();
  run(
    [process.execPath, join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc')],
    ['-p', join(ROOT, 'tsconfig.build.json')],
    ['编译失败，原因见上。', 'The build failed; the reason stands above.'],
  );
  writeFileSync(BUILD_STAMP, sources);
}

/** Every file below a folder, by its path from ROOT. */
function filesBelow(folder) {
  if (!existsSync(join(ROOT, folder))) return [];
  return readdirSync(join(ROOT, folder), { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)]));
}

/** The files of dist/ that the sources make. */
function expectedOutputs() {
  const stems = CODE_FOLDERS.flatMap(filesBelow).filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts')).map((file) => file.slice(0, -'.ts'.length));
  return stems.flatMap((stem) => OUTPUT_ENDINGS.map((ending) => join('dist', stem + ending)));
}

function missingOutputs() {
  return expectedOutputs().filter((file) => !existsSync(join(ROOT, file)));
}

/** What sources that are gone left in dist/; tsc does not remove it. */
function removeLeftovers() {
  const expected = new Set(expectedOutputs());
  const found = CODE_FOLDERS.flatMap((folder) => filesBelow(join('dist', folder)));
  for (const file of found) if (!expected.has(file)) rmSync(join(ROOT, file), { force: true });
}

/** Names, sizes and times of all sources: a change of any of them asks for a new build. */
function sourceState() {
  const hash = createHash('sha256').update(process.versions.node);
  const visit = (path) => {
    const stats = statSync(path);
    if (stats.isDirectory()) for (const name of readdirSync(path).sort()) visit(join(path, name));
    else hash.update(`${path}\n${stats.size}\n${stats.mtimeMs}\n`);
  };
  for (const source of BUILD_SOURCES) if (existsSync(join(ROOT, source))) visit(join(ROOT, source));
  return hash.digest('hex');
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

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) prepare();
