import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  createPathsWriter, PeriodTotals, QUANTILES, quantileError, readSummary, readTotals, RunningSummary, summarisePaths, SUMMARY_NUMBERS, type SummaryEntry, type SummaryNumber,
  writeSummary, writeTotals,
} from '../../src/results/index.js';
import type { Plan } from '../../src/scenario/index.js';
import { expectExact, expectModelFit, expectReassociated } from '../tolerances.js';
import { entriesOf, IDENTITY, syntheticBlock, syntheticBlocks, syntheticPlan, syntheticValue, temporaryFolder } from './synthetic.js';

const SKETCHED = new Set<SummaryNumber>([...QUANTILES.flatMap(([name]) => [name, `${name}_low`, `${name}_high`] as const), 'tail_mean_05', 'tail_mean_95']);

async function bothWays(plan: Plan): Promise<[stored: SummaryEntry[], running: SummaryEntry[]]> {
  const [stored, running] = await numbersBothWays(plan);
  return [entriesOf(plan, stored), entriesOf(plan, running)];
}

async function numbersBothWays(plan: Plan): Promise<[stored: Float64Array[], running: Float64Array[]]> {
  const file = join(await temporaryFolder(), 'paths.arrow');
  const writer = createPathsWriter(file, plan, IDENTITY);
  const running = new RunningSummary(plan);
  for (const block of syntheticBlocks(plan)) {
    running.add(block);
    await writer.append(block);
  }
  await writer.close();
  return [await summarisePaths(file, plan), running.finish()];
}

describe('a summary without stored paths', () => {
  it.each([1, 2, 63, 64, 65, 150, 2500])('of %i paths has the same bits where counts and sums decide, and quantiles within the bound', async (paths) => {
    const [stored, running] = await bothWays(syntheticPlan(paths));
    expect(running.map(({ variable, unit, year }) => [variable, unit, year])).toEqual(stored.map(({ variable, unit, year }) => [variable, unit, year]));
    stored.forEach(({ variable, year, row }, i) => {
      const other = running[i]!.row;
      for (const name of SUMMARY_NUMBERS) {
        const what = `${variable} ${year} ${name}`;
        if (!SKETCHED.has(name) || variable === 'is_depleted') expectExact(other[name], row[name], what);
        // Between values of different sign the error is relative to the larger of them; here, of the column's extremes.
        else if (row.minimum < 0 && row.maximum > 0) expectModelFit(other[name] - row[name] + row.maximum - row.minimum, row.maximum - row.minimum, quantileError('summary'), what);
        else expectModelFit(other[name], row[name], quantileError('summary'), what);
      }
    });
  });

  it('of one, three and six years has the same bits too', async () => {
    for (const lastYear of [2021, 2023, 2026]) {
      const [stored, running] = await bothWays(syntheticPlan(200, { lastYear }));
      for (const [i, { row }] of stored.entries()) for (const name of ['mean', 'standard_deviation', 'minimum', 'ever'] as const) expectExact(running[i]!.row[name], row[name], name);
    }
  });

  it('refuses blocks out of order and missing paths', () => {
    const plan = syntheticPlan(150);
    const running = new RunningSummary(plan);
    expect(() => { running.add(syntheticBlock(plan, 1)); }).toThrow('path 64 came where path 0 was due');
    running.add(syntheticBlock(plan, 0));
    expect(() => running.finish()).toThrow('64 of 150 paths');
  });

  it('says in its file that quantiles are not exact, and how far off they may be', async () => {
    const folder = await temporaryFolder();
    const plan = syntheticPlan(64);
    const [stored, running] = await numbersBothWays(plan);
    await writeSummary(join(folder, 'stored.arrow'), plan, IDENTITY, stored);
    await writeSummary(join(folder, 'running.arrow'), plan, { ...IDENTITY, store: 'summary' }, running);
    const read = async (name: string): Promise<(string | undefined)[]> => {
      const { metadata } = await readSummary(join(folder, name));
      return [metadata.get('store'), metadata.get('quantile_relative_error')];
    };
    expect(await read('stored.arrow')).toEqual(['paths', '0']);
    expect(await read('running.arrow')).toEqual(['summary', '0.001953125']);
  });
});

describe('totals over periods', () => {
  const roles = { fan: 'fund_balance', compliance: [], payers: ['fund_balance', 'base_pension'] };
  const base = syntheticPlan(150);
  const plan = syntheticPlan(150, { lastYear: 2034, model: { ...base.model, summary: roles } });

  it('are the sums along each path, their means and standard errors', async () => {
    const totals = PeriodTotals.of(plan)!;
    for (const block of syntheticBlocks(plan)) totals.add(block);
    const rows = totals.finish();
    expect(rows.map(({ variable, first, last }) => `${variable} ${first}-${last}`)).toEqual([
      'fund_balance 2021-2030', 'base_pension 2021-2030', ' 2021-2030', 'fund_balance 2031-2034', 'base_pension 2031-2034', ' 2031-2034',
    ]);
    for (const { variable, first, last, mean, standardError } of rows) {
      const columns = variable === '' ? [0, 1] : [plan.outputs.findIndex(({ name }) => name === variable)];
      const sums = Array.from({ length: 150 }, (_, path) => {
        let sum = 0;
        for (const column of columns) for (let year = first; year <= last; year++) sum += syntheticValue(column, path, year - 2021);
        return sum;
      });
      const expected = sums.reduce((a, b) => a + b, 0) / 150;
      const squares = sums.reduce((a, b) => a + (b - expected) ** 2, 0);
      expectReassociated(mean, expected, `mean of ${variable} ${first}`);
      expectReassociated(standardError, Math.sqrt(squares / 149 / 150), `standard error of ${variable} ${first}`);
    }
    const file = join(await temporaryFolder(), 'totals.arrow');
    await writeTotals(file, plan, IDENTITY, rows);
    expect(await readTotals(file)).toEqual(rows);
  });

  it('are not made when a payer is not among the outputs, or none is named', () => {
    expect(PeriodTotals.of(base)).toBeUndefined();
    expect(PeriodTotals.of(syntheticPlan(64, { model: { ...base.model, summary: { ...roles, payers: ['fund_balance', 'gifts'] } } }))).toBeUndefined();
  });
});
