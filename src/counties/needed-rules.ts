import type { Model } from '../model/index.js';

/** Rules by sex and age that say how a figure spreads over cohorts. */
const BY_AGE = [
  'active', 'paused', 'waiting', 'pensioners', 'payers', 'pension_months', 'pensioner_deaths', 'year_count_addition',
  'personal_contribution', 'back_payment', 'waiting_back_payment', 'assisted_contribution', 'entry_subsidy',
  'account', 'paused_account', 'waiting_account', 'pensioner_account', 'due_survivors', 'due_deaths', 'due_claims',
  'paid_survivors', 'paid_deaths', 'paid_claims', 'account_refund', 'transfer_in', 'transfer_out',
] as const;
/** The province's own figures. */
const TOTALS = [
  'participants', 'payers_total', 'pensioners_total', 'base_pension_national', 'base_pension_provincial', 'base_pension_local', 'old_age_pension',
  'year_count_pension', 'funeral_grant', 'leakage', 'entry_subsidy_total', 'assisted_contribution_total', 'central_cost', 'province_addition',
  'province_entry', 'county_addition', 'county_benefit', 'county_entry', 'county_assisted', 'county_longevity', 'person_cost', 'collective_cost',
  'cost_of_one_yuan', 'central_cost_of_one_yuan', 'province_cost_of_one_yuan', 'account_total', 'fund_balance', 'own_income', 'benefit_subsidy',
  'fund_outgo', 'national_base_mean', 'provincial_addition_mean', 'local_addition',
] as const;

export type AgeRule = (typeof BY_AGE)[number];
export type TotalRule = (typeof TOTALS)[number];

/** Inputs without dimensions that it reads. */
const INPUTS = ['province_share_poverty', 'province_share_ordinary'];

/** 缺少的规则 — what the estimate needs and the rulebook lacks: `rule`, or `rule(sex, age)` where it has other dimensions. */
export function missingRules({ rules, inputs }: Model): string[] {
  const lacking = TOTALS.filter((name) => rules.get(name)?.dimensions.length !== 0);
  const notByAge = BY_AGE.filter((name) => !['sex', 'age'].every((dimension) => rules.get(name)?.dimensions.includes(dimension)));
  const unknown = INPUTS.filter((name) => inputs.get(name)?.dimensions.length !== 0);
  return [...lacking, ...unknown, ...notByAge.map((name) => `${name}(sex, age)`)];
}
