import { readFileSync, readdirSync } from 'node:fs';
import { join, posix, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Folders from the ground up; a file imports its own folder's files and the index of folders before it. */
const LAYERS = ['numerics', 'messages', 'issues', 'model', 'cache', 'files', 'assist', 'language', 'counties', 'scenario', 'random', 'engine', 'compiler', 'results', 'run', 'analysis', 'compare', 'attribution', 'solve', 'sensitivity', 'cards', 'backtest', 'tables', 'fidelity', 'book', 'explain', 'schema', 'report', 'describe', 'chart', 'workbook', 'document', 'evaluation', 'bench', 'cli'];
/** What stands beside the order: the seed and the hashes of names are part of the plan that `random` then reads. */
const ALLOWED = new Set(['scenario → random', 'random → scenario']);

interface Import {
  readonly file: string;
  readonly from: string;
  readonly to: string;
  readonly target: string;
}

const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts') && file !== 'version.ts').map((file) => file.replaceAll('\\', '/'));
const imports: Import[] = files.flatMap((file) => {
  const text = readFileSync(join('src', file), 'utf8');
  return [...text.matchAll(/(?:from|import)\s*\(?'(\.[^']+)'/g)].map((match) => {
    const target = posix.normalize(posix.join(posix.dirname(file), match[1]!));
    return { file, from: file.split('/')[0]!, to: target.split('/')[0]!, target };
  });
});

describe('the folders of src', () => {
  it('are the layers of the architecture and no others', () => {
    expect([...new Set(files.map((file) => file.split('/')[0]))].sort()).toEqual([...LAYERS].sort());
  });

  it('import one way, downwards', () => {
    const upward = imports.filter(({ from, to }) => LAYERS.indexOf(to) > LAYERS.indexOf(from) && !ALLOWED.has(`${from} → ${to}`));
    expect(upward).toEqual([]);
  });

  it('reach into another folder through its index, or for types of the plan and the version', () => {
    const inside = imports.filter(({ from, to, target }) => from !== to && !target.endsWith('/index.js') && !['scenario/plan.js', 'version.js'].includes(target));
    expect(inside.map(({ file, target }) => `${file} → ${target}`)).toEqual([]);
  });

  it('each open with an index of three comment lines: what it is for and what it may import', () => {
    for (const layer of LAYERS) {
      const [first, , third] = readFileSync(join('src', layer, 'index.ts'), 'utf8').split('\n');
      expect(`${layer}: ${first ?? ''}`).toMatch(/: \/\/ \p{Script=Han}+.* — /u);
      expect(`${layer}: ${third ?? ''}`).toMatch(/: \/\/ May import: /);
    }
  });

  it('have no file of more than 300 lines', () => {
    const long = files
      .filter((file) => readFileSync(join('src', file), 'utf8').split('\n').length > 300);
    expect(long).toEqual([]);
  });
});

describe('the project', () => {
  const tracked = ['src', 'workers', 'tests', 'scripts', 'rulebook', 'scenarios', 'benchmarks', 'docs', 'bin']
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: false }).map((file) => join(folder, file)))
    .filter((file) => /\.(ts|mjs|js|yaml|csv|md|json)$/.test(file));

  it('stands alone: nothing in it reads a folder beside it', () => {
    const outside = tracked.filter((file) => readFileSync(file, 'utf8').includes(['..', 'shared/'].join('/')));
    expect(outside.map((file) => relative('.', file))).toEqual([]);
  });
});
