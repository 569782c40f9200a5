import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { displayPath } from '../../files/index.js';

/** The file of persons where none is named: beside the scenario or in a folder above it. */
export const PERSONS_FILE = 'persons.yaml';
const FOLDERS_UP = 3;

/** 就近的人物文件 — undefined where there is none. */
export function nearbyPersons(scenario: string): string | undefined {
  let folder = dirname(resolve(scenario));
  for (let up = 0; up < FOLDERS_UP; up++, folder = dirname(folder)) {
    const file = join(folder, PERSONS_FILE);
    if (existsSync(file)) return displayPath(file);
  }
  return undefined;
}
