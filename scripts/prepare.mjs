// 准备 — makes a fresh clone ready to run: installs the packages of package-lock.json, builds dist/.
// Plain Node without dependencies, quiet and quick when there is nothing to do: then this file is all that is loaded.
// Runs before `npm start` and `npm test`, and whenever bin/chusuan.mjs starts.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const NODE_NEEDED = [20, 19];
export const INSTALL_STAMP = join(ROOT, 'node_modules', '.chusuan-lock');
export const BUILD_STAMP = join(ROOT, 'dist', '.chusuan-build');

/** Everything that decides what dist/ holds. */
const BUILD_SOURCES = ['src', 'workers', 'scripts/build.mjs', 'tsconfig.json', 'package-lock.json'];

/** Tell in the language asked for, in both when none was; standard error, so that `--json` output stays clean. */
export function tell(zh, en) {
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
export async function prepare() {
  checkNode();
  // An installed package has its build and no sources.
  if (!existsSync(join(ROOT, 'src'))) return;
  // The lock file is among the sources of the build: what was built after installing it needs no second look.
  if (existsSync(INSTALL_STAMP) && isBuilt()) return;
  (await import('./make-ready.mjs')).makeReady();
}

/** The stamp is written last and says which sources it stands for; every file they make must be there. */
export function isBuilt() {
  if (!existsSync(BUILD_STAMP)) return false;
  const [sources, outputs = ''] = readFileSync(BUILD_STAMP, 'utf8').split('\n\n');
  if (sources !== sourceState()) return false;
  const present = new Set(filesBelow('dist'));
  return outputs.split('\n').every((file) => present.has(file));
}

/** Names, sizes and times of all sources, a line each: a change of any of them asks for a new build. */
export function sourceState() {
  const files = BUILD_SOURCES.flatMap((path) => (/\.\w+$/.test(path) ? [path] : filesBelow(path)));
  return [process.versions.node, ...files.map((file) => `${file} ${stateOf(join(ROOT, file))}`)].join('\n');
}

function stateOf(path) {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats ? `${stats.size} ${stats.mtimeMs}` : 'absent';
}

/** Every file below a folder, by its path from ROOT, in order of name. */
export function filesBelow(folder) {
  if (!existsSync(join(ROOT, folder))) return [];
  return readdirSync(join(ROOT, folder), { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`])).sort();
}

// Not awaited: what it loads imports this file, which would wait for itself.
if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) void prepare();
