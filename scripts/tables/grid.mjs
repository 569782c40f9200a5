/** 各表共用的维度与小工具 — The dimensions every table shares, and the few operations on them. */

export const BASE_YEAR = 2020;
export const LAST_YEAR = 2100;
export const MAX_AGE = 105;
export const CLAIM_AGE = 60; // 国发〔2014〕8号 第六条
export const ENTRY_AGE = 16; // 国发〔2014〕8号 第三条

export const SEXES = ['male', 'female'];
export const STATUSES = ['ordinary', 'assisted_full', 'assisted_part', 'retained_floor'];
export const AGES = range(0, MAX_AGE);
export const YEARS = range(BASE_YEAR, LAST_YEAR);

/** @param {number} first @param {number} last inclusive @returns {number[]} */
export function range(first, last) {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

/** @param {Iterable<number>} values */
export function sum(values) {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

/** 折线 — The height at `x` of the line through `knots`, level outside them.
 * @param {readonly (readonly [number, number])[]} knots in rising order @param {number} x */
export function line(knots, x) {
  const after = knots.findIndex(([at]) => at >= x);
  if (after === -1) return knots[knots.length - 1][1];
  if (after === 0) return knots[0][1];
  const [x0, y0] = knots[after - 1];
  const [x1, y1] = knots[after];
  return y0 + ((y1 - y0) * (x - x0)) / (x1 - x0);
}

/** 阶梯 — The value of the latest year not after `year`.
 * @template T @param {readonly (readonly [number, T])[]} steps in rising order @param {number} year @returns {T} */
export function latest(steps, year) {
  const found = steps.filter(([from]) => from <= year).at(-1);
  if (!found) throw new Error(`no value in force in ${year}; the first is for ${steps[0][0]}`);
  return found[1];
}

/** 二分求根 — The root of a decreasing function between `low` and `high`.
 * @param {(x: number) => number} f @param {number} low @param {number} high */
export function rootOfDecreasing(f, low, high) {
  if (f(low) < 0 || f(high) > 0) throw new Error(`no root between ${low} and ${high}`);
  for (let i = 0; i < 200; i++) {
    const middle = (low + high) / 2;
    if (f(middle) > 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/**
 * 取整并保持合计 — Round every cell and put what rounding lost into the largest one, so the printed cells add up to `total`.
 * @param {readonly number[]} values @param {number} total @param {number} decimals
 */
export function roundedTo(values, total, decimals) {
  const unit = 10 ** decimals;
  const cells = values.map((value) => Math.round(value * unit));
  const largest = cells.indexOf(cells.reduce((a, b) => Math.max(a, b)));
  cells[largest] += Math.round(total * unit) - sum(cells);
  return cells.map((cell) => cell / unit);
}

/** 按比例归到合计 — The same shape, adding up to `total`. @param {readonly number[]} values @param {number} total */
export function scaledTo(values, total) {
  const factor = total / sum(values);
  return values.map((value) => value * factor);
}

/** 断言 — Stop the run with a sentence that says what does not hold. @param {boolean} claim @param {string} message */
export function ensure(claim, message) {
  if (!claim) throw new Error(message);
}
