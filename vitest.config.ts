import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['tests/**/*.spec.ts'], testTimeout: 60_000,
    // Left alone, vitest keeps one processor for itself: half of a machine that has two.
    maxWorkers: availableParallelism(),
    // Processes are kept for the next file: starting them and loading the libraries took a third of the time.
    isolate: false,
    setupFiles: ['tests/fresh-modules.ts'],
    // Programs that tests start leave the user's own cache alone.
    env: { CHUSUAN_CACHE: join(tmpdir(), 'chusuan-test-cache') },
  },
});
