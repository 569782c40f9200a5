/** 区间表 — Median and 5–95 % of the paths, and how often something happens, with its standard error. */
import { quantileSorted } from 'simple-statistics';
import { table } from './tables.mjs';

export const BAND_YEARS = [2030, 2050, 2080, 2100];
/** Rule, whether in prices of 2020, and how it is printed. */
export const BANDS = [
  { rule: 'participants', print: 'heads', names: ['参保人数（万人）', 'participants (millions)'] },
  { rule: 'pensioners_total', print: 'heads', names: ['领取人数（万人）', 'pensioners (millions)'] },
  { rule: 'system_dependency_ratio', print: 'ratio', names: ['制度赡养率', 'pensioners per active'] },
  { rule: 'average_pension', real: true, print: 'yuan', names: ['人均月养老金（元，2020年价）', 'average pension (yuan, prices of 2020)'] },
  { rule: 'replacement_rate', print: 'pct', names: ['替代率', 'replacement rate'] },
  { rule: 'fund_outgo', real: true, print: 'money', names: ['支出（亿元，2020年价）', 'outgo (billion yuan, prices of 2020)'] },
  { rule: 'fund_balance', real: true, print: 'money', names: ['累计结余（亿元，2020年价）', 'balance (billion yuan, prices of 2020)'] },
  { rule: 'months_covered', print: 'one', names: ['可支付月数', 'months of outgo covered'] },
  { rule: 'account_funding', print: 'ratio', names: ['账户保障率', 'fund value ÷ accounts'] },
  { rule: 'lowest_months_held', print: 'one', names: ['最低月末现金（月）', 'lowest month-end cash (months)'] },
];
/** Means over the paths, nominal, with their standard errors: where the best estimate lies apart from them. */
export const MEANS = [
  { rule: 'entrusted_return', print: 'pct', names: ['委托收益率，均值', 'entrusted return, mean'] },
  { rule: 'central_cost', print: 'money', names: ['中央财政（亿元，当年价），均值', 'centre (billion yuan, nominal), mean'] },
  { rule: 'province_cost', print: 'money', names: ['省级财政，均值', 'province, mean'] },
  { rule: 'county_cost', print: 'money', names: ['市县财政，均值', 'cities and counties, mean'] },
];
/** Share of paths on which the rule is above zero in the year, or was in some year up to it. */
export const SHARES = [
  { rule: 'shortfall', ever: false, names: ['当年收不抵支（收付口径）的概率', 'probability of a shortfall in the year (cash)'] },
  { rule: 'shortfall', ever: true, names: ['至此至少一次收不抵支的概率', 'probability of a shortfall by then'] },
  { rule: 'month_gap', ever: true, names: ['至此至少一次月末现金不足的概率', 'probability of a cash gap at a month end by then'] },
];
export const QUANTILES = [0.05, 0.5, 0.95];

/** Values of a band in a year, one a path. */
export function valuesOf(paths, { rule, real }, year) {
  const prices = paths('price_index', year);
  return paths(rule, year).map((value, path) => (real ? value / prices[path] : value));
}

/** One number a path: 1 where it happened. */
export function happened(paths, { rule, ever }, year) {
  const first = ever ? 2021 : year;
  return paths(rule, year).map((_, path) => {
    for (let each = first; each <= year; each++) if (paths(rule, each)[path] > 0) return 1;
    return 0;
  });
}

/** Mean and its standard error. @param {number[]} values */
export function meanOf(values) {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  return { mean, error: Math.sqrt(variance / values.length) };
}

export function bandsTable(lang, paths, { heads, money, pct, fixed }) {
  const print = { heads, money, pct, yuan: fixed, one: (value) => fixed(value, 1), ratio: (value) => fixed(value, 2) };
  const name = ([zh, en]) => (lang === 'zh' ? zh : en);
  const rows = BANDS.map((band) => [name(band.names), ...BAND_YEARS.map((year) => {
    const sorted = valuesOf(paths, band, year).sort((a, b) => a - b);
    const [low, middle, high] = QUANTILES.map((share) => print[band.print](quantileSorted(sorted, share)));
    return lang === 'zh' ? `${middle}（${low}–${high}）` : `${middle} (${low}–${high})`;
  })]);
  const means = MEANS.map(({ rule, print: how, names }) => [name(names), ...BAND_YEARS.map((year) => {
    const { mean, error } = meanOf(paths(rule, year));
    return `${print[how](mean, how === 'pct' ? 2 : 1)} ± ${how === 'pct' ? fixed(100 * error, 2) : money(error, 2)}`;
  })]);
  const shares = SHARES.map((each) => [name(each.names), ...BAND_YEARS.map((year) => {
    const found = happened(paths, each, year);
    const share = found.reduce((a, b) => a + b, 0) / found.length;
    return `${pct(share)} ± ${fixed(100 * Math.sqrt(share * (1 - share) / found.length), 1)}`;
  })]);
  return table([lang === 'zh' ? '中位数（5%–95%）' : 'median (5–95 %)', ...BAND_YEARS], [...rows, ...means, ...shares]);
}
