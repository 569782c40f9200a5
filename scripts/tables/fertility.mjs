/** 生育 — Fertility level, its split over ages, and the sexes at birth. */
import { byYear, csv, fixed, source } from './csv.mjs';
import { AGES, BASE_YEAR, LAST_YEAR, YEARS, line, range } from './grid.mjs';

const FIRST_AGE = 15;
const LAST_AGE = 49;
const EDGES = [15, 20, 25, 30, 35, 40, 45, 50];

/** Rows of the UN by calendar year. */
export const levels = new Map(source('fertility_china_wpp.csv').map((row) => [Number(row.year), row]));

/** Share of lifetime fertility before each edge age. @returns {readonly [number, number[]][]} mid-year of the period and shares */
function publishedPatterns() {
  const periods = new Map();
  for (const row of source('fertility_china_wpp_age_pattern.csv')) {
    const year = Number(row.mid_year);
    const before = periods.get(year) ?? [0];
    periods.set(year, [...before, before.at(-1) + Number(row.percent_of_tfr)]);
  }
  return [...periods].map(([year, before]) => [year, before.map((share) => share / before.at(-1))]);
}

const patterns = publishedPatterns();

/** Cumulated shares at the edge ages, between period mid-years in a straight line. @param {number} year */
function sharesBefore(year) {
  return EDGES.map((_, i) => line(patterns.map(([at, before]) => [at, before[i]]), year));
}

/** 保单调的三次插值 — Monotone cubic (Fritsch and Carlson 1980) through cumulated shares: keeps every five-year group and never
 * gives a negative share. @param {readonly number[]} before @param {number} age exact age */
function shareBefore(before, age) {
  if (age <= EDGES[0]) return 0;
  if (age >= EDGES.at(-1)) return 1;
  const width = 5;
  const i = Math.min(Math.floor((age - EDGES[0]) / width), EDGES.length - 2);
  const rise = (k) => (before[k + 1] - before[k]) / width;
  const slope = (k) => {
    if (k === 0 || k === EDGES.length - 1) return 0; // fertility starts and ends at nothing
    return (2 * rise(k - 1) * rise(k)) / (rise(k - 1) + rise(k)); // harmonic mean: the monotone choice
  };
  const t = (age - EDGES[i]) / width;
  return (
    before[i] * (1 + 2 * t) * (1 - t) ** 2 +
    before[i + 1] * t * t * (3 - 2 * t) +
    width * (slope(i) * t * (1 - t) ** 2 - slope(i + 1) * t * t * (1 - t))
  );
}

/**
 * Share of the year's fertility borne by women who had completed `age` at the END OF THE YEAR BEFORE: they were between `age` and
 * `age`+2 during the year, on average `age`+1, so their share is that of exact ages `age`+½ to `age`+1½. The ends are closed at 15 and 49.
 * @param {number} age @param {number} year
 */
export function fertilityShare(age, year) {
  if (age < FIRST_AGE || age > LAST_AGE) return 0;
  const before = sharesBefore(year);
  const from = age === FIRST_AGE ? 0 : shareBefore(before, age + 0.5);
  const to = age === LAST_AGE ? 1 : shareBefore(before, age + 1.5);
  return fixed(to - from, 12);
}

/** No sex column: only women are counted by the rule. */
export function fertilityTable() {
  return csv(['age', ...YEARS.map(String)], AGES.map((age) => [age, ...YEARS.map((year) => fertilityShare(age, year))]));
}

/** @param {number} year */
export const totalFertility = (year) => Number(levels.get(year).tfr_children_per_woman);

const projection = range(BASE_YEAR + 1, LAST_YEAR);

export const fertilityLevelTable = () => byYear(projection, totalFertility);

/** Before the variants begin (2024) all three are the estimate. @param {'tfr_low_variant' | 'tfr_high_variant'} column */
export const fertilityVariantTable = (column) =>
  byYear(projection, (year) => Number(levels.get(year)[column] || totalFertility(year)));

/** Boys among births: r / (1 + r) of the sex ratio at birth. */
export const boysShareTable = () =>
  byYear(YEARS, (year) => {
    const ratio = Number(levels.get(year).sex_ratio_at_birth_male_per_female);
    return fixed(ratio / (1 + ratio), 6);
  });
