/**
 * 委托投资收益 — Eight published returns cannot carry three parameters; they are weighed with priors by asset class.
 *
 * return(t) + costs − yield(t−1) = w · (equity(t) − yield(t−1)) + premium − exposure · (yield(t) − yield(t−1)) + e,
 * with w the equity share, premium what the rest earns over the ten-year yield and exposure its duration, both per yuan of
 * the portfolio: linear, so that normal priors and the least squares of the data combine by precision (posterior = the
 * prior's and the data's precisions added). Spread and duration of the bonds follow from premium and exposure.
 */
import { add, inv, multiply, transpose } from 'mathjs';
import { at, HISTORY } from './history.mjs';
import { leastSquares } from './statistics.mjs';

/** Shares of the scenario, none of them a fit; a test keeps them equal to the baseline's. */
export const PORTFOLIO = { management_fee: 0.002, custody_fee: 0.0003, trustee_reserve_share: 0.01, cash_share: 0.05, key_project_share: 0.03, key_project_spread: 0.015, repo_share: 0 };
/** On the opening value; the trustee's reserve takes its share of a positive return. */
const FEES = PORTFOLIO.management_fee + PORTFOLIO.custody_fee;
const RESERVE = PORTFOLIO.trustee_reserve_share;

/** Before seeing the eight returns. Grade C: holdings by class in annual reports as recalled; at most 30 % equities by rule. */
export const PRIOR = {
  equity: { value: 0.15, error: 0.06 },
  premium: { value: 0.006, error: 0.003 },
  exposure: { value: 3.4, error: 1.2 },
};

export function entrustedFit() {
  const { entrusted, equityTotal, bondYield } = HISTORY;
  const years = [...entrusted.keys()].sort((a, b) => a - b);
  const rows = years.map((year) => [at(equityTotal, year) - at(bondYield, year - 1), 1, -(at(bondYield, year) - at(bondYield, year - 1))]);
  const y = years.map((year) => {
    const net = at(entrusted, year);
    return net + Math.max(0, net) * RESERVE / (1 - RESERVE) + FEES - at(bondYield, year - 1);
  });
  const data = leastSquares(rows, y);
  const prior = Object.values(PRIOR);
  const precision = multiply(transpose(rows), rows).map((row) => row.map((x) => x / data.sigma ** 2));
  const both = add(precision, prior.map(({ error }, i) => prior.map((_, k) => (i === k ? 1 / error ** 2 : 0))));
  const pulled = prior.map(({ value, error }, i) => value / error ** 2 + rows.reduce((sum, row, t) => sum + row[i] * y[t], 0) / data.sigma ** 2);
  const covariance = inv(both);
  const posterior = multiply(covariance, pulled);
  const [equity, premium, exposure] = posterior;
  const { cash_share: cash, key_project_share: projects, key_project_spread: spread, repo_share: repo } = PORTFOLIO;
  const bonds = 1 + repo - cash - equity - projects;
  /** Cash earns the deposit rate, below the ten-year yield by the mean of these years. */
  const cashPremium = years.reduce((sum, year) => sum + at(HISTORY.depositBenchmark, year) - at(bondYield, year - 1), 0) / years.length;
  return {
    n: years.length,
    sigma: data.sigma,
    data: data.coefficients.map((value, i) => ({ value, error: data.errors[i] })),
    posterior: posterior.map((value, i) => ({ value, error: Math.sqrt(covariance[i][i]) })),
    equity_share: equity,
    bonds,
    bond_spread: (premium - projects * spread - (cash - repo) * cashPremium) / bonds,
    bond_duration: exposure / bonds,
    /** Year, published return, return of the posterior. */
    fitted: years.map((year, t) => ({ year, published: at(entrusted, year), fitted: fittedNet(rows[t].reduce((sum, x, i) => sum + x * posterior[i], 0) + at(bondYield, year - 1)) })),
  };
}

/** @param {number} gross */
function fittedNet(gross) {
  const net = gross - FEES;
  return net - RESERVE * Math.max(0, net);
}
