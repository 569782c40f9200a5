import { basename, dirname, join, posix, resolve } from 'node:path';
import type { ResolvedScenario } from '../../scenario/index.js';
import { pathFrom } from './new-place.js';

/** 数据表 — which files a scenario reads its tables from, and how a new file names them. */
export class ScenarioTables {
  /** Copies to be made: the file a table is read from → its name in the folder of copies. */
  readonly copies = new Map<string, string>();
  readonly #scenario: ResolvedScenario;
  readonly #file: string;
  readonly #folder: string | undefined;

  /** @param folder where copies go; absent: tables are named where they are */
  constructor(scenario: ResolvedScenario, file: string, folder?: string) {
    this.#scenario = scenario;
    this.#file = file;
    this.#folder = folder;
  }

  /** The path by which the new file names a table that the scenario calls `name`. */
  path(name: string, sha256?: string): string {
    const source = this.#sourceOf(name, sha256);
    return this.#folder === undefined ? pathFrom(this.#file, source) : pathFrom(this.#file, join(this.#folder, this.#copyOf(source)));
  }

  #sourceOf(name: string, sha256: string | undefined): string {
    const plain = posix.normalize(name.replaceAll('\\', '/')).replace(/^(\.\.\/)+/, '');
    const read = this.#scenario.files.filter(({ file }) => !/\.ya?ml$/i.test(file));
    const named = read.filter(({ file }) => file === plain || file.endsWith(`/${plain}`));
    const found = named.find((each) => each.sha256 === sha256) ?? named[0] ?? read.find((each) => each.sha256 === sha256);
    return resolve(found?.file ?? name);
  }

  /** Tables of the same name from different folders keep apart. */
  #copyOf(source: string): string {
    const known = this.copies.get(source);
    if (known !== undefined) return known;
    const taken = new Set(this.copies.values());
    const name = basename(source);
    const free = taken.has(name) ? `${basename(dirname(source))}-${name}` : name;
    this.copies.set(source, free);
    return free;
  }
}
