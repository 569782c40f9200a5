// 编译 — TypeScript to JavaScript in dist/, by rolldown; types are checked by `npm run typecheck`, not here.
//   dist/src      the modules one by one, for scripts and tests
//   dist/program  the command: one file at once and one for each part that is loaded when asked for, packages included
//   dist/workers  each thread in one file
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { rolldown } from 'rolldown';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const TARGET = resolve(process.argv[2] ?? join(ROOT, 'dist'));

const OPTIONS = {
  cwd: ROOT,
  platform: 'node',
  logLevel: 'warn',
  // Our modules do nothing when loaded, so what an index only passes on is not dragged along; packages say it of themselves.
  treeshake: { moduleSideEffects: [{ test: /^(?!.*[\\/]node_modules[\\/]).*[\\/]src[\\/]/, sideEffects: false }] },
};

/**
 * In a thread piscina's own worker file has loaded the little that `move` needs; the pool beside it, which the package's
 * main file brings along, would take longer to load than everything of ours.
 */
const PISCINA_IN_A_THREAD = {
  name: 'piscina-in-a-thread',
  resolveId: (name) => (name === 'piscina' ? { id: '\0piscina' } : undefined),
  load: (id) => (id === '\0piscina' ? `
    import { createRequire } from 'node:module';
    import { dirname, join } from 'node:path';
    const load = createRequire(import.meta.url);
    const { markMovable } = load(join(dirname(load.resolve('piscina')), 'common.js'));
    export const transferableSymbol = Symbol.for('Piscina.transferable');
    export const valueSymbol = Symbol.for('Piscina.valueOf');
    export function move(value) {
      markMovable(value);
      return value;
    }` : undefined),
};

async function write(input, output) {
  const bundle = await rolldown(input);
  await bundle.write({ ...output, dir: join(TARGET, output.dir) });
  await bundle.close();
}

function typescriptIn(folder) {
  if (!existsSync(join(ROOT, folder))) return [];
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts')).map((file) => join(folder, file));
}

const workers = typescriptIn('workers');
try {
  await Promise.all([
    write({ ...OPTIONS, input: typescriptIn('src'), external: /^(?![./])/, treeshake: false }, { dir: 'src', preserveModules: true, preserveModulesRoot: 'src' }),
    // Its files lie as deep as those of dist/src: a module finds `../../workers` from both.
    // piscina and wabt look for files beside themselves and resvg is a library of the machine: they stay where they are installed.
    write({ ...OPTIONS, input: { main: 'src/cli/main.ts' }, external: ['piscina', 'wabt', '@resvg/resvg-js'] }, {
      dir: 'program/chusuan',
      chunkFileNames: '[name].js',
      // Left to itself the bundler puts how a number is written, which all need, together with what draws tables.
      codeSplitting: { groups: [{ name: 'texts', test: /[\\/]src[\\/]report[\\/](?:format|units|date)\./ }] },
    }),
    ...workers.map((file) => write(
      { ...OPTIONS, input: file, plugins: [PISCINA_IN_A_THREAD] },
      // piscina tries `require` first: then no thread has to start Node's loader of ES modules.
      { dir: 'workers', format: 'cjs', codeSplitting: false },
    )),
  ]);
  if (workers.length > 0) writeFileSync(join(TARGET, 'workers', 'package.json'), '{ "type": "commonjs" }\n');
} catch (error) {
  // The bundler's own words, without its stack and colours.
  process.stderr.write(`${stripVTControlCharacters(error.message)}\n`);
  process.exitCode = 1;
}
