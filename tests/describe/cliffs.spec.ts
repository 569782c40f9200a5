import { beforeAll, describe, expect, it } from 'vitest';
import type { CardMaker, Person } from '../../src/cards/index.js';
import { amountLimits, type Cliff, cliffChanges, findCliffs } from '../../src/describe/index.js';
import { FIFTEEN_YEARS } from '../cards/toy.js';
import { plantedMaker } from './toy.js';

const { joins: _joins, ...FIFTEEN } = FIFTEEN_YEARS;
const PERSON: Person = { ...FIFTEEN, state: 'paying', years: 13, account: 2600, paidBefore: 2600 };
const LEAST = 0.01;
const places = (cliffs: readonly Cliff[]): string[] => cliffs.map(({ kind, from, to }) => `${kind} ${String(from)} ${String(to)}`);

describe('a schedule that gives everybody the same', () => {
  let maker: CardMaker;
  beforeAll(() => { maker = plantedMaker('{ 0: 60 }'); }, 30_000);

  it('has the classes for limits, and no cliff in amount, years or claim', () => {
    const limits = amountLimits(maker.surroundings.plan, 2026);
    expect(limits).toEqual([300, 500, 800, 1000, 1500, 2000]);
    expect(findCliffs(PERSON, maker, limits, LEAST)).toEqual([]);
  });

  it('has one at fifteen years for who does not pay for missing ones: the pension itself', () => {
    const cliffs = findCliffs({ ...PERSON, backPays: false }, maker, [300], LEAST);
    expect(places(cliffs)).toContain('years 14 15');
    // Next to so large a step every other looks small; it is no cliff for that.
    expect(places(cliffs)).not.toContain('years 15 16');
    const { jump, share } = cliffs.find(({ kind, to }) => kind === 'years' && to === 15)!;
    // Without the pension little is left: the step is worth many times it.
    expect(jump).toBeGreaterThan(0);
    expect(share).toBeGreaterThan(1);
  }, 30_000);
});

describe('a subsidy that goes from 60 to 600 at 1,000 yuan', () => {
  let maker: CardMaker;
  beforeAll(() => { maker = plantedMaker('{ 0: 60, 1000: 600 }'); }, 30_000);

  it('has a cliff there and nowhere else, as large as the two lives are apart', () => {
    const cliffs = findCliffs(PERSON, maker, [300, 800, 1000, 1500], LEAST);
    expect(places(cliffs)).toEqual(['amount 999 1000']);
    const value = (choice: number): number => maker.lifetime({ ...PERSON, pays: [{ from: 2026, choice }] }).netPresent;
    // One yuan more is worth as much above the limit as below: what is beyond it is the subsidy's.
    expect(cliffs[0]!.jump).toBeCloseTo(value(1000) - value(999) - (value(999) - value(998)), 6);
    expect(cliffs[0]!.share).toBeCloseTo(cliffs[0]!.jump / value(999), 12);
  }, 30_000);

  it('is no cliff for who calls more than that much one', () => {
    expect(findCliffs(PERSON, maker, [300, 1000], 0.9)).toEqual([]);
  }, 30_000);
});

it('finds a step that no schedule names, to the yuan', () => {
  const maker = plantedMaker('{ 0: 60 }', { limit: 653, amount: 600 });
  expect(places(findCliffs(PERSON, maker, [300, 500, 800], LEAST))).toEqual(['amount 652 653']);
}, 30_000);

it('beside a value near nothing, a step is measured by what was paid', () => {
  // 10,000 yuan paid bring 10,000 and some: 2 yuan a step, and 60 more at the limit. Of the value itself that were sixfold, of what was paid 0.6 %.
  const net = ({ pays }: Person): number => (Number(pays[0]!.choice) - 305) * 2 + (Number(pays[0]!.choice) >= 310 ? 60 : 0);
  const maker = {
    surroundings: { claimAge: () => 60 },
    lifetime: (person: Person) => ({ netPresent: net(person), paid: { before: 4000, own: 6000 } }),
  } as unknown as CardMaker;
  const ofAmount = (least: number): Cliff[] => findCliffs(PERSON, maker, [300, 310, 320], least).filter(({ kind }) => kind === 'amount');
  expect(ofAmount(0.01)).toEqual([]);
  expect(ofAmount(0.005)).toEqual([{ kind: 'amount', from: 309, to: 310, jump: 60, share: 0.006 }]);
});

describe('of two scenarios', () => {
  const cliff = (kind: Cliff['kind'], to: number, jump: number): Cliff => ({ kind, from: to - 1, to, jump, share: jump / 1000 });

  it('says which are added, removed, larger, smaller and the same', () => {
    const changes = cliffChanges(
      [cliff('amount', 500, 100), cliff('amount', 800, 100), cliff('years', 25, 100), cliff('amount', 1000, 100)],
      [cliff('amount', 500, 100.5), cliff('years', 15, -50), cliff('years', 25, 40), cliff('amount', 1000, 300)],
    );
    expect(changes.map(({ kind, to, change }) => [kind, to, change])).toEqual([
      ['amount', 500, 'same'], ['amount', 800, 'removed'], ['amount', 1000, 'larger'], ['years', 15, 'added'], ['years', 25, 'smaller'],
    ]);
  });
});
