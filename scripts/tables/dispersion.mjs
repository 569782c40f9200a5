/**
 * 死亡率离散的校准 — Inverts the UN prediction intervals of the expectation of life: which step, drift and curvature of the mortality
 * index give their four bounds. Prints the figures that stand in scenarios/hubei/baseline.yaml:
 *
 *   node scripts/tables/dispersion.mjs
 */
import { pathToFileURL } from 'node:url';
import { source } from './csv.mjs';
import { AGES, LAST_YEAR, MAX_AGE, SEXES, range, rootOfDecreasing, sum } from './grid.mjs';
import { VITAL_RATES_YEAR, hazard, response } from './mortality.mjs';

/** Standard normal quantiles of the published bounds; a higher index means a shorter life. */
const BOUNDS = { e0_lower80: 1.2815516, e0_lower95: 1.959964, e0_upper80: -1.2815516, e0_upper95: -1.959964 };
/** In 2024 and 2025 the intervals hold what is not known of the present as well. */
const FIRST_YEAR = 2026;

/** 预期寿命 — Expectation of life at birth with hazards level inside a year of age. @param {readonly number[]} hazards ages 0–105 */
export function lifeExpectancy(hazards) {
  let alive = 1;
  let years = 0;
  for (const rate of hazards.slice(0, MAX_AGE)) {
    years += (alive * (1 - Math.exp(-rate))) / rate;
    alive *= Math.exp(-rate);
  }
  return years + alive / hazards[MAX_AGE];
}

/** @param {string} sex @param {number} year @param {number} index */
const lifeAt = (sex, year, index) => lifeExpectancy(AGES.map((age) => hazard(sex, age, year) * Math.exp(response(sex, age) * index)));

/** The index that gives each published bound. @returns {{ sex: string, horizon: number, quantile: number, index: number }[]} */
function published() {
  const rows = source('life_expectancy_china_wpp.csv', 'china').filter((row) => Number(row.year) >= FIRST_YEAR && Number(row.year) <= LAST_YEAR);
  return rows.filter(({ sex }) => SEXES.includes(sex)).flatMap((row) =>
    Object.entries(BOUNDS).map(([column, quantile]) => ({
      sex: row.sex,
      horizon: Number(row.year) - VITAL_RATES_YEAR,
      quantile,
      index: rootOfDecreasing((index) => lifeAt(row.sex, Number(row.year), index) - Number(row[column]), -500, 500),
    })),
  );
}

/** Step and drift of one sex by least squares: variance ÷ horizon = step² + drift² × horizon, each bound weighted by its size. */
function walkOf(points) {
  const deviations = points.map(({ horizon, variance }) => ({ x: horizon, y: variance / horizon, weight: (horizon / variance) ** 2 }));
  const total = (of) => sum(deviations.map((point) => point.weight * of(point)));
  const [n, x, y, xx, xy] = [total(() => 1), total((p) => p.x), total((p) => p.y), total((p) => p.x ** 2), total((p) => p.x * p.y)];
  const slope = (n * xy - x * y) / (n * xx - x * x);
  return { sigma: Math.sqrt((y - slope * x) / n), drift: Math.sqrt(slope) };
}

/** The fit for one curvature and how far it is from the bounds. */
function fitOf(curvature, bounds) {
  const walks = SEXES.map((sex) => {
    const points = bounds.filter((bound) => bound.sex === sex)
      .map(({ horizon, quantile, index }) => ({ horizon, variance: (Math.log(1 - curvature * index) / curvature / quantile) ** 2 }));
    const { sigma, drift } = walkOf(points);
    const errors = points.map(({ horizon, variance }) => Math.log(variance / (sigma ** 2 * horizon + drift ** 2 * horizon ** 2)) / 2);
    return { sex, sigma, drift, error: sum(errors.map((e) => e * e)) };
  });
  const error = sum(walks.map((walk) => walk.error));
  return { curvature, walks, error: Number.isNaN(error) ? Infinity : error }; // no such walk for this curvature
}

/** 校准 — Curvature common to both sexes, step and drift of each. */
export function mortalityDispersion() {
  const bounds = published();
  return range(1, 100).map((i) => fitOf(i / 10_000, bounds)).reduce((best, fit) => (fit.error < best.error ? fit : best));
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) console.log(mortalityDispersion());
