/**
 * 股票两种状态 — Two-state Markov regime of yearly log returns by expectation–maximisation with conjugate priors.
 *
 * Plain maximum likelihood calls 2006–2009 the second state: large swings with a high mean (+24 %), not a bear market, and
 * hardly any other year. Persistence and volatilities are therefore shrunk, and the mean of stress is a prior, not a fit.
 */
import { HISTORY } from './history.mjs';

/** Pseudo-transitions [from][to], and years of prior volatility; about as many as the sample has years of stress. */
export const REGIME_PRIOR = { transitions: [[6, 2], [3, 3]], volatilities: [0.2, 0.3], years: 8, means: [0.12, -0.12], meanError: 0.1 };
const ROUNDS = 500;

/** @param {typeof REGIME_PRIOR | undefined} prior none: plain maximum likelihood */
export function regimeFit(prior) {
  const years = [...HISTORY.equityPrice.keys()].sort((a, b) => a - b);
  const x = years.map((year) => Math.log1p(HISTORY.equityPrice.get(year)));
  let state = { means: [0.1, -0.1], sigmas: [0.25, 0.35], moves: [[0.75, 0.25], [0.5, 0.5]] };
  let smoothed = [];
  for (let round = 0; round < ROUNDS; round++) ({ state, smoothed } = improved(state, x, prior));
  const [[, entry], [leave, stay]] = state.moves;
  return { n: x.length, years, ...state, stay, entry, share: entry / (entry + leave), stress: smoothed.map(([, p]) => p) };
}

/** One round of Baum–Welch. */
function improved({ means, sigmas, moves }, x, prior) {
  const density = x.map((v) => means.map((m, k) => Math.exp(-0.5 * ((v - m) / sigmas[k]) ** 2) / sigmas[k]));
  const stress = moves[0][1] / (moves[0][1] + moves[1][0]);
  const forward = [];
  const scale = [];
  density.forEach((d, t) => {
    const before = t === 0 ? [1 - stress, stress] : [0, 1].map((k) => forward[t - 1][0] * moves[0][k] + forward[t - 1][1] * moves[1][k]);
    const joint = before.map((p, k) => p * d[k]);
    scale.push(joint[0] + joint[1]);
    forward.push(joint.map((p) => p / scale[t]));
  });
  const backward = x.map(() => [1, 1]);
  const counts = [0, 1].map((i) => [0, 1].map((k) => prior?.transitions[i][k] ?? 0));
  for (let t = x.length - 2; t >= 0; t--) {
    backward[t] = [0, 1].map((i) => [0, 1].reduce((sum, k) => sum + moves[i][k] * density[t + 1][k] * backward[t + 1][k], 0) / scale[t + 1]);
    for (const i of [0, 1]) for (const k of [0, 1]) counts[i][k] += forward[t][i] * moves[i][k] * density[t + 1][k] * backward[t + 1][k] / scale[t + 1];
  }
  const smoothed = x.map((_, t) => {
    const joint = [0, 1].map((k) => forward[t][k] * backward[t][k]);
    return joint.map((p) => p / (joint[0] + joint[1]));
  });
  const updated = [0, 1].map((k) => {
    const weight = smoothed.reduce((sum, p) => sum + p[k], 0);
    const own = prior ? 1 / prior.meanError ** 2 : 0;
    const total = smoothed.reduce((sum, p, t) => sum + p[k] * x[t], 0);
    const m = (total / sigmas[k] ** 2 + own * (prior?.means[k] ?? 0)) / (weight / sigmas[k] ** 2 + own);
    const squares = smoothed.reduce((sum, p, t) => sum + p[k] * (x[t] - m) ** 2, 0);
    const years = prior?.years ?? 0;
    return { m, s: Math.sqrt((squares + years * (prior?.volatilities[k] ?? 0) ** 2) / (weight + years)) };
  });
  return {
    smoothed,
    state: { means: updated.map(({ m }) => m), sigmas: updated.map(({ s }) => s), moves: counts.map(([a, b]) => [a / (a + b), b / (a + b)]) },
  };
}
