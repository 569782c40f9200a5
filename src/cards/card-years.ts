import type { Flow } from './flows.js';
import type { Surroundings } from './surroundings.js';
import type { CardYear, Claim, Layers, Person } from './types.js';

export const LAYERS = ['national', 'provincial', 'local', 'oldAge', 'yearCount', 'account'] as const satisfies readonly (keyof Layers)[];

/** 各层合计 */
export function totalOf(layers: Layers): number {
  return LAYERS.reduce((sum, layer) => sum + layers[layer], 0);
}

/** What the person pays in a year: own contributions, missing years and what is brought from the employees' scheme. */
export function ownOf({ personal, backPaid, waitingBackPaid, broughtIn }: Flow): number {
  return personal + backPaid + waitingBackPaid + broughtIn;
}

export function receivedOf(flow: Flow): Layers {
  return { national: flow.paidNational, provincial: flow.paidProvincial, local: flow.paidLocal, oldAge: flow.paidOldAge, yearCount: flow.paidYearCount, account: flow.paidAccount };
}

/** 逐年 — what the rules gave, in the words of a card. */
export function cardYear(flow: Flow, person: Person, surroundings: Surroundings): CardYear {
  const { year } = flow;
  const standard = (rule: 'national' | 'provincial' | 'local'): number => flow.pensioners * surroundings.number(rule, year);
  const monthly: Layers = {
    national: standard('national'), provincial: standard('provincial'), local: standard('local'),
    // By age and the same in every month of the year.
    oldAge: flow.pensionMonths > 0 ? flow.paidOldAge / flow.pensionMonths : 0,
    yearCount: flow.monthlyYearCount, account: flow.monthlyAccount,
  };
  const received = receivedOf(flow);
  return {
    year, age: year - person.born, monthly, monthlyTotal: totalOf(monthly), received, receivedTotal: totalOf(received), longevity: flow.longevity,
    own: ownOf(flow), assisted: flow.assisted, subsidy: flow.subsidy, support: flow.newMoney - flow.personal - flow.assisted - flow.subsidy, interest: flow.interest,
    account: flow.account + flow.pausedAccount + flow.waitingAccount + flow.pensionerAccount,
    contributionYears: flow.contributionYears + flow.pausedYears + flow.waitingYears,
    isDrawing: flow.pensioners > 0,
    prices: surroundings.number('prices', year) / surroundings.number('prices', person.asOf),
    ruralIncome: surroundings.number('ruralIncome', year),
  };
}

/** 领取 — the year in which the person comes to draw; absent for who draws already or never does. */
export function claimOf(flows: readonly Flow[], years: readonly CardYear[]): Claim | undefined {
  const index = years.findIndex(({ isDrawing }) => isDrawing);
  if (index < 1) return undefined;
  const [flow, { year, age, monthly, monthlyTotal, prices }] = [flows[index]!, years[index]!];
  // From the own account, or by way of waiting or of the employees' scheme.
  const contributionYears = flow.otherClaimYears > 0 ? flow.otherClaimYears : flow.claimYears + flow.backPaidYears;
  return { year, age, contributionYears, monthly, monthlyTotal, monthlyReal: monthlyTotal / prices, account: flow.claimBalance };
}

/** Birthdays fall in the middle of the year on average. */
const MIDDLE = 0.5;

/** 账户支付完毕的年龄 — in the year in which it ends, by the share of that year's account pension that it still covers. */
export function exhaustedAge(years: readonly CardYear[]): number | undefined {
  const first = years.find(({ longevity, received }) => longevity > 0 && received.account > 0);
  if (!first) return undefined;
  return first.age - MIDDLE + (first.received.account - first.longevity) / first.received.account;
}
