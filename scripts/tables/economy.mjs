/** 经济历史 — Published history from which the scenario copies its given years. Values as in the sources, percent stays percent. */
import { csv, source } from './csv.mjs';

const FIRST_YEAR = 2019;

const CHINA = [
  'cpi_inflation', 'gdp_growth_real', 'deposit_1y_benchmark_year_end', 'deposit_1y_big_bank_listed_year_end',
  'cgb_10y_yield_year_average', 'cgb_10y_yield_year_end', 'csi300_price_return', 'csi300_total_return_approx',
  'rural_disposable_income_per_capita', 'all_disposable_income_per_capita',
];
const HUBEI = ['gdp_growth_real', 'rural_disposable_income_per_capita', 'resident_population_year_end'];

/** @param {string} scope @param {Record<string, string>[]} rows @param {readonly string[]} series */
function chosen(scope, rows, series) {
  return series.flatMap((name) =>
    rows
      .filter((row) => row.series === name && Number(row.year) >= FIRST_YEAR)
      .map((row) => [row.year, `${scope}_${name}`, row.value, row.unit, row.confidence, row.source]),
  );
}

function entrustedReturns() {
  return source('nssf_returns_annual.csv')
    .filter((row) => row.fund === 'basic_pension_fund_entrusted' && Number(row.year) >= 2017)
    .map((row) => [row.year, 'basic_pension_fund_entrusted_return', row.return, row.unit, row.confidence, row.source]);
}

export function economyHistoryTable() {
  return csv(['year', 'series', 'value', 'unit', 'confidence', 'source'], [
    ...chosen('china', source('economy_china_annual.csv'), CHINA),
    ...chosen('hubei', source('economy_hubei_annual.csv'), HUBEI),
    ...entrustedReturns(),
  ]);
}
