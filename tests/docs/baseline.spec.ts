// 基准结果一页 — the page is what its template makes of the present best estimates, and its quantiles agree with paths run here.
import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { BAND_YEARS, BANDS, happened, meanOf, MEANS, QUANTILES, SHARES, valuesOf } from '../../scripts/docs/baseline/bands.mjs';
import { type PublishedRow, publishedBy, render } from '../../scripts/docs/baseline/render.mjs';
import { bestEstimates, pathsOf, VARIANTS } from '../../scripts/docs/baseline/runs.mjs';
import { compilePlan } from '../../src/compiler/index.js';
import { createInterpreter, createSimdEngine } from '../../src/engine/index.js';
import { loadScenario } from '../../src/scenario/index.js';
import { expectExact, expectPublished, expectStatistical, STATISTICAL } from '../tolerances.js';

const PATHS = 128;
const parts = { loadScenario, compilePlan, createInterpreter, createSimdEngine };
const runs = bestEstimates(parts);
const paths = pathsOf(parts, PATHS);
const rowsOf = (file: string): PublishedRow[] => parse(readFileSync(file, 'utf8'), { columns: true });
const published = publishedBy([
  ...rowsOf('scenarios/hubei/sources/published_scheme.csv'),
  ...rowsOf('scenarios/national/actuals.csv').map((row) => ({ ...row, region: 'national', date: row.year! })),
]);

const bandsOf = (page: string): string => /<!-- bands:begin -->\n([\s\S]*?)\n<!-- bands:end -->/.exec(page)![1]!;
const cells = (line: string): string[] => line.split('|').slice(1, -1).map((cell) => cell.trim());
/** Half a unit of the last printed digit. */
const halfDigit = (text: string): number => 0.5 * 10 ** -(/\.(\d+)/.exec(text)?.[1]?.length ?? 0) / (text.includes('%') ? 100 : 1);
/** A printed number as the model counts it; percent signs and thousands are read. */
const read = (text: string): number => Number(text.replace(/[,\s%]/g, '').replace('−', '-')) / (text.includes('%') ? 100 : 1);

describe.each([['zh', 'docs/baseline.md', 1e8, 1e4], ['en', 'docs/baseline.en.md', 1e9, 1e6]] as const)('%s', (lang, file, money, heads) => {
  const page = readFileSync(file, 'utf8');
  const scale = { money, heads, pct: 1, yuan: 1, one: 1, ratio: 1 };
  const rows = bandsOf(page).split('\n').slice(2).map(cells);

  it('is what the template makes of the present best estimates (else: npm run docs:baseline)', () => {
    expect(page).toBe(render(lang, readFileSync(`scripts/docs/baseline/page.${lang}.md`, 'utf8'), runs, published, bandsOf(page)));
  });

  it('prints the balance and the pension in the rows and years that say so', () => {
    const seen = (rule: string, year: string): number => runs.base.get(Number(year))![rule]![0]!;
    const table = page.split('\n').filter((line) => line.startsWith('|')).map(cells);
    const years = table[0]!.slice(1);
    const row = (start: string): string[] => table.find(([name]) => name!.startsWith(start))!.slice(1);
    years.forEach((year, i) => {
      expectPublished(seen('fund_balance', year) / money, row(lang === 'zh' ? '累计结余（亿元，当年价）' : 'balance (billion yuan, nominal)')[i]!, `balance ${year}`);
      expectPublished(seen('average_pension', year), row(lang === 'zh' ? '人均月养老金（元，当年价）' : 'average monthly pension')[i]!, `pension ${year}`);
    });
    expect(years).toHaveLength(10);
  });

  it('prints quantiles below which the right share of paths run here lies', () => {
    BANDS.forEach((band, i) => {
      BAND_YEARS.forEach((year, column) => {
        const [, middle, low, high] = /^(.+?)\s?[（(](.+)–(.+)[）)]$/.exec(rows[i]![column + 1]!)!;
        const values = valuesOf(paths, band, year);
        [low!, middle!, high!].forEach((text, k) => {
          const share = QUANTILES[k]!;
          const at = read(text) * scale[band.print];
          const digit = halfDigit(text) * scale[band.print]; // the printed figure may be off by that
          const error = STATISTICAL * Math.sqrt(share * (1 - share) / PATHS);
          expect(values.filter((value) => value < at - digit).length / PATHS, `${band.rule} ${String(year)} ${text}`).toBeLessThan(share + error);
          expect(values.filter((value) => value < at + digit).length / PATHS, `${band.rule} ${String(year)} ${text}`).toBeGreaterThan(share - error);
        });
      });
    });
  });

  it('prints means and probabilities within their sampling errors', () => {
    MEANS.forEach(({ rule, print }, i) => {
      BAND_YEARS.forEach((year, column) => {
        const { mean, error } = meanOf(paths(rule, year));
        expectStatistical(read(rows[BANDS.length + i]![column + 1]!.split(' ±')[0]!) * scale[print], mean, error, `${rule} ${String(year)}`);
      });
    });
    SHARES.forEach((each, i) => {
      BAND_YEARS.forEach((year, column) => {
        const printed = read(rows[BANDS.length + MEANS.length + i]![column + 1]!.split(' ±')[0]!);
        const share = happened(paths, each, year).reduce((a, b) => a + b, 0) / PATHS;
        // One path more is always possible.
        expectStatistical(share, printed, Math.max(Math.sqrt(printed * (1 - printed) / PATHS), 1 / PATHS), `${each.rule} ${String(year)}`);
      });
    });
  });
});

describe('the table of scenarios', () => {
  it('has every stress in the folder', () => {
    const stresses = readdirSync('scenarios/hubei/stress').map((file) => `stress/${file.replace('.yaml', '')}`);
    expect([...VARIANTS].filter((name) => name.startsWith('stress/')).sort()).toEqual(stresses.sort());
  });

  it('differs from the baseline where its scenario does, and nowhere before the first year that differs', () => {
    const late = runs.variants.get('stress/fiscal-arrears')!;
    expectExact(late.get(2026)!.fund_balance![0]!, runs.base.get(2026)!.fund_balance![0]!, 'balance before subsidies are late');
    expect(late.get(2027)!.fund_balance![0]!).toBeLessThan(runs.base.get(2027)!.fund_balance![0]!);
  });
});
