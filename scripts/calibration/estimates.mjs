/** 估计 — Every number of the baseline's economy that is a fit, a blend of two sources or a prior, with its standard error. */
import { entrustedFit } from './entrusted.mjs';
import { at, between, changes, HISTORY, mapped } from './history.mjs';
import { REGIME_PRIOR, regimeFit } from './regimes.mjs';
import { autoregression, blended, DISCOUNT, moments, trend } from './statistics.mjs';

/**
 * @typedef {{ input: string, year?: number, kind: 'fit' | 'blend' | 'prior', value: number, error?: number, decimals: number, sample: string, zh: string, en: string }} Row
 * `year`: the input is a path, and this is its value in that year.
 */

/** Long-run levels before the data: judgement (grade C), see the document for the reasons. */
export const PRIORS = {
  cpi: { value: 0.02, error: 0.007 },
  bond: { value: 0.022, error: 0.006 },
  deposit: { value: 0.012, error: 0.004 },
  /** Yearly mean return of about 6.5 %: a ten-year yield near 2 % and a premium of 4.5 points. */
  equity: { value: 0.065, error: 0.02 },
  income: { value: 0, error: 0.006 },
  gdp: { value: 0, error: 0.006 },
};

/** Standard deviations are weighed by their logarithms: precision on the plain scale would always favour the smaller one. */
function blendedVolatility(main, other, discount = DISCOUNT) {
  const log = ({ value, error }) => ({ value: Math.log(value), error: error / value });
  const { value, error } = blended(log(main), log(other), discount);
  return { value: Math.exp(value), error: Math.exp(value) * error };
}

/** Hubei's slump of 2020 was made up in 2021: each counts as the yearly mean of the two. */
function withoutPandemicSwing(values) {
  const both = Math.sqrt((1 + at(values, 2020)) * (1 + at(values, 2021))) - 1;
  return mapped(values, (value, year) => (year === 2020 || year === 2021 ? both : value));
}

export function fits() {
  const { cpi, nationalIncome, hubeiIncome, bondYield, depositBenchmark, depositListed, equityTotal, nationalGdp, hubeiGdp } = HISTORY;
  const logs = mapped(equityTotal, (value) => Math.log1p(value));
  const steps = [...changes(depositListed).values()];
  const listedStep = Math.sqrt(steps.reduce((sum, step) => sum + step * step, 0) / steps.length);
  return {
    cpi: { late: autoregression(cpi, { first: 2012, last: 2024 }), early: autoregression(cpi, { first: 1999, last: 2011 }) },
    income: {
      late: autoregression(nationalIncome, { first: 2012, last: 2024, trend: true }), early: autoregression(nationalIncome, { first: 1999, last: 2011 }),
      hubei: trend(withoutPandemicSwing(hubeiIncome), 2015, 2023), trend: trend(nationalIncome, 2012, 2024),
    },
    bond: { late: autoregression(bondYield, { first: 2013, last: 2024 }), early: autoregression(bondYield, { first: 2003, last: 2012 }) },
    deposit: { benchmark: autoregression(depositBenchmark, { first: 2000, last: 2024 }), listed: { value: listedStep, error: listedStep / Math.sqrt(2 * steps.length) } },
    equity: { late: moments([...between(logs, 2010, 2024).values()]), early: moments([...between(logs, 2005, 2009).values()]), all: moments([...logs.values()]) },
    gdp: { hubei: trend(withoutPandemicSwing(hubeiGdp), 2011, 2024), national: trend(nationalGdp, 2011, 2024) },
    entrusted: entrustedFit(),
    regime: regimeFit(REGIME_PRIOR),
  };
}

/** @returns {Row[]} */
export function estimates() {
  const f = fits();
  const persistence = (x) => blended(x.late.persistence, x.early.persistence, DISCOUNT);
  const levels = {
    cpi: blended(PRIORS.cpi, f.cpi.late.mean, DISCOUNT),
    bond: blended(PRIORS.bond, f.bond.late.mean, DISCOUNT),
    deposit: blended(PRIORS.deposit, f.deposit.benchmark.mean, DISCOUNT),
    income: blended(PRIORS.income, { value: 0, error: f.income.trend.level.error }, DISCOUNT),
    gdp: blended(PRIORS.gdp, { value: 0, error: f.gdp.hubei.level.error }, DISCOUNT),
  };
  const volatility = {
    cpi: blendedVolatility(f.cpi.late.volatility, f.cpi.early.volatility),
    income: blendedVolatility(f.income.hubei.volatility, f.income.late.volatility),
    bond: blendedVolatility(f.bond.late.volatility, f.bond.early.volatility),
    deposit: blendedVolatility(f.deposit.listed, scaledToToday(f.deposit.benchmark, levels.deposit)),
    equity: blendedVolatility(f.equity.late.deviation, f.equity.early.deviation),
    gdp: blendedVolatility(f.gdp.hubei.volatility, f.gdp.national.volatility),
  };
  const equity = equityMean(f.equity.all.mean, volatility.equity.value);
  const reversion = ({ value, error }) => ({ value: 1 - value, error });
  const row = (input, kind, { value, error }, decimals, sample, zh, en, year) => ({ input, kind, value, error, decimals, sample, zh, en, ...(year !== undefined && { year }) });
  const only = (error) => ({ value: error });
  const [, premium] = f.entrusted.posterior;
  return [
    row('cpi_reversion', 'blend', reversion(persistence(f.cpi)), 2, '2012–2024; 1999–2011', '一阶自回归，已校正小样本偏差', 'AR(1), small-sample bias taken out'),
    row('cpi_volatility', 'blend', volatility.cpi, 4, '2012–2024; 1999–2011', '自回归残差', 'residuals of the AR(1)'),
    row('cpi_mean', 'blend', levels.cpi, 4, '2012–2024', '先验2.0%±0.7，与样本均值加权', 'prior of 2.0 % ± 0.7 with the sample mean', 2050),
    row('cpi_mean_error', 'blend', only(levels.cpi.error), 4, '2012–2024', '同上', 'as above'),
    row('income_persistence', 'blend', persistence(f.income), 2, '2012–2024; 1999–2011', '全国；后期含线性趋势', 'national; with a linear trend in the later years'),
    row('income_volatility', 'blend', volatility.income, 4, '湖北 Hubei 2015–2023; 2012–2024', '湖北为主，全国为辅；2020、2021年取平均', 'Hubei first, then the nation; 2020 and 2021 averaged'),
    row('real_income_growth_error', 'blend', only(levels.income.error), 4, '2012–2024', '先验±0.6，与趋势水平的误差加权', 'prior of ± 0.6 with the error of the trend'),
    row('deposit_reversion', 'fit', reversion(f.deposit.benchmark.persistence), 2, '2000–2024', '基准利率一阶自回归', 'AR(1) of the benchmark'),
    row('deposit_volatility', 'blend', volatility.deposit, 4, '挂牌 listed 2021–2024; 2000–2024', '挂牌利率变动为主；基准残差按利率水平折算', 'steps of the listed rate first; residuals of the benchmark scaled to the level'),
    row('deposit_mean', 'blend', levels.deposit, 4, '2000–2024', '先验1.2%±0.4', 'prior of 1.2 % ± 0.4', 2050),
    row('deposit_mean_error', 'blend', only(levels.deposit.error), 4, '2000–2024', '同上', 'as above'),
    row('bond_reversion', 'blend', reversion(persistence(f.bond)), 2, '2013–2024; 2003–2012', '年末收益率一阶自回归（Vasicek）', 'AR(1) of year-end yields (Vasicek)'),
    row('bond_volatility', 'blend', volatility.bond, 4, '2013–2024; 2003–2012', '同上，残差', 'as above, residuals'),
    row('bond_yield_mean', 'blend', levels.bond, 4, '2013–2024', '先验2.2%±0.6', 'prior of 2.2 % ± 0.6', 2050),
    row('bond_yield_mean_error', 'blend', only(levels.bond.error), 4, '2013–2024', '同上', 'as above'),
    row('equity_share', 'blend', { value: f.entrusted.equity_share, error: f.entrusted.posterior[0].error }, 2, '2017–2024', '八个收益率与资产类别先验', 'eight returns with priors by asset class'),
    row('bond_spread', 'blend', { value: f.entrusted.bond_spread, error: premium.error / f.entrusted.bonds }, 4, '2017–2024', '同上', 'as above'),
    row('bond_spread_error', 'blend', only(premium.error / f.entrusted.bonds), 4, '2017–2024', '同上', 'as above'),
    row('bond_duration', 'blend', { value: f.entrusted.bond_duration, error: f.entrusted.posterior[2].error / f.entrusted.bonds }, 1, '2017–2024', '同上', 'as above'),
    row('equity_mean', 'blend', equity, 4, '2005–2024', '先验6.5%±2.0，沪深300全收益', 'prior of 6.5 % ± 2.0; CSI 300 with dividends'),
    row('equity_mean_error', 'blend', only(equity.error), 4, '2005–2024', '同上', 'as above'),
    row('equity_volatility', 'blend', volatility.equity, 3, '2010–2024; 2005–2009', '对数收益标准差', 'standard deviation of log returns'),
    row('equity_calm_volatility', 'blend', { value: f.regime.sigmas[0] }, 3, '2003–2025', '两状态马尔可夫，带先验的EM', 'two-state Markov by EM with priors'),
    row('equity_stress_volatility', 'blend', { value: f.regime.sigmas[1] }, 3, '2003–2025', '同上', 'as above'),
    row('equity_stress_stay', 'blend', { value: f.regime.stay }, 2, '2003–2025', '同上', 'as above'),
    row('equity_stress_entry', 'blend', { value: f.regime.entry }, 2, '2003–2025', '同上', 'as above'),
    row('equity_stress_mean', 'prior', { value: -0.05 }, 2, '—', '拟合所得第二状态均值为正，不是熊市，故不采用', 'the fit’s second state has a high mean and is no bear market: not used'),
    row('gdp_volatility', 'blend', volatility.gdp, 4, '湖北 Hubei 2011–2024; 2011–2024', '去趋势残差；湖北2020、2021年取平均', 'residuals of a linear trend; Hubei’s 2020 and 2021 averaged'),
    row('gdp_growth_error', 'blend', only(levels.gdp.error), 4, '2011–2024', '先验±0.6，与趋势水平的误差加权', 'prior of ± 0.6 with the error of the trend'),
    row('fiscal_elasticity', 'prior', { value: 1, error: 0.1 }, 2, '—', '项目内没有财政收入数据', 'no fiscal revenue in the project’s data', 2035),
    row('fiscal_elasticity_error', 'prior', { value: 0.1 }, 2, '—', '同上', 'as above'),
    row('fiscal_volatility', 'prior', { value: 0.03 }, 3, '—', '同上', 'as above'),
  ];
}

/** Steps of interest rates were larger when rates were higher. */
function scaledToToday({ mean, volatility }, level) {
  const scale = level.value / mean.value;
  return { value: volatility.value * scale, error: volatility.error * scale };
}

/** The prior is on the yearly mean, the data on the mean of logs: weighed as logs, given back as a yearly mean. */
function equityMean(data, volatility) {
  const half = volatility ** 2 / 2;
  const { value, error } = PRIORS.equity;
  const log = blended({ value: Math.log1p(value) - half, error: error / (1 + value) }, data);
  const mean = Math.exp(log.value + half) - 1;
  return { value: mean, error: log.error * (1 + mean) };
}

/** What the scenario carries. @param {Row} row */
export function rounded({ value, decimals }) {
  return Number(value.toFixed(decimals));
}
