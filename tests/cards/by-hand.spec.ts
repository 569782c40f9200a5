import { describe, expect, it } from 'vitest';
import { type Card, type CardYear, type Person } from '../../src/cards/index.js';
import { FIFTEEN_YEARS, toyMaker } from './toy.js';

const yearOf = ({ years }: Card, year: number): CardYear => years.find((each) => each.year === year)!;
const drawing = (person: Partial<Person>): Person => {
  const { joins: _joins, ...rest } = FIFTEEN_YEARS;
  return { ...rest, state: 'drawing', born: 1960, pays: [], ...person };
};

describe('fifteen years of 1,000 yuan with a subsidy of 60 at 2.5 %', () => {
  const card = toyMaker().card(FIFTEEN_YEARS);

  it('save 1,060 x (1.025^15 - 1) / 0.025 = 1,060 x 17.931927 = 19,007.84 by the end of 2040', () => {
    expect(yearOf(card, 2040).account).toBeCloseTo(19_007.842, 3);
    expect(yearOf(card, 2040).contributionYears).toBe(15);
  });

  it('pay in once a year from 2026 to 2040 and the government 60 beside', () => {
    const paying = card.years.filter(({ own }) => own > 0);
    expect(paying.map(({ year }) => year)).toEqual(Array.from({ length: 15 }, (_, k) => 2026 + k));
    expect(paying.every(({ own, subsidy, assisted, support }) => own === 1000 && subsidy === 60 && assisted === 0 && support === 0)).toBe(true);
  });

  it('give 19,007.842 / 139 = 136.746 from the account, 100 of base pension and 15 x 1 for the years: 251.75 a month from 2041 on', () => {
    expect(card.claim).toMatchObject({ year: 2041, age: 60, contributionYears: 15 });
    expect(card.claim?.monthly).toMatchObject({ national: 100, provincial: 0, local: 0, oldAge: 0, yearCount: 15 });
    expect(card.claim?.monthly.account).toBeCloseTo(136.7471, 4);
    expect(card.claim?.monthlyTotal).toBeCloseTo(251.7471, 4);
  });

  it('empty the account after twelve years and ten and a half months', () => {
    // One year: A 1.025 - 12 P 1.0125, P = A0 / 139. With A0 = 1: A_n = 1.025^n - 12 x 1.0125 / 139 x (1.025^n - 1) / 0.025 = 3.496403 - 2.496403 x 1.025^n.
    // A_13 = 3.496403 - 2.496403 x 1.378511 = 0.055083; of year 14 that covers 0.055083 x 1.025 / 1.0125 = 0.055763 of 12 / 139 = 0.086331: 0.645926.
    // The year of turning sixty is the first; the fourteenth is that of 73, taken to begin at 72.5: 73.146.
    expect(card.exhaustedAge).toBeCloseTo(73.1459, 3);
  });

  it('come to 12 x 251.7471 a year, all but nothing of it from the account once that is empty', () => {
    expect(yearOf(card, 2060).receivedTotal).toBeCloseTo(3020.965, 3);
    expect(yearOf(card, 2060).longevity).toBeCloseTo(12 * 136.7471, 3);
    expect(yearOf(card, 2060).account).toBe(0);
  });

  it('have paid 15,000, met by pensions of 3,020.97 a year within the fifth year, at 64', () => {
    // 4 x 3,020.97 = 12,083.9; 5 x 3,020.97 = 15,104.8
    expect(card.lifetimes.find(({ deathAge }) => deathAge === 85)?.paybackAge).toBe(64);
  });
});

describe('grades of Su and Xian (2020), table 3: fifteen payments at the end of the year at 1.5 %, base pension 88', () => {
  const maker = toyMaker({ rate: 0.015, base: 88, subsidy: '{ 0: 0, 100: 30, 500: 60 }', yearCount: 0 });
  it.each([
    [100, 218.68, 15.6, 103.6], [200, 386.89, 27.6, 115.6], [300, 555.11, 39.61, 127.61], [400, 723.32, 51.61, 139.61], [500, 942, 67.21, 155.21],
    [600, 1110.21, 79.21, 167.21], [700, 1278.42, 91.21, 179.21], [800, 1446.64, 103.21, 191.21], [900, 1614.85, 115.21, 203.21],
    [1000, 1783.07, 127.22, 215.22], [1500, 2624.13, 187.22, 275.22],
  ])('%i yuan: interest %d, account pension %d, pension %d', (grade, interest, account, total) => {
    const { claim, years } = maker.card({ ...FIFTEEN_YEARS, pays: [{ from: 2026, choice: grade }] });
    expect(years.filter(({ year }) => year <= 2040).reduce((sum, each) => sum + each.interest, 0)).toBeCloseTo(interest, 2);
    expect(claim?.monthly.account).toBeCloseTo(account, 2);
    expect(claim?.monthlyTotal).toBeCloseTo(total, 2);
  });
});

describe('somebody who draws at 65', () => {
  const card = toyMaker().card(drawing({ years: 9, account: 1200, accountPension: 14, paidBefore: 1900 }));

  it('has next year 1,200 x 1.025 - 12 x 14 x 1.0125 = 1,059.90 left', () => {
    expect(yearOf(card, 2026).account).toBeCloseTo(1059.9, 10);
  });

  it('gets 100 + 9 + 14 a month, before and after the account is empty', () => {
    expect(yearOf(card, 2026).monthlyTotal).toBe(123);
    expect(yearOf(card, 2040)).toMatchObject({ account: 0, monthlyTotal: 123 });
  });

  it('leaves at death in 2035 six and a half months of pension and ten of base pension, as the rules pay them', () => {
    // Nine years of 12 months and 6.5: 114.5 x 123 = 14,083.5; 10 x 100 for the funeral.
    const life = card.lifetimes.find(({ deathAge }) => deathAge === 75)!;
    expect(life.received.national).toBeCloseTo(11_450, 8);
    expect(life.received.account).toBeCloseTo(114.5 * 14, 8);
    expect(life.funeral).toBe(1000);
  });

  it('has no rate of return: when the 1,900 were paid is not known', () => {
    expect(card.lifetimes.every(({ rate, paybackAge }) => rate === undefined && paybackAge === undefined)).toBe(true);
  });

  it('who dies at once leaves the account with half a year of interest, less half a year of pension', () => {
    // 1,200 x 1.0125 - 6.5 x 14 x (1 + 0.0125 / 2) = 1,215 - 91.56875
    const older = toyMaker().card(drawing({ born: 1951, years: 9, account: 1200, accountPension: 14 }));
    const life = older.lifetimes.find(({ deathAge }) => deathAge === 75)!;
    expect(life.deathYear).toBe(2026);
    expect(life.inherited).toBeCloseTo(1123.43125, 10);
  });
});

describe('who is paid for', () => {
  it('pays nothing, has the lowest band and its subsidy in the account and draws the same base pension', () => {
    const card = toyMaker().card({ ...FIFTEEN_YEARS, status: 'assisted_full', pays: [{ from: 2026, choice: 'lowest' }] });
    expect(card.years.every(({ own }) => own === 0)).toBe(true);
    // The retained floor of 100 and 30 % of it, until 2030; afterwards it grows.
    expect(yearOf(card, 2026)).toMatchObject({ assisted: 100, subsidy: 30 });
    expect(card.claim?.monthly.national).toBe(100);
    expect(card.lifetimes.every(({ rate }) => rate === undefined)).toBe(true);
  });
});

describe('who comes short of fifteen years', () => {
  const short: Person = { ...FIFTEEN_YEARS, born: 1976, pays: [{ from: 2026, choice: 1000 }] };

  it('pays for five years at 60 at the lowest standard, and the account has them', () => {
    // Ten payments: 1,060 x (1.025^10 - 1) / 0.025 = 1,060 x 11.203382 = 11,875.585, and 5 x 100.
    const card = toyMaker().card(short);
    expect(card.claim).toMatchObject({ year: 2036, age: 60, contributionYears: 15 });
    expect(yearOf(card, 2036).own).toBe(500);
    expect(card.claim?.account).toBeCloseTo(12_375.585, 3);
    expect(card.claim?.monthly.yearCount).toBe(15);
  });

  it('or waits, with interest, and claims when told to', () => {
    // 11,875.585 x 1.025^2, and 5 x 100
    const card = toyMaker().card({ ...short, backPays: false, claims: 2038 });
    expect(card.claim).toMatchObject({ year: 2038, age: 62 });
    expect(card.claim?.account).toBeCloseTo(12_976.787, 2);
    expect(yearOf(card, 2037)).toMatchObject({ isDrawing: false, monthlyTotal: 0, receivedTotal: 0 });
  });
});

describe('who comes back from the employees', () => {
  it('brings years and money along, and goes on paying', () => {
    const { joins: _joins, ...rest } = FIFTEEN_YEARS;
    const card = toyMaker().card({ ...rest, state: 'paused', years: 3, account: 2000, paidBefore: 2000, returns: { year: 2030, years: 6, account: 9000 } });
    // 2,000 x 1.025^5 + 9,000 + 1,060 = 2,262.816 + 10,060
    expect(yearOf(card, 2030).account).toBeCloseTo(12_322.816, 3);
    // 3 + 6, and 2030 to 2040
    expect(card.claim?.contributionYears).toBe(20);
    expect(yearOf(card, 2029).own).toBe(0);
  });
});
