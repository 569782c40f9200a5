import type { Plan } from '../scenario/index.js';
import { cardYear, claimOf, exhaustedAge } from './card-years.js';
import { type CutPlan, cutPlan } from './cut-plan.js';
import { type Flow, type Flows, flowsOf, nextFlow } from './flows.js';
import { lifetimeOf } from './lifetime.js';
import { type Fate, labelsOf, personPlan } from './person-plan.js';
import { type Surroundings, surroundingsOf } from './surroundings.js';
import type { Card, Lifetime, Person } from './types.js';

/** Ages of death beside the expected one. */
export const DEATH_AGES = [75, 85, 95] as const;
/** Cards end here. */
const OLDEST = 100;
const HALF = 0.5;
/** Beyond the last year of the scenario: of so few nothing more is missed. */
const NEARLY_ALL_DEAD = 0.02;

export interface CardOptions {
  /** A path instead of the best estimate. */
  readonly path?: number;
}

/** 办卡 — cards of one path of one scenario; making another for a changed person takes little. */
export interface CardMaker {
  readonly surroundings: Surroundings;
  /** With all lifetimes. */
  readonly card: (person: Person) => Card;
  /** The lifetime weighted by mortality: for comparing a person with a changed one. */
  readonly lifetime: (person: Person) => Lifetime;
  /** Lifetimes that end at these ages, in their order. */
  readonly lifetimes: (person: Person, deathAges: readonly number[]) => Lifetime[];
}

/** 开始办卡 — computes the path once. Persons must have passed `checkPersons`. */
export function cardMaker(plan: Plan, { path }: CardOptions = {}): CardMaker {
  const surroundings = surroundingsOf(plan, path);
  const cuts = new Map<string, CutPlan>();

  function planOf(person: Person, fate: Fate): Plan {
    const key = `${person.sex} ${person.status} ${String(person.asOf)}`;
    let cut = cuts.get(key);
    if (!cut) cuts.set(key, (cut = cutPlan(surroundings, labelsOf(person), person.asOf)));
    return personPlan(cut, surroundings, person, fate);
  }

  /** One who lives on, with the states before the years of death. */
  function living(person: Person, deathYears: readonly number[]): Flows {
    return flowsOf(planOf(person, { kind: 'lives' }), new Set(deathYears.map((year) => year - 1)));
  }

  function weighted(person: Person, { meanYears }: Flows): Lifetime {
    const { years } = flowsOf(planOf(person, { kind: 'mortality', meanYears: (year) => meanYears.get(year)! }));
    return lifetimeOf(years, person, surroundings, { kind: 'mortality', isCut: survivors(person, surroundings).at(-1)! > NEARLY_ALL_DEAD });
  }

  function until(person: Person, kind: 'age' | 'expectancy', deathYear: number, { years, states }: Flows): Lifetime {
    const ending = { kind, deathAge: deathYear - person.born, deathYear };
    if (deathYear > plan.lastYear) return lifetimeOf(years, person, surroundings, { ...ending, isCut: true });
    // The same as for one who lives until the year before.
    const last = nextFlow(planOf(person, { kind: 'dies', year: deathYear }), states.get(deathYear - 1)!, deathYear);
    const flows: Flow[] = [...years.filter(({ year }) => year < deathYear), last];
    return lifetimeOf(flows, person, surroundings, { ...ending, isCut: false });
  }

  return {
    surroundings,
    lifetime: (person) => weighted(person, living(person, [])),
    lifetimes(person, deathAges) {
      const deathYears = deathAges.map((age) => person.born + age);
      const flows = living(person, deathYears);
      return deathYears.map((year) => until(person, 'age', year, flows));
    },
    card(person) {
      const yearsLeft = HALF + survivors(person, surroundings).reduce((sum, share) => sum + share, 0);
      // Who has e years left dies in the middle of the year that holds the last of them.
      const expected = person.asOf + Math.max(1, Math.round(yearsLeft + HALF));
      const deathYears = DEATH_AGES.map((age) => person.born + age).filter((year) => year > person.asOf);
      const flows = living(person, [expected, ...deathYears]);
      const years = flows.years.map((flow) => cardYear(flow, person, surroundings)).filter(({ age }) => age <= OLDEST);
      const claim = claimOf(flows.years, years);
      const exhausted = exhaustedAge(years);
      return {
        person, years, yearsLeft, ...(claim && { claim }), ...(exhausted !== undefined && { exhaustedAge: exhausted }),
        lifetimes: [until(person, 'expectancy', expected, flows), ...deathYears.map((year) => until(person, 'age', year, flows)), weighted(person, flows)],
      };
    },
  };
}

/** Share of people like this one who live at the end of each year after `asOf`. */
function survivors(person: Person, { plan, deathRates }: Surroundings): number[] {
  let share = 1;
  return Array.from({ length: plan.lastYear - person.asOf }, (_, k) => {
    const year = person.asOf + 1 + k;
    const rates = deathRates(year, labelsOf(person));
    return (share *= 1 - rates[Math.min(Math.max(year - person.born, 0), rates.length - 1)]!);
  });
}

/** 参保人卡片 — one for each person, on the best estimate of the plan or on a path. */
export function personCards(plan: Plan, persons: readonly Person[], options: CardOptions = {}): Card[] {
  const { card } = cardMaker(plan, options);
  return persons.map((person) => card(person));
}
