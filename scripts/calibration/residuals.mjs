/** 残差 — Joint standardised residuals by year, for the correlations and the block bootstrap. */
import { between, HISTORY, mapped } from './history.mjs';
import { autoregression, blended, correlation, trend } from './statistics.mjs';

export const FIRST = 2003;
export const LAST = 2024;

/** Noises in the order of the rulebook; each series over 2003–2024, national. */
export function residuals() {
  const { cpi, nationalIncome, depositBenchmark, bondYield, equityPrice, nationalGdp } = HISTORY;
  const sample = { first: FIRST, last: LAST };
  const logs = between(mapped(equityPrice, (value) => Math.log1p(value)), FIRST, LAST);
  return new Map([
    ['cpi', autoregression(cpi, sample).residuals],
    ['income', autoregression(nationalIncome, { ...sample, trend: true }).residuals],
    ['deposit', autoregression(depositBenchmark, sample).residuals],
    ['bond', autoregression(bondYield, sample).residuals],
    ['equity', logs],
    ['gdp', trend(nationalGdp, FIRST, LAST).residuals],
  ].map(([name, values]) => [name, standardised(values)]));
}

/** Mean 0 and standard deviation 1 over the rows (divisor n): a row drawn at random then has exactly these moments. */
function standardised(values) {
  const all = [...values.values()];
  const mean = all.reduce((sum, x) => sum + x, 0) / all.length;
  const deviation = Math.sqrt(all.reduce((sum, x) => sum + (x - mean) ** 2, 0) / all.length);
  return mapped(values, (value) => (value - mean) / deviation);
}

/** Before the data, with a standard deviation of 0.3: signs on which textbooks and earlier studies agree. */
const PRIOR_CORRELATION = { 'income~gdp': 0.5, 'deposit~bond': 0.5, 'bond~equity': -0.1, 'cpi~bond': 0.2, 'cpi~deposit': 0.2 };
const PRIOR_ERROR = 0.3;

/** @returns {{ pair: string, n: number, sample: number, error: number, prior: number, value: number }[]} */
export function correlations() {
  const all = [...residuals()];
  return all.flatMap(([a, x], i) => all.slice(i + 1).map(([b, y]) => {
    const pair = `${a}~${b}`;
    const prior = PRIOR_CORRELATION[pair] ?? 0;
    const data = correlation(x, y);
    return { pair, n: data.n, sample: data.value, error: data.error, prior, value: blended(data, { value: prior, error: PRIOR_ERROR }).value };
  }));
}
