import { type CardMaker, cardMaker } from '../../src/cards/index.js';
import { loadScenario, type Plan } from '../../src/scenario/index.js';

/** The toy world of the cards, with a schedule of subsidies and, beside it, money for who pays more than a limit that no schedule names. */
export function plantedPlan(subsidy: string, planted?: { readonly limit: number; readonly amount: number }): Plan {
  const text = `
last_year: 2090
inputs:
  crediting_method: { value: 1, unit: 1, source: toy, confidence: C }
  floor_share: { value: 0, unit: 1, source: toy, confidence: C }
  floor_minimum: { value: 300, unit: yuan/person, source: toy, confidence: C }
  band_reference_floor: { value: 300, unit: yuan/person, source: toy, confidence: C }
  entry_subsidy_bands: { bands: ${subsidy}, unit: yuan/person, source: toy, confidence: C }
  no_rise_share: { value: 1, unit: 1, source: toy, confidence: C }
  planted_limit: { label: { zh: 暗线, en: hidden limit }, value: ${String(planted?.limit ?? 1e9)}, unit: yuan/person, source: toy, confidence: C }
  planted_amount: { label: { zh: 暗补, en: hidden grant }, value: ${String(planted?.amount ?? 0)}, unit: yuan/person, source: toy, confidence: C }
rules:
  band_subsidy: { formula: "band(band_reference_amount, entry_subsidy_bands) + (band_reference_amount >= planted_limit ? planted_amount : 0 * planted_amount)" }
counties: { table: none }
`;
  const { plan, issues } = loadScenario('scenarios/hubei/baseline.yaml', { paths: 0, over: { name: 'toy', text } });
  if (!plan) throw new Error(issues.map(({ message, facts }) => `${message} ${JSON.stringify(facts)}`).join('\n'));
  return plan;
}

export function plantedMaker(...options: Parameters<typeof plantedPlan>): CardMaker {
  return cardMaker(plantedPlan(...options));
}
