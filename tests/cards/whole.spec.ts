import { expect, it } from 'vitest';
import { cardMaker, type Person } from '../../src/cards/index.js';
import { createInterpreter } from '../../src/engine/index.js';
import type { Plan } from '../../src/scenario/index.js';
import { toyPlan } from './toy.js';

type Value = number | ((cell: number) => number);

/** The toy world in which all statuses die alike, with inputs that a person decides set for everybody. */
function worldWith(values: Readonly<Record<string, Value>>): Plan {
  const plan = toyPlan();
  const numbers = Float64Array.from(plan.numbers);
  for (const [name, value] of Object.entries<Value>({ status_mortality: 1, ...values })) {
    const { values: slice, years } = plan.inputs.get(name)!;
    const width = slice.length / years;
    for (let k = 0; k < slice.length; k++) numbers[slice.offset + k] = typeof value === 'number' ? value : value(k % width);
  }
  return { ...plan, numbers };
}

const STOCKS = [
  'active_start', 'paused_start', 'waiting_start', 'pensioners_start', 'contribution_years_start', 'paused_years_start', 'waiting_years_start', 'account_start',
  'paused_account_start', 'waiting_account_start', 'pensioner_account_start', 'claim_pension_start', 'pensioner_years_start',
];

/** What one cohort of one person comes to in the whole rulebook, by the engine itself: nothing cut, nothing pinned. */
function wholeTotals(start: Readonly<Record<string, number>>, cell: number, rules: readonly string[]): number[] {
  const others = Object.fromEntries(STOCKS.map((name) => [name, (at: number) => (at === cell ? (start[name] ?? 0) : 0)]));
  const plan = worldWith({
    ...others, open_group: 0, exit_index: 0, status_leave_rate: 0, pay_rate: 1, years_variance_start: 0, years_dispersion: 0, claim_year_share: 0, back_pay_share: 1,
    band_share: (band) => (band === 5 ? 1 : 0), band_share_late: (band) => (band === 5 ? 1 : 0),
  });
  const totals = rules.map(() => 0);
  createInterpreter(plan).runPath(0, true, (year, values) => {
    if (year > plan.baseYear) rules.forEach((rule, k) => { totals[k]! += values(rule).reduce((sum, value) => sum + value, 0); });
  });
  return totals;
}

const RULES = ['personal_contribution_total', 'entry_subsidy_total', 'account_interest', 'base_pension_national', 'year_count_pension', 'account_pension', 'longevity_cost', 'account_refund', 'funeral_grant'];

function cardTotals(person: Person): number[] {
  const { paid, received, inherited, funeral, interest, longevity } = cardMaker(worldWith({})).lifetime(person);
  return [paid.own, paid.subsidy, interest, received.national, received.yearCount, received.account, longevity, inherited, funeral];
}

const BASE: Omit<Person, 'state' | 'born' | 'pays'> = {
  name: 'one', label: { zh: '一人', en: 'one' }, sex: 'female', status: 'ordinary', asOf: 2020, years: 8, account: 3000, accountPension: 0, paidBefore: 3000, backPays: true,
};
/** Cells are [status × sex × age]: the first status, the second sex. */
const womanOf = (age: number): number => 106 + age;

it.each([
  ['who pays at 40', { ...BASE, state: 'paying', born: 1980, pays: [{ from: 2021, choice: 'highest' }] }, { active_start: 1, contribution_years_start: 8, account_start: 3000 }],
  ['who draws at 66', { ...BASE, state: 'drawing', born: 1954, pays: [], accountPension: 22 }, { pensioners_start: 1, pensioner_years_start: 8, pensioner_account_start: 3000, claim_pension_start: 22 }],
] as const)('one woman %s, alone in the whole rulebook, is the woman of the card', (_words, person, start) => {
  const [whole, card] = [wholeTotals(start, womanOf(2020 - person.born), RULES), cardTotals(person)];
  expect(whole[3]).toBeGreaterThan(0);
  for (const [k, rule] of RULES.entries()) {
    // The whole adds up 848 cells, all but one of them empty.
    expect({ rule, off: Math.abs(card[k]! - whole[k]!) <= 1e-12 * Math.abs(whole[k]!) }).toEqual({ rule, off: true });
  }
});
