// 退回解释引擎 — what the compiled engine does not vouch for is computed by the interpreter, said and counted.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { renderIssues } from '../../src/issues/index.js';
import { say } from '../../src/messages/index.js';
import { type EngineName, type RunOutcome, runScenario } from '../../src/run/index.js';
import { differenceIn } from '../engine/equal-engines.js';
import { planOf, type SmallModel, writeModel } from '../engine/small-run.js';
import { anyWork } from '../engines.js';
import { resultHashes, temporaryFolder } from './small-fund.js';

const PATHS = 200; // four blocks, the last of 8 paths
const YEARS = [2021, 2022, 2023, 2024, 2025];

interface Told {
  readonly outcome: RunOutcome;
  readonly hashes: Record<string, string>;
  readonly notices: readonly string[];
}

async function run(model: SmallModel, engine: EngineName): Promise<Told> {
  const folder = temporaryFolder();
  const out = join(folder, 'run');
  const notices: string[] = [];
  const outcome = await runScenario({ scenarioFile: writeModel({ paths: PATHS, ...model }, folder), out, engine, threads: 2 }, {
    onNotice: (key, facts) => {
      if (!['run-starting', 'run-summarising'].includes(key)) notices.push(say(key, facts, 'en'));
    },
  });
  return { outcome, notices, hashes: outcome.kind === 'complete' ? resultHashes(out) : {} };
}

function wordsOf(outcome: RunOutcome): string {
  return 'issues' in outcome ? renderIssues(outcome.issues, 'en') : '';
}

/** One number per path and year, 1 but where said. */
function shocks(odd: Readonly<Record<string, number>>): Pick<SmallModel, 'inputs' | 'tables'> {
  const rows = Array.from({ length: PATHS }, (_, path) => YEARS.map((year) => `${String(path)},${String(year)},${String(odd[`${String(path)} ${String(year)}`] ?? 1)}`));
  return {
    inputs: { shock: { declare: 'unit: 1, by_path: true', supply: 'paths: shock.csv' } },
    tables: { 'shock.csv': `path,year,value\n${rows.flat().join('\n')}\n` },
  };
}

/** A size that each year's shock multiplies, and its double. */
const GROWING = { size: 'unit: 1, start: 1, formula: prev(size) * shock', twice: 'unit: 1, formula: size * 2' };

/** Said of the first block left, in full. */
function noticeOf(first: number, last: number): string {
  return `block ${String(Math.floor(first / 64))}, paths ${String(first)}–${String(last)} holds values that are not finite or too large for the compiled engine to vouch for; this block is computed by the `
    + 'interpreter instead (same results, slower). Further blocks are not announced; the manifest counts them';
}

/** Both engines on one model: the same bytes. Returns what was said; how many blocks were left must be in the manifest. */
async function noticesOf(model: SmallModel, blocksLeft: number): Promise<readonly string[]> {
  const [expected, actual] = [await run(model, 'interpreter'), await run(model, 'simd')];
  expect(expected.outcome.kind, wordsOf(expected.outcome)).toBe('complete');
  expect(expected.notices).toEqual([]);
  expect(actual.outcome).toMatchObject({
    kind: 'complete', manifest: { engine: 'simd', compiled: { blocks_left_to_interpreter: blocksLeft }, non_finite: { count: 0 } },
  });
  expect(actual.hashes).toEqual(expected.hashes);
  return actual.notices;
}

describe('values too large to vouch for, but finite', () => {
  const huge = 2 ** 60;

  it('leave their blocks, not the others: said once, counted in the manifest', async () => {
    // 2^60 twice is 2^120, beyond the 2^100 that is vouched for; it happens on paths of the second and the third block.
    expect(await noticesOf({ ...shocks({ '70 2022': huge, '70 2023': huge, '190 2021': huge, '190 2025': huge }), rules: GROWING }, 2)).toEqual([noticeOf(64, 127), '2 blocks in all were computed by the interpreter']);
  });

  it('leave none below that size', async () => {
    expect(await noticesOf({ ...shocks({ '70 2022': huge, '190 2021': huge }), rules: GROWING }, 0)).toEqual([]);
  });

  it('leave the last, short block', async () => {
    expect(await noticesOf({ ...shocks({ '199 2024': huge * huge }), rules: GROWING }, 1)).toEqual([noticeOf(192, 199)]);
  });

  it('count in rules that are no output as well', async () => {
    expect(await noticesOf({ ...shocks({ '3 2024': huge * huge }), rules: { ...GROWING, seen: "unit: 1, formula: 'min(2, size)'" }, scenario: 'outputs: [seen]' }, 1)).toEqual([noticeOf(0, 63)]);
  });
});

describe('values that are not finite', () => {
  const OVERFLOW = shocks({ '70 2023': 1e200, '70 2024': 1e200 });
  it.each<[string, SmallModel, string]>([
    // From 2024 on both rules, two years.
    ['an overflow', { ...OVERFLOW, rules: GROWING }, 'size is not a finite number on path 70 in 2024 (4 such values in this block)'],
    ['an overflow that no output shows', { ...OVERFLOW, rules: { ...GROWING, seen: "unit: 1, formula: 'min(2, size)'" }, scenario: 'outputs: [seen]' },
      'size is not a finite number on path 70 in 2024 (4 such values in this block)'],
    ['a root of a negative number that the next rule hides',
      { ...shocks({ '131 2022': 3 }), rules: { odd: 'unit: 1, formula: sqrt(2 - shock)', seen: "unit: 1, formula: 'max(0, odd)'" }, scenario: 'outputs: [seen]' },
      'odd is not a finite number on path 131 in 2022 (1 such value in this block)'],
    ['a division by 0 in the last year', { ...shocks({ '199 2025': 0 }), rules: { inverse: 'unit: 1, formula: 1 / shock' } },
      'inverse is not a finite number on path 199 in 2025 (1 such value in this block)'],
    // A rule that is the same on all paths: the best estimate is the first to have it, in all five years.
    ['an infinite rule outside the paths', { ...shocks({}), rules: { limit: 'unit: 1, formula: 1 / 0', seen: "unit: 1, formula: 'min(shock, limit)'" } },
      'limit is not a finite number on the best estimate in 2021 (5 such values in this block)'],
  ])('stop the run with the same words under either engine: %s', async (_, model, words) => {
    for (const engine of ['interpreter', 'simd'] as const) {
      const { outcome } = await run(model, engine);
      expect(outcome.kind, wordsOf(outcome)).toBe('failed');
      expect(wordsOf(outcome)).toContain(words);
    }
  });
});

it('an infinite rule outside the paths leaves every block, and each block says so', () => {
  const plan = planOf({ paths: 3, ...shocks({}), rules: { limit: 'unit: 1, formula: 1 / 0', seen: "unit: 1, formula: 'min(shock, limit)'" } });
  for (const isBestEstimate of [true, false]) {
    const task = { block: 0, firstPath: 0, pathCount: 1, isBestEstimate };
    const { isLeftToInterpreter, ...result } = anyWork('simd', plan).runBlock(task);
    expect(isLeftToInterpreter).toBe(true);
    expect(differenceIn(plan, anyWork('interpreter', plan).runBlock(task), result)).toBeUndefined();
  }
});

describe('forms that are not compiled', () => {
  it('a sum over two long ageing dimensions is left to the interpreter in every block', async () => {
    const ages = (name: string): string => `  ${name}: { label: { zh: 龄, en: ${name} }, values: 0..40, ageing: true }\n`;
    expect(await noticesOf({
      ...shocks({}), dimensions: ages('age') + ages('service'),
      rules: {
        people: 'unit: 1, start: age + 1, entry: shock, formula: prev(people) * shock',
        years: 'unit: 1, start: service * 0.1, entry: shock, formula: prev(years) + 0.3 * shock',
        both: 'unit: 1, formula: sum(people * years)',
      },
      scenario: 'outputs: [both]',
    }, 5)).toHaveLength(1);
  });

  it('a rule that is too large on all paths is left in every block', async () => {
    expect(await noticesOf({ ...shocks({}), rules: { large: 'unit: 1, formula: 1e33 * shock', seen: 'unit: 1, formula: shock' }, scenario: 'outputs: [seen]' }, 5)).toHaveLength(2);
  });

  it('an infinite number inside a formula whose value is finite is nothing to leave', async () => {
    expect(await noticesOf({ ...shocks({}), rules: { seen: "unit: 1, formula: 'min(shock, 1 / 0) + 1 / exp(800)'" } }, 0)).toEqual([]);
  });
});
