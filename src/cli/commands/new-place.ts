import { statSync } from 'node:fs';
import { basename, dirname, extname, join, relative, resolve, sep } from 'node:path';
import type { Model } from '../../model/index.js';
import { PROJECT_FOLDER } from '../../version.js';

export const SHIPPED_RULEBOOK = 'resident-pension';

/** 写到哪里 — the file that a path means: inside a folder that exists under its usual name, with the ending of scenarios. */
export function fileNamed(path: string | undefined, usual: string): string {
  if (path === undefined) return usual;
  if (isFolder(path) || /[/\\]$/.test(path)) return join(path, usual);
  return ['.yaml', '.yml'].includes(extname(path).toLowerCase()) ? path : `${path}.yaml`;
}

/** 相对路径 — as one file names another: from its own folder, with `/`; absolute only on another drive. */
export function pathFrom(file: string, target: string): string {
  return relative(dirname(resolve(file)), resolve(target)).split(sep).join('/') || '.';
}

/** First line of a file, for editors: the shipped schema that says what its keys mean; nothing where it cannot be named. */
export function modeline(file: string, schema: 'scenario' | 'rulebook'): string[] {
  const path = pathFrom(file, join(PROJECT_FOLDER, 'schema', `${schema}.schema.json`));
  // Editors read the path up to the first blank.
  return /\s/.test(path) ? [] : [`# yaml-language-server: $schema=${path}`];
}

/** The same for a scenario; nothing for one of another rulebook, whose names the shipped schema does not know. */
export function scenarioModeline(file: string, model: Pick<Model, 'folder'>): string[] {
  return isShipped(model) ? modeline(file, 'scenario') : [];
}

/** Is it the rulebook that the shipped schema is made for? */
export function isShipped({ folder }: Pick<Model, 'folder'>): boolean {
  return resolve(folder) === join(PROJECT_FOLDER, 'rulebook', SHIPPED_RULEBOOK);
}

/** A name for the title and the seed: the file's own, without its ending. */
export function stemOf(file: string): string {
  return basename(file, extname(file));
}

export function isFolder(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  } catch {
    // A name no folder can have: writing to it says what is wrong.
    return false;
  }
}
