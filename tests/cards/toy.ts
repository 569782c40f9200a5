import { type CardMaker, cardMaker, type Person } from '../../src/cards/index.js';
import { type Plan, loadScenario } from '../../src/scenario/index.js';

/**
 * A world simple enough for a pencil: nothing grows, accounts get a fixed rate on money that comes in at the end of the year, the pension
 * begins with the year of turning sixty.
 */
export function toyPlan({ rate = 0.025, base = 100, subsidy = '{ 0: 60 }', yearCount = 1 }: { readonly rate?: number; readonly base?: number; readonly subsidy?: string; readonly yearCount?: number } = {}): Plan {
  const text = `
last_year: 2090
inputs:
  crediting_method: { value: 1, unit: 1, source: toy, confidence: C }
  crediting_fixed: { value: ${String(rate)}, unit: 1, source: toy, confidence: C }
  floor_share: { value: 0, unit: 1, source: toy, confidence: C }
  floor_minimum: { value: 100, unit: yuan/person, source: toy, confidence: C }
  band_reference_floor: { value: 100, unit: yuan/person, source: toy, confidence: C }
  entry_subsidy_bands: { bands: ${subsidy}, unit: yuan/person, source: toy, confidence: C }
  collective_amount: { value: 0, unit: yuan/person, source: toy, confidence: C }
  months_held: { value: 0, unit: month, source: toy, confidence: C }
  claim_interest_months: { value: 0, unit: month, source: toy, confidence: C }
  claim_year_months: { value: 12, unit: month, source: toy, confidence: C }
  local_addition_start: { value: 0, unit: yuan/person/month, source: toy, confidence: C }
  provincial_addition_known: { value: 0, unit: yuan/person/month, source: toy, confidence: C }
  provincial_known_until: { value: 2090, unit: 1, source: toy, confidence: C }
  no_rise_share: { value: 1, unit: 1, source: toy, confidence: C }
  year_count_rate_first: { value: ${String(yearCount)}, unit: yuan/person/month/year, source: toy, confidence: C }
given:
  national_base: { 2026: ${String(base)} }
  adjustment: { 2026: 0 }
counties: { table: none }
`;
  const { plan, issues } = loadScenario('scenarios/hubei/baseline.yaml', { paths: 0, over: { name: 'toy', text } });
  if (!plan) throw new Error(issues.map(({ message, facts }) => `${message} ${JSON.stringify(facts)}`).join('\n'));
  return plan;
}

const makers = new Map<string, CardMaker>();

/** Reading a scenario takes a while, so each is read once. */
export function toyMaker(...options: Parameters<typeof toyPlan>): CardMaker {
  const key = JSON.stringify(options);
  const maker = makers.get(key) ?? cardMaker(toyPlan(...options));
  makers.set(key, maker);
  return maker;
}

/** Joins in 2026 at 45 and pays 1,000 a year until 59: fifteen times. */
export const FIFTEEN_YEARS: Person = {
  name: 'fifteen', label: { zh: '缴15年', en: 'fifteen years' }, sex: 'female', born: 1981, status: 'ordinary', asOf: 2025,
  state: 'outside', joins: 2026, years: 0, account: 0, accountPension: 0, paidBefore: 0, pays: [{ from: 2026, choice: 1000 }], backPays: true,
};
