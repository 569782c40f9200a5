import { type IssueList, nearestName, type Place } from '../issues/index.js';
import type { Plan } from '../scenario/index.js';
import { BAND_AMOUNT, CLAIM_AGE, missingNames } from './names.js';
import { choiceOf } from './person-plan.js';
import type { Person } from './types.js';

/** What the checks ask of a plan. */
type Asked = Pick<Plan, 'model' | 'inputs' | 'numbers' | 'baseYear' | 'lastYear'>;

const ENTRY_AGE = 'entry_age';

/** 查人物 — persons against a scenario: its years, classes and ages. Every mistake becomes an issue. */
export function checkPersons(plan: Plan, persons: readonly Person[], issues: IssueList): void {
  const missing = missingNames(plan);
  if (missing.length > 0) {
    issues.error('cards-other-rulebook', { names: missing });
    return;
  }
  for (const person of persons) {
    const error: Report = (message, facts, key) => {
      issues.error(message, { name: person.name, ...facts }, person.placeOf?.(key) ?? person.place, `persons.${person.name}.${key}`);
    };
    checkLabels(plan, person, error);
    if (person.asOf < plan.baseYear || person.asOf >= plan.lastYear) {
      issues.error('cards-as-of', { year: person.asOf, first: plan.baseYear, last: plan.lastYear - 1 }, asOfPlace(person), 'as_of');
      return;
    }
    checkAges(plan, person, error);
    checkYears(plan, person, error);
    checkClasses(plan, person, error);
  }
}

type Report = (message: Parameters<IssueList['error']>[0], facts: Parameters<IssueList['error']>[1], key: string) => void;

function asOfPlace({ place }: Person): Place | undefined {
  return place && { file: place.file };
}

function checkLabels({ model }: Asked, { sex, status }: Person, error: Report): void {
  for (const [key, label] of [['sex', sex], ['status', status]] as const) {
    const known = model.dimensions.find(({ name }) => name === key)!.labels;
    if (known.includes(label)) continue;
    const nearest = nearestName(label, known);
    if (nearest === undefined) error('cards-label', { key, value: label, known }, key);
    else error('cards-label-near', { key, value: label, nearest, known }, key);
  }
}

/** First cell of an input in a year. */
function inputIn({ inputs, numbers }: Asked, name: string, year: number): number {
  const { years, firstYear, values } = inputs.get(name)!;
  const row = years === 1 ? 0 : Math.min(Math.max(year - firstYear, 0), years - 1);
  return numbers[values.offset + row * (values.length / years)]!;
}

function checkAges(plan: Asked, person: Person, error: Report): void {
  const { born, asOf, state, years } = person;
  const age = asOf - born;
  const claimAge = inputIn(plan, CLAIM_AGE, asOf);
  const entryAge = plan.inputs.has(ENTRY_AGE) ? inputIn(plan, ENTRY_AGE, asOf) : 0;
  const ages = plan.model.dimensions.find((dimension) => dimension.ageing && dimension.first === 0)!;
  const [first, last] = {
    outside: [0, claimAge - 1], paying: [entryAge, claimAge - 1], paused: [entryAge, ages.size - 1], waiting: [claimAge, ages.size - 1], drawing: [claimAge, ages.size - 1],
  }[state] as [number, number];
  // Someone not born yet can join one day.
  if ((age < first && state !== 'outside') || age > last) error('cards-age', { age, year: asOf, state, first: asOf - last, last: asOf - first, from: first, to: last }, 'born');
  const most = Math.max(0, Math.min(age, claimAge) - entryAge + 1);
  if (years > most) error('cards-years', { years, most, entry: entryAge }, 'years');
}

function checkYears({ inputs, numbers, model, baseYear, lastYear }: Asked, person: Person, error: Report): void {
  const { born, asOf, joins, returns, claims, pays } = person;
  const plan = { inputs, numbers, model, baseYear, lastYear };
  const check = (key: string, year: number | undefined, first: number, last: number): void => {
    if (year !== undefined && (year < first || year > last)) error('cards-year', { key, year, first, last }, key);
  };
  const claimAge = inputIn(plan, CLAIM_AGE, asOf);
  const entryAge = plan.inputs.has(ENTRY_AGE) ? inputIn(plan, ENTRY_AGE, asOf) : 0;
  check('joins', joins, Math.max(asOf + 1, born + entryAge), Math.min(lastYear, born + claimAge - 1));
  check('returns.year', returns?.year, asOf + 1, lastYear);
  check('claims', claims, Math.max(asOf + 1, born + claimAge + (person.state === 'waiting' ? 0 : 1)), lastYear);
  for (const { from } of pays) if (from > lastYear) error('cards-year', { key: 'pays', year: from, first: asOf, last: lastYear }, `pays.${String(from)}`);
}

/** A class below the lowest of a year does not exist: its subsidy would be looked up beside the table. */
function checkClasses(plan: Asked, person: Person, error: Report): void {
  const { pays, asOf } = person;
  for (const { from, choice } of pays) {
    if (typeof choice !== 'number') continue;
    for (let year = Math.max(from, asOf + 1); year <= plan.lastYear && choiceOf(person, year) === choice; year++) {
      const lowest = inputIn(plan, BAND_AMOUNT, year);
      if (choice >= lowest) continue;
      error('cards-class', { choice, year, lowest }, pays.length === 1 ? 'pays' : `pays.${String(from)}`);
      break;
    }
  }
}
