import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** 项目文件夹 — where package.json, rulebook/ and scenarios/ stand; the same from the sources and from dist/. */
export const PROJECT_FOLDER = projectFolder(dirname(fileURLToPath(import.meta.url)));

/** 版本 — the version of Chusuan. */
export const VERSION = (JSON.parse(readFileSync(join(PROJECT_FOLDER, 'package.json'), 'utf8')) as { version: string }).version;

function projectFolder(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error('package.json of chusuan not found');
  return projectFolder(parent);
}
