/** 迭代比例拟合 — Raking: the cells nearest to a first guess that meet given shares. */
import { sum } from './grid.mjs';

const MOST_ROUNDS = 500;
const CLOSE = 1e-12;

/**
 * 归一 — each column adds up to 1 over the rows.
 * @param {readonly number[][]} cells [row][column] @returns {number[][]}
 */
export function columnShares(cells) {
  const totals = cells[0].map((_, column) => sum(cells.map((row) => row[column])));
  return cells.map((row) => row.map((cell, column) => (totals[column] > 0 ? cell / totals[column] : 0)));
}

/** 区域份额 — what a region's rows make of the whole when columns weigh so much.
 * @param {readonly number[][]} shares @param {readonly number[]} rows @param {readonly number[]} weights */
export function regionShare(shares, rows, weights) {
  const total = sum(weights);
  return sum(rows.map((row) => sum(weights.map((weight, column) => weight * shares[row][column])))) / total;
}

/**
 * 拟合 — shares whose columns add up to 1 and whose regions have the target shares. Regions may lie inside one another.
 * @param {readonly number[][]} first [row][column] @param {readonly number[]} weights by column
 * @param {readonly { rows: readonly number[], target: number }[]} regions
 * @returns {number[][]} @throws when the targets cannot be met together
 */
export function rake(first, weights, regions) {
  let shares = columnShares(first);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    for (const { rows, target } of regions) {
      const factor = target / regionShare(shares, rows, weights);
      shares = shares.map((row, index) => (rows.includes(index) ? row.map((cell) => cell * factor) : row));
    }
    shares = columnShares(shares);
    if (regions.every(({ rows, target }) => Math.abs(regionShare(shares, rows, weights) / target - 1) < CLOSE)) return shares;
  }
  throw new Error('the anchors cannot be met together');
}
