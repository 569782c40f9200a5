// 变异测试 — the report of the last full run fits the rulebook of today, and what it says is true.
// After a change of a rule or an example: npm run mutation
import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BASELINE, planOf } from '../rulebook/projection.js';
import { BaselineResults } from './by-run.js';
import { readAlone } from './check.js';
import { judgeByText, type Witness } from './judge.js';
import { type Found, foundOut } from './outcome.js';
import { mutationReport } from './report.js';
import { readSurvivors } from './survivors.js';

const RULEBOOK = 'rulebook/resident-pension';
const plan = planOf(BASELINE, 64);
const { model } = plan;
const { all, stale } = foundOut(model);
const text = ({ mutant: { rule, part, text: altered } }: Found): string => `${rule} ${part}: ${altered}`;

/** Some of those with a witness, others whenever any rule or example changes. */
function sample(witness: Witness, count: number): Found[] {
  const salt = createHash('sha256').update(all.map((found) => text(found) + found.witness).join('\n')).digest('hex');
  const rank = (found: Found): string => createHash('sha256').update(salt + text(found)).digest('hex');
  return all.filter((found) => found.witness === witness).sort((a, b) => (rank(a) < rank(b) ? -1 : 1)).slice(0, count);
}

describe('the mutants of the resident pension', () => {
  const judged = judgeByText(RULEBOOK, plan);
  const living = new Map(judged.left.map((each) => [each.mutant, each]));

  it('are those that the report was made for (else: npm run mutation)', () => {
    expect(stale).toEqual([]);
    expect(all.length).toBe(judged.mutants.length);
  });

  it('are refused or noticed by a worked example where the report says so', () => {
    const byText: readonly Witness[] = ['checker', 'example', 'names', 'input'];
    const wrong = all.filter(({ mutant, witness }) => {
      // What changes more than its own formula is refused only when the whole rulebook is read.
      if (witness === 'checker' && living.has(mutant)) return false;
      return (judged.witnesses.get(mutant) ?? 'run') !== (byText.includes(witness) ? witness : 'run');
    });
    expect(wrong.map(text)).toEqual([]);
  });

  it('are refused in the place of their rule as well (a sample)', () => {
    const refused = sample('checker', 8);
    expect(refused.length).toBe(8);
    for (const found of refused) {
      expect(readAlone(RULEBOOK, found.mutant), text(found)).toEqual({ refusal: judged.refused.get(found.mutant) ?? expect.any(String) as unknown });
    }
  });

  it('show in the baseline where the report says so (a sample)', () => {
    const baseline = new BaselineResults(plan);
    const found = [...sample('independent', 8), ...sample('golden', 4)];
    expect(found.length).toBeGreaterThan(7);
    const wrong = found.filter(({ mutant, witness }) => {
      const changed = living.get(mutant)!.load();
      if ('refusal' in changed) return true;
      return (baseline.ofBestEstimate(changed) ?? baseline.ofRandomPaths(changed)) !== witness;
    });
    expect(wrong.map(text)).toEqual([]);
  });

  it('that nobody notices are those explained in survivors.yaml', () => {
    const explained = readSurvivors().map(({ rule, part, text: altered }) => `${rule} ${part}: ${altered}`);
    expect(explained.sort()).toEqual(all.filter(({ witness }) => witness === 'nobody').map(text).sort());
  });

  it('are counted in the report', async () => {
    await expect(mutationReport(model, all, readSurvivors())).toMatchFileSnapshot(resolve('docs/mutation.md'));
  });
});

it('every rule has a worked example', () => {
  expect([...model.rules.values()].filter(({ examples }) => examples.length === 0).map(({ name }) => name)).toEqual([]);
});
