import { randomUUID } from 'node:crypto';
import { accessSync, constants, existsSync, linkSync, mkdirSync, realpathSync, renameSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { type Issue, systemReason } from '../issues/index.js';

/** 可否写到这里 — what keeps something from being written to `file`, as far as can be said beforehand. */
export function obstacleTo(file: string, isForced: boolean): Issue | undefined {
  try {
    const state = statSync(file, { throwIfNoEntry: false });
    if (state && !state.isFile()) return issue('file-target-irregular', { file });
    if (state && !isForced) return issue('file-target-exists', { file });
    if (!statSync(dirname(file)).isDirectory()) return failure(file, 'ENOTDIR');
  } catch (error) {
    return failure(file, codeOf(error));
  }
  return undefined;
}

/** 可否建文件夹 — what keeps files from being written into `folder`, which need not be there yet. */
export function obstacleToFolder(folder: string): Issue | undefined {
  const there = nearestFolder(folder);
  try {
    if (!statSync(there).isDirectory()) return failure(folder, 'ENOTDIR');
    accessSync(there, constants.W_OK);
    // Below /proc, which has no disk, Node would try for ever to make folders one below another.
    if (statfsSync(there).blocks === 0) return failure(folder, 'EROFS');
  } catch (error) {
    return failure(folder, codeOf(error));
  }
  return undefined;
}

/** 建文件夹 — with those above it; what went wrong, if anything did. */
export function makeFolder(folder: string): Issue | undefined {
  const obstacle = obstacleToFolder(folder);
  if (obstacle) return obstacle;
  try {
    mkdirSync(folder, { recursive: true });
    return undefined;
  } catch (error) {
    return failure(folder, codeOf(error));
  }
}

function nearestFolder(folder: string): string {
  let at = resolve(folder);
  while (!existsSync(at) && dirname(at) !== at) at = dirname(at);
  return at;
}

/** 写文件 — whole or not at all: beside the target first, then under its name. Returns what went wrong, if anything did. */
export function writeWhole(file: string, content: string | Uint8Array, isForced: boolean): Issue | undefined {
  const obstacle = obstacleTo(file, isForced);
  if (obstacle) return obstacle;
  // Through a symbolic link to the file it stands for.
  const target = existsSync(file) ? realpathSync(file) : file;
  const temporary = join(dirname(target), `.${basename(target)}.${randomUUID()}`);
  try {
    writeFileSync(temporary, content, { flag: 'wx' });
    if (isForced) renameSync(temporary, target);
    else place(temporary, target);
    return undefined;
  } catch (error) {
    const code = codeOf(error);
    return code === 'EEXIST' ? issue('file-target-exists', { file }) : failure(file, code);
  } finally {
    rmSync(temporary, { force: true });
  }
}

/** A link, unlike a renaming, fails where something has come to stand meanwhile; not all disks know links. */
function place(temporary: string, target: string): void {
  try {
    linkSync(temporary, target);
  } catch (error) {
    if (!['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP'].includes(codeOf(error))) throw error;
    renameSync(temporary, target);
  }
}

/** The system's code of a failure; any other error is ours. */
function codeOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === undefined) throw error;
  return code;
}

function failure(file: string, code: string): Issue {
  return issue('file-write-failed', { file, reason: systemReason(code) });
}

function issue(message: Issue['message'], facts: Issue['facts']): Issue {
  return { severity: 'error', message, facts };
}
