import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { makeFolder, obstacleToFolder } from '../../src/files/index.js';

const above = mkdtempSync(join(tmpdir(), 'chusuan-folder-'));
afterAll(() => { rmSync(above, { recursive: true }); });

it('a folder is made with those above it; one that is there is no obstacle', () => {
  const folder = join(above, 'a/b');
  expect([makeFolder(folder), makeFolder(folder), existsSync(folder)]).toEqual([undefined, undefined, true]);
});

it('a file on the way is said before anything is written', () => {
  const file = join(above, 'file');
  writeFileSync(file, '');
  const issue = { severity: 'error', message: 'file-write-failed' };
  expect(obstacleToFolder(join(file, 'x'))).toMatchObject(issue);
  expect(makeFolder(join(file, 'x'))).toMatchObject(issue);
});

it.runIf(existsSync('/proc/self'))('where there is no disk, the answer comes at once', () => {
  expect(makeFolder('/proc/chusuan/x')).toMatchObject({ severity: 'error', message: 'file-write-failed' });
});
