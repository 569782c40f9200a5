import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';

/** 另一个读者 — a python that can open workbooks, or why there is none. */
export const OPENPYXL: { readonly python: string } | { readonly reason: string } = findPython();

function findPython(): { python: string } | { reason: string } {
  const candidates = [process.env.CHUSUAN_PYTHON ?? '', resolve('.venv/bin/python'), 'python3'].filter((each) => each !== '');
  for (const python of candidates) {
    try {
      execFileSync(python, ['-c', 'import openpyxl'], { stdio: 'ignore' });
      return { python };
    } catch {
      // Not there, or without openpyxl: try the next one.
    }
  }
  return { reason: 'no python with openpyxl (CHUSUAN_PYTHON, .venv/bin/python, python3)' };
}
