import type { GivenValues, InputValues, Plan } from '../scenario/index.js';
import type { CutPlan } from './cut-plan.js';
import { BAND_AMOUNT, MEAN_YEARS, PINNED_RULES, type PersonInput } from './names.js';
import { Numbers } from './numbers.js';
import type { Surroundings } from './surroundings.js';
import type { PayChoice, Person } from './types.js';

/** 生死 — lives on; dies in a year; or dies as the scenario says, with the years that the one who lives has at the pension age. */
export type Fate =
  | { readonly kind: 'lives' }
  | { readonly kind: 'dies'; readonly year: number }
  | { readonly kind: 'mortality'; readonly meanYears: (year: number) => Float64Array };

/** What a person has chosen for a year. */
export function choiceOf({ pays }: Pick<Person, 'pays'>, year: number): PayChoice {
  return pays.findLast(({ from }) => from <= year)?.choice ?? 'none';
}

/** 一人的计划 — a population of one: the same rules, the person's own starts and decisions. */
export function personPlan({ plan: cut, ages }: CutPlan, surroundings: Surroundings, person: Person, fate: Fate): Plan {
  const { asOf, born } = person;
  const numbers = new Numbers(cut.numbers);
  const years = Array.from({ length: cut.lastYear - asOf }, (_, k) => asOf + 1 + k);
  const inputs = new Map<string, InputValues>(cut.inputs);
  const given = new Map<string, GivenValues>(cut.given);

  function setInput(name: PersonInput, values: ArrayLike<number>): void {
    const known = inputs.get(name);
    // What no formula of the card mentions need not be set.
    if (known) inputs.set(name, { ...known, years: 1, firstYear: asOf, values: numbers.add(values) });
  }
  function setYears(name: PersonInput, value: (year: number) => ArrayLike<number>): void {
    const known = inputs.get(name);
    if (known) inputs.set(name, { ...known, years: years.length + 1, firstYear: asOf, values: numbers.add([asOf, ...years].flatMap((year) => [...Array.from(value(year))])) });
  }
  /** @param fill writes the person's values of a year [age], zero before; a rule without ages has one cell */
  function pin(rule: string, fill: (cells: Float64Array, year: number) => void): void {
    const width = cut.model.rules.get(rule)!.dimensions.includes(ages.name) ? ages.size : 1;
    const values = new Float64Array(years.length * width); // [year × age]; status and sex have one value
    years.forEach((year, row) => { fill(values.subarray(row * width, (row + 1) * width), year); });
    given.set(rule, { rule, firstYear: asOf + 1, isGiven: years.map(() => 1), values: numbers.add(values) });
  }
  /** The same for all ages: there is nobody else. */
  const pinAll = (rule: string, value: (year: number) => number): void => { pin(rule, (cells, year) => cells.fill(value(year))); };
  /** Heads and money of the person alone. */
  const pinOwn = (rule: string, when: number | undefined, amount: number): void => {
    // Who has died joins no more and brings nothing.
    const comes = (year: number): boolean => year === when && !(fate.kind === 'dies' && fate.year <= year);
    pin(rule, (cells, year) => {
      if (comes(year)) cells[cells.length > 1 ? ageIn(year) : 0] = amount * survival(year);
    });
  };
  const ageIn = (year: number): number => Math.min(year - born, ages.size - 1);
  const start = (amount: number, isIt: boolean): Float64Array => {
    const cells = new Float64Array(ages.size); // [age]; status and sex have one value
    if (isIt) cells[ageIn(asOf)] = amount;
    return cells;
  };
  setStarts(person, (name, amount, isIt) => { setInput(name, start(amount, isIt)); });
  setChoices(person, surroundings, setInput, setYears);

  const { returns, joins, paysUntilAge } = person;
  pinAll(PINNED_RULES.exit, () => 0);
  pinAll(PINNED_RULES.takenUp, () => 0);
  pinAll(PINNED_RULES.payerShare, (year) => (choiceOf(person, year) !== 'none' && ageIn(year) <= (paysUntilAge ?? surroundings.claimAge(year) - 1) ? 1 : 0));
  pinAll(PINNED_RULES.returnShare, (year) => (year === returns?.year ? 1 : 0));
  pinAll(PINNED_RULES.stayShare, (year) => (year === returns?.year ? 0 : 1));
  pinAll(PINNED_RULES.transferShare, () => 0);
  pinOwn(PINNED_RULES.entrants, joins, 1);
  pinOwn(PINNED_RULES.linkedYears, returns?.year, returns?.years ?? 0);
  pinOwn(PINNED_RULES.broughtIn, returns?.year, returns?.account ?? 0);
  if (fate.kind === 'mortality') {
    pin(PINNED_RULES.death, (cells, year) => { cells.set(surroundings.deathRates(year, labelsOf(person))); });
    pin(MEAN_YEARS, (cells, year) => { cells.set(fate.meanYears(year)); });
  } else {
    pinAll(PINNED_RULES.death, (year) => (fate.kind === 'dies' && year >= fate.year ? 1 : 0));
  }

  /** Share of those who live, at the end of a year. */
  function survival(until: number): number {
    if (fate.kind !== 'mortality') return 1;
    return years.filter((year) => year <= until).reduce((share, year) => share * (1 - surroundings.deathRates(year, labelsOf(person))[ageIn(year)]!), 1);
  }

  return { ...cut, inputs, given, numbers: numbers.finish() };
}

export function labelsOf({ sex, status }: Pick<Person, 'sex' | 'status'>): Record<string, string> {
  return { sex, status };
}

function setStarts({ state, years, account, accountPension }: Person, set: (name: PersonInput, amount: number, isIt: boolean) => void): void {
  set('active_start', 1, state === 'paying');
  set('contribution_years_start', years, state === 'paying');
  set('account_start', account, state === 'paying');
  set('paused_start', 1, state === 'paused');
  set('paused_years_start', years, state === 'paused');
  set('paused_account_start', account, state === 'paused');
  set('waiting_start', 1, state === 'waiting');
  set('waiting_years_start', years, state === 'waiting');
  set('waiting_account_start', account, state === 'waiting');
  set('pensioners_start', 1, state === 'drawing');
  set('pensioner_years_start', years, state === 'drawing');
  set('pensioner_account_start', account, state === 'drawing');
  set('claim_pension_start', accountPension, state === 'drawing');
}

type SetInput = (name: PersonInput, values: ArrayLike<number>) => void;
type SetYears = (name: PersonInput, value: (year: number) => ArrayLike<number>) => void;

/** A person is all of a share: pays or does not, and has no spread. The last band takes the amount that is chosen. */
function setChoices(person: Person, surroundings: Surroundings, set: SetInput, setYears: SetYears): void {
  const bands = surroundings.input(BAND_AMOUNT, person.asOf).length;
  const onlyLast = Float64Array.from({ length: bands }, (_, band) => (band === bands - 1 ? 1 : 0));
  set('years_variance_start', [0]);
  set('years_dispersion', [0]);
  set('status_leave_rate', [0]);
  // A year is paid for whole or not at all.
  set('entry_year_share', [1]);
  set('claim_year_share', [1]);
  set('back_pay_share', [person.backPays ? 1 : 0]);
  set('band_share', onlyLast);
  set('band_share_late', onlyLast);
  setYears('waiting_claim_rate', (year) => [year === person.claims ? 1 : 0]);
  setYears('retained_take_up', (year) => [choiceOf(person, year) === 'retained' ? 1 : 0]);
  setYears('assisted_higher_share', (year) => [isHigher(choiceOf(person, year)) ? 1 : 0]);
  setYears(BAND_AMOUNT, (year) => {
    const amounts = Float64Array.from(surroundings.input(BAND_AMOUNT, year));
    const choice = choiceOf(person, year);
    if (choice !== 'highest') amounts[bands - 1] = typeof choice === 'number' ? choice : amounts[0]!;
    return amounts;
  });
}

/** More than the lowest: who is assisted pays the rest. */
function isHigher(choice: PayChoice): boolean {
  return typeof choice === 'number' || choice === 'highest';
}
