import { describe, expect, it } from 'vitest';
import { type CellSource, cohortFlows, internalRate, RESIDENT_COHORT_LINES } from '../../src/analysis/index.js';
import { createReplay } from '../../src/engine/index.js';
import { BASELINE, planOf } from '../rulebook/projection.js';

describe('the internal rate of return', () => {
  const years = [2020, 2021, 2022, 2023];
  const rate = (paid: number[], received: number[]): number | undefined => internalRate({ years, paid, received });

  it.each([
    ['100 paid in 2021, 121 received in 2023: two years', [0, 100, 0, 0], [0, 0, 0, 121], 0.1],
    ['100 there at the end of 2020, 110 received in the middle of 2021: half a year', [100, 0, 0, 0], [0, 110, 0, 0], 0.21],
    ['100 paid in 2021 and in 2022, 231 received in 2023: 121 + 110', [0, 100, 100, 0], [0, 0, 0, 231], 0.1],
    ['half comes back', [0, 100, 0, 0], [0, 0, 50, 0], -0.5],
  ])('%s', (_, paid, received, expected) => {
    expect(rate(paid, received)).toBeCloseTo(expected, 12);
  });

  it('is undefined when nothing was paid or nothing comes back', () => {
    expect(rate([0, 0, 0, 0], [0, 1, 1, 1])).toBeUndefined();
    expect(rate([0, 1, 0, 0], [0, 0, 0, 0])).toBeUndefined();
    expect(internalRate({ years: [], paid: [], received: [] })).toBeUndefined();
  });

  it('is worth nothing at its own rate, whatever the flows', () => {
    const paid = [40, 7, 8, 9];
    const received = [0, 0, 31, 52];
    const found = rate(paid, received)!;
    const worth = -40 - 7 / (1 + found) ** 0.5 + 23 / (1 + found) ** 1.5 + 43 / (1 + found) ** 2.5;
    expect(worth).toBeCloseTo(0, 9);
  });
});

describe('the flows of a cohort', () => {
  const place = { file: 'x.yaml', line: 1, column: 1 };
  const label = { zh: '', en: '' };
  const dimensions = [
    { name: 'sex', label, size: 2, labels: ['male', 'female'], ageing: false, place },
    { name: 'age', label, size: 3, labels: ['0', '1', '2'], first: 0, ageing: true, place },
  ];
  const rule = (of: readonly string[]): unknown => ({ dimensions: of });
  const rules = new Map([['pays', rule(['sex', 'age'])], ['gets', rule(['sex', 'age'])], ['standard', rule([])], ['start', rule(['age'])]]);
  // Cells: men of 0, 1, 2 and women of 0, 1, 2.
  const cells: Record<string, number[]> = { pays: [1, 2, 3, 10, 20, 30], gets: [0, 4, 5, 0, 40, 50], standard: [100], start: [7, 8, 9] };
  const source = { plan: { model: { rules, dimensions }, baseYear: 2020 }, valuesOf: (name: string) => cells[name]! } as unknown as CellSource;
  const lines = { paid: [{ rule: 'pays', factor: 2 }], received: [{ rule: 'gets', times: ['standard', 'standard'] }], opening: [{ rule: 'start' }] };

  it('follow the people born in a year up the diagonal', () => {
    // Born in 2020: 0 in 2020, 1 in 2021 (paying 2 + 20), 2 in 2022; 200 yuan for each of what they get.
    expect(cohortFlows(source, lines, 2020, 2022)).toEqual({ birthYear: 2020, years: [2020, 2021, 2022], paid: [7, 44, 66], received: [0, 8800, 11000] });
    expect(cohortFlows(source, lines, 2020, 2022, { sex: 'female' })).toMatchObject({ paid: [7, 40, 60], received: [0, 8000, 10000] });
    // Born later: not there at first.
    expect(cohortFlows(source, lines, 2021, 2022)).toMatchObject({ paid: [0, 22, 44] });
  });

  it('say what is missing', () => {
    expect(() => cohortFlows(source, { ...lines, paid: [{ rule: 'nothing' }] }, 2020, 2021)).toThrow('nothing');
    expect(() => cohortFlows(source, { ...lines, paid: [{ rule: 'standard' }] }, 2020, 2021)).toThrow('standard');
  });
});

describe('the cohorts of the baseline', () => {
  const replay = createReplay(planOf(BASELINE), 0, true, 2030);
  const at = (name: string): number => replay.valuesOf(name, 2030)[0]!;

  it('pay and receive together what the scheme receives from members and pays them', () => {
    let paid = 0;
    let received = 0;
    for (let age = 0; age <= 105; age++) {
      const flows = cohortFlows(replay, RESIDENT_COHORT_LINES, 2030 - age, 2030);
      paid += flows.paid.at(-1)!;
      received += flows.received.at(-1)!;
    }
    expect(paid / (at('personal_contribution_total') + at('transfer_in_total'))).toBeCloseTo(1, 9);
    const pensions = at('base_pension_national') + at('base_pension_provincial') + at('base_pension_local') + at('year_count_pension') + at('account_pension');
    expect(received / (pensions + at('account_refund_total') + at('transfer_out_total'))).toBeCloseTo(1, 9);
  });
});
