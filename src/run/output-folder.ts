import { mkdir, readdir, readFile, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { hostname } from 'node:os';
import type { Issue } from '../issues/index.js';
import type { MessageKey } from '../messages/index.js';
import { type Manifest, MANIFEST_FILE, verifyRun } from '../results/index.js';

/** What stands where a run wants to go. */
export type FolderState =
  | { readonly kind: 'absent' | 'empty' | 'file' | 'foreign' }
  | { readonly kind: 'same'; readonly manifest: Manifest }
  | { readonly kind: 'damaged'; readonly problems: readonly Issue[] }
  | { readonly kind: 'other'; readonly fingerprint: string };

/** 查看输出位置 — a folder counts as a run only when it has a manifest. */
export async function folderState(folder: string, fingerprint: string): Promise<FolderState> {
  const found = await stat(folder).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  });
  if (!found) return { kind: 'absent' };
  if (!found.isDirectory()) return { kind: 'file' };
  const names = await readdir(folder);
  if (names.length === 0) return { kind: 'empty' };
  if (!names.includes(MANIFEST_FILE)) return { kind: 'foreign' };
  const { manifest, issues } = await verifyRun(folder, { checkHashes: true });
  // Some other program's manifest.json: unreadable as ours, so the folder is not ours to replace.
  if (!manifest) return { kind: 'foreign' };
  if (manifest.fingerprint !== fingerprint) return { kind: 'other', fingerprint: manifest.fingerprint };
  return issues.length > 0 ? { kind: 'damaged', problems: issues } : { kind: 'same', manifest };
}

/** Letters of a fingerprint shown to people and used in folder names. */
export const SHORT_FINGERPRINT = 12;

/** 能否写入 — the issue that stands against computing into this folder, if any; `same` without force is reuse, not asked here. */
export function folderIssue(folder: string, state: FolderState, fingerprint: string, isForced: boolean): Issue | undefined {
  const refusal = (message: MessageKey, facts: Issue['facts']): Issue => ({ severity: 'error', message, facts: { folder, ...facts } });
  switch (state.kind) {
    case 'file':
      return refusal('run-out-is-file', {});
    case 'foreign':
      return refusal('run-out-foreign', {});
    case 'other':
      return isForced
        ? undefined
        : refusal('run-out-other-run', { found: state.fingerprint.slice(0, SHORT_FINGERPRINT), wanted: fingerprint.slice(0, SHORT_FINGERPRINT) });
    case 'damaged':
      // Its own issues say what is wrong; this one says what can be done.
      return isForced ? undefined : refusal('run-out-damaged', {});
    default:
      return undefined;
  }
}

/** Marks a partial folder as ours: which process on which machine writes it. */
const MARKER = '.chusuan-partial.json';

interface Marker {
  readonly pid: number;
  readonly host: string;
}

/** 临时文件夹 — a run is written beside its final place and renamed when complete, so half a run never looks whole. */
export async function createPartial(folder: string): Promise<string> {
  const partial = `${resolve(folder)}.partial-${process.pid}`;
  // Only an earlier run of this very process can have left it.
  await rm(partial, { recursive: true, force: true });
  await mkdir(partial, { recursive: true });
  const marker: Marker = { pid: process.pid, host: hostname() };
  await writeFile(join(partial, MARKER), JSON.stringify(marker));
  return partial;
}

/** A whole run that steps aside while its replacement is renamed into place. */
const ASIDE = '.old-';

/**
 * 恢复 — puts a run back that stepped aside for a replacement which never came, because its process was killed
 * between the two renames; one whose replacement did come is removed.
 */
export async function restoreAside(folder: string): Promise<void> {
  const target = resolve(folder);
  const prefix = `${basename(target)}${ASIDE}`;
  for (const name of await readdir(dirname(target)).catch(() => [])) {
    const pid = Number(name.startsWith(prefix) ? name.slice(prefix.length) : NaN);
    if (!Number.isInteger(pid) || isAlive(pid)) continue;
    const aside = join(dirname(target), name);
    const isReplaced = await stat(target).then(() => true, () => false);
    if (isReplaced) await rm(aside, { recursive: true, force: true });
    else await rename(aside, target);
  }
}

/** 清理 — partial folders of the same run whose process is gone; returns the removed ones. */
export async function removeStalePartials(folder: string): Promise<string[]> {
  const parent = dirname(resolve(folder));
  const prefix = `${basename(folder)}.partial-`;
  const removed: string[] = [];
  for (const name of await readdir(parent).catch(() => [])) {
    if (!name.startsWith(prefix)) continue;
    const partial = join(parent, name);
    const marker = await readMarker(partial);
    if (!marker || marker.host !== hostname() || isAlive(marker.pid)) continue;
    await rm(partial, { recursive: true, force: true });
    removed.push(join(dirname(folder), name));
  }
  return removed;
}

async function readMarker(partial: string): Promise<Marker | undefined> {
  try {
    return JSON.parse(await readFile(join(partial, MARKER), 'utf8')) as Marker;
  } catch {
    // Without a marker it is not ours to remove.
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * 放到最终位置 — rename the complete run into place.
 * A run it replaces steps aside first and is removed last, so there is always one whole run. Returns false, with
 * nothing changed, when somebody else put a folder there meanwhile.
 */
export async function movePartial(partial: string, folder: string, isReplacing: boolean): Promise<boolean> {
  const target = resolve(folder);
  const aside = `${target}${ASIDE}${process.pid}`;
  if (isReplacing) await rename(target, aside);
  else await rmdir(target).catch(() => undefined); // an empty folder makes room; anything else is found by the rename
  try {
    await rename(partial, target);
  } catch (error) {
    if (isReplacing) await rename(aside, target);
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOTEMPTY' || code === 'EEXIST' || code === 'ENOTDIR') return false;
    throw error;
  }
  // The mark goes last: until here a run that dies leaves a folder that is known to be ours.
  await rm(join(target, MARKER), { force: true });
  if (isReplacing) await rm(aside, { recursive: true, force: true });
  return true;
}
