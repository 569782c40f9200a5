import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import ts from 'typescript';
import { BASE, DEATHS, Project, withChange } from '../scenario/project.js';

/** A scenario that the loader has something to say of, with the files beside it. */
export interface BadScenario {
  readonly claim: string;
  readonly files: Readonly<Record<string, string | Uint8Array>>;
}

/**
 * 坏情景 — every scenario of the tests of bad input, taken from their own text: they are run with an ear in place of the loader.
 * A new test there is one here at once.
 */
export function badScenarios(): BadScenario[] {
  const source = readFileSync(join(import.meta.dirname, '../scenario/bad-input.spec.ts'), 'utf8');
  const { outputText } = ts.transpileModule(source, { compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext } });
  const found: BadScenario[] = [];
  let claim = '';
  class Ear {
    readonly #files: Readonly<Record<string, string | Uint8Array>>;
    constructor(files: Readonly<Record<string, string | Uint8Array>> = {}) {
      this.#files = files;
    }
    read(name: string): string {
      return new Project().read(name);
    }
    says(): string {
      if ('s.yaml' in this.#files) found.push({ claim, files: this.#files });
      return '';
    }
  }
  const anything: unknown = new Proxy(() => undefined, { get: (_, name) => (name === 'match' ? () => [] : anything), apply: () => anything });
  runInNewContext(outputText.replaceAll(/^import .*$/gm, ''), {
    test: (name: string, body: () => void) => { claim = name; body(); },
    expect: anything, Project: Ear, BASE, DEATHS, withChange, Uint8Array,
  });
  // Most are there twice, for their messages in two languages.
  return [...new Map(found.map((each) => [JSON.stringify(each), each])).values()];
}
