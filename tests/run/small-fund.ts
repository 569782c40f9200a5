import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';

/** A fund of ten rules: fast enough to run in every test. */
export const SMALL_FUND = join(import.meta.dirname, '../fixtures/fund/fund.yaml');

export function workerFixture(name: string): URL {
  return new URL(`../fixtures/workers/${name}.mjs`, import.meta.url);
}

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A new empty folder, removed after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'chusuan-test-'));
  folders.push(folder);
  return folder;
}

/** sha256 of the files whose bytes a run's inputs decide. */
export function resultHashes(folder: string): Record<string, string> {
  const files = ['paths.arrow', 'summary.arrow', 'best_estimate.arrow', 'profile.arrow', 'totals.arrow'];
  return Object.fromEntries(files.filter((name) => existsSync(join(folder, name))).map((name) => [name, createHash('sha256').update(readFileSync(join(folder, name))).digest('hex')]));
}
