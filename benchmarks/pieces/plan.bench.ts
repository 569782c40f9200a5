import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bench, describe } from 'vitest';
import { openScenario } from '../../src/scenario/index.js';
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

  bench('from text', () => void planOf(file), { iterations: 5, time: 0 });

  bench('from the cache', async () => {
    // The first turn fills it.
    await openScenario(file);
  }, ownCache);
});
