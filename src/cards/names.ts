import type { Plan } from '../scenario/index.js';

/** Dimensions of a person's own cells; those of one value are cut away. */
export const CUT_DIMENSIONS = ['status', 'sex'] as const;
export const BAND_DIMENSION = 'contribution_band';

/** 读出的规则 — what a card reads each year; rules with cells are added up, since one person is in one cell. */
export const CARD_RULES = {
  pensioners: 'pensioners',
  personal: 'personal_contribution',
  backPaid: 'back_payment',
  waitingBackPaid: 'waiting_back_payment',
  broughtIn: 'transfer_in',
  assisted: 'assisted_contribution',
  subsidy: 'entry_subsidy',
  newMoney: 'new_money',
  interest: 'account_interest',
  account: 'account',
  pausedAccount: 'paused_account',
  waitingAccount: 'waiting_account',
  pensionerAccount: 'pensioner_account',
  claimBalance: 'claim_balance',
  contributionYears: 'contribution_years',
  pausedYears: 'paused_years',
  waitingYears: 'waiting_years',
  claimYears: 'mean_years',
  backPaidYears: 'back_paid_years',
  otherClaimYears: 'other_claim_years',
  monthlyYearCount: 'year_count_addition',
  monthlyAccount: 'claim_pension',
  pensionMonths: 'pension_months_total',
  paidNational: 'base_pension_national',
  paidProvincial: 'base_pension_provincial',
  paidLocal: 'base_pension_local',
  paidOldAge: 'old_age_pension',
  paidYearCount: 'year_count_pension',
  paidAccount: 'account_pension',
  longevity: 'longevity_cost',
  inherited: 'account_refund',
  funeral: 'funeral_grant',
} as const;

/** 取自情景的规则 — standards of all that a card shows beside the person's own. */
export const SCENARIO_RULES = {
  national: 'national_base',
  provincial: 'provincial_addition',
  local: 'local_addition',
  prices: 'price_index',
  discount: 'discount_rate',
  ruralIncome: 'rural_income',
} as const;

/** What a person decides or is, in place of the rule for many. */
export const PINNED_RULES = {
  death: 'member_death_rate',
  exit: 'exit_share',
  entrants: 'entrants',
  takenUp: 'taken_up',
  payerShare: 'payer_share',
  returnShare: 'paused_return_share',
  transferShare: 'paused_transfer_share',
  stayShare: 'paused_stay_share',
  linkedYears: 'linked_years',
  broughtIn: 'transfer_in',
} as const;

/** 到龄年限 — the same for one who may have died before as for one who lives; its own quotient would be off by a rounding. */
export const MEAN_YEARS = 'mean_years';

/** Inputs that describe many people, in place of which the one stands. */
export const PERSON_INPUTS = [
  'active_start', 'paused_start', 'waiting_start', 'pensioners_start', 'contribution_years_start', 'paused_years_start', 'waiting_years_start',
  'account_start', 'paused_account_start', 'waiting_account_start', 'pensioner_account_start', 'claim_pension_start', 'pensioner_years_start',
  'years_variance_start', 'years_dispersion', 'status_leave_rate', 'entry_year_share', 'claim_year_share', 'back_pay_share', 'waiting_claim_rate',
  'assisted_higher_share', 'retained_take_up', 'band_share', 'band_share_late', 'band_reference_amount',
] as const;
export type PersonInput = (typeof PERSON_INPUTS)[number];

/** Inputs among them that decide what is chosen: rules without ages that follow from them are the person's own. */
export const CHOICE_INPUTS: ReadonlySet<string> = new Set(['band_share', 'band_share_late', 'band_reference_amount']);

export const CLAIM_AGE = 'claim_age';
export const BAND_AMOUNT = 'band_reference_amount';

/** 缺什么 — names that cards need and the rulebook does not have; empty when cards can be made. */
export function missingNames({ model }: Pick<Plan, 'model'>): string[] {
  const rules = [...Object.values(CARD_RULES), ...Object.values(SCENARIO_RULES), ...Object.values(PINNED_RULES), MEAN_YEARS];
  const dimensions = [...CUT_DIMENSIONS, BAND_DIMENSION];
  return [
    ...new Set([
      ...rules.filter((name) => !model.rules.has(name)),
      ...[...PERSON_INPUTS, CLAIM_AGE].filter((name) => !model.inputs.has(name)),
      ...dimensions.filter((name) => !model.dimensions.some((dimension) => dimension.name === name)),
    ]),
  ];
}
