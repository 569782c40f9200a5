import { execFileSync } from 'node:child_process';
import { chromium, type Browser } from 'playwright-core';
import { it } from 'vitest';

/** 浏览器 — a Chromium of the system to open pages in, or why there is none. */
export const CHROMIUM: { readonly path: string; readonly version: string } | { readonly reason: string } = findChromium();

function findChromium(): { path: string; version: string } | { reason: string } {
  const candidates = [process.env.CHUSUAN_CHROMIUM ?? '', 'chromium', 'chromium-browser', 'google-chrome'].filter((each) => each !== '');
  for (const name of candidates) {
    try {
      const path = execFileSync('/bin/sh', ['-c', 'command -v "$0"', name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
      const version = execFileSync(path, ['--version', '--no-sandbox'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
      return { path, version };
    } catch {
      // Not there: try the next one.
    }
  }
  return { reason: `none of ${candidates.join(', ')}` };
}

/** Without a network: a page that asks for anything is found out. */
export function launch(path: string): Promise<Browser> {
  return chromium.launch({ executablePath: path, args: ['--no-sandbox', '--disable-gpu'] });
}

/** Where no browser is: a test whose name and output say so, instead of one that is silently left out. */
export function sayNoBrowser(what: string, reason: string): void {
  it(`NOT TESTED: ${what} · 没有浏览器 · no browser: ${reason}`, () => {
    process.stderr.write(`没有浏览器，网页没有测试 · no browser, pages were not tested: ${reason}\n`);
  });
}
