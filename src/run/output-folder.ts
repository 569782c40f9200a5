import { mkdir, readdir, readFile, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { hostname } from 'node:os';
import { strangersIn } from './folder-state.js';
import { MARKER_FILE } from './run-files.js';

/** Content of the mark: which process on which machine is at work on the folder. */
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
  await mark(partial);
  return partial;
}

/** A whole run that steps aside, marked, while its replacement is renamed into place. */
const ASIDE = '.old-';

/**
 * 恢复 — puts a run back that stepped aside for a replacement which never came, because its process was killed
 * between the two renames; one whose replacement did come is removed. A folder without the mark is the user's own.
 */
export async function restoreAside(folder: string): Promise<void> {
  const target = resolve(folder);
  for (const aside of await abandoned(target, ASIDE)) {
    const isReplaced = await stat(target).then(() => true, () => false);
    if (isReplaced) await rm(aside, { recursive: true, force: true });
    else {
      await rename(aside, target);
      await unmark(target);
    }
  }
}

/** 清理 — partial folders of the same run whose process is gone; returns the removed ones. */
export async function removeStalePartials(folder: string): Promise<string[]> {
  const removed: string[] = [];
  for (const partial of await abandoned(resolve(folder), '.partial-')) {
    await rm(partial, { recursive: true, force: true });
    removed.push(join(dirname(folder), basename(partial)));
  }
  return removed;
}

/** Folders beside a target that carry the mark of a process of this machine which is gone. */
async function abandoned(target: string, suffix: string): Promise<string[]> {
  const prefix = `${basename(target)}${suffix}`;
  const found: string[] = [];
  for (const name of await readdir(dirname(target)).catch(() => [])) {
    if (!name.startsWith(prefix)) continue;
    const path = join(dirname(target), name);
    const marker = await readMarker(path);
    if (marker?.host === hostname() && !isAlive(marker.pid)) found.push(path);
  }
  return found;
}

async function mark(folder: string): Promise<void> {
  const marker: Marker = { pid: process.pid, host: hostname() };
  await writeFile(join(folder, MARKER_FILE), JSON.stringify(marker));
}

async function unmark(folder: string): Promise<void> {
  await rm(join(folder, MARKER_FILE), { force: true });
}

async function readMarker(folder: string): Promise<Marker | undefined> {
  try {
    return JSON.parse(await readFile(join(folder, MARKER_FILE), 'utf8')) as Marker;
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
 * nothing changed, when somebody else put a folder there or a file into it meanwhile.
 */
export async function movePartial(partial: string, folder: string, isReplacing: boolean): Promise<boolean> {
  const target = resolve(folder);
  const aside = isReplacing ? await stepAside(target) : undefined;
  if (aside === 'refused') return false;
  // An empty folder makes room; anything else is found by the rename.
  if (aside === undefined) await rmdir(target).catch(() => undefined);
  try {
    await rename(partial, target);
  } catch (error) {
    const isTaken = ['ENOTEMPTY', 'EEXIST', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '');
    // Where another process has put its replacement, the replaced run is as gone as it was meant to be.
    if (aside !== undefined) await (isTaken ? rm(aside, { recursive: true, force: true }) : stepBack(aside, target));
    if (isTaken) return false;
    throw error;
  }
  // The mark goes last: until here a run that dies leaves a folder that is known to be ours.
  await unmark(target);
  if (aside !== undefined) await rm(aside, { recursive: true, force: true });
  return true;
}

/** Where the run that stood in the target went; undefined when another process has just taken it away. */
async function stepAside(target: string): Promise<string | undefined> {
  const aside = `${target}${ASIDE}${process.pid}`;
  try {
    await mark(target);
    await rename(target, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  // Looked at only now, when nobody can put anything more into it under its old name.
  if ((await strangersIn(aside)).length === 0) return aside;
  await stepBack(aside, target);
  return 'refused';
}

async function stepBack(aside: string, target: string): Promise<void> {
  await rename(aside, target);
  await unmark(target);
}
