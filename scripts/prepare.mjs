// 准备 — makes a fresh clone ready to run: installs the packages of package-lock.json, builds dist/.
// Plain Node without dependencies, quiet and quick when there is nothing to do. Runs before `npm start` and
// `npm test`, and from bin/chusuan.mjs when dist/ is missing.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const NODE_NEEDED = [20, 19];
const INSTALL_STAMP = join(ROOT, 'node_modules', '.chusuan-lock');
const BUILD_STAMP = join(ROOT, 'dist', '.chusuan-build');

/** Everything that decides what dist/ holds. */
const BUILD_SOURCES = ['src', 'workers', 'tsconfig.json', 'tsconfig.build.json', 'package-lock.json'];

/** Tell in both languages; standard error, so that `--json` output stays clean. */
function tell(zh, en) {
  process.stderr.write(`${zh}\n${en}\n`);
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
  const sources = sourceState();
  if (!existsSync(BUILD_STAMP) || readFileSync(BUILD_STAMP, 'utf8') !== sources) build(sources);
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

function build(sources) {
  tell('正在编译……', 'Building ...');
  // A stamp of an older build must not survive a failed one.
  rmSync(BUILD_STAMP, { force: true });
  run(
    [process.execPath, join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc')],
    ['-p', join(ROOT, 'tsconfig.build.json')],
    ['编译失败，原因见上。', 'The build failed; the reason stands above.'],
  );
  writeFileSync(BUILD_STAMP, sources);
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
  const { status } = spawnSync(command, [...first, ...rest], {
    cwd: ROOT,
    // Whatever it prints is not our answer.
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32' && command === 'npm',
  });
  if (status === 0) return;
  tell(zh, en);
  process.exit(3);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) prepare();
