import type { Plan } from '../scenario/index.js';
import { cardYear, claimOf, exhaustedAge } from './card-years.js';
import { type CutPlan, cutPlan } from './cut-plan.js';
import { type Flow, flowsOf } from './flows.js';
import { lifetimeOf } from './lifetime.js';
import { type Fate, labelsOf, personPlan } from './person-plan.js';
import { type Surroundings, surroundingsOf } from './surroundings.js';
import type { Card, Lifetime, Person } from './types.js';

/** Ages of death beside the expected one. */
export const DEATH_AGES = [75, 85, 95] as const;

export interface CardOptions {
  /** A path instead of the best estimate. */
  readonly path?: number;
}

/** 办卡 — cards of one path of one scenario; making another for a changed person takes little. */
export interface CardMaker {
  readonly surroundings: Surroundings;
  /** With all lifetimes. */
  readonly card: (person: Person) => Card;
  /** The lifetime weighted by mortality, or of one who dies at an age: for comparing a person with a changed one. */
  readonly lifetime: (person: Person, deathAge?: number) => Lifetime;
}

/** 开始办卡 — computes the path once. Persons must have passed `checkPersons`. */
export function cardMaker(plan: Plan, { path }: CardOptions = {}): CardMaker {
  const surroundings = surroundingsOf(plan, path);
  const cuts = new Map<string, CutPlan>();

  function flowsUntil(person: Person, fate: Fate, lastYear = plan.lastYear): ReturnType<typeof flowsOf> {
    const key = `${person.sex} ${person.status} ${String(person.asOf)}`;
    let cut = cuts.get(key);
    if (!cut) cuts.set(key, (cut = cutPlan(surroundings, labelsOf(person), person.asOf)));
    return flowsOf(personPlan({ ...cut, plan: { ...cut.plan, lastYear } }, surroundings, person, fate));
  }
  const alive = (person: Person): ReturnType<typeof flowsOf> => flowsUntil(person, { kind: 'lives' });

  function weighted(person: Person, { meanYears }: ReturnType<typeof flowsOf>): Lifetime {
    const { years } = flowsUntil(person, { kind: 'mortality', meanYears: (year) => meanYears.get(year)! });
    return lifetimeOf(years, person, surroundings, { kind: 'mortality', isCut: survivors(person, surroundings).at(-1)! > NEARLY_ALL_DEAD });
  }

  function until(person: Person, kind: 'age' | 'expectancy', deathYear: number, living: readonly Flow[]): Lifetime {
    const ending = { kind, deathAge: deathYear - person.born, deathYear };
    if (deathYear > plan.lastYear) return lifetimeOf(living, person, surroundings, { ...ending, isCut: true });
    const { years } = flowsUntil(person, { kind: 'dies', year: deathYear }, deathYear);
    return lifetimeOf(years, person, surroundings, { ...ending, isCut: false });
  }

  return {
    surroundings,
    lifetime(person, deathAge) {
      if (deathAge === undefined) return weighted(person, alive(person));
      const deathYear = person.born + deathAge;
      return until(person, 'age', deathYear, deathYear > plan.lastYear ? alive(person).years : []);
    },
    card(person) {
      const flows = alive(person);
      const years = flows.years.map((flow) => cardYear(flow, person, surroundings)).filter(({ age }) => age <= OLDEST);
      const yearsLeft = HALF + survivors(person, surroundings).reduce((sum, share) => sum + share, 0);
      const claim = claimOf(flows.years, years);
      const exhausted = exhaustedAge(years);
      // Who has e years left dies in the middle of the year that holds the last of them.
      const expected = person.asOf + Math.max(1, Math.round(yearsLeft + HALF));
      const ages = DEATH_AGES.filter((age) => person.born + age > person.asOf);
      return {
        person, years, yearsLeft, ...(claim && { claim }), ...(exhausted !== undefined && { exhaustedAge: exhausted }),
        lifetimes: [
          until(person, 'expectancy', expected, flows.years), ...ages.map((age) => until(person, 'age', person.born + age, flows.years)), weighted(person, flows),
        ],
      };
    },
  };
}

/** Cards end here. */
const OLDEST = 100;
const HALF = 0.5;
/** Beyond the last year of the scenario: of so few nothing more is missed. */
const NEARLY_ALL_DEAD = 0.02;

/** Share of people like this one who live at the end of each year after `asOf`. */
function survivors(person: Person, { plan, deathRates }: Surroundings): number[] {
  let share = 1;
  return Array.from({ length: plan.lastYear - person.asOf }, (_, k) => {
    const year = person.asOf + 1 + k;
    const rates = deathRates(year, labelsOf(person));
    return (share *= 1 - rates[Math.min(year - person.born, rates.length - 1)]!);
  });
}

/** 参保人卡片 — one for each person, on the best estimate of the plan or on a path. */
export function personCards(plan: Plan, persons: readonly Person[], options: CardOptions = {}): Card[] {
  const { card } = cardMaker(plan, options);
  return persons.map((person) => card(person));
}
