// 单一队列 — changes that leave one ordinary person in every cell of age, with no deaths, nobody coming or going,
// one tier for everybody, payments at the year's end and a fixed crediting rate. Cells do not touch each other then.
import type { Changes } from './projection.js';

const ORDINARY_ONLY = { ordinary: 1, assisted_full: 0, assisted_part: 0, retained_floor: 0 };
const years = (first: number, last: number, value: number): Record<number, number> =>
  Object.fromEntries(Array.from({ length: last - first + 1 }, (_, k) => [first + k, value]));

export interface Cohort {
  readonly lastYear: number;
  readonly creditingRate: number;
  readonly amount: number;
}

/** Pensions in payment, accounts and years of the base year are nothing; everybody under 60 pays. */
export function cohort({ lastYear, creditingRate, amount }: Cohort, more: Changes['inputs'] = {}): Changes {
  const none = { value: 0 };
  return {
    last_year: lastYear,
    inputs: {
      active_start: { by: 'status', cells: ORDINARY_ONLY, unit: 'person' },
      paused_start: { ...none, unit: 'person' },
      waiting_start: { ...none, unit: 'person' },
      pensioners_start: { ...none, unit: 'person' },
      contribution_years_start: { ...none, unit: 'person*year' },
      paused_years_start: { ...none, unit: 'person*year' },
      waiting_years_start: { ...none, unit: 'person*year' },
      pensioner_years_start: { ...none, unit: 'person*year' },
      account_start: { ...none, unit: 'yuan' },
      paused_account_start: { ...none, unit: 'yuan' },
      waiting_account_start: { ...none, unit: 'yuan' },
      pensioner_account_start: { ...none, unit: 'yuan' },
      claim_pension_start: { ...none, unit: 'yuan/month' },
      past_surplus: { ...none, unit: 'yuan' },
      past_entrusted: { ...none, unit: 'yuan' },
      mortality_hazard: { ...none, unit: '1' },
      entry_rate: { ...none, unit: '1' },
      exit_rate: { ...none, unit: '1' },
      status_leave_rate: { ...none, unit: '1' },
      pay_rate: { bands: { 0: 1 }, unit: '1' },
      claim_year_share: { value: 1, unit: '1' },
      years_variance_start: { ...none, unit: 'year' },
      required_years: { value: 15, unit: 'year' },
      months_held: { ...none, unit: 'month' },
      claim_interest_months: { value: 12, unit: 'month' },
      claim_year_months: { ...none, unit: 'month' },
      collective_amount: { ...none, unit: 'yuan/person' },
      floor_share: { ...none, unit: '1' },
      floor_minimum: { value: 100, unit: 'yuan/person' },
      band_reference_floor: { value: 100, unit: 'yuan/person' },
      band_reference_amount: { value: amount, unit: 'yuan/person' },
      band_share: { by: 'contribution_band', cells: { band_1: 1, band_2: 0, band_3: 0, band_4: 0, band_5: 0, band_6: 0 }, unit: '1' },
      late_choice_weight: { bands: { 0: 0 }, unit: '1' },
      entry_subsidy_bands: { bands: { 0: 0, 100: 30, 500: 60 }, unit: 'yuan/person' },
      crediting_method: { value: 1, unit: '1' },
      crediting_fixed: { value: creditingRate, unit: '1' },
      deposit_start: { ...none, unit: '1' },
      deposit_mean: { ...none, unit: '1' },
      deposit_minimum: { ...none, unit: '1' },
      national_base_start: { value: 88, unit: 'yuan/person/month' },
      provincial_addition_start: { ...none, unit: 'yuan/person/month' },
      local_addition_start: { ...none, unit: 'yuan/person/month' },
      no_rise_share: { value: 1, unit: '1' },
      ...more,
    },
    given: {
      contribution_floor: years(2021, 2025, 100),
      deposit_rate: years(2021, 2025, 0),
      national_base: years(2021, 2026, 88),
      provincial_addition: years(2021, 2026, 0),
    },
  };
}
