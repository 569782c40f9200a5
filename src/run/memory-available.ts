import { readFileSync } from 'node:fs';
import { freemem, totalmem } from 'node:os';
import { posix } from 'node:path';

/** Text of a file, undefined where there is none. */
export type ReadText = (file: string) => string | undefined;

/**
 * 可用内存 — bytes that can still be had: what the system would give without swapping, or less where a control group
 * (a container) sets a limit.
 */
export function availableMemory(read: ReadText = readText): number {
  return Math.min(systemMemory(read), ...groupMemory(read));
}

/** MemAvailable counts what the system would give up; the free memory of macOS does not, so all of it stands there. */
function systemMemory(read: ReadText): number {
  const kilobytes = /^MemAvailable:\s+(\d+) kB$/m.exec(read('/proc/meminfo') ?? '')?.[1];
  if (kilobytes !== undefined) return Number(kilobytes) * 1024;
  return process.platform === 'darwin' ? totalmem() : freemem();
}

/** What is left under the limit of each group we are in: version 2 of control groups, then version 1. */
function groupMemory(read: ReadText): number[] {
  return (read('/proc/self/cgroup') ?? '').split('\n').flatMap((line) => {
    const [, controllers, path] = /^\d+:([^:]*):(.*)$/.exec(line) ?? [];
    if (path === undefined) return [];
    if (controllers === '') return ancestorsOf('/sys/fs/cgroup', path).map((folder) => roomIn(folder, read, 'memory.max', 'memory.current', 'inactive_file'));
    if (controllers?.split(',').includes('memory') !== true) return [];
    return ancestorsOf('/sys/fs/cgroup/memory', path).map((folder) => roomIn(folder, read, 'memory.limit_in_bytes', 'memory.usage_in_bytes', 'total_inactive_file'));
  });
}

/** A container often sees its own group at the root, whatever path it is told; each group also obeys those above it. */
function ancestorsOf(root: string, path: string): string[] {
  const folders = [root];
  for (const name of path.split('/')) if (name !== '') folders.push(posix.join(folders.at(-1)!, name));
  return folders;
}

/** Files that the group has read and can forget count as used but are not. */
function roomIn(folder: string, read: ReadText, limitFile: string, usedFile: string, reclaimable: string): number {
  const limit = Number.parseInt(read(`${folder}/${limitFile}`) ?? '', 10); // `max` is no number
  if (Number.isNaN(limit)) return Infinity;
  const used = Number(read(`${folder}/${usedFile}`) ?? 0);
  const cached = new RegExp(`^${reclaimable} (\\d+)$`, 'm').exec(read(`${folder}/memory.stat`) ?? '')?.[1] ?? 0;
  return Math.max(0, limit - used + Number(cached));
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // No such file on this system, or not for us: then it sets no limit.
    return undefined;
  }
}
