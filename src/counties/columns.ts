import type { MessageKey } from '../messages/index.js';

/** 列 — a figure of every county and year. */
export interface CountyColumn {
  readonly name: string;
  /** As `unitText` writes units. */
  readonly unit: string;
  readonly message: MessageKey;
  /** Ratios do not add up over counties. */
  readonly isRatio?: true;
  /** May be blank. */
  readonly isOptional?: true;
}

/** 分县文件的列 — in the order of the file. Money is of the year, heads and balances are at its end. */
export const COUNTY_COLUMNS = [
  { name: 'participants', unit: 'person', message: 'counties-of-participants' },
  { name: 'payers', unit: 'person', message: 'counties-of-payers' },
  { name: 'pensioners', unit: 'person', message: 'counties-of-pensioners' },
  { name: 'base_pension_national', unit: 'yuan', message: 'counties-of-base_pension_national' },
  { name: 'base_pension_provincial', unit: 'yuan', message: 'counties-of-base_pension_provincial' },
  { name: 'base_pension_local', unit: 'yuan', message: 'counties-of-base_pension_local' },
  { name: 'old_age_pension', unit: 'yuan', message: 'counties-of-old_age_pension' },
  { name: 'year_count_pension', unit: 'yuan', message: 'counties-of-year_count_pension' },
  { name: 'funeral_grant', unit: 'yuan', message: 'counties-of-funeral_grant' },
  { name: 'leakage', unit: 'yuan', message: 'counties-of-leakage' },
  { name: 'entry_subsidy', unit: 'yuan', message: 'counties-of-entry_subsidy' },
  { name: 'assistance', unit: 'yuan', message: 'counties-of-assistance' },
  { name: 'central_cost', unit: 'yuan', message: 'counties-of-central_cost' },
  { name: 'province_cost', unit: 'yuan', message: 'counties-of-province_cost' },
  { name: 'county_cost', unit: 'yuan', message: 'counties-of-county_cost' },
  { name: 'person_cost', unit: 'yuan', message: 'counties-of-person_cost' },
  { name: 'collective_cost', unit: 'yuan', message: 'counties-of-collective_cost' },
  { name: 'cost_of_one_yuan', unit: 'yuan', message: 'counties-of-cost_of_one_yuan' },
  { name: 'province_cost_of_one_yuan', unit: 'yuan', message: 'counties-of-province_cost_of_one_yuan' },
  { name: 'account_total', unit: 'yuan', message: 'counties-of-account_total' },
  { name: 'fund_balance', unit: 'yuan', message: 'counties-of-fund_balance' },
  { name: 'months_covered', unit: 'month', message: 'counties-of-months_covered', isRatio: true },
  { name: 'fiscal_burden', unit: '1', message: 'counties-of-fiscal_burden', isRatio: true, isOptional: true },
] as const satisfies readonly CountyColumn[];

export type CountyColumnName = (typeof COUNTY_COLUMNS)[number]['name'];
