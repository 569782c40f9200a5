// 编译 — TypeScript to JavaScript in dist/, by rolldown; types are checked by `npm run typecheck`, not here.
//   dist/src      the modules one by one, for scripts and tests
//   dist/program  the command: one file at once and one for each part that is loaded when asked for, packages included
//   dist/workers  each thread in one file
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { rolldown } from 'rolldown';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const TARGET = resolve(process.argv[2] ?? join(ROOT, 'dist'));

/** piscina finds its own worker file beside itself, so it stays where it is installed. */
const OUTSIDE = [/^node:/, 'piscina'];

const OPTIONS = {
  cwd: ROOT,
  platform: 'node',
  logLevel: 'warn',
  // Our modules do nothing when loaded, so what an index only passes on is not dragged along; packages say it of themselves.
  treeshake: { moduleSideEffects: [{ test: /^(?!.*[\\/]node_modules[\\/]).*[\\/]src[\\/]/, sideEffects: false }] },
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

try {
  await Promise.all([
    write({ ...OPTIONS, input: typescriptIn('src'), external: /^(?![./])/, treeshake: false }, { dir: 'src', preserveModules: true, preserveModulesRoot: 'src' }),
    // Its files lie as deep as those of dist/src: a module finds `../../workers` from both.
    write({ ...OPTIONS, input: { main: 'src/cli/main.ts' }, external: OUTSIDE }, { dir: 'program/chusuan', chunkFileNames: '[name].js' }),
    ...typescriptIn('workers').map((file) => write({ ...OPTIONS, input: file, external: OUTSIDE }, { dir: 'workers', codeSplitting: false })),
  ]);
} catch (error) {
  // The bundler's own words, without its stack and colours.
  process.stderr.write(`${stripVTControlCharacters(error.message)}\n`);
  process.exitCode = 1;
}
