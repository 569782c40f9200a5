/**
 * 生成 scenarios/national/tables — Writes the tables of the national scenario from its sources and scenarios/national/parameters.csv.
 *
 *   node scripts/backtest/make.mjs            write
 *   node scripts/backtest/make.mjs --check    exit 1 when a committed table is not what would be written
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parse } from 'csv-parse/sync';
import { tables } from './tables.mjs';

const FOLDER = fileURLToPath(new URL('../../scenarios/national/', import.meta.url));

/** @returns {import('./tables.mjs').Parameters} */
export function parameters() {
  const rows = parse(readFileSync(join(FOLDER, 'parameters.csv'), 'utf8'), { columns: true });
  return Object.fromEntries(rows.map(({ parameter, estimate }) => [parameter, Number(estimate)]));
}

/** @param {Map<string, string>} made @param {string} folder */
export function write(made, folder) {
  for (const [name, text] of made) {
    const file = join(folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

function committed(name) {
  try {
    return readFileSync(join(FOLDER, 'tables', name), 'utf8');
  } catch {
    return undefined; // not written yet: a difference like any other
  }
}

/** 与已提交的不同之处 — One sentence for each committed table that is missing, outdated, or made by nobody. */
export function differences() {
  const made = tables(parameters());
  const outdated = [...made].filter(([name, text]) => committed(name) !== text).map(([name]) => `${name} is not what would be written`);
  const orphans = readdirSync(join(FOLDER, 'tables'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.csv') && !made.has(name));
  return [...outdated, ...orphans.map((name) => `${name} is written by no script`)];
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  if (process.argv.includes('--check')) {
    const found = differences();
    for (const sentence of found) console.error(`✖ ${sentence}`);
    process.exitCode = found.length > 0 ? 1 : 0;
  } else write(tables(parameters()), join(FOLDER, 'tables'));
}
