// 断言文件 — the spec files of tests/rulebook as functions that can be run again and again.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** What stands in for the test framework: `each` as far as those files use it. */
export interface Framework {
  readonly describe: (name: string, body: () => void) => void;
  readonly test: (name: string, body: () => void) => void;
  readonly beforeAll: (body: () => void) => void;
}

type Modules = Readonly<Record<string, object>>;

/** Runs all claims of a spec file. `modules` stands in for its imports, by the names it gives them. */
export type Claims = (framework: Framework, modules: Modules) => void;

/** @throws at the first run, if the file imports what `modules` has not */
export function readClaims(folder: string, name: string): Claims {
  const file = `${name}.spec.ts`;
  // One random path stands for the eight of the file itself.
  const source = readFileSync(join(folder, file), 'utf8').replace(/^const PATHS = \d+;$/m, 'const PATHS = 1;');
  const { outputText } = ts.transpileModule(source, { compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 } });
  // The code of a test file of this project; imported as a module it would run once.
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  const body = new Function('require', 'exports', outputText) as (require: (wanted: string) => object, exports: object) => void;
  return ({ describe, test, beforeAll }, modules) => {
    const vitest = { ...modules['vitest'], describe: withEach(describe), test: withEach(test), it: withEach(test), beforeAll };
    body((wanted) => {
      const found = wanted === 'vitest' ? vitest : modules[wanted];
      if (!found) throw new Error(`${file} imports ${wanted}`);
      return found;
    }, {});
  };
}

type Row = readonly unknown[];

/** `each` with a row for each call; names of rows need not be as the framework prints them. */
function withEach(block: (name: string, body: () => void) => void): object {
  const each = (rows: readonly unknown[]) => (name: string, body: (...row: unknown[]) => void): void => {
    rows.forEach((row, index) => {
      const values: Row = Array.isArray(row) ? row : [row];
      block(`${name} #${String(index)}`, () => { body(...values); });
    });
  };
  return Object.assign((name: string, body: () => void) => { block(name, body); }, { each });
}
