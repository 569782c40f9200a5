/** 给定值 — What is pinned in either variant: up to 2021 for the blind one, policy and economy as far as published for the primary one. */
import { csv } from '../tables/csv.mjs';
import { range } from '../tables/grid.mjs';
import { BASE_YEAR, KNOWN_UNTIL, LAST_YEAR } from './assumptions.mjs';
import { national, shared } from './sources.mjs';

const economy = new Map(shared('economy_china_annual.csv').map(({ year, series, value }) => [`${series} ${year}`, Number(value)]));
const entrustedReturns = new Map(shared('nssf_returns_annual.csv').filter(({ fund }) => fund === 'basic_pension_fund_entrusted').map((row) => [Number(row.year), Number(row.return)]));
const base = new Map(national('base_pension.csv').map(({ year, national_base: value, months_in_force: months }) => [Number(year), { value: Number(value), months: Number(months) }]));

/** A percentage of a series as a share; nothing where it was not published. */
const percent = (series) => (year) => share(economy.get(`${series} ${year}`));
const share = (value) => (value === undefined ? undefined : Number((value / 100).toFixed(8)));
const cpi = percent('cpi_inflation');
const income = (year) => economy.get(`rural_disposable_income_per_capita ${year}`);

function realGrowth(year) {
  const [now, before, prices] = [income(year), income(year - 1), cpi(year)];
  return now === undefined || prices === undefined ? undefined : Number((now / before / (1 + prices) - 1).toFixed(8));
}

const rise = (year) => (base.has(year) ? base.get(year).value - base.get(year - 1).value : undefined);

/** Rule → its value in a year, undefined where unknown. In the blind variant none is asked beyond 2021. */
const SERIES = {
  cpi, real_income_growth: realGrowth, rural_income: income,
  gdp_growth: percent('gdp_growth_real'),
  deposit_rate: percent('deposit_1y_benchmark_year_end'),
  bond_yield: percent('cgb_10y_yield_year_end'),
  equity_return: percent('csi300_total_return_approx'),
  entrusted_return: (year) => share(entrustedReturns.get(year)),
  national_base: (year) => base.get(year)?.value,
  adjustment: rise,
  decision: (year) => { const yuan = rise(year); return yuan === undefined ? undefined : Number(yuan > 0); },
  rise_months: (year) => base.get(year)?.months,
  decided_late: (year) => (base.has(year) ? 0 : undefined),
};
/** Known in 2021 in both variants, and nothing after: what the nation does not need. */
const ALWAYS = { contribution_floor: () => 100, employee_base: () => 3000 };
const LAST_PUBLISHED = 2026;
/** Additions of provinces and localities are one rule here, the local one. */
const NONE = { provincial_addition: () => 0 };

/** @param {(year: number) => number | undefined} entrusted @returns {[string, string][]} */
export function given(entrusted) {
  const table = (value, until) => csv(['year', 'value'], range(BASE_YEAR + 1, until).map((year) => [year, value(year)]).filter(([, value]) => value !== undefined));
  const both = { ...ALWAYS, new_entrusted: entrusted };
  return [
    ...Object.entries(both).map(([rule, value]) => [`given/${rule}.csv`, table(value, KNOWN_UNTIL)]),
    ...Object.entries(NONE).map(([rule, value]) => [`given/${rule}.csv`, table(value, LAST_YEAR)]),
    ...Object.entries(SERIES).flatMap(([rule, value]) => [
      [`given/${rule}.csv`, table(value, LAST_PUBLISHED)],
      [`given_2021/${rule}.csv`, table(value, KNOWN_UNTIL)],
    ]),
  ];
}
