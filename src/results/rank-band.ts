/** Probability left out on each side of a 95 % band. */
const TAIL = 0.025;
/** Binomial weights below this share of the largest cannot move a tail of 0.025 in double precision. */
const NEGLIGIBLE = 1e-25;

/** Ranks from 0 of the two order statistics that enclose a quantile. */
export interface RankBand {
  readonly low: number;
  readonly high: number;
}

/**
 * 分位数的次序统计量置信带 — 95 % band of a quantile, free of any assumption on the distribution.
 *
 * With B ~ binomial(n, p), X₍ₗ₎ exceeds the quantile with probability P(B < l) and X₍ᵤ₎ lies below it with
 * P(B ≥ u). l is the largest and u the smallest rank for which these stay within 2.5 %.
 * Where n is too small for such a rank the band ends at the minimum or maximum and covers less than 95 %.
 * It is never narrower than the two values the type-7 quantile interpolates between (matters for n ≤ 3 only).
 *
 * Weights follow from the recurrence b(k+1) = b(k)·(n−k)/(k+1)·p/(1−p), started at the mode: only + − × ÷, so
 * every processor finds the same ranks.
 *
 * @source Conover, Practical Nonparametric Statistics, 3rd ed., section 3.2; David & Nagaraja, Order Statistics, 7.1
 */
export function quantileRankBand(count: number, probability: number): RankBand {
  const mode = Math.min(count, Math.floor((count + 1) * probability));
  const odds = probability / (1 - probability);
  const below: number[] = []; // weights of mode − 1, mode − 2, … relative to the mode's
  for (let k = mode, weight = 1; k > 0 && weight > NEGLIGIBLE; k--) below.push((weight *= k / (count - k + 1) / odds));
  const above: number[] = []; // weights of mode + 1, mode + 2, …
  for (let k = mode, weight = 1; k < count && weight > NEGLIGIBLE; k++) above.push((weight *= ((count - k) / (k + 1)) * odds));
  const weights = [...below.reverse(), 1, ...above];
  const first = mode - below.length;

  let total = 0;
  for (const weight of weights) total += weight;
  const tail = TAIL * total;
  // l is the first value that lifts P(B ≤ l) over the tail; as an index from 0 its rank is l − 1.
  let fromLeft = 0;
  let low = first - 1;
  for (let j = 0; fromLeft <= tail; j++, low++) fromLeft += weights[j]!;
  // u − 1 is the last value for which P(B ≥ u − 1) is over the tail; as an index from 0 that is the rank of u.
  let fromRight = 0;
  let high = first + weights.length;
  for (let j = weights.length - 1; fromRight <= tail; j--, high--) fromRight += weights[j]!;

  const position = (count - 1) * probability;
  return {
    low: Math.max(0, Math.min(low - 1, Math.floor(position))),
    high: Math.min(count - 1, Math.max(high, Math.ceil(position))),
  };
}
