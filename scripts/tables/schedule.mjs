/** 缴费与补贴的历年标准 — What was in force when: floor, ceiling, entry subsidy, crediting rate; the one source is contribution_schedule.csv. */
import { csv, source } from './csv.mjs';
import { latest } from './grid.mjs';

const ROWS = source('contribution_schedule.csv');

/** @param {string} item @returns {[number, number][]} year of effect and value, in rising order */
const steps = (item) => ROWS.filter((row) => row.item === item).map((row) => [Number(row.year), Number(row.value)]);

const RATES = steps('crediting_rate');
const FLOORS = steps('floor');

/** Years from which a schedule of entry subsidies holds, each with its lower limits and amounts. @type {[number, [number, number][]][]} */
const SUBSIDIES = [...new Set(ROWS.filter((row) => row.item === 'entry_subsidy').map((row) => Number(row.year)))].sort((a, b) => a - b)
  .map((year) => [year, ROWS.filter((row) => row.item === 'entry_subsidy' && Number(row.year) === year).map((row) => [Number(row.from), Number(row.value)])]);

/** @param {number} year */
export const creditingRate = (year) => latest(RATES, year);

/** @param {number} year */
export const lowestTier = (year) => latest(FLOORS, year);

/** Yuan a year on a contribution of `amount` yuan; nothing below the first limit. @param {number} amount @param {number} year */
export function entrySubsidy(amount, year) {
  return latest([[0, 0], ...latest(SUBSIDIES, year)], amount);
}

/** 缴费补贴表 — year, from, value; the row from 0 says that less than the lowest tier earns nothing. */
export function entrySubsidyTable() {
  return csv(['year', 'from', 'value'], SUBSIDIES.flatMap(([year, bands]) => [[year, 0, 0], ...bands.map(([from, value]) => [year, from, value])]));
}
