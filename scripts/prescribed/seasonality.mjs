/** 月度比重 — Months of income and outgo: the national mean of two years, and an assumed split of income. */
import { csv, fixed, source } from '../tables/csv.mjs';

const MONTHS = Array.from({ length: 12 }, (_, k) => k + 1);

/** 缴费分月比重（假设）— Assumed (C): collected in the second half of the year, which leaves 3.9 months to its end on average; accounts assume 4. */
const CONTRIBUTION = [0.035, 0.035, 0.035, 0.035, 0.035, 0.035, 0.07, 0.09, 0.13, 0.16, 0.18, 0.16];
/** 缴费占收入比重 — Personal contributions in the one provincial account that was seen (2017, grade B). */
const CONTRIBUTION_IN_INCOME = 0.221;

/** @param {'income' | 'outgo'} item @returns {number[]} share of each month, mean of the years, adding up to one */
function published(item) {
  const rows = source('seasonality_china_monthly.csv').filter((row) => row.item === item);
  const years = [...new Set(rows.map((row) => row.year))];
  const shares = years.map((year) => {
    const percents = MONTHS.map((month) => Number(rows.find((row) => row.year === year && Number(row.month) === month)?.percent));
    const total = percents.reduce((sum, percent) => sum + percent, 0);
    return percents.map((percent) => percent / total);
  });
  return MONTHS.map((_, k) => shares.reduce((sum, share) => sum + share[k], 0) / years.length);
}

/** @param {readonly number[]} shares */
const byMonth = (shares) => csv(['month', 'value'], MONTHS.map((month, k) => [month, fixed(shares[k], 5)]));

export const contributionMonths = () => byMonth(CONTRIBUTION);

/** 财政补助分月比重 — What is left of income by month once contributions are taken out. */
export const subsidyMonths = () =>
  byMonth(published('income').map((share, k) => (share - CONTRIBUTION_IN_INCOME * CONTRIBUTION[k]) / (1 - CONTRIBUTION_IN_INCOME)));

export const outgoMonths = () => byMonth(published('outgo'));
