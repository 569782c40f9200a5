/** 文档中的表 — The tables of docs/calibration.md and .en.md, between their marks. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { entrustedFit, PORTFOLIO, PRIOR } from './entrusted.mjs';
import { estimates, fits, rounded } from './estimates.mjs';
import { REGIME_PRIOR, regimeFit } from './regimes.mjs';
import { correlations } from './residuals.mjs';

/** Ratios; everything else is a rate and is shown in percent. */
const RATIOS = new Set(['cpi_reversion', 'income_persistence', 'deposit_reversion', 'bond_reversion', 'bond_duration', 'equity_share', 'equity_stress_stay', 'equity_stress_entry', 'fiscal_elasticity', 'fiscal_elasticity_error']);
const KINDS = { zh: { fit: '拟合', blend: '加权', prior: '先验' }, en: { fit: 'fit', blend: 'weighed', prior: 'prior' } };

/** @param {'zh' | 'en'} lang @returns {Map<string, string>} */
export function documentTables(lang) {
  return new Map([
    ['estimates', estimatesTable(lang)], ['samples', samplesTable(lang)], ['entrusted', entrustedTable(lang)], ['relations', relationsTable(lang)],
    ['regimes', regimesTable(lang)], ['correlations', correlationsTable(lang)],
  ]);
}

/** @param {readonly string[]} head @param {readonly (readonly (string | number)[])[]} rows */
function table(head, rows) {
  return [head, head.map((_, i) => (i === 0 ? '---' : '---:')), ...rows].map((row) => `| ${row.join(' | ')} |\n`).join('');
}

const percent = (value, digits = 2, lang = 'en') => `${(value * 100).toFixed(digits)}${lang === 'zh' ? '%' : ' %'}`.replace('-', '−');
const plain = (value, digits = 2) => value.toFixed(digits).replace('-', '−');

function estimatesTable(lang) {
  const shown = (row, value) => (RATIOS.has(row.input) ? plain(value) : percent(value, Math.max(1, row.decimals - 2), lang));
  const rows = estimates().map((row) => [
    `\`${row.input}\`${row.year === undefined ? '' : ` ${row.year}`}`, shown(row, rounded(row)), row.error === undefined ? '–' : shown(row, row.error), KINDS[lang][row.kind],
    row.sample, row[lang],
  ]);
  return table(lang === 'zh' ? ['输入', '基准取值', '标准误', '性质', '样本', '做法'] : ['input', 'baseline', 'standard error', 'kind', 'sample', 'how'], rows);
}

/** What least squares gives before anything is weighed or corrected. */
function samplesTable(lang) {
  const f = fits();
  const t = (zh, en) => (lang === 'zh' ? zh : en);
  const autoregressive = (name, years, { n, slope, persistence, mean, volatility }) => [
    name, years, n, `${plain(slope)} ± ${plain(persistence.error)}`, plain(persistence.value), `${percent(mean.value, 2, lang)} ± ${percent(mean.error, 2, lang)}`, `${percent(volatility.value, 2, lang)} ± ${percent(volatility.error, 2, lang)}`,
  ];
  const straight = (name, years, { n, level, volatility }) => [name, years, n, '–', '–', `${percent(level.value, 2, lang)} ± ${percent(level.error, 2, lang)}`, `${percent(volatility.value, 2, lang)} ± ${percent(volatility.error, 2, lang)}`];
  const logs = (name, years, { n, mean, deviation }) => [name, years, n, '–', '–', `${percent(mean.value, 1, lang)} ± ${percent(mean.error, 1, lang)}`, `${percent(deviation.value, 1, lang)} ± ${percent(deviation.error, 1, lang)}`];
  return table(
    t(['过程', '样本', '年数', '斜率φ', '校正后φ', '均值或期末趋势', '残差标准差'], ['process', 'sample', 'years', 'slope φ', 'φ corrected', 'mean, or trend at the end', 'residual deviation']),
    [
      autoregressive(t('居民消费价格', 'consumer prices'), '2012–2024', f.cpi.late),
      autoregressive(t('居民消费价格', 'consumer prices'), '1999–2011', f.cpi.early),
      autoregressive(t('农村实际收入，全国，含趋势', 'real rural income, national, with trend'), '2012–2024', f.income.late),
      autoregressive(t('农村实际收入，全国', 'real rural income, national'), '1999–2011', f.income.early),
      straight(t('农村实际收入，湖北，趋势', 'real rural income, Hubei, trend'), '2015–2023', f.income.hubei),
      autoregressive(t('一年期存款基准利率', 'one-year deposit benchmark'), '2000–2024', f.deposit.benchmark),
      autoregressive(t('十年期国债，年末', 'ten-year yield, year end'), '2013–2024', f.bond.late),
      autoregressive(t('十年期国债，年末', 'ten-year yield, year end'), '2003–2012', f.bond.early),
      logs(t('沪深300全收益，对数', 'CSI 300 with dividends, logs'), '2010–2024', f.equity.late),
      logs(t('沪深300全收益，对数', 'CSI 300 with dividends, logs'), '2005–2009', f.equity.early),
      logs(t('沪深300全收益，对数', 'CSI 300 with dividends, logs'), '2005–2024', f.equity.all),
      straight(t('经济增速，湖北，趋势', 'growth, Hubei, trend'), '2011–2024', f.gdp.hubei),
      straight(t('经济增速，全国，趋势', 'growth, national, trend'), '2011–2024', f.gdp.national),
    ],
  );
}

function entrustedTable(lang) {
  const { data, posterior, n, sigma } = entrustedFit();
  const names = lang === 'zh' ? ['股票占比', '其余资产高于国债收益率（占组合）', '其余资产的久期（占组合）'] : ['equity share', 'premium of the rest over the yield, per yuan of the portfolio', 'duration of the rest, per yuan of the portfolio'];
  const shown = (i, { value, error }) => (i === 1 ? `${percent(value, 2, lang)} ± ${percent(error, 2, lang)}` : `${plain(value)} ± ${plain(error)}`);
  const weight = (prior, after) => plain(1 - (after.error / prior.error) ** 2);
  const rows = Object.values(PRIOR).map((prior, i) => [names[i], shown(i, prior), shown(i, data[i]), shown(i, posterior[i]), weight(prior, posterior[i])]);
  const head = lang === 'zh' ? ['', '先验', `八年数据（n = ${n}，残差${percent(sigma, 1, lang)}）`, '合并', '数据的权重'] : ['', 'prior', `eight years (n = ${n}, residual ${percent(sigma, 1, lang)})`, 'combined', 'weight of the data'];
  return table(head, rows);
}

function regimesTable(lang) {
  const [free, used] = [regimeFit(undefined), regimeFit(REGIME_PRIOR)];
  const row = (name, r) => [name, percent(r.means[0], 1, lang), percent(r.means[1], 1, lang), percent(r.sigmas[0], 1, lang), percent(r.sigmas[1], 1, lang), plain(r.entry), plain(r.stay), percent(r.share, 0, lang)];
  return lang === 'zh'
    ? table(['', '平稳：对数均值', '低迷：对数均值', '平稳：波动', '低迷：波动', '转入', '延续', '低迷占比'], [row('极大似然', free), row('带先验（采用其波动与转移）', used)])
    : table(['', 'calm: log mean', 'stress: log mean', 'calm: volatility', 'stress: volatility', 'entry', 'stay', 'share of stress'], [row('maximum likelihood', free), row('with priors (volatilities and moves used)', used)]);
}

function correlationsTable(lang) {
  const head = lang === 'zh' ? ['两个冲击', '样本相关（2003–2024）', '标准误', '先验（±0.30）', '取值'] : ['shocks', 'sample (2003–2024)', 'standard error', 'prior (± 0.30)', 'used'];
  return table(head, correlations().map(({ pair, sample, error, prior, value }) => [`\`${pair}\``, plain(sample), plain(error), plain(prior), plain(value)]));
}

const { inputs } = parse(readFileSync(new URL('../../scenarios/hubei/baseline.yaml', import.meta.url), 'utf8'));

/** A number of the baseline in a year; between the years of a path it moves in a straight line, after the last it stays. */
function inYear(name, year) {
  const { value, series } = inputs[name];
  if (series === undefined) return value;
  const known = Object.entries(series).map(([at, x]) => [Number(at), x]).sort(([a], [b]) => a - b);
  const next = known.findIndex(([at]) => at >= year);
  if (next < 0) return known.at(-1)[1];
  const [[from, low], [to, high]] = [known[Math.max(0, next - 1)], known[next]];
  return from === to ? high : low + (high - low) * (year - from) / (to - from);
}

/** Levels to which the processes are drawn, and what a portfolio earns there: yields stand still, equities earn their mean. */
function relationsTable(lang) {
  const rows = [2026, 2035, 2050, 2075, 2100].map((year) => {
    const at = (name) => inYear(name, year);
    const [cpi, real, deposit, bond] = ['cpi_mean', 'real_income_growth_mean', 'deposit_mean', 'bond_yield_mean'].map(at);
    const { cash_share: cash, key_project_share: projects, key_project_spread: spread, repo_share: repo, management_fee: fee, custody_fee: custody, trustee_reserve_share: reserve } = PORTFOLIO;
    const equity = at('equity_share');
    const bonds = 1 + repo - cash - equity - projects;
    const net = equity * at('equity_mean') + bonds * (bond + at('bond_spread')) + projects * (bond + spread) + (cash - repo) * deposit - fee - custody;
    const entrusted = net * (1 - reserve);
    const nominal = (1 + real) * (1 + cpi) - 1;
    return [year, ...[cpi, real, nominal, deposit, bond, entrusted, (1 + entrusted) / (1 + cpi) - 1, entrusted - nominal].map((x) => percent(x, 2, lang))];
  });
  return table(lang === 'zh' ? ['年份', '物价', '实际收入', '名义收入', '存款', '十年期国债', '委托投资', '委托投资，实际', '委托投资减名义收入'] : ['year', 'prices', 'real income', 'nominal income', 'deposits', 'ten-year yield', 'entrusted', 'entrusted, real', 'entrusted less nominal income'], rows);
}
