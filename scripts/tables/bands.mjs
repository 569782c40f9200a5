/** 缴费档次 — The six bands: their lower limits, and how ordinary payers choose among them, by year and by nearness to the pension age. */
import { csv } from './csv.mjs';
import { BASE_YEAR, latest, sum } from './grid.mjs';
import { BAND_SHARE, LATE_CHOICE } from './anchors.mjs';

export const BANDS = ['band_1', 'band_2', 'band_3', 'band_4', 'band_5', 'band_6'];

/** 各档下限 — Lower limits of the bands: tiers of 鄂政发〔2011〕40号 and 鄂政发〔2015〕41号, bands of the notice of January 2023. */
const BAND_AMOUNT = [
  [2010, [100, 200, 500, 1000, 1500, 2000]],
  [2023, [300, 500, 800, 1000, 1500, 2000]],
];
/** First year of the projection: earlier steps only feed the roll-forward of the starting accounts. */
const FIRST_YEAR = BASE_YEAR + 1;

/** 选档 — [amount, share] of each band among ordinary payers of an age in a year. @param {number} age @param {number} year */
export function bandChoice(age, year) {
  const { early, late } = latest(BAND_SHARE, year);
  const weight = latest(LATE_CHOICE, age);
  return latest(BAND_AMOUNT, year).map((amount, band) => [amount, early[band] + weight * (late[band] - early[band])]);
}

/** Columns by year of effect from the projection on; what is in force in its first year stands there. @param {readonly (readonly [number, readonly number[]])[]} schedule */
function bandTable(schedule) {
  const years = [FIRST_YEAR, ...schedule.map(([year]) => year).filter((year) => year > FIRST_YEAR)];
  return csv(['contribution_band', ...years.map(String)], BANDS.map((band, i) => [band, ...years.map((year) => latest(schedule, year)[i])]));
}

export const bandAmountTable = () => bandTable(BAND_AMOUNT);
export const bandShareTable = () => bandTable(BAND_SHARE.map(([year, { early }]) => [year, early]));
export const bandShareLateTable = () => bandTable(BAND_SHARE.map(([year, { late }]) => [year, late]));

for (const [year, shares] of BAND_SHARE) {
  for (const [who, list] of Object.entries(shares)) {
    if (Math.abs(sum(list) - 1) > 1e-12) throw new Error(`band shares of ${year}, ${who}, add up to ${sum(list)}`);
  }
}
