import { describe, expect, it } from 'vitest';
import { type BalanceSheet, balanceSheet, rateOf, RESIDENT_PENSION_LINES } from '../../src/analysis/index.js';
import { Projection, planWith } from '../rulebook/projection.js';

const LINES = { fund: 'fund', contributions: ['paid_in'], subsidies: ['subsidy'], benefits: ['paid_out'] };
const columns = (values: Record<string, number[]>): ReadonlyMap<string, number[]> => new Map(Object.entries(values));

describe('the actuarial balance sheet', () => {
  // At 21 % half a year is 1.1: contributions 110 / 1.1 + 133.1 / 1.331 = 200, subsidies 55 / 1.1 = 50, benefits 165 / 1.1 + 266.2 / 1.331 = 350.
  // The fund of 2022 is 1,000 × 1.21 + (110 + 55 − 165) × 1.1 and 12.1 earned beyond 21 %, of 2023 1,222.1 × 1.21 − 133.1 × 1.1.
  const outputs = {
    years: [2021, 2022, 2023],
    values: columns({ fund: [1000, 1222.1, 1332.331], paid_in: [999, 110, 133.1], subsidy: [999, 55, 0], paid_out: [999, 165, 266.2] }),
  };

  it('discounts flows from the middle of their year and the closing fund from its end', () => {
    const sheet = balanceSheet(outputs, LINES, [[2021, 0.21]], 2021);
    expect(sheet.fund).toBe(1000);
    expect(sheet.contributions[0]).toEqual({ name: 'paid_in', value: expect.closeTo(200, 10) as number });
    expect(sheet.subsidies[0]!.value).toBeCloseTo(50, 10);
    expect(sheet.benefits[0]!.value).toBeCloseTo(350, 10);
    expect(sheet.surplusWithoutSubsidies).toBeCloseTo(850, 10);
    expect(sheet.surplusWithSubsidies).toBeCloseTo(900, 10);
    // 12.1 a year later at 21 %; 1,332.331 / 1.4641
    expect(sheet.excessReturn).toBeCloseTo(10, 10);
    expect(sheet.closingFund).toBeCloseTo(910, 10);
  });

  it('of the last year is the fund and nothing else', () => {
    const sheet = balanceSheet(outputs, LINES, [[2021, 0.21]], 2023);
    expect([sheet.fund, sheet.surplusWithSubsidies, sheet.excessReturn, sheet.closingFund]).toEqual([1332.331, 1332.331, 0, 1332.331]);
  });

  it('uses the rate of each year: 21 % and then 44 %', () => {
    const sheet = balanceSheet(outputs, LINES, [[2022, 0.21], [2023, 0.44]], 2021);
    // 110 / 1.1 + 133.1 / (1.21 × 1.2)
    expect(sheet.contributions[0]!.value).toBeCloseTo(100 + 133.1 / 1.452, 10);
    expect(sheet.closingFund).toBeCloseTo(1332.331 / (1.21 * 1.44), 10);
    expect(sheet.surplusWithSubsidies + sheet.excessReturn).toBeCloseTo(sheet.closingFund, 9);
  });

  it('says what is missing', () => {
    expect(() => balanceSheet(outputs, LINES, [[2021, 0]], 2020)).toThrow(RangeError);
    expect(() => balanceSheet(outputs, { ...LINES, fund: 'purse' }, [[2021, 0]], 2021)).toThrow('purse');
    expect(() => rateOf([], 2021)).toThrow(RangeError);
  });
});

it('a curve is linear between its years and level outside them', () => {
  const curve = [[2026, 0.02], [2036, 0.03], [2050, 0.035]] as const;
  expect([2020, 2026, 2031, 2036, 2043, 2050, 2100].map((year) => Number(rateOf(curve, year).toFixed(6)))).toEqual([0.02, 0.02, 0.025, 0.03, 0.0325, 0.035, 0.035]);
});

describe('of the baseline', () => {
  const { fund, contributions, subsidies, benefits } = RESIDENT_PENSION_LINES;
  const names = [fund, ...contributions, ...subsidies, ...benefits];
  const years = Array.from({ length: 80 }, (_, k) => 2021 + k);
  function sheetOf(openGroup: number): BalanceSheet {
    const run = new Projection('simd', planWith({ inputs: { open_group: { value: openGroup, unit: '1' } } }), 0, true, names);
    return balanceSheet({ years, values: new Map(names.map((name) => [name, years.map((year) => run.at(name, year))])) }, RESIDENT_PENSION_LINES, [[2026, 0.02], [2050, 0.0353]], 2026);
  }
  const open = sheetOf(1);
  const closed = sheetOf(0);

  it.each([['open', open], ['closed', closed]])('%s group: what is there, comes in and goes out is what is left', (_, sheet) => {
    expect(Math.abs(sheet.surplusWithSubsidies + sheet.excessReturn - sheet.closingFund)).toBeLessThan(1e-9 * sheet.benefits[0]!.value);
    // Without the treasury the scheme is far from paying its base pensions.
    expect(sheet.surplusWithoutSubsidies).toBeLessThan(0);
  });

  it('nobody new joins a closed group: it receives and pays less', () => {
    const sum = (items: BalanceSheet['benefits']): number => items.reduce((total, { value }) => total + value, 0);
    expect(closed.fund).toBeLessThan(open.fund);
    expect(sum(closed.contributions)).toBeLessThan(sum(open.contributions));
    expect(sum(closed.benefits)).toBeLessThan(sum(open.benefits));
  });
});
