import type { Bilingual } from '../messages/index.js';

/** 列 — a figure of every county and year. */
export interface CountyColumn {
  readonly name: string;
  /** As `unitText` writes units. */
  readonly unit: string;
  readonly label: Bilingual;
  /** Ratios do not add up over counties. */
  readonly isRatio?: true;
  /** May be blank. */
  readonly isOptional?: true;
}

/** 分县文件的列 — in the order of the file. Money is of the year, heads and balances are at its end. */
export const COUNTY_COLUMNS = [
  { name: 'participants', unit: 'person', label: { zh: '参保人数', en: 'participants' } },
  { name: 'payers', unit: 'person', label: { zh: '缴费人数', en: 'payers' } },
  { name: 'pensioners', unit: 'person', label: { zh: '领取人数', en: 'pensioners' } },
  { name: 'base_pension_national', unit: 'yuan', label: { zh: '基础养老金：国家', en: 'base pension: national' } },
  { name: 'base_pension_provincial', unit: 'yuan', label: { zh: '基础养老金：省级加发', en: 'base pension: provincial addition' } },
  { name: 'base_pension_local', unit: 'yuan', label: { zh: '基础养老金：市县加发', en: 'base pension: local addition' } },
  { name: 'old_age_pension', unit: 'yuan', label: { zh: '高龄加发', en: 'old-age addition' } },
  { name: 'year_count_pension', unit: 'yuan', label: { zh: '缴费年限养老金', en: 'year-count addition' } },
  { name: 'funeral_grant', unit: 'yuan', label: { zh: '丧葬补助金', en: 'funeral grants' } },
  { name: 'leakage', unit: 'yuan', label: { zh: '多发未追回', en: 'paid after death and not recovered' } },
  { name: 'entry_subsidy', unit: 'yuan', label: { zh: '缴费补贴', en: 'entry subsidy' } },
  { name: 'assistance', unit: 'yuan', label: { zh: '困难群体代缴', en: 'contributions on behalf' } },
  { name: 'central_cost', unit: 'yuan', label: { zh: '中央负担', en: 'paid by the centre' } },
  { name: 'province_cost', unit: 'yuan', label: { zh: '省级负担', en: 'paid by the province' } },
  { name: 'county_cost', unit: 'yuan', label: { zh: '市县负担', en: 'paid by city and county' } },
  { name: 'person_cost', unit: 'yuan', label: { zh: '个人缴费', en: 'paid by members' } },
  { name: 'collective_cost', unit: 'yuan', label: { zh: '集体及社会资助', en: 'paid by collectives and donors' } },
  { name: 'cost_of_one_yuan', unit: 'yuan', label: { zh: '每月提高一元的年成本', en: 'yearly cost of one yuan a month' } },
  { name: 'province_cost_of_one_yuan', unit: 'yuan', label: { zh: '其中省级（按省级加发提高）', en: "the province's part when its addition is raised" } },
  { name: 'account_total', unit: 'yuan', label: { zh: '个人账户', en: 'individual accounts' } },
  { name: 'fund_balance', unit: 'yuan', label: { zh: '各县自行管理时的基金结余（负数为缺口）', en: 'balance if each county kept its own fund (negative = short)' } },
  { name: 'months_covered', unit: 'month', label: { zh: '自行管理时可支付月数', en: 'months covered if each kept its own fund' }, isRatio: true },
  { name: 'fiscal_burden', unit: '1', label: { zh: '市县负担占财政收入（未给出财政收入则空）', en: 'city and county cost over fiscal revenue (blank where none is given)' }, isRatio: true, isOptional: true },
] as const satisfies readonly CountyColumn[];

export type CountyColumnName = (typeof COUNTY_COLUMNS)[number]['name'];
