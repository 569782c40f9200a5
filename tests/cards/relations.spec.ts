import { beforeAll, describe, expect, it } from 'vitest';
import { type Card, type CardMaker, cardMaker, checkPersons, LAYERS, type Lifetime, type Person, readPersons } from '../../src/cards/index.js';
import { IssueList } from '../../src/issues/index.js';
import { type Plan, loadScenario } from '../../src/scenario/index.js';

let plan: Plan;
let persons: readonly Person[];
let maker: CardMaker;
let cards: readonly Card[];

beforeAll(() => {
  const loaded = loadScenario('scenarios/hubei/baseline.yaml', { paths: 0, over: { name: 'plain', text: 'counties: { table: none }\n' } });
  const issues = new IssueList();
  plan = loaded.plan!;
  persons = readPersons('scenarios/hubei/persons.yaml', issues)!;
  checkPersons(plan, persons, issues);
  expect(issues.items).toEqual([]);
  maker = cardMaker(plan);
  cards = persons.map((person) => maker.card(person));
}, 30_000);

describe('the ten persons of Hubei', () => {
  it('are ten', () => {
    expect(persons).toHaveLength(10);
  });

  it('get out of the account what went in, with interest, by whatever death', () => {
    for (const { person, lifetimes } of cards) {
      for (const { kind, isCut, paid, interest, received, longevity, inherited } of lifetimes) {
        if (isCut) continue;
        const inflow = person.account + paid.own + paid.assisted + paid.subsidy + paid.support + interest;
        expect({ name: person.name, kind, left: Math.abs(inflow - (received.account - longevity) - inherited) / Math.max(1, inflow) < 1e-12 }).toEqual({ name: person.name, kind, left: true });
      }
    }
  });

  it('weighted by mortality come to the sum over all years of death', () => {
    const person = persons.find(({ name }) => name === 'late')!;
    const { surroundings } = maker;
    const chances: number[] = [];
    let alive = 1;
    for (let year = person.asOf + 1; year <= plan.lastYear; year++) {
      const rate = surroundings.deathRates(year, { sex: person.sex, status: person.status })[Math.min(year - person.born, 105)]!;
      chances.push(alive * rate);
      alive *= 1 - rate;
    }
    // Who outlives the scenario is the last of them.
    const lives = maker.lifetimes(person, [...chances, alive].map((_, k) => person.asOf + 1 + k - person.born)).map((life, k) => ({ chance: [...chances, alive][k]!, life }));
    const whole = maker.lifetime(person);
    const expected = (of: (life: Lifetime) => number): number => lives.reduce((sum, { chance, life }) => sum + chance * of(life), 0);
    for (const of of [({ paid }) => paid.own, ({ inherited }) => inherited, ({ received }) => received.account, ({ received }) => received.national, ({ netPresent }) => netPresent, ({ interest }) => interest] satisfies ((life: Lifetime) => number)[]) {
      expect(expected(of) / of(whole)).toBeCloseTo(1, 12);
    }
    // The grant of the year of turning sixty is half: claimed or not yet. So many die then.
    expect(expected(({ funeral }) => funeral) / whole.funeral).toBeCloseTo(1, 12);
  }, 60_000);

  it('all have the standards of the scenario once they draw', () => {
    for (const { years } of cards) {
      for (const { year, isDrawing, monthly } of years.filter(({ isDrawing: draws }) => draws)) {
        expect(isDrawing && monthly.national === maker.surroundings.number('national', year) && monthly.provincial === maker.surroundings.number('provincial', year)).toBe(true);
      }
    }
  });

  it('have the rate at which a plain bisection over the years finds received and paid worth the same', () => {
    const card = cards.find(({ person }) => person.name === 'thousand')!;
    const life = card.lifetimes.find(({ deathAge }) => deathAge === 85)!;
    const last = card.years.findIndex(({ year }) => year === life.deathYear) - 1;
    // The year of death is told from the totals.
    const flows = card.years.slice(1, last + 1).map(({ receivedTotal, own }) => receivedTotal - own);
    flows.push(life.receivedTotal - card.years.slice(1, last + 1).reduce((sum, { receivedTotal }) => sum + receivedTotal, 0));
    const worth = (rate: number): number => flows.reduce((sum, flow, k) => sum + flow * Math.exp(-Math.log1p(rate) * (k + 0.5)), -card.person.paidBefore);
    let [low, high] = [0, 1];
    for (let step = 0; step < 100; step++) {
      const middle = (low + high) / 2;
      if (worth(middle) > 0) low = middle;
      else high = middle;
    }
    expect(life.rate).toBeCloseTo(low, 12);
  });

  it('who pays more has more from the account and no less of anything else', () => {
    const [lowest, thousand] = ['lowest', 'thousand'].map((name) => maker.card({ ...persons.find((person) => person.name === name)!, sex: 'male' }));
    for (const layer of LAYERS) expect(thousand!.claim!.monthly[layer]).toBeGreaterThanOrEqual(lowest!.claim!.monthly[layer]);
    expect(thousand!.claim!.monthly.account).toBeGreaterThan(lowest!.claim!.monthly.account);
  });

  it('do not change when the path is another and prices, rates and decisions are', () => {
    const [first, second] = [3, 4].map((path) => cardMaker(plan, { path }).card(persons.find(({ name }) => name === 'lowest')!));
    expect(first!.claim!.contributionYears).toBe(second!.claim!.contributionYears);
    expect(first!.claim!.monthly.account).not.toBe(second!.claim!.monthly.account);
  }, 30_000);
});
