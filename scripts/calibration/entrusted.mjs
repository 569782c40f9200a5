/**
 * 委托投资收益 — Eight published returns cannot carry three parameters; they are weighed with priors by asset class.
 *
 * return(t) + costs − yield(t−1) = w · (equity(t) − yield(t−1)) + premium − exposure · (yield(t) − yield(t−1)) + e,
 * with w the equity share, premium = (1 − w) · spread and exposure = (1 − w) · duration: linear, so that normal priors
 * and the least squares of the data combine by precision (posterior = the prior's and the data's precisions added).
 */
import { add, inv, multiply, transpose } from 'mathjs';
import { at, HISTORY } from './history.mjs';
import { leastSquares } from './statistics.mjs';

/** Of the scenario: fees on the opening value, and what the trustee's reserve takes of a positive return. */
const FEES = 0.002 + 0.0003;
const RESERVE = 0.01;

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
  return {
    n: years.length,
    sigma: data.sigma,
    data: data.coefficients.map((value, i) => ({ value, error: data.errors[i] })),
    posterior: posterior.map((value, i) => ({ value, error: Math.sqrt(covariance[i][i]) })),
    equity_share: equity,
    bond_spread: premium / (1 - equity),
    bond_duration: exposure / (1 - equity),
    /** Year, published return, return of the posterior. */
    fitted: years.map((year, t) => ({ year, published: at(entrusted, year), fitted: fittedNet(rows[t].reduce((sum, x, i) => sum + x * posterior[i], 0) + at(bondYield, year - 1)) })),
  };
}

/** @param {number} gross */
function fittedNet(gross) {
  const net = gross - FEES;
  return net - RESERVE * Math.max(0, net);
}
