// 外部情景集示例 — writes scenarios/hubei/external/house-view.csv: a made-up "house view" of six variables, to show the format.
// It is nobody's forecast. Prices about a point above the baseline, equities calmer, the rest near the calibration; one shock
// common to all variables stands for the cycle. Same seed, same bytes.
import { writeFileSync } from 'node:fs';

const PATHS = 64;
// Real income growth is given only up to 2023, so the set begins in 2024; until 2025 other variables are given.
const [FIRST, LAST] = [2024, 2032];
const SEED = 20_260_101;

/** start at the end of 2023, long-run level, speed of reversion, standard deviation of a year's shock, weight of the common shock */
const VARIABLES = {
  cpi: { start: 0.002, level: 0.017, reversion: 0.5, deviation: 0.009, common: 0.3 },
  real_income_growth: { start: 0.06, level: 0.045, reversion: 0.5, deviation: 0.015, common: 0.4 },
  deposit_rate: { start: 0.0145, level: 0.011, reversion: 0.3, deviation: 0.003, common: 0.5, minimum: 0.001 },
  bond_yield: { start: 0.0259, level: 0.02, reversion: 0.45, deviation: 0.006, common: 0.5, minimum: 0.001 },
  equity_return: { start: 0.06, level: 0.06, reversion: 1, deviation: 0.16, common: 0.2 },
  gdp_growth: { start: 0.055, level: 0.045, reversion: 0.5, deviation: 0.014, common: 0.6 },
};

/** mulberry32: small, even enough for an example, and the same everywhere */
function uniformFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let word = Math.imul(state ^ (state >>> 15), state | 1);
    word ^= word + Math.imul(word ^ (word >>> 7), word | 61);
    return ((word ^ (word >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Text of the set: columns path, year and one per variable, six decimals. */
export function exampleSet() {
  const uniform = uniformFrom(SEED);
  const normal = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  const names = Object.keys(VARIABLES);
  const rows = [`path,year,${names.join(',')}`];
  for (let path = 0; path < PATHS; path++) {
    const now = Object.fromEntries(names.map((name) => [name, VARIABLES[name].start]));
    for (let year = FIRST; year <= LAST; year++) {
      const cycle = normal();
      for (const name of names) {
        const { level, reversion, deviation, common, minimum = -Infinity } = VARIABLES[name];
        const shock = common * cycle + Math.sqrt(1 - common ** 2) * normal();
        now[name] = Math.max(minimum, now[name] + reversion * (level - now[name]) + deviation * shock);
      }
      rows.push(`${path},${year},${names.map((name) => now[name].toFixed(6)).join(',')}`);
    }
  }
  return `${rows.join('\n')}\n`;
}

if (process.argv[1]?.endsWith('example-set.mjs')) {
  writeFileSync(new URL('../../scenarios/hubei/external/house-view.csv', import.meta.url), exampleSet());
}
