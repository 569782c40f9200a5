import { describe, expect, it } from 'vitest';
import { type Plan, loadScenario } from '../../src/scenario/index.js';
import { engineOf, ENGINES, walkPath } from '../engines.js';
import { REASSOCIATED, expectReassociated } from '../tolerances.js';

const plan: Plan = loadScenario('benchmarks/k1/k1.yaml').plan!;

describe.each(ENGINES)('%s', (engine) => {
  describe('benchmark K1', () => {
    const funds: number[] = [];
    let births = 0;
    walkPath(engine, plan, 0, true, (year, values) => {
      if (year === plan.baseYear) return;
      if (year === plan.baseYear + 1) births = values('births')[0]!;
      funds.push(values('fund')[0]!);
    });

    it('with all noises at zero ends at its check value after 75 years', () => {
      expect(funds).toHaveLength(75);
      expectReassociated(funds[74]!, -24_244_855_721.6095, 'fund after 75 years');
    });

    it('is first negative in its eleventh year', () => {
      expect(funds.findIndex((fund) => fund < 0) + 1).toBe(11);
    });

    it('starts with 1.3 children per woman among a thousand women at every age', () => {
      // The weights sum to 1, so births = 1.3 × 1,000.
      expectReassociated(births, 1300, 'births of the first year');
    });

    it('keeps its people, path by path', () => {
      const { ledgers, nonFinite } = engineOf(engine, plan).runBlock({ block: 0, firstPath: 0, pathCount: 8, isBestEstimate: false });
      expect(nonFinite.count).toBe(0);
      expect(ledgers[0]!.residual).toBeLessThan(REASSOCIATED);
    });
  });
});
