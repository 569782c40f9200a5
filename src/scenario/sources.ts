import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';

/** 来源 — everything on disk that a plan was made from: as long as it stands so, reading it again gives the same plan. */
export interface Sources {
  /** Absolute paths of the scenario files, tables and rulebook files, with the sha256 of what was read. */
  readonly files: readonly { readonly path: string; readonly sha256: string }[];
  /** The rulebook's folder and the names of its YAML files, sorted: another chapter would be read as well. */
  readonly rulebook: { readonly folder: string; readonly names: readonly string[] };
  /** Where the rulebook was looked for first and not found. */
  readonly absentFolders: readonly string[];
}

/** 是否未变 — whether every source still is what it was; a source that cannot be read is not. */
export function areUnchanged({ files, rulebook, absentFolders }: Sources): boolean {
  try {
    if (absentFolders.some(isFolder)) return false;
    const names = yamlNames(rulebook.folder);
    if (names.join('/') !== rulebook.names.join('/')) return false;
    return files.every(({ path, sha256 }) => createHash('sha256').update(readFileSync(path)).digest('hex') === sha256);
  } catch {
    // Whatever is wrong with a file, reading the scenario in full says it in its own words.
    return false;
  }
}

/** 规则库的文件名 — all YAML files of a folder, sorted; those that hold no chapter among them. */
export function yamlNames(folder: string): string[] {
  return readdirSync(folder).filter((name) => name.endsWith('.yaml')).sort();
}

/** False for a name no folder can have, too long or with a NUL in it, and for a folder closed to us. */
export function isFolder(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  } catch {
    return false;
  }
}
