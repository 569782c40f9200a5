import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_FOLDER, VERSION } from '../version.js';

/** True under vitest; the built program is JavaScript. */
export const IS_FROM_SOURCES = import.meta.url.endsWith('.ts');

let known: string | undefined;

/** 代码版本 — what another program would have to share to read our entries: our code and Node, whose serialisation they use. */
export function codeVersion(): string {
  return (known ??= `${VERSION} ${process.versions.node} ${IS_FROM_SOURCES ? sourcesState() : buildStamp()}`);
}

/** Written by scripts/prepare.mjs after each build: between two versions the code changes as well. */
function buildStamp(): string {
  return readFileSync(join(PROJECT_FOLDER, 'dist', '.chusuan-build'), 'utf8');
}

/** Names, sizes and times of the sources. */
function sourcesState(): string {
  const folder = join(PROJECT_FOLDER, 'src');
  const hash = createHash('sha256');
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    const { size, mtimeMs } = statSync(join(folder, file));
    hash.update(`${file} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}
