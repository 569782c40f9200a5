import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { prepareAttribution } from '../../src/attribution/index.js';
import { readColumns } from '../../src/results/index.js';
import { runScenario } from '../../src/run/index.js';
import { at, input, open, prepared, split, toyFile, TOY } from './toy.js';

const folder = dirname(TOY);
const CHAPTER = join(folder, 'rulebook/toy.yaml');

async function run(file: string, name: string): Promise<string> {
  const out = join(folder, 'runs', name);
  const outcome = await runScenario({ scenarioFile: file, out, threads: 2 });
  if (outcome.kind !== 'complete') throw new Error(JSON.stringify(outcome));
  return out;
}

async function meanOf(run: string, output: string, year: number, paths: number): Promise<number> {
  for await (const { values, firstYear, paths: all } of readColumns(join(run, 'paths.arrow'), [output])) {
    const start = (year - firstYear) * all;
    return values.subarray(start, start + paths).reduce((sum, value) => sum + value, 0) / paths;
  }
  throw new Error('no such column');
}

it('between last year\'s run and this year\'s: outturns, new assumptions and a new base year, exactly', async () => {
  const old = await run(toyFile('last-year.yaml', 'title: { zh: 去年, en: last }\nextends: base.yaml\ngiven:\n  product: { 2021: 6.4 }\n'), 'old');
  const text = `title: { zh: 今年, en: this }\nextends: base.yaml\nbase_year: 2021\ngiven:\n  product: { 2022: 6.6 }\n  noisy: { 2022: 6.5 }\ninputs:\n  opening: ${input('value: 15.3')}\n  b: ${input('value: 3.2')}\n`;
  const now = await run(toyFile('this-year.yaml', text), 'now');
  const result = await split(await open(old), await open(now), { targets: [at('balance', 2030)], paths: 150 });
  expect(result.contributions.map(({ unit: { name } }) => name)).toEqual(['b', 'opening', 'outturns', 'base']);
  expect(result.before.mean).toBeCloseTo(await meanOf(old, 'balance', 2030, 150), 10);
  expect(result.after.mean).toBeCloseTo(await meanOf(now, 'balance', 2030, 150), 10);
  expect(result.contributions.reduce((sum, { mean }) => sum + mean, result.before.mean)).toBe(result.after.mean);
  // Rebuilt bit by bit: what was stored is what is computed.
  expect(result.contributions.some(({ unit: { kind } }) => kind === 'unrebuilt')).toBe(false);
});

it('says in a bar of its own what a changed rulebook makes of the old run, from its stored results', async () => {
  const before = await run(toyFile('old-rules.yaml', 'title: { zh: 去年, en: last }\nextends: base.yaml\n'), 'old-rules');
  const shipped = readFileSync(CHAPTER, 'utf8');
  try {
    writeFileSync(CHAPTER, shipped.replace('formula: product + c', 'formula: product + 2 * c'));
    const after = await run(toyFile('new-rules.yaml', `title: { zh: 今年, en: this }\nextends: base.yaml\ninputs:\n  c: ${input('value: 1.5')}\n`), 'new-rules');
    const result = await split(await open(before), await open(after), { targets: [at('total', 2030)], paths: 64 });
    // Stored 6 + 1; by the rules of today 6 + 2 × 1, then 6 + 2 × 1.5.
    expect(result.contributions.map(({ unit, mean, best }) => [unit.name, unit.kind, mean, best])).toEqual([['unrebuilt_before', 'unrebuilt', 1, 1], ['c', 'input', 1, 1]]);
    expect([result.before.mean, result.after.mean]).toEqual([7, 9]);
    // Without stored paths nobody can tell.
    rmSync(join(before, 'paths.arrow'));
    await expect(split(await open(before), await open(after), { targets: [at('total', 2030)], paths: 64 })).rejects.toThrow('attribution-run-not-stored');
  } finally {
    writeFileSync(CHAPTER, shipped);
  }
});

it('takes no more paths than a run kept', async () => {
  const kept = await run(toyFile('few.yaml', 'title: { zh: 少, en: few }\nextends: base.yaml\npaths: 80\n'), 'few');
  const [before, after] = [await open(kept), await open(TOY)];
  expect((await prepared(before, after, { targets: [at('balance', 2030)], grouping: (units) => units })).paths).toBe(80);
  const refused = await prepareAttribution(before, after, { targets: [at('balance', 2030)], paths: 100 });
  expect(refused).toMatchObject({ kind: 'refused', issues: [{ message: 'attribution-paths', facts: { wanted: 100, most: 80 } }] });
});
