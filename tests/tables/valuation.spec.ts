import { describe, expect, it } from 'vitest';
import { loadScenario } from '../../src/scenario/index.js';
import { canBeValued, cohortReturns, valuationOf } from '../../src/tables/index.js';

const plan = loadScenario('scenarios/hubei/baseline.yaml').plan!;
const sum = (items: readonly { readonly value: number }[]): number => items.reduce((total, { value }) => total + value, 0);

describe('the actuarial balance sheet of the baseline', () => {
  const { open, closed } = valuationOf(plan, 2026);

  it.each([['open', open], ['closed', closed]] as const)('adds up to the fund at the end (%s group)', (_, sheet) => {
    const surplus = sheet.fund + sum(sheet.contributions) + sum(sheet.subsidies) - sum(sheet.benefits);
    expect(sheet.surplusWithSubsidies).toBeCloseTo(surplus, -2);
    expect((sheet.surplusWithSubsidies + sheet.excessReturn) / sheet.closingFund).toBeCloseTo(1, 9);
  });

  it('has the same fund and members at the start, and owes a closed group less', () => {
    expect(closed.fund).toBe(open.fund);
    expect(sum(closed.contributions)).toBeLessThan(0.6 * sum(open.contributions));
    expect(sum(closed.benefits)).toBeLessThan(sum(open.benefits));
  });

  it('is the same scenario as one written with open_group: 0 from the next year', () => {
    const input = plan.inputs.get('open_group')!;
    expect([input.years, plan.numbers[input.values.offset]]).toEqual([1, 1]);
    // With nothing left open, a valuation of the closed plan gives the same sheet twice.
    const numbers = Float64Array.from(plan.numbers);
    numbers[input.values.offset] = 0;
    const twice = valuationOf({ ...plan, numbers }, 2026);
    expect(twice.open).toEqual(twice.closed);
    expect(twice.open.fund).toBeLessThan(open.fund);
  });

  it('is not offered where the rulebook lacks its lines', () => {
    expect(canBeValued(plan)).toBe(true);
    expect(canBeValued(loadScenario('docs/savings/savings.yaml').plan!)).toBe(false);
  });
});

describe('returns by cohort', () => {
  it('fall with the birth year: contributions have risen against pensions, and subsidies weigh less', () => {
    const rates = cohortReturns(plan, [1966, 1985, 2005]).map(({ all }) => all!);
    expect(rates[0]).toBeGreaterThan(rates[1]!);
    expect(rates[1]).toBeGreaterThan(rates[2]!);
  });

  it('are absent where nobody is left or nothing is paid', () => {
    expect(cohortReturns(plan, [2095])).toEqual([{ birthYear: 2095 }]);
  });
});
