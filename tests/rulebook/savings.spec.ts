import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadScenario } from '../../src/scenario/index.js';
import { ENGINES, walkPath } from '../engines.js';
import { expectReassociated } from '../tolerances.js';

describe('the savings account of the documentation', () => {
  it('fits into ten lines', () => {
    const lines = readFileSync('docs/savings/rulebook/rulebook.yaml', 'utf8').trim().split('\n');
    expect(lines.length).toBeLessThanOrEqual(10);
  });

  it.each(ENGINES)('without luck is twenty deposits at compound interest (%s)', (engine) => {
    const { plan, issues } = loadScenario('docs/savings/savings.yaml');
    expect(issues).toEqual([]);
    let balance = 0;
    walkPath(engine, plan!, 0, true, (_, values) => {
      balance = values('balance')[0]!;
    });
    expectReassociated(balance, (1000 * (1.02 ** 20 - 1)) / 0.02, 'balance after twenty years');
  });
});
