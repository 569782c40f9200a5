import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { hostname } from 'node:os';
import { RUN_NAMES, strangersIn } from './folder-state.js';
import { MARKER_FILE } from './run-files.js';

// Each step is a moment's work; through the pool of threads that serves promises, where the run's own threads start at
// the same time, a small run would wait for it longer than it computes.

/** Content of the mark: which process on which machine is at work on the folder. */
interface Marker {
  readonly pid: number;
  readonly host: string;
}

/** 临时文件夹 — a run is written beside its final place and renamed when complete, so half a run never looks whole. */
export function createPartial(folder: string): string {
  const partial = `${resolve(folder)}.partial-${process.pid}`;
  // Only an earlier run of this very process can have left it.
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true });
  mark(partial);
  return partial;
}

/** A whole run that steps aside, marked, while its replacement is renamed into place. */
const ASIDE = '.old-';

/**
 * 恢复 — puts a run back that stepped aside for a replacement which never came, because its process was killed
 * between the two renames; one whose replacement did come is removed. A folder without the mark is the user's own.
 */
export function restoreAside(folder: string): void {
  const target = resolve(folder);
  for (const aside of abandoned(target, ASIDE)) {
    const isReplaced = existsSync(target);
    if (isReplaced) rmSync(aside, { recursive: true, force: true });
    else {
      renameSync(aside, target);
      unmark(target);
    }
  }
}

/** 清理 — partial folders of the same run whose process is gone; returns the removed ones. */
export function removeStalePartials(folder: string): string[] {
  const removed: string[] = [];
  for (const partial of abandoned(resolve(folder), '.partial-')) {
    rmSync(partial, { recursive: true, force: true });
    removed.push(join(dirname(folder), basename(partial)));
  }
  return removed;
}

/** Folders beside a target that carry the mark of a process of this machine which is gone. */
function abandoned(target: string, suffix: string): string[] {
  const prefix = `${basename(target)}${suffix}`;
  const found: string[] = [];
  for (const name of namesIn(dirname(target))) {
    if (!name.startsWith(prefix)) continue;
    const path = join(dirname(target), name);
    const marker = readMarker(path);
    if (marker?.host === hostname() && !isAlive(marker.pid)) found.push(path);
  }
  return found;
}

/** None where there is no such folder. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // Not there, or something in it: the caller's next step finds out.
  }
}

function mark(folder: string): void {
  const marker: Marker = { pid: process.pid, host: hostname() };
  writeFileSync(join(folder, MARKER_FILE), JSON.stringify(marker));
}

function unmark(folder: string): void {
  rmSync(join(folder, MARKER_FILE), { force: true });
}

function readMarker(folder: string): Marker | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, MARKER_FILE), 'utf8')) as Marker;
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
 * @param names of all files that such a folder may hold
 */
export function movePartial(partial: string, folder: string, isReplacing: boolean, names: ReadonlySet<string> = RUN_NAMES): boolean {
  const target = resolve(folder);
  const aside = isReplacing ? stepAside(target, names) : undefined;
  if (aside === 'refused') return false;
  // An empty folder makes room; anything else is found by the rename.
  if (aside === undefined) removeEmpty(target);
  try {
    renameSync(partial, target);
  } catch (error) {
    const isTaken = ['ENOTEMPTY', 'EEXIST', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '');
    // Where another process has put its replacement, the replaced run is as gone as it was meant to be.
    if (aside !== undefined) {
      if (isTaken) rmSync(aside, { recursive: true, force: true });
      else stepBack(aside, target);
    }
    if (isTaken) return false;
    throw error;
  }
  // The mark goes last: until here a run that dies leaves a folder that is known to be ours.
  unmark(target);
  if (aside !== undefined) rmSync(aside, { recursive: true, force: true });
  return true;
}

/** Where the run that stood in the target went; undefined when another process has just taken it away. */
function stepAside(target: string, names: ReadonlySet<string>): string | undefined {
  const aside = `${target}${ASIDE}${process.pid}`;
  try {
    mark(target);
    renameSync(target, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  // Looked at only now, when nobody can put anything more into it under its old name.
  if (strangersIn(aside, names).length === 0) return aside;
  stepBack(aside, target);
  return 'refused';
}

function stepBack(aside: string, target: string): void {
  renameSync(aside, target);
  unmark(target);
}
