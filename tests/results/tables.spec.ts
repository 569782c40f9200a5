import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  createPathsWriter, createProfileAccumulator, readBestEstimate, readProfile, readSummary, summarise, summarisePaths, SUMMARY_NUMBERS,
  type SummaryEntry, writeBestEstimate, writeProfile, writeSummary,
} from '../../src/results/index.js';
import { expectExact } from '../tolerances.js';
import { entriesOf, IDENTITY, syntheticBlock, syntheticBlocks, syntheticPlan, syntheticValue, temporaryFolder } from './synthetic.js';

const plan = syntheticPlan(150);
let folder: string;
beforeAll(async () => {
  folder = await temporaryFolder();
});

describe('summary.arrow', () => {
  let numbers: Float64Array[];
  let entries: SummaryEntry[];
  beforeAll(async () => {
    const writer = createPathsWriter(join(folder, 'paths.arrow'), plan, IDENTITY);
    for (const block of syntheticBlocks(plan)) await writer.append(block);
    await writer.close();
    numbers = await summarisePaths(join(folder, 'paths.arrow'), plan);
    entries = entriesOf(plan, numbers);
  });

  it('summarises every variable and year from the stored paths', () => {
    expect(entries.map(({ variable, year }) => `${variable} ${year}`)).toEqual(
      plan.outputs.flatMap(({ name }) => [2021, 2022, 2023, 2024, 2025].map((year) => `${name} ${year}`)),
    );
    const values = Float64Array.from({ length: 150 }, (_, p) => syntheticValue(0, p, 3));
    expect(entries[3]!.row).toEqual(summarise(values, false));
  });

  it('gives flags a Wilson band, which never leaves 0 … 1', () => {
    const flags = entries.filter(({ variable }) => variable === 'is_depleted');
    for (const { year, row } of flags) {
      const values = Float64Array.from({ length: 150 }, (_, p) => syntheticValue(2, p, year - 2021));
      const alone = summarise(values, true);
      for (const name of SUMMARY_NUMBERS) if (!name.startsWith('ever')) expectExact(row[name], alone[name], name);
      expect(row.mean_low).toBeGreaterThan(0);
    }
  });

  it('counts the paths on which a flag has been set up to each year', () => {
    // Set where 7 × path + year is a multiple of 3: a third of 150 paths in the first year, another in the second, the last in the third.
    const ever = entries.filter(({ variable }) => variable === 'is_depleted').map(({ row }) => row.ever);
    expect(ever).toEqual([50 / 150, 100 / 150, 1, 1, 1]);
    expect(entries[6]!.row.ever).toBeNaN();
  });

  it('comes back as written, number by number, whatever the memory budget', async () => {
    await writeSummary(join(folder, 'summary.arrow'), plan, IDENTITY, numbers);
    const read = await readSummary(join(folder, 'summary.arrow'));
    expect(read.entries).toHaveLength(entries.length);
    read.entries.forEach((entry, i) => {
      expect([entry.variable, entry.unit, entry.year, entry.row.paths]).toEqual([entries[i]!.variable, entries[i]!.unit, entries[i]!.year, 150]);
      for (const name of SUMMARY_NUMBERS) expectExact(entry.row[name], entries[i]!.row[name], name);
    });
    expect(read.entries[0]!.unit).toBe('yuan');
    expect(read.entries[5]!.unit).toBe('yuan/person/month');
    expect(read.row('is_depleted', 2023)).toEqual(entries[12]!.row);
    expect([read.row('is_depleted', 2026), read.row('gifts', 2023)]).toEqual([undefined, undefined]);
    expect(read.metadata.get('title_zh')).toBe('湖北基准');
    expect(read.metadata.get('label_zh.members.female.61')).toBe('参保人数（female，61）');
    expect(await summarisePaths(join(folder, 'paths.arrow'), plan, { budgetBytes: 1 })).toEqual(numbers);
  });

  it('has the same bytes when written twice in one process', async () => {
    await writeSummary(join(folder, 'summary-again.arrow'), plan, IDENTITY, numbers);
    expect((await readFile(join(folder, 'summary-again.arrow'))).equals(await readFile(join(folder, 'summary.arrow')))).toBe(true);
  });
});

describe('best_estimate.arrow', () => {
  it('holds one number per output and year, and the metadata of the columns', async () => {
    const file = join(folder, 'best_estimate.arrow');
    const written = await writeBestEstimate(file, plan, IDENTITY, syntheticBlock(plan, 0, true));
    expect(written.bytes).toBe((await readFile(file)).length);
    const { years, values, columns, metadata } = await readBestEstimate(file);
    expect(Array.from(years)).toEqual([2021, 2022, 2023, 2024, 2025]);
    plan.outputs.forEach(({ name }, c) => {
      expect(Array.from(values.get(name)!)).toEqual([0, 1, 2, 3, 4].map((y) => syntheticValue(c, 0, y)));
    });
    expect(columns.get('base_pension')!.get('unit')).toBe('yuan/person/month');
    expect(metadata.get('content')).toBe('best_estimate');
  });

  it('refuses a random block', async () => {
    await expect(writeBestEstimate(join(folder, 'no.arrow'), plan, IDENTITY, syntheticBlock(plan, 0))).rejects.toThrow('one path');
  });
});

describe('profile.arrow', () => {
  it('holds the mean of each cell: sums over paths divided by paths', () => {
    // Every path of the synthetic blocks adds k + 1 to sum k, so its mean is k + 1.
    const profile = createProfileAccumulator(plan);
    for (const block of syntheticBlocks(plan)) profile.add(block);
    expect(Array.from(profile.finish())).toEqual(Array.from({ length: 35 }, (_, k) => k + 1));
  });

  it('adds blocks in groups of 16, groups in order', () => {
    // 32 blocks; block 0 holds 2⁵³, each other block 1. Group 0: the fifteen 1s are lost; group 1: 16 together.
    const large = syntheticPlan(32 * 64, { profiles: ['base_pension'], lastYear: 2021 });
    const profile = createProfileAccumulator(large);
    for (const block of syntheticBlocks(large)) profile.add({ ...block, profileSums: Float64Array.of(block.task.block === 0 ? 2 ** 53 : 1) });
    expectExact(profile.finish()[0]!, (2 ** 53 + 16) / 2048, 'mean');
  });

  it('names year and cell of each mean; a dimension the variable lacks is empty', async () => {
    const file = join(folder, 'profile.arrow');
    await writeProfile(file, plan, IDENTITY, Float64Array.from({ length: 35 }, (_, k) => k + 1));
    const { entries, metadata } = await readProfile(file);
    expect(entries).toHaveLength(35);
    // members: [year × sex × age] → second year starts at 6; female, 60 is cell 3
    expect(entries[9]).toEqual({ variable: 'members', year: 2022, cell: { sex: 'female', age: '60' }, mean: 10 });
    expect(entries[34]).toEqual({ variable: 'base_pension', year: 2025, cell: {}, mean: 35 });
    expect(metadata.get('unit.members')).toBe('person');
    await writeProfile(join(folder, 'profile-again.arrow'), plan, IDENTITY, Float64Array.from({ length: 35 }, (_, k) => k + 1));
    expect((await readFile(join(folder, 'profile-again.arrow'))).equals(await readFile(file))).toBe(true);
  });

  it('refuses blocks out of order and missing paths', () => {
    const profile = createProfileAccumulator(plan);
    expect(() => { profile.add(syntheticBlock(plan, 1)); }).toThrow('block 1 came where block 0 was due');
    profile.add(syntheticBlock(plan, 0));
    expect(() => profile.finish()).toThrow('64 of 150 paths');
  });
});
