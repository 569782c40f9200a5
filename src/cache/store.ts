import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { debuglog } from 'node:util';
import { codeVersion, IS_FROM_SOURCES } from './code-version.js';
import { cacheFolder } from './folder.js';

/** Shown with NODE_DEBUG=chusuan: nobody else needs to know how a cache fares. */
const debug = debuglog('chusuan');

/** All entries together; the least recently used go first. */
const MOST_BYTES = 128e6;
/** A temporary file older than this belongs to a process that was killed. */
const STALE_MILLISECONDS = 3_600_000;

/** Only names of this form are ours to remove: the folder may be one the user has other things in. */
const ENTRY = /^[a-z-]+-[0-9a-f]{64}\.cache$/;
const TEMPORARY = /^[a-z-]+-[0-9a-f]{64}\.cache\.[0-9a-f-]{36}$/;
const HASH_BYTES = 32;

/**
 * 读缓存 — the bytes kept under this kind and key by this very code, or undefined.
 * `kind` is a word of small letters and hyphens; `key` any text that decides the bytes.
 */
export function readCached(kind: string, key: string): Buffer | undefined {
  try {
    const path = entryPath(kind, key);
    if (path === undefined) return undefined;
    const entry = readFileSync(path);
    const bytes = entry.subarray(HASH_BYTES);
    if (!sha256(bytes).equals(entry.subarray(0, HASH_BYTES))) throw new Error('damaged');
    const now = new Date();
    utimesSync(path, now, now);
    return bytes;
  } catch (error) {
    debug('cache: %s not read: %s', kind, (error as Error).message);
    return undefined;
  }
}

/** 写缓存 — keep bytes for later runs; when that is not possible, nothing happens. */
export function writeCached(kind: string, key: string, bytes: Uint8Array): void {
  let temporary: string | undefined;
  try {
    const path = entryPath(kind, key);
    if (path === undefined || bytes.length > MOST_BYTES / 4) return;
    const folder = join(path, '..');
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    temporary = `${path}.${randomUUID()}`;
    writeFileSync(temporary, Buffer.concat([sha256(bytes), bytes]), { mode: 0o600 });
    // Whoever reads meanwhile finds the old entry or the new one, never half of it.
    renameSync(temporary, path);
    removeOld(folder);
  } catch (error) {
    debug('cache: %s not written: %s', kind, (error as Error).message);
    if (temporary !== undefined) rmSync(temporary, { force: true });
  }
}

/** Undefined where nothing is kept: tests run from the sources leave the user's own cache alone. */
function entryPath(kind: string, key: string): string | undefined {
  if (IS_FROM_SOURCES && !process.env.CHUSUAN_CACHE) return undefined;
  const folder = cacheFolder();
  if (folder === undefined) return undefined;
  const name = createHash('sha256').update(JSON.stringify([codeVersion(), kind, key])).digest('hex');
  return join(folder, `${kind}-${name}.cache`);
}

/** Keeps the folder below its limit; entries of older versions are the ones nobody reads any more. */
function removeOld(folder: string): void {
  const found = readdirSync(folder).filter((name) => ENTRY.test(name) || TEMPORARY.test(name)).flatMap((name) => {
    const stats = statSync(join(folder, name), { throwIfNoEntry: false });
    return stats ? [{ name, bytes: stats.size, usedAt: stats.mtimeMs }] : [];
  });
  let left = MOST_BYTES;
  for (const { name, bytes, usedAt } of found.sort((a, b) => b.usedAt - a.usedAt)) {
    const isStale = TEMPORARY.test(name) && Date.now() - usedAt > STALE_MILLISECONDS;
    left -= bytes;
    if (isStale || (left < 0 && ENTRY.test(name))) rmSync(join(folder, name), { force: true });
  }
}

function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}
