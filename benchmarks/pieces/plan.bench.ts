import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bench, describe } from 'vitest';
import { BASELINE_FILE, K1_FILE, planOf } from './plans.js';

describe.each([['K1', K1_FILE], ['baseline', BASELINE_FILE]])('scenario to plan, %s', (_, file) => {
  let folder = '';
  const ownCache = {
    setup: () => {
      folder = mkdtempSync(join(tmpdir(), 'chusuan-bench-'));
      process.env.CHUSUAN_CACHE = folder;
    },
    teardown: () => {
      delete process.env.CHUSUAN_CACHE;
      rmSync(folder, { recursive: true, force: true });
    },
  };

  bench('from text', () => {
    // What the last turn kept.
    rmSync(folder, { recursive: true, force: true });
    planOf(file);
  }, { ...ownCache, iterations: 5, time: 0 });

  bench('from the cache', () => void planOf(file), ownCache);
});
