import { median } from 'simple-statistics';
import { type CardMaker, choiceOf, type Lifetime, type Person } from '../cards/index.js';
import type { Plan } from '../scenario/index.js';
import type { Cliff } from './types.js';

/** A schedule of what is paid, such as the subsidy by amount: amounts at its limits are where cliffs are likeliest. */
const SCHEDULE = 'entry_subsidy_bands';
const CLASSES = 'band_reference_amount';
/** Contribution years looked at, around 15, 16, 24, 25 and 26 where rules begin to count otherwise. */
const YEARS = { first: 12, last: 28 };
/** Years of the claim looked at, from the next one on. */
const CLAIM_YEARS = 8;

/**
 * 找悬崖 — steps of one yuan a year, one contribution year and one year of the claim. The value is the present value of all that is
 * received less all that is paid, weighted by mortality. A step counts by what it moves beyond the steps around it: the next yuan and
 * the next year are worth something on any schedule. The model goes by years, so one month is not told from another.
 * @param person pays from now on; the steps are variations of this person
 * @param least share of the lifetime value from which on a step is a cliff
 */
export function findCliffs(person: Person, maker: CardMaker, limits: readonly number[], least: number): Cliff[] {
  return [...amountCliffs(person, maker, limits, least), ...yearCliffs(person, maker, least), ...claimCliffs(person, maker, least)];
}

/** 档次的下限 — limits of the schedule and the classes of a plan in the year after `asOf`, in yuan of the reference floor, ascending. */
export function amountLimits({ inputs, numbers }: Plan, year: number): number[] {
  const row = (name: string, part: 'values' | 'limits'): number[] => {
    const input = inputs.get(name);
    const slice = input?.[part];
    if (!input || !slice) return [];
    const width = slice.length / input.years;
    const at = input.years === 1 ? 0 : Math.min(Math.max(year - input.firstYear, 0), input.years - 1);
    return [...numbers.subarray(slice.offset + at * width, slice.offset + (at + 1) * width)];
  };
  const classes = row(CLASSES, 'values');
  const lowest = Math.min(...classes);
  return [...new Set([...classes, ...row(SCHEDULE, 'limits')])].filter((amount) => Number.isFinite(amount) && amount >= lowest).sort((a, b) => a - b);
}

/** What a step is worth: the present value, and the size that a jump is a share of. */
interface Worth {
  readonly net: number;
  /** Own payments where they are more than is left of the value: beside a value near 0 every cent would be a cliff. */
  readonly size: number;
}
type Value = (step: number) => Worth;

function worthOf({ netPresent: net, paid }: Lifetime): Worth {
  return { net, size: Math.max(Math.abs(net), paid.before + paid.own) };
}

/** Every value is computed once. */
function remembered(value: Value): Value {
  const known = new Map<number, Worth>();
  return (step) => {
    let found = known.get(step);
    if (found === undefined) known.set(step, (found = value(step)));
    return found;
  };
}

function amountCliffs(person: Person, maker: CardMaker, limits: readonly number[], least: number): Cliff[] {
  const [lowest, ...others] = limits;
  if (lowest === undefined || choiceOf(person, person.asOf + 1) === 'none') return [];
  const from = person.asOf + 1;
  const value = remembered((choice) => worthOf(maker.lifetime({ ...person, pays: [{ from, choice }] })));
  /** What a yuan more moves just above an amount: no limit of the schedule lies there. */
  const slope = (amount: number): number => value(amount + 1).net - value(amount).net;
  const cliffs: Cliff[] = [];
  const add = (to: number): void => {
    const cliff = cliffOf('amount', to - 1, to, value(to).net - value(to - 1).net - slope(to), value(to - 1), least);
    if (cliff) cliffs.push(cliff);
  };
  // Where a stretch between two limits moves by more than a yuan's worth times its length, the step that does it lies within.
  const within = (low: number, high: number, perYuan: number): void => {
    if (Math.abs(value(high).net - value(low).net - perYuan * (high - low)) <= least * value(low).size) return;
    if (high - low === 1) add(high);
    else {
      const middle = Math.floor((low + high) / 2);
      within(low, middle, perYuan);
      within(middle, high, perYuan);
    }
  };
  let start = lowest;
  for (const limit of others) {
    // The step may be the first yuan of the stretch or the last: the smaller one is the plain worth of a yuan.
    const [first, last] = [slope(start), slope(limit - 2)];
    if (limit - 1 > start) within(start, limit - 1, Math.abs(first) < Math.abs(last) ? first : last);
    add(limit);
    start = limit;
  }
  return cliffs.sort((a, b) => a.to - b.to);
}

function yearCliffs(person: Person, maker: CardMaker, least: number): Cliff[] {
  // Young enough for all of the years still to come, and paying what the person pays from the first of them on.
  const claimAge = maker.surroundings.claimAge(person.asOf + 1);
  const joins = person.asOf + 1;
  const born = joins - (claimAge - YEARS.last - 2);
  const choice = choiceOf(person, joins);
  const { returns: _, claims: __, ...rest } = person;
  const payer: Person = { ...rest, state: 'outside', years: 0, account: 0, accountPension: 0, paidBefore: 0, born, joins, pays: [{ from: joins, choice }] };
  const value = remembered((years) => worthOf(maker.lifetime({ ...payer, paysUntilAge: joins - born + years - 1 })));
  return steps('years', YEARS.first, YEARS.last, value, least);
}

function claimCliffs(person: Person, maker: CardMaker, least: number): Cliff[] {
  // Who has not joined has no years yet with which to claim in the next ones.
  if (person.state !== 'paying') return [];
  const first = person.asOf + 1;
  // The same person, born a year later each time: the first to claim in that year.
  const value = remembered((year) => worthOf(maker.lifetime({ ...person, born: year - maker.surroundings.claimAge(year) })));
  return steps('claim', first, first + CLAIM_YEARS, value, least);
}

/** Steps beside one on either side that say what a step is worth there. */
const BESIDE = [-2, -1, 1, 2];

/**
 * Steps of one from `first` to `last`, each against the mean of the two beside it, which leaves out what grows evenly, and against
 * the median of four, which leaves out a cliff next door: the smaller of both counts.
 */
function steps(kind: Cliff['kind'], first: number, last: number, value: Value, least: number): Cliff[] {
  const moved = (to: number): number => value(to).net - value(to - 1).net;
  return Array.from({ length: last - first - 2 }, (_, k) => first + 2 + k).flatMap((to) => {
    const beside = BESIDE.map((away) => to + away).filter((step) => step > first && step <= last);
    const [even, apart] = [moved(to) - (moved(to - 1) + moved(to + 1)) / 2, moved(to) - median(beside.map(moved))];
    return cliffOf(kind, to - 1, to, Math.abs(even) < Math.abs(apart) ? even : apart, value(to - 1), least) ?? [];
  });
}

function cliffOf(kind: Cliff['kind'], from: number, to: number, jump: number, { size }: Worth, least: number): Cliff | undefined {
  const share = jump / size;
  return Math.abs(share) > least ? { kind, from, to, jump, share } : undefined;
}
