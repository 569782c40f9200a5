// 逐年数人 — how many people of one birth cohort have 0, 1, 2 … contribution years, counted year by year without the
// rules of the spread: those who pay move up by one. Heads who come and go are taken from a run.
import type { Projection } from './projection.js';

const MOST = 100;
export type Counts = Float64Array;

/** A group of a cohort that pays with its own probability: its share of all heads, and its odds against the run's pay share. */
export interface PayGroup {
  readonly share: number;
  readonly payFactor: number;
}

/** The years of those who reach 60 at the end of `claimYear`, by number of years, per head; the base year has `startYears` each. */
export function countedYears(run: Projection, claimYear: number, startYears: number, groups: readonly PayGroup[] = [{ share: 1, payFactor: 1 }]): Counts {
  const total = new Float64Array(MOST);
  for (const { share, payFactor } of groups) {
    const found = countGroup(run, claimYear, startYears, share, payFactor);
    for (let years = 0; years < MOST; years++) total[years]! += found[years]!;
  }
  const heads = total.reduce((sum, people) => sum + people, 0);
  return total.map((people) => people / heads);
}

function countGroup(run: Projection, claimYear: number, startYears: number, share: number, payFactor: number): Counts {
  const cell = (year: number): Record<string, string | number> => ({ status: 'ordinary', sex: 'male', age: 60 - (claimYear - year) });
  let active: Counts = new Float64Array(MOST);
  let paused: Counts = new Float64Array(MOST);
  active[startYears] = share * run.at('active', 2020, cell(2020));
  paused[startYears] = share * run.at('paused', 2020, cell(2020));
  for (let year = 2021; year <= claimYear; year++) {
    const at = (rule: string): number => run.at(rule, year, cell(year));
    const survivors = active.map((people) => people * (1 - at('member_death_rate')));
    const away = paused.map((people) => people * (1 - at('member_death_rate')));
    const isClaim = year === claimYear;
    active = isClaim ? survivors : survivors.map((people, years) => people * (1 - at('exit_share')) + away[years]! * at('paused_return_share'));
    paused = away.map((people, years) => people * at('paused_stay_share') + survivors[years]! * at('exit_share'));
    if (!isClaim) active[0]! += share * at('entrants');
    const paying = (payFactor * at('payers')) / (isClaim ? at('active_survivors') : at('active'));
    active = active.map((people, years) => people * (1 - paying) + (years > 0 ? active[years - 1]! * paying : 0));
  }
  return active;
}

export const meanYears = (counts: Counts): number => counts.reduce((sum, share, years) => sum + share * years, 0);
export const varianceOfYears = (counts: Counts): number => {
  const mean = meanYears(counts);
  return counts.reduce((sum, share, years) => sum + share * (years - mean) ** 2, 0);
};
/** Mean years beyond a limit. */
export const beyond = (counts: Counts, limit: number): number => counts.reduce((sum, share, years) => sum + share * Math.max(0, years - limit), 0);
/** 每月年限养老金 — yuan a month per head at 1, 2 and 3 yuan with breaks at 15 and 25 years. */
export const monthlyAddition = (counts: Counts): number => meanYears(counts) + beyond(counts, 15) + beyond(counts, 25);
