/** 历史序列 — The yearly history that the calibration reads, as fractions by year. From scenarios/hubei/sources alone. */
import { source } from '../tables/csv.mjs';

/** @typedef {Map<number, number>} Series a value by year */

/** @param {string} file @param {string} name @returns {Series} */
function series(file, name) {
  const rows = source(file).filter((row) => row.series === name);
  if (rows.length === 0) throw new Error(`${file} has no series ${name}`);
  return new Map(rows.map((row) => [Number(row.year), row.unit === 'percent' ? Number(row.value) / 100 : Number(row.value)]));
}

/** @param {string} name */
const china = (name) => series('economy_china_annual.csv', name);
/** @param {string} name */
const hubei = (name) => series('economy_hubei_annual.csv', name);

/** @param {Series} values @param {(value: number, year: number) => number} to @returns {Series} */
export function mapped(values, to) {
  return new Map([...values].sort(([a], [b]) => a - b).map(([year, value]) => [year, to(value, year)]));
}

/** @param {Series} values @param {number} first @param {number} last @returns {Series} */
export function between(values, first, last) {
  return new Map([...values].filter(([year]) => year >= first && year <= last).sort(([a], [b]) => a - b));
}

/** 差分 — Change on the year before, for the years that have one. @param {Series} values */
export function changes(values) {
  return mapped(new Map([...values].filter(([year]) => values.has(year - 1))), (value, year) => value - at(values, year - 1));
}

/** @param {Series} values @param {number} year */
export function at(values, year) {
  const value = values.get(year);
  if (value === undefined) throw new Error(`no value for ${String(year)}`);
  return value;
}

const cpi = china('cpi_inflation');

/** Growth of incomes less that of prices. @param {Series} nominal */
const real = (nominal) => mapped(nominal, (growth, year) => (1 + growth) / (1 + at(cpi, year)) - 1);

export const HISTORY = {
  cpi,
  /** National: two surveys, joined by growth rates and never by levels. */
  nationalIncome: real(china('rural_income_growth_nominal')),
  hubeiIncome: real(hubei('rural_income_growth_nominal')),
  /** The central bank's benchmark; it has not moved since 2015. */
  depositBenchmark: china('deposit_1y_benchmark_year_end'),
  /** What the large banks list, which is what a deposit earns. */
  depositListed: china('deposit_1y_big_bank_listed_year_end'),
  bondYield: china('cgb_10y_yield_year_end'),
  /** Price index from 2003; with dividends (approximate) from 2005. */
  equityPrice: china('csi300_price_return'),
  equityTotal: china('csi300_total_return_approx'),
  nationalGdp: china('gdp_growth_real'),
  hubeiGdp: hubei('gdp_growth_real'),
  entrusted: new Map(source('nssf_returns_annual.csv').filter((row) => row.fund === 'basic_pension_fund_entrusted').map((row) => [Number(row.year), Number(row.return) / 100])),
};
