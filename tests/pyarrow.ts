import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { it } from 'vitest';

/** 另一个读者 — a python that can open Arrow files, or why there is none. */
export const PYARROW: { readonly python: string; readonly version: string } | { readonly reason: string } = findPython();

function findPython(): { python: string; version: string } | { reason: string } {
  const candidates = [process.env.CHUSUAN_PYTHON ?? '', resolve('.venv/bin/python'), 'python3'].filter((each) => each !== '');
  for (const python of candidates) {
    try {
      const version = execFileSync(python, ['-c', 'import pyarrow; print(pyarrow.__version__)'], { stdio: ['ignore', 'pipe', 'ignore'] });
      return { python, version: version.toString().trim() };
    } catch {
      // Not there, or without pyarrow: try the next one.
    }
  }
  return { reason: 'no python with pyarrow (CHUSUAN_PYTHON, .venv/bin/python, python3)' };
}

/** Where pyarrow is missing: a test whose name and output say so, instead of one that is silently left out. */
export function sayNotTested(what: string, reason: string): void {
  it(`NOT TESTED: ${what} · pyarrow 不可用 · pyarrow not available: ${reason}`, () => {
    process.stderr.write(`pyarrow 不可用 · pyarrow not available: ${reason}\n`);
  });
}
