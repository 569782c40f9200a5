// Builds the C++ comparator where a compiler is present: node benchmarks/k1/build.mjs [OUTPUT]
// Prints the program's path. Exit 1 with the reason when there is no compiler or it refuses the file.
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = dirname(fileURLToPath(import.meta.url));
const FLAGS = ['-O3', '-march=native', '-std=c++17', '-pthread'];

const output = process.argv[2] ?? join(HERE, '..', '..', 'dist', 'benchmarks', 'k1');
const candidates = process.env.CXX ? [process.env.CXX] : ['g++', 'clang++', 'c++'];
const compiler = candidates.find((name) => spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0);
if (compiler === undefined) {
  process.stderr.write(`no C++ compiler found (looked for ${candidates.join(', ')})\n`);
  process.exit(1);
}
mkdirSync(dirname(output), { recursive: true });
const { status, stderr } = spawnSync(compiler, [...FLAGS, '-o', output, join(HERE, 'k1.cpp')], { encoding: 'utf8' });
if (status !== 0) {
  process.stderr.write(stderr);
  process.exit(1);
}
process.stdout.write(`${output}\n`);
