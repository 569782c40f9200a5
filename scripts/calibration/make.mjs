/**
 * 校准 — Fits the economy to history and writes what the scenario, the document and the tests read.
 *
 *   node scripts/calibration/make.mjs            write scenarios/hubei/calibration and the tables of docs/calibration*.md
 *   node scripts/calibration/make.mjs --check    exit 1 when something committed is not what would be written
 */
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { csv, fixed } from '../tables/csv.mjs';
import { documentTables } from './document.mjs';
import { estimates, rounded } from './estimates.mjs';
import { correlations, residuals } from './residuals.mjs';

const FOLDER = new URL('../../scenarios/hubei/calibration/', import.meta.url);
const DOCS = { zh: new URL('../../docs/calibration.md', import.meta.url), en: new URL('../../docs/calibration.en.md', import.meta.url) };

/** @returns {Map<string, string>} text of each file of the folder */
export function files() {
  const rows = estimates().map((row) => [row.input, row.year ?? '', row.kind, rounded(row), row.error === undefined ? '' : fixed(row.error, row.decimals + 2), row.sample, row.zh, row.en]);
  return new Map([
    ['estimates.csv', csv(['input', 'year', 'kind', 'value', 'standard_error', 'sample', 'method_zh', 'method_en'], rows)],
    ['correlations.csv', csv(['pair', 'years', 'sample', 'standard_error', 'prior', 'value'], correlations().map(({ pair, n, sample, error, prior, value }) => [pair, n, fixed(sample, 3), fixed(error, 3), prior, fixed(value, 2)]))],
    ...[...residuals()].map(([name, values]) => [`${name}_history.csv`, csv(['from', 'value'], [...values.values()].map((value, row) => [row, fixed(value, 6)]))]),
  ]);
}

/** @param {'zh' | 'en'} lang the document with its tables made anew between their marks */
function documentText(lang) {
  let text = readFileSync(DOCS[lang], 'utf8');
  for (const [name, table] of documentTables(lang)) {
    const [start, end] = [`<!-- ${name} -->\n`, `<!-- end ${name} -->`];
    const [from, to] = [text.indexOf(start), text.indexOf(end)];
    if (from < 0 || to < from) throw new Error(`${DOCS[lang].pathname} lacks the marks of ${name}`);
    text = text.slice(0, from + start.length) + table + text.slice(to);
  }
  return text;
}

/** 与已提交的不同之处 — One sentence for each file that is missing, outdated, or made by nobody. */
export function differences() {
  const made = files();
  const committed = new Set(readdirSync(FOLDER));
  return [
    ...[...made].filter(([name, text]) => !committed.has(name) || readFileSync(new URL(name, FOLDER), 'utf8') !== text).map(([name]) => `${name} is not what would be written`),
    ...[...committed].filter((name) => !made.has(name)).map((name) => `${name} is written by no script`),
    ...Object.keys(DOCS).filter((lang) => readFileSync(DOCS[lang], 'utf8') !== documentText(lang)).map((lang) => `the tables of the document (${lang}) are not what would be written`),
  ];
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  if (process.argv.includes('--check')) {
    const found = differences();
    for (const sentence of found) console.error(`✖ ${sentence}`);
    if (found.length > 0) console.error('  → run node scripts/calibration/make.mjs');
    process.exitCode = found.length > 0 ? 1 : 0;
  } else {
    mkdirSync(FOLDER, { recursive: true });
    for (const [name, text] of files()) writeFileSync(new URL(name, FOLDER), text);
    for (const [lang, url] of Object.entries(DOCS)) writeFileSync(url, documentText(lang));
  }
}
