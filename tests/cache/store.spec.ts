import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cacheFolder } from '../../src/cache/folder.js';
import { readCached, writeCached } from '../../src/cache/index.js';
import { temporaryFolder } from '../run/small-fund.js';

let folder: string;
const before = process.env.CHUSUAN_CACHE;

beforeEach(() => {
  folder = join(temporaryFolder(), 'cache');
  process.env.CHUSUAN_CACHE = folder;
});

afterEach(() => {
  if (before === undefined) delete process.env.CHUSUAN_CACHE;
  else process.env.CHUSUAN_CACHE = before;
});

/** The one file of the cache. */
function onlyEntry(): string {
  const names = readdirSync(folder);
  expect(names).toHaveLength(1);
  return join(folder, names[0]!);
}

describe('a cache', () => {
  it('gives back what was written under the same kind and key, and nothing else', () => {
    expect(readCached('plan', 'a')).toBeUndefined();
    writeCached('plan', 'a', Buffer.from('first'));
    writeCached('plan', 'b', Buffer.from(''));
    writeCached('module', 'a', Buffer.from([0, 255]));
    expect(readCached('plan', 'a')?.toString()).toBe('first');
    expect(readCached('plan', 'b')).toHaveLength(0);
    expect([...readCached('module', 'a')!]).toEqual([0, 255]);
    expect(readCached('plan', 'c')).toBeUndefined();
    writeCached('plan', 'a', Buffer.from('second'));
    expect(readCached('plan', 'a')?.toString()).toBe('second');
    expect(readdirSync(folder)).toHaveLength(3);
  });

  it('keeps kind and key apart', () => {
    writeCached('a', 'b c', Buffer.from('x'));
    expect(readCached('a-b', 'c')).toBeUndefined();
    expect(readCached('a', 'b  c')).toBeUndefined();
  });

  it('ignores an entry with one bit changed, cut short or empty', () => {
    const damages = [
      (path: string) => {
        const bytes = readFileSync(path);
        bytes[bytes.length - 1]! ^= 1;
        writeFileSync(path, bytes);
      },
      (path: string) => { truncateSync(path, 40); },
      (path: string) => { truncateSync(path, 0); },
    ];
    for (const damage of damages) {
      writeCached('plan', 'a', Buffer.from('a text of some length'));
      damage(onlyEntry());
      expect(readCached('plan', 'a')).toBeUndefined();
    }
    writeCached('plan', 'a', Buffer.from('again'));
    expect(readCached('plan', 'a')?.toString()).toBe('again');
  });

  it('that cannot be written changes nothing', () => {
    // A file where the folder should stand: refused to every user, the administrator too.
    writeFileSync(folder, '');
    expect(() => { writeCached('plan', 'a', Buffer.from('x')); }).not.toThrow();
    expect(readCached('plan', 'a')).toBeUndefined();
    expect(readFileSync(folder, 'utf8')).toBe('');
  });

  it('is closed to other users', () => {
    writeCached('plan', 'a', Buffer.from('x'));
    const open = [folder, onlyEntry()].map((path) => statSync(path).mode & 0o077);
    expect(open).toEqual(process.platform === 'win32' ? open : [0, 0]);
  });

  it('drops the least recently used entries beyond its limit, and only its own', () => {
    const megabytes = (count: number): Buffer => Buffer.alloc(count * 1e6);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'thesis.doc'), 'mine');
    for (const [hour, key] of ['a', 'b', 'c', 'd'].entries()) {
      const known = new Set(readdirSync(folder));
      writeCached('plan', key, megabytes(30));
      const [written] = readdirSync(folder).filter((name) => !known.has(name));
      const time = new Date(Date.UTC(2026, 0, 1, hour));
      utimesSync(join(folder, written!), time, time);
    }
    // Reading counts as use: `b` is the oldest now.
    expect(readCached('plan', 'a')).toHaveLength(30e6);
    writeCached('plan', 'e', megabytes(30));
    expect(['a', 'b', 'c', 'd', 'e'].map((key) => readCached('plan', key) !== undefined)).toEqual([true, false, true, true, true]);
    expect(readFileSync(join(folder, 'thesis.doc'), 'utf8')).toBe('mine');
  });

  it('removes the temporary file of a process that was killed long ago', () => {
    mkdirSync(folder, { recursive: true });
    const left = (letter: string): string => join(folder, `plan-${'0'.repeat(64)}.cache.${letter.repeat(8)}-0000-0000-0000-000000000000`);
    for (const letter of ['a', 'b']) writeFileSync(left(letter), '');
    const time = new Date(Date.now() - 2 * 3_600_000);
    utimesSync(left('a'), time, time);
    writeCached('plan', 'a', Buffer.from('x'));
    expect([existsSync(left('a')), existsSync(left('b'))]).toEqual([false, true]);
  });

  it('from the sources keeps nothing unless a folder is named', () => {
    writeCached('plan', 'a', Buffer.from('x'));
    delete process.env.CHUSUAN_CACHE;
    expect(readCached('plan', 'a')).toBeUndefined();
  });
});

describe('the folder of the cache', () => {
  it('is the one named, else the place of each system', () => {
    const home = { HOME: '/home/li' };
    expect(cacheFolder({ ...home, CHUSUAN_CACHE: '/tmp/c', XDG_CACHE_HOME: '/x' }, 'linux')).toBe('/tmp/c');
    expect(cacheFolder({ ...home, XDG_CACHE_HOME: '/x' }, 'linux')).toBe('/x/chusuan');
    expect(cacheFolder({ ...home, XDG_CACHE_HOME: 'relative' }, 'linux')).toBe('/home/li/.cache/chusuan');
    expect(cacheFolder(home, 'linux')).toBe('/home/li/.cache/chusuan');
    expect(cacheFolder({ ...home, CHUSUAN_CACHE: '' }, 'linux')).toBe('/home/li/.cache/chusuan');
    expect(cacheFolder(home, 'darwin')).toBe('/home/li/Library/Caches/chusuan');
    expect(cacheFolder({ ...home, LOCALAPPDATA: '/local' }, 'win32')).toBe('/local/chusuan/cache');
  });
});
