// 月度支付能力 — cash month by month, walked a second time here, and closing with the annual account whatever the levers are.
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { expectExact, expectLedger, expectModelFit, expectPublished, expectReassociated } from '../tolerances.js';
import { Projection, planWith } from './projection.js';

const MONTHS = Array.from({ length: 12 }, (_, k) => k + 1);
const FIRST = 2021;
const LAST = 2029;
const RULES = [
  'retained', 'own_income', 'subsidy_due', 'subsidy_receivable', 'subsidy_delayed', 'subsidy_withheld', 'benefit_subsidy', 'arrears', 'fund_outgo',
  'retained_return', 'settlement', 'renewed', 'new_entrusted', 'redemption_need', 'advance_repaid', 'month_cash', 'lowest_month_cash', 'gap_months',
  'month_gap', 'deepest_month_gap', 'month_residual', 'fund_turnover', 'reserve_months_held', 'lowest_months_held', 'reserve_kept',
] as const;

function shares(name: string): number[] {
  const rows = parse<{ value: string }>(readFileSync(`scenarios/hubei/prescribed/seasonality_${name}.csv`, 'utf8'), { columns: true });
  return rows.map(({ value }) => Number(value));
}
const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

interface Levers {
  readonly paid_ratio: number;
  readonly subsidy_delay: number;
  readonly late_subsidy_month: number;
  readonly back_pay_month: number;
  readonly settlement_month: number;
  readonly entrustment_month: number;
  readonly late_share: number;
  readonly reserve_months: number;
  readonly entrust_share: number;
}

const QUIET: Levers = {
  paid_ratio: 1, subsidy_delay: 0, late_subsidy_month: 3, back_pay_month: 4, settlement_month: 12, entrustment_month: 12, late_share: 0.1, reserve_months: 3,
  entrust_share: 0.8,
};

function runWith(levers: Levers, path = 0): Projection {
  const inputs = Object.fromEntries(Object.entries(levers).map(([name, value]) => [name, { value: value as number, unit: name === 'reserve_months' ? 'month' : '1' }]));
  return new Projection('interpreter', planWith({ last_year: LAST, inputs }, 2), path, false, RULES);
}

/** What each month brings, one month after the other: each flow is put into its month before anything is added up. */
function walked(run: Projection, levers: Levers, year: number): number[] {
  const now = (rule: string): number => run.at(rule, year);
  const before = (rule: string): number => run.at(rule, year - 1);
  const [contribution, subsidy, outgo] = ['contribution', 'subsidy', 'outgo'].map(shares) as [number[], number[], number[]];
  const flow = MONTHS.map(() => 0);
  const late = subsidy.slice(12 - levers.subsidy_delay);
  MONTHS.forEach((month, k) => {
    flow[k]! += now('own_income') * contribution[k]! / total(contribution) - (now('fund_outgo') - before('arrears')) * outgo[k]! / total(outgo);
    const arrives = k + levers.subsidy_delay;
    if (arrives < 12) flow[arrives]! += now('subsidy_due') * levers.paid_ratio * subsidy[k]! / total(subsidy);
    else flow[arrives - 12]! += before('subsidy_delayed') * subsidy[k]! / total(late);
    if (month % 3 === 0) flow[k]! += now('retained_return') / 4;
  });
  flow[levers.late_subsidy_month - 1]! += before('subsidy_withheld');
  flow[levers.back_pay_month - 1]! -= before('arrears');
  flow[levers.settlement_month - 1]! += now('settlement') - now('renewed');
  flow[levers.entrustment_month - 1]! -= now('new_entrusted');
  flow[11]! += now('redemption_need') - now('advance_repaid');
  let cash = before('retained');
  return flow.map((each) => (cash += each));
}

/** A repeatable row of numbers in [0, 1). */
function* row(seed: number): Generator<number, never> {
  for (let state = seed; ; ) {
    state = (state * 48271) % 2147483647;
    yield state / 2147483647;
  }
}

function randomLevers(seed: number): Levers {
  const draws = row(seed);
  const whole = (from: number, to: number): number => from + Math.floor(draws.next().value * (to - from + 1));
  return {
    paid_ratio: whole(0, 10) / 10, subsidy_delay: whole(0, 12), late_subsidy_month: whole(1, 12), back_pay_month: whole(1, 12), settlement_month: whole(1, 12),
    entrustment_month: whole(1, 12), late_share: whole(0, 1), reserve_months: whole(0, 12), entrust_share: whole(80, 100) / 100,
  };
}

describe('cash at the month ends', () => {
  const cases: [string, Levers][] = [
    ['baseline', QUIET],
    ['subsidies a quarter late, a tenth of them next year', { ...QUIET, paid_ratio: 0.9, subsidy_delay: 3 }],
    ['everything a year late', { ...QUIET, paid_ratio: 0.5, subsidy_delay: 12, late_share: 1 }],
    ...[11, 222, 3333, 44444].map((seed): [string, Levers] => [`random levers ${String(seed)}`, randomLevers(seed)]),
  ];

  test.each(cases)('%s: is what the months bring, and December is the annual account', (_, levers) => {
    const run = runWith(levers, 1);
    for (let year = FIRST; year <= LAST; year++) {
      const size = run.at('fund_turnover', year);
      const expected = walked(run, levers, year);
      const found = run.all('month_cash', year);
      MONTHS.forEach((month, k) => { expectLedger(found[k]! - expected[k]!, size, `${String(year)}-${String(month)}`); });
      expectLedger(run.at('month_residual', year), size, `residual ${String(year)}`);
      expectLedger(found[11]! - run.at('retained', year), size, `December ${String(year)}`);
      const lowest = Math.min(...found);
      expectExact(run.at('lowest_month_cash', year), lowest, `lowest of ${String(year)}`);
      expectExact(run.at('gap_months', year), found.filter((cash) => cash < 0).length, `months with a gap in ${String(year)}`);
      expectExact(run.at('month_gap', year), lowest < 0 ? 1 : 0, `gap in ${String(year)}`);
      expectExact(run.at('deepest_month_gap', year), Math.max(0, -lowest), `deepest gap in ${String(year)}`);
      expectReassociated(run.at('reserve_months_held', year), run.at('retained', year) / (run.at('fund_outgo', year) / 12), `reserve ${String(year)}`);
      expectReassociated(run.at('lowest_months_held', year), lowest / (run.at('fund_outgo', year) / 12), `at the lowest ${String(year)}`);
    }
  });

  test('a subsidy three months late is owed at year end by as much as October to December bring', () => {
    const run = runWith({ ...QUIET, subsidy_delay: 3 });
    const subsidy = shares('subsidy');
    expectReassociated(run.at('subsidy_receivable', FIRST), run.at('subsidy_due', FIRST) * total(subsidy.slice(9)) / total(subsidy), 'receivable');
    // A year later the same months are missing at its end and those of the year before have come.
    expectReassociated(
      run.at('benefit_subsidy', FIRST + 1),
      run.at('subsidy_due', FIRST + 1) * total(subsidy.slice(0, 9)) / total(subsidy) + run.at('subsidy_receivable', FIRST), 'received in the second year',
    );
  });

  test('nothing is short in the baseline; with nothing kept back and every subsidy coming in December of the next year it is', () => {
    const quiet = runWith(QUIET);
    const late = runWith({ ...QUIET, paid_ratio: 0, late_subsidy_month: 12, reserve_months: 0, entrust_share: 1 });
    const gaps = (run: Projection): number => MONTHS.slice(0, 9).reduce((sum, k) => sum + run.at('gap_months', FIRST + k - 1), 0);
    expectExact(gaps(quiet), 0, 'baseline');
    expect(gaps(late)).toBeGreaterThan(6);
    for (let year = FIRST; year <= LAST; year++) expectExact(quiet.at('reserve_kept', year), 1, `reserve kept in ${String(year)}`);
    expectExact(late.at('reserve_kept', LAST), 0, 'not even the empty reserve is kept');
  });
});

describe('the tables of the baseline', () => {
  test('add up to one, and those published are the mean of 2024 and 2025', () => {
    for (const name of ['contribution', 'subsidy', 'outgo']) expectPublished(total(shares(name)), '1.0000', name);
    // September: 8.7 of 100.0 in 2024, 10.7 of 99.9 in 2025; December: 9.5 of 100.0 and 9.2 of 99.9.
    expect(shares('outgo')[8]).toBe(0.09705);
    expect(shares('outgo')[11]).toBe(0.09355);
  });

  test('contributions and subsidies together are the published income', () => {
    // March: 9.5 of 100.1 and 10.0 of 99.9 → 9.7503 %; 22.1 % of income are contributions.
    const march = 0.221 * shares('contribution')[2]! + (1 - 0.221) * shares('subsidy')[2]!;
    expectPublished(march, '0.0975', 'March');
  });

  test('contributions leave as many months to the end of the year as accounts are credited for', () => {
    const held = total(shares('contribution').map((share, k) => share * (11.5 - k)));
    expectModelFit(held, 4, 0.05, 'months to the end of the year');
  });
});
