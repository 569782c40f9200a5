/**
 * 文档的图表 — Draws docs/images/backtest.{zh,en}.svg and writes the table of errors into docs/backtest.md and .en.md.
 *
 *   node scripts/backtest/page.mjs      needs the program built: node bin/chusuan.mjs --version
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { backtest, chart, errorOf, MEASURES, periodOf } from '../../dist/src/backtest/index.js';
import { say } from '../../dist/src/messages/index.js';

const PATHS = 1000;
const outcome = await backtest({ folder: 'scenarios/national', paths: PATHS }, {});
if (outcome.kind !== 'complete') throw new Error(`the back-test ended as ${outcome.kind}`);
const [primary, blind] = outcome.backtest.variants;
const YEARS = [2022, 2023, 2024, 2025];

const signed = (share) => (share === undefined ? '–' : `${share > 0 ? '+' : share < 0 ? '−' : ''}${Math.abs(share * 100).toFixed(1)} %`);

for (const [lang, page] of [['zh', 'docs/backtest.md'], ['en', 'docs/backtest.en.md']]) {
  writeFileSync(`docs/images/backtest.${lang}.svg`, chart(primary.rows, lang));
  const head = lang === 'zh' ? ['模型均值的误差', '口径', ...YEARS] : ['error of the model mean', 'variant', ...YEARS];
  const rows = MEASURES.flatMap((measure) => [[primary, 'backtest-primary'], [blind, 'backtest-blind']].map(([{ rows: of }, name]) => [
    say(measure.label, {}, lang), say(name, {}, lang),
    ...YEARS.map((year) => signed(errorOf(of.find((row) => row.measure.name === measure.name && row.year === year)))),
  ])).filter(([, , ...errors]) => errors.some((error) => error !== '–'));
  const text = [head, head.map((_, i) => (i < 2 ? '---' : '--:')), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
  const before = readFileSync(page, 'utf8');
  writeFileSync(page, before.replace(/(<!-- errors -->\n)[\s\S]*?(<!-- \/errors -->)/, (_, open, close) => `${open}${text}\n${close}`));
}
console.log(primary.rows.filter(({ year }) => periodOf(year) === 'test').map((row) => `${row.measure.name} ${row.year} ${signed(errorOf(row))}`).join('\n'));
