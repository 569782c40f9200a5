import type { Model } from '../model/index.js';
import { added, Cohorts, spread, sumOf } from './cohorts.js';
import { COUNTY_COLUMNS, type CountyColumnName } from './columns.js';
import type { AgeRule, TotalRule } from './needed-rules.js';
import type { CountyTables } from './types.js';
import { type CountyUnit, unitsOf } from './units.js';

/** A rule's cells at the end of a year; a single cell for a rule without dimensions. */
export type RuleValues = (rule: string) => Float64Array;

/** 一年的分县数 — by column, one number per unit; NaN where there is none. */
export type CountyFigures = ReadonlyMap<string, Float64Array>;

/** The province's part of its addition in a year, by class of county. */
export interface ProvinceShares {
  readonly poverty: number;
  readonly ordinary: number;
}

/**
 * 分县估计 — one path of the province taken apart, year by year.
 *
 * Every figure of the province is spread over the counties in the proportions of their members of each sex and birth year,
 * so that the counties add up to it. Years must come in order, from the base year on.
 */
export class CountyEstimate {
  readonly units: readonly CountyUnit[];
  private readonly tables: CountyTables;
  private readonly cohorts: Cohorts;
  /** Balances at the end of the year before, [county]. */
  private balances: Float64Array;

  constructor(model: Model, tables: CountyTables) {
    this.tables = tables;
    this.units = unitsOf(tables);
    this.cohorts = new Cohorts(model, tables);
    this.balances = new Float64Array(tables.counties.length);
  }

  /** 起点 — money in proportion to accounts at the end of the base year. */
  start(year: number, values: RuleValues): void {
    const accounts = this.accounts(year, values);
    this.balances = spread(values('fund_balance')[0]!, accounts, accounts);
  }

  /** 一年 — every column of every unit. */
  year(year: number, values: RuleValues, share: ProvinceShares): CountyFigures {
    const columns = this.ofCounties(year, values, share);
    const totals = new Map<string, Float64Array>(COUNTY_COLUMNS.map((column) => [column.name, 'isRatio' in column ? new Float64Array(0) : this.ofUnits(columns.get(column.name)!)]));
    const outgo = this.ofUnits(columns.get('outgo')!);
    const balance = totals.get('fund_balance')!;
    totals.set('months_covered', balance.map((money, unit) => (outgo[unit]! > 0 ? (money / outgo[unit]!) * MONTHS : 0)));
    const revenue = new Map(this.tables.revenue.filter((each) => each.year === year).map(({ code, yuan }) => [code, yuan]));
    totals.set('fiscal_burden', totals.get('county_cost')!.map((cost, unit) => cost / (revenue.get(this.units[unit]!.code) ?? NaN)));
    return totals;
  }

  private ofCounties(year: number, values: RuleValues, share: ProvinceShares): Map<CountyColumnName | 'outgo', Float64Array> {
    const total = (rule: TotalRule): number => values(rule)[0]!;
    const key = (...rules: AgeRule[]): Float64Array => added(...rules.map((rule) => this.cohorts.byCounty(rule, values(rule), year)));
    const members = key('active', 'paused', 'waiting', 'pensioners');
    const over = (amount: number, keys: Float64Array): Float64Array => spread(amount, keys, members);
    const { counties } = this.tables;

    const months = key('pension_months');
    const deaths = key('pensioner_deaths');
    const shares = Float64Array.from(counties, ({ isPoverty }) => (isPoverty ? share.poverty : share.ordinary));
    const provinceMonths = months.map((each, c) => each * shares[c]!);
    const countyMonths = months.map((each, c) => each * (1 - shares[c]!));
    const localMonths = months.map((each, c) => each * counties[c]!.localAddition);
    // The grant is a multiple of the whole base pension, of which the local addition differs.
    const meanLocal = sumOf(localMonths) / (sumOf(months) || 1);
    const base = total('national_base_mean') + total('provincial_addition_mean');
    const perDeath = deaths.map((each, c) => each * (base + (meanLocal > 0 ? (total('local_addition') * counties[c]!.localAddition) / meanLocal : total('local_addition'))));

    const local = over(total('base_pension_local'), localMonths);
    const oldAge = over(total('old_age_pension'), months);
    const yearCount = over(total('year_count_pension'), key('year_count_addition'));
    const funeral = over(total('funeral_grant'), perDeath);
    const leakage = over(total('leakage'), perDeath);
    const entry = key('entry_subsidy');
    const assisted = key('assisted_contribution');
    const paid = key('paid_survivors', 'paid_deaths', 'paid_claims');
    const due = key('due_survivors', 'due_deaths', 'due_claims');
    const longevity = due.map((each, c) => Math.max(0, each - paid[c]!));
    const ownMoney = key('personal_contribution', 'back_payment', 'waiting_back_payment');
    const payers = key('payers');
    const collective = over(total('collective_cost'), payers);
    const leaving = key('account_refund', 'transfer_out');
    const benefits = added(over(total('base_pension_national'), months), over(total('base_pension_provincial'), months), local, oldAge, yearCount, funeral, leakage);

    const columns = new Map<CountyColumnName | 'outgo', Float64Array>([
      ['participants', over(total('participants'), members)],
      ['payers', over(total('payers_total'), payers)],
      ['pensioners', over(total('pensioners_total'), key('pensioners'))],
      ['base_pension_national', over(total('base_pension_national'), months)],
      ['base_pension_provincial', over(total('base_pension_provincial'), months)],
      ['base_pension_local', local],
      ['old_age_pension', oldAge],
      ['year_count_pension', yearCount],
      ['funeral_grant', funeral],
      ['leakage', leakage],
      ['entry_subsidy', over(total('entry_subsidy_total'), entry)],
      ['assistance', over(total('assisted_contribution_total'), assisted)],
      ['central_cost', over(total('central_cost'), months)],
      ['province_cost', added(over(total('province_addition'), provinceMonths), over(total('province_entry'), entry))],
      ['county_cost', added(
        over(total('county_addition'), countyMonths), over(total('county_benefit'), added(local, oldAge, yearCount, funeral, leakage)), over(total('county_entry'), entry),
        over(total('county_assisted'), assisted), over(total('county_longevity'), longevity),
      )],
      ['person_cost', over(total('person_cost'), ownMoney)],
      ['collective_cost', collective],
      ['cost_of_one_yuan', added(over(total('central_cost_of_one_yuan'), months), over(total('cost_of_one_yuan') - total('central_cost_of_one_yuan'), deaths))],
      ['province_cost_of_one_yuan', over(total('province_cost_of_one_yuan'), provinceMonths)],
      ['account_total', over(total('account_total'), this.accounts(year, values))],
      ['outgo', over(total('fund_outgo'), added(benefits, due, leaving))],
    ]);
    const income = over(total('own_income'), added(ownMoney, assisted, entry, collective, key('transfer_in')));
    // The treasury pays benefits and, where it bears them, what accounts no longer can; the fund pays what is due.
    const subsidy = over(total('benefit_subsidy'), added(benefits, over(total('county_longevity'), longevity)));
    const outgo = columns.get('outgo')!;
    columns.set('fund_balance', this.carryOn(total('fund_balance'), income.map((each, c) => each + subsidy[c]! - outgo[c]!)));
    return columns;
  }

  /**
   * 结转 — each county keeps what its members and the treasury bring less what they take; all else that moved the province's
   * balance (returns) goes by the balance of the year before.
   */
  private carryOn(balance: number, flows: Float64Array): Float64Array {
    const rest = balance - sumOf(this.balances) - sumOf(flows);
    const earning = this.balances.map((each) => Math.max(0, each));
    const returns = spread(rest, earning, earning);
    this.balances = added(this.balances, flows, returns);
    return this.balances;
  }

  private accounts(year: number, values: RuleValues): Float64Array {
    const rules = ['account', 'paused_account', 'waiting_account', 'pensioner_account'] satisfies AgeRule[];
    return added(...rules.map((rule) => this.cohorts.byCounty(rule, values(rule), year)));
  }

  private ofUnits(counties: Float64Array): Float64Array {
    return Float64Array.from(this.units, (unit) => unit.counties.reduce((sum, county) => sum + counties[county]!, 0));
  }
}

const MONTHS = 12;
