import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, resolve } from 'node:path';
import type { ResolvedScenario } from '../scenario/index.js';
import type { DiffSide } from './scenario-diff-types.js';

type ReadFile = ResolvedScenario['files'][number];

/** 运行所读的文件 — where the files of a run stand today, and which of them are no longer what they were. */
export class RunSources {
  readonly unknown = { inputs: new Set<string>(), given: new Set<string>(), starts: new Set<string>() } satisfies Omit<DiffSide['unknown'], 'rulebook'>;
  /** Tables that are not there at all. */
  readonly missing: string[] = [];
  readonly #scenario: ResolvedScenario;
  /** Folders that the run's paths may be relative to. */
  readonly #roots: readonly string[];
  readonly #layers: readonly ReadFile[];
  readonly #tables: readonly ReadFile[];
  readonly #used = new Set<ReadFile>();

  constructor(scenario: ResolvedScenario, roots: readonly string[]) {
    this.#scenario = scenario;
    this.#roots = roots;
    const isLayer = ({ file }: ReadFile): boolean => /\.ya?ml$/i.test(file);
    this.#layers = scenario.files.filter(isLayer);
    this.#tables = scenario.files.filter((file) => !isLayer(file));
  }

  /** A shipped name as it is; a folder by the first file of the chain that it is relative to. */
  rulebook(): string {
    const { rulebook } = this.#scenario;
    const candidates = this.#layers.flatMap(({ file }) => this.#roots.map((root) => resolve(root, dirname(file), rulebook)));
    return candidates.find((folder) => existsSync(join(folder, 'rulebook.yaml'))) ?? rulebook;
  }

  inputs(): Record<string, unknown> {
    return Object.fromEntries(Object.entries(this.#scenario.inputs).map(([name, { table_sha256: sha256, ...entry }]) => {
      const key = entry.table === undefined ? 'paths' : 'table';
      const file = entry[key];
      return [name, file === undefined ? entry : { ...entry, [key]: this.#path(file, sha256, () => this.unknown.inputs.add(name)) }];
    }));
  }

  given(): Record<string, unknown> {
    return Object.fromEntries(Object.entries(this.#scenario.given).map(([name, entry]) => {
      const { table, table_sha256: sha256 } = entry as { readonly table?: string; readonly table_sha256?: string };
      return [name, table === undefined ? entry : { table: this.#path(table, sha256, () => this.unknown.given.add(name)) }];
    }));
  }

  rules(): Record<string, unknown> {
    return Object.fromEntries(Object.entries(this.#scenario.rules).map(([name, attributes]) => {
      const { start } = attributes as { readonly start?: { readonly table?: string } | string | number };
      const table = typeof start === 'object' ? start.table : undefined;
      if (table === undefined) return [name, attributes];
      const own = this.#tables.find(({ file }) => isNamed(file, table));
      return [name, { ...attributes, start: { table: this.#path(table, own?.sha256, () => this.unknown.starts.add(name)) } }];
    }));
  }

  /**
   * Start tables of the rulebook itself lie beside the root scenario; so they do beside the file made for reading.
   * @returns names of those that are no longer what they were
   */
  copyBeside(folder: string): ReadonlySet<string> {
    const root = dirname(this.#layers.at(-1)!.file);
    const changed = new Set<string>();
    for (const table of this.#tables.filter((each) => !this.#used.has(each))) {
      const name = posix.relative(root, table.file);
      const unchanged = this.#standing(table);
      const source = unchanged ?? this.#today(table);
      if (source === undefined || name.startsWith('..')) continue;
      if (unchanged === undefined) changed.add(name);
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      copyFileSync(source, join(folder, name));
    }
    return changed;
  }

  #path(name: string, sha256: string | undefined, onChanged: () => void): string {
    const read = this.#tables.find((table) => table.sha256 === sha256 && isNamed(table.file, name)) ?? this.#tables.find((table) => table.sha256 === sha256);
    if (read) this.#used.add(read);
    const unchanged = read && this.#standing(read);
    if (unchanged !== undefined) return unchanged;
    const today = read && this.#today(read);
    if (today === undefined) this.missing.push(read?.file ?? name);
    else onChanged();
    return today ?? name;
  }

  /** Where a file of this name stands, whatever is in it. */
  #today({ file }: ReadFile): string | undefined {
    return this.#roots.map((root) => resolve(root, file)).find((path) => existsSync(path));
  }

  /** Where the file stands with the bytes it had. */
  #standing({ file, sha256 }: ReadFile): string | undefined {
    const paths = this.#roots.map((root) => resolve(root, file));
    return paths.find((path) => existsSync(path) && createHash('sha256').update(readFileSync(path)).digest('hex') === sha256);
  }
}

/** Is this the file that a scenario calls by this name, relative to its own folder? */
function isNamed(file: string, name: string): boolean {
  return file === name || file.endsWith(`/${posix.normalize(name).replace(/^(\.\.\/)+/, '')}`);
}
