import { expect, it } from 'vitest';
import type { Sample } from '../../src/run/index.js';
import type { Plan } from '../../src/scenario/index.js';
import { at, open, prepared, split, study } from './toy.js';

const BASELINE = 'scenarios/hubei/baseline.yaml';
const PROPOSALS = 'scenarios/hubei/proposals';

async function sampleOf(plan: Plan): Promise<Sample> {
  const outcome = await study().compute(plan, () => '-');
  if (outcome.kind !== 'complete') throw new Error(JSON.stringify(outcome));
  return outcome.sample;
}

it('splits the price of long-contributors between its two steps; cutting years and leaving rules out moves no bit', async () => {
  const [before, after] = [await open(BASELINE), await open(`${PROPOSALS}/long-contributors.yaml`)];
  const targets = [at('county_cost', 2035), at('fund_balance', 2035)];
  const { mixer } = await prepared(before, after, { targets, paths: 64 });
  for (const [subset, { plan }] of [['00', before], ['11', after]] as const) {
    const { counties: _, ...whole } = plan;
    const [cut, full] = [await sampleOf(mixer.plan(subset)), await sampleOf({ ...whole, paths: 64, lastYear: 2045 })];
    for (const { output } of targets) {
      expect([...cut.values(output, 2035)]).toEqual([...full.values(output, 2035)]);
      expect(cut.bestEstimate(output, 2035)).toBe(full.bestEstimate(output, 2035));
    }
  }
  const result = await split(before, after, { targets, paths: 64 });
  const [second, third] = result.contributions;
  expect([second!.unit.name, third!.unit.name]).toEqual(['year_count_rate_second', 'year_count_rate_third']);
  expect(second!.mean + third!.mean).toBe(result.difference.mean);
  // Two yuan more for each of up to ten years, three for those beyond 25, which fewer have: both cost, the first more.
  expect(third!.mean).toBeGreaterThan(0);
  expect(second!.mean).toBeGreaterThan(third!.mean);
  // Rates of separate stretches of years add up: in the best estimate neither changes what the other costs.
  for (const { alone, best } of result.contributions) expect(Math.abs(alone!.best - best)).toBeLessThan(1e-12 * result.before.best);
}, 60_000);

it('makes the changes of twenty-a-year one after another, the last step ending at its numbers', async () => {
  const [before, after] = [await open(BASELINE), await open(`${PROPOSALS}/twenty-a-year.yaml`)];
  const result = await split(before, after, { targets: [at('county_cost', 2035)], paths: 64, order: 'file' });
  expect(result.contributions.map(({ unit }) => unit.name)).toEqual(['rise_cap', 'no_rise_share', 'low_growth_extra', 'mid_year_share', 'late_share']);
  expect(result.contributions.reduce((sum, { mean }) => sum + mean, 0)).toBe(result.difference.mean);
  const { counties: _, ...whole } = after.plan;
  const end = await sampleOf({ ...whole, paths: 64, lastYear: 2035 });
  expect(result.after.mean).toBeCloseTo([...end.values('county_cost', 2035)].reduce((sum, value) => sum + value, 0) / 64, 3);
  // Every year a rise can no longer be skipped, the county pays more; the best estimate knows no skipped year.
  const parts = new Map(result.contributions.map((each) => [each.unit.name, each]));
  expect(parts.get('no_rise_share')!.mean).toBeGreaterThan(0);
  expect(parts.get('no_rise_share')!.best).toBe(0);
}, 60_000);
