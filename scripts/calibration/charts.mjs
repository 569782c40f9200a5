/**
 * 校准图 — Draws docs/images/calibration-*.svg. The fans come from runs of the baseline: build first.
 *
 *   node scripts/calibration/charts.mjs
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { probit } from 'simple-statistics';
import { readSummary } from '../../dist/src/results/index.js';
import { band, bars, COLOURS, dots, line, sheetSvg } from './chart.mjs';
import { entrustedFit } from './entrusted.mjs';
import { fits } from './estimates.mjs';
import { between, HISTORY, mapped } from './history.mjs';
import { REGIME_PRIOR, regimeFit } from './regimes.mjs';
import { residuals } from './residuals.mjs';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
const PATHS = 4000;
const FANS = ['cpi', 'real_income_growth', 'deposit_rate', 'bond_yield', 'entrusted_return', 'fiscal_revenue_growth'];
const TEXT = {
  zh: {
    names: { cpi: '居民消费价格涨幅', income: '农村实际收入增速', deposit: '一年期存款利率', bond: '十年期国债收益率（年末）', equity: '沪深300对数收益', gdp: '经济增速', entrusted_return: '委托投资收益率', fiscal_revenue_growth: '地方财政收入增速' },
    fit: ['历史与逐年预测区间', '阴影：由上年实际值预测当年，拟合所得的90%区间', '实际', '湖北', '拟合预测', '90%区间', '挂牌利率'],
    qq: ['标准化残差与正态分布', '2003—2024年，22个年度；落在直线上即符合正态分布', '残差', '正态分布', '正态分位数'],
    fan: ['基准情景的预测区间', `${PATHS.toLocaleString('en')}条路径；阴影计入长期水平的不确定性，虚线不计`, '历史', '5%—95%', '25%—75%', '中位数', '5%与95%，不计水平不确定性'],
    entrusted: ['委托投资收益率：公布与拟合', '权重、利差与久期由八个年度收益率与先验加权', '公布', '拟合'],
    regimes: ['沪深300年度收益与低迷状态的概率', '2003—2025年；左：价格指数收益率，右：低迷状态的后验概率', '价格指数收益率', '极大似然', '带先验', '收益率', '低迷状态的概率'],
  },
  en: {
    names: { cpi: 'consumer price growth', income: 'real rural income growth', deposit: 'one-year deposit rate', bond: 'ten-year yield, year end', equity: 'log return of CSI 300', gdp: 'GDP growth', entrusted_return: 'return on entrusted money', fiscal_revenue_growth: 'growth of fiscal revenue' },
    fit: ['History and one-year-ahead bands', 'Shaded: 90 % band of the year as the fit predicts it from the year before', 'actual', 'Hubei', 'predicted', '90 % band', 'listed rate'],
    qq: ['Standardised residuals against the normal', '2003–2024, 22 years; on the line they are normal', 'residual', 'normal', 'normal quantile'],
    fan: ['Bands of the baseline', `${PATHS.toLocaleString('en')} paths; shaded with uncertain long-run levels, dashed without`, 'history', '5–95 %', '25–75 %', 'median', '5 % and 95 % with certain levels'],
    entrusted: ['Entrusted return: published and fitted', 'Shares, spread and duration weigh eight yearly returns with priors', 'published', 'fitted'],
    regimes: ['CSI 300 by year and the chance of stress', '2003–2025; left: return of the price index, right: posterior probability of stress', 'price return', 'maximum likelihood', 'with priors', 'yearly return', 'probability of stress'],
  },
};
const NINETY = probit(0.95);
const pairs = (series, first = -Infinity) => [...series].filter(([year]) => year >= first).sort(([a], [b]) => a - b);
const { history, line: blue, wide, inner, other } = COLOURS;

function fitSheet(lang) {
  const t = TEXT[lang];
  const f = fits();
  const [title, note, actual, hubei, predicted, ninety, listed] = t.fit;
  /** The prediction of a fitted year is what came less its residual. */
  const panel = (name, values, parts, extra = [], y = {}) => ({
    title: t.names[name], x: { min: 1998, max: 2025, every: 9 }, y: { percent: true, ...y },
    series: [
      ...parts.flatMap(({ residuals: e, volatility }) => {
        const guessed = [...e].map(([year, residual]) => [year, values.get(year) - residual]);
        return [band(guessed.map(([year, x]) => [year, x - NINETY * volatility.value, x + NINETY * volatility.value]), wide), line(guessed, blue, 1.8)];
      }),
      line(pairs(values, 1998), history, 2), ...extra,
    ],
  });
  const logs = mapped(HISTORY.equityTotal, (value) => Math.log1p(value));
  const about = (values, { mean, deviation }) => ({ residuals: mapped(values, (value) => value - mean.value), volatility: deviation });
  return sheetSvg({
    title, note, columns: 3,
    legend: [{ name: actual, color: history, kind: 'line' }, { name: predicted, color: blue, kind: 'line' }, { name: ninety, color: wide, kind: 'area' }, { name: `${hubei}${lang === 'zh' ? '；' : '; '}${listed}`, color: other, kind: 'dot' }],
    panels: [
      panel('cpi', HISTORY.cpi, [f.cpi.early, f.cpi.late]),
      panel('income', HISTORY.nationalIncome, [f.income.early, f.income.late], [dots(pairs(HISTORY.hubeiIncome), other)]),
      panel('gdp', HISTORY.nationalGdp, [f.gdp.national], [dots(pairs(HISTORY.hubeiGdp), other)]),
      panel('deposit', HISTORY.depositBenchmark, [f.deposit.benchmark], [dots(pairs(HISTORY.depositListed), other)], { min: 0 }),
      panel('bond', HISTORY.bondYield, [f.bond.early, f.bond.late], [], { min: 0 }),
      panel('equity', logs, [about(between(logs, 2005, 2009), f.equity.early), about(between(logs, 2010, 2024), f.equity.late)], [], { digits: 0 }),
    ],
  });
}

function qqSheet(lang) {
  const t = TEXT[lang];
  const [title, note, residual, normal, axis] = t.qq;
  const panels = [...residuals()].map(([name, values]) => {
    const sorted = [...values.values()].sort((a, b) => a - b);
    return { title: t.names[name], x: { min: -4, max: 4, every: 2, name: axis }, y: { min: -4, max: 4, every: 2 }, series: [line([[-4, -4], [4, 4]], blue, 1.5), dots(sorted.map((z, i) => [probit((i + 0.5) / sorted.length), z]), history)] };
  });
  return sheetSvg({ title, note, columns: 3, legend: [{ name: residual, color: history, kind: 'dot' }, { name: normal, color: blue, kind: 'line' }], panels });
}

/** @returns {Promise<Map<string, Map<number, Record<string, number>>>>} by output and year */
async function runBaseline(folder, uncertain) {
  const file = join(folder, `uncertain-${uncertain}.yaml`);
  const out = join(folder, `run-${uncertain}`);
  writeFileSync(file, JSON.stringify({
    title: { zh: '校准图', en: 'charts' }, extends: join(PROJECT, 'scenarios/hubei/baseline.yaml'), paths: PATHS, outputs: FANS,
    inputs: { parameter_uncertainty: { value: uncertain, unit: 1, source: 'charts', confidence: 'A' } },
  }));
  execFileSync(process.execPath, [join(PROJECT, 'bin/chusuan.mjs'), 'run', file, '--out', out, '--force', '--store', 'summary'], { stdio: 'ignore' });
  const { entries } = await readSummary(join(out, 'summary.arrow'));
  return new Map(FANS.map((name) => [name, new Map(entries.filter(({ variable }) => variable === name).map(({ year, row }) => [year, row]))]));
}

function fanSheet(lang, uncertain, certain) {
  const t = TEXT[lang];
  const [title, note, past, outer, middle, median, dashed] = t.fan;
  const short = { real_income_growth: 'income', deposit_rate: 'deposit', bond_yield: 'bond' };
  const known = { cpi: HISTORY.cpi, real_income_growth: HISTORY.hubeiIncome, deposit_rate: new Map([...between(HISTORY.depositBenchmark, 2000, 2020), ...HISTORY.depositListed]), bond_yield: HISTORY.bondYield, entrusted_return: HISTORY.entrusted };
  const panels = FANS.map((name) => {
    const rows = [...uncertain.get(name)];
    const edge = (rank) => line([...certain.get(name)].filter(([year]) => year > 2025).map(([year, row]) => [year, row[rank]]), other, 1.4, 'dashed');
    return {
      title: t.names[short[name] ?? name], x: { min: 2000, max: 2100, every: 25 }, y: { percent: true },
      series: [
        band(rows.map(([year, row]) => [year, row.q05, row.q95]), wide), band(rows.map(([year, row]) => [year, row.q25, row.q75]), inner),
        line(rows.map(([year, row]) => [year, row.q50]), blue), edge('q05'), edge('q95'), ...(known[name] ? [line(pairs(known[name], 2000), history, 1.8)] : []),
      ],
    };
  });
  const legend = [{ name: past, color: history, kind: 'line' }, { name: outer, color: wide, kind: 'area' }, { name: middle, color: inner, kind: 'area' }, { name: median, color: blue, kind: 'line' }, { name: dashed, color: other, kind: 'dash' }];
  return sheetSvg({ title, note, columns: 3, legend, panels });
}

function entrustedSheet(lang) {
  const t = TEXT[lang];
  const [title, note, published, fitted] = t.entrusted;
  const rows = entrustedFit().fitted;
  const panel = { title: t.names.entrusted_return, x: { min: 2016, max: 2026, every: 2 }, y: { percent: true }, series: [bars(rows.map((row) => [row.year, row.published]), inner, 16), dots(rows.map((row) => [row.year, row.fitted]), other, 11)] };
  return sheetSvg({ title, note, columns: 2, legend: [{ name: published, color: inner, kind: 'area' }, { name: fitted, color: other, kind: 'dot' }], panels: [panel, scatterPanel(lang, rows)] });
}

/** Return less the yield it started from, against the same of equities. */
function scatterPanel(lang, rows) {
  const [equity, excess] = lang === 'zh' ? ['沪深300全收益减国债收益率', '委托收益减国债收益率，对股票'] : ['CSI 300 less the yield', 'entrusted less the yield, by equities'];
  const less = (values, year) => values.get(year) - HISTORY.bondYield.get(year - 1);
  const data = rows.map(({ year, published }) => [less(HISTORY.equityTotal, year) * 100, published - HISTORY.bondYield.get(year - 1)]);
  const { equity_share: w, posterior } = entrustedFit();
  const at = (x) => [x, posterior[1].value - 0.0023 + w * x / 100];
  return { title: excess, x: { min: -30, max: 40, every: 10, name: `${equity}，%`.replace('，%', lang === 'zh' ? '（%）' : ', %') }, y: { percent: true }, series: [line([at(-30), at(40)], blue, 1.8), dots(data, history, 8)] };
}

function regimeSheet(lang) {
  const t = TEXT[lang];
  const [title, note, price, free, used, left, right] = t.regimes;
  const [ml, map] = [regimeFit(undefined), regimeFit(REGIME_PRIOR)];
  const chance = ({ years, stress }) => years.map((year, i) => [year, stress[i]]);
  const panels = [
    { title: left, x: { min: 2002, max: 2026, every: 6 }, y: { percent: true, digits: 0 }, series: [bars(pairs(HISTORY.equityPrice), inner)] },
    { title: right, x: { min: 2002, max: 2026, every: 6 }, y: { percent: true, digits: 0, min: 0, max: 1, every: 0.25 }, series: [line(chance(ml), other, 2), line(chance(map), blue, 2.4)] },
  ];
  return sheetSvg({ title, note, columns: 2, legend: [{ name: price, color: inner, kind: 'area' }, { name: free, color: other, kind: 'line' }, { name: used, color: blue, kind: 'line' }], panels });
}

const folder = mkdtempSync(join(tmpdir(), 'chusuan-charts-'));
try {
  const [certain, uncertain] = [await runBaseline(folder, 0), await runBaseline(folder, 1)];
  for (const lang of ['zh', 'en']) {
    const sheets = { history: fitSheet(lang), residuals: qqSheet(lang), fan: fanSheet(lang, uncertain, certain), entrusted: entrustedSheet(lang), regimes: regimeSheet(lang) };
    for (const [name, svg] of Object.entries(sheets)) writeFileSync(join(PROJECT, `docs/images/calibration-${name}.${lang}.svg`), svg);
  }
} finally {
  rmSync(folder, { recursive: true });
}
