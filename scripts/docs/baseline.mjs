// Writes docs/baseline.md and its figures from runs of the present baseline: npm run docs:baseline (about a minute)
import { readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import * as compiler from '../../dist/src/compiler/index.js';
import * as engine from '../../dist/src/engine/index.js';
import * as scenario from '../../dist/src/scenario/index.js';
import { bandsTable } from './baseline/bands.mjs';
import { figures } from './baseline/figures.mjs';
import { formats, publishedBy, render } from './baseline/render.mjs';
import { bestEstimates, PATHS, pathsOf } from './baseline/runs.mjs';

const rowsOf = (file) => parse(readFileSync(file, 'utf8'), { columns: true });
const published = publishedBy([
  ...rowsOf('scenarios/hubei/sources/published_scheme.csv'),
  ...rowsOf('scenarios/national/actuals.csv').map((row) => ({ ...row, region: 'national', date: row.year })),
]);
const parts = { ...compiler, ...engine, ...scenario };
const runs = bestEstimates(parts);
// `node scripts/docs/baseline.mjs words` keeps the figures and the table of bands.
const paths = process.argv[2] === 'words' ? undefined : pathsOf(parts, PATHS);

for (const lang of ['zh', 'en']) {
  const page = lang === 'zh' ? 'docs/baseline.md' : 'docs/baseline.en.md';
  const bands = paths ? bandsTable(lang, paths, formats(lang)) : /<!-- bands:begin -->\n([\s\S]*?)\n<!-- bands:end -->/.exec(readFileSync(page, 'utf8'))[1];
  writeFileSync(page, render(lang, readFileSync(`scripts/docs/baseline/page.${lang}.md`, 'utf8'), runs, published, bands));
  if (paths) for (const [name, svg] of Object.entries(figures(lang, runs.base, paths))) writeFileSync(`docs/images/baseline-${name}.${lang}.svg`, svg);
}
