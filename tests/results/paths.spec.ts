import { readFile, stat, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { RecordBatchReader, tableFromIPC } from 'apache-arrow';
import { beforeAll, describe, expect, it } from 'vitest';
import { ArrowFile } from '../../src/results/arrow-file.js';
import { float64Column, int32Column } from '../../src/results/columns.js';
import { createPathsWriter, readColumn, readColumns, readPath, readPathsHeader, readYear, RESULTS_VERSION } from '../../src/results/index.js';
import type { Plan } from '../../src/scenario/index.js';
import { IDENTITY, syntheticBlock, syntheticBlocks, syntheticPlan, syntheticValue, temporaryFolder } from './synthetic.js';

async function writePaths(file: string, plan: Plan): Promise<{ bytes: number; sha256: string }> {
  const writer = createPathsWriter(file, plan, IDENTITY);
  for (const block of syntheticBlocks(plan)) await writer.append(block);
  return writer.close();
}

describe('paths.arrow', () => {
  const plan = syntheticPlan(150); // 64 + 64 + 22 paths
  let folder: string;
  let file: string;
  beforeAll(async () => {
    folder = await temporaryFolder();
    file = join(folder, 'paths.arrow');
    await writePaths(file, plan);
  });

  it('has the same bytes when written twice', async () => {
    const again = join(folder, 'again.arrow');
    await writePaths(again, plan);
    expect((await readFile(again)).equals(await readFile(file))).toBe(true);
  });

  it('gives one path back, and one year of all paths', async () => {
    for (const path of [0, 63, 64, 149]) {
      const columns = await readPath(file, path);
      expect([...columns.keys()]).toEqual(plan.outputs.map(({ name }) => name));
      plan.outputs.forEach(({ name }, c) => {
        expect([...columns.get(name)!]).toEqual(Array.from({ length: 5 }, (_, y) => syntheticValue(c, path, y)));
      });
    }
    await expect(readPath(file, 150)).rejects.toThrow('no path 150');
    for (const [c, { name }] of plan.outputs.entries()) {
      const values = await readYear(file, name, 2023);
      expect([...values]).toEqual(Array.from({ length: 150 }, (_, path) => syntheticValue(c, path, 2)));
    }
    await expect(readYear(file, plan.outputs[0]!.name, 2020)).rejects.toThrow('of 2020');
  });

  it('has the bytes of a file whose every batch is described anew', async () => {
    // 3 × 64 paths and 5 more, one column more than a whole number of 8 bytes: 5 years × 5 paths × 4 bytes = 100.
    const odd = syntheticPlan(197);
    await writePaths(join(folder, 'odd.arrow'), odd);
    const { schema } = tableFromIPC(await readFile(join(folder, 'odd.arrow')));
    const plain = new ArrowFile(join(folder, 'plain.arrow'), schema);
    for (const { task, columns } of syntheticBlocks(odd)) {
      const rows = 5 * task.pathCount;
      const path = Int32Array.from({ length: rows }, (_, row) => task.firstPath + Math.floor(row / 5));
      const year = Int32Array.from({ length: rows }, (_, row) => 2021 + (row % 5));
      await plain.append([int32Column(path), int32Column(year), ...odd.outputs.map((_, c) => float64Column(columns.slice(c * rows, (c + 1) * rows)))], rows);
    }
    await plain.close();
    expect((await readFile(join(folder, 'odd.arrow'))).equals(await readFile(join(folder, 'plain.arrow')))).toBe(true);
  });

  it('reports the size and hash of the file that is on disk', async () => {
    const written = await writePaths(join(folder, 'sized.arrow'), plan);
    const bytes = await readFile(join(folder, 'sized.arrow'));
    expect(written).toEqual({ bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') });
  });

  it('has one record batch per block, the last one partial', async () => {
    const reader = RecordBatchReader.from(await readFile(file));
    const rows = [...reader].map((batch) => batch.numRows);
    expect(rows).toEqual([64 * 5, 64 * 5, 22 * 5]);
  });

  it('holds every path and year in order, and every number to the bit', async () => {
    const table = tableFromIPC(await readFile(file));
    const path = table.getChild('path')!.toArray() as Int32Array;
    const year = table.getChild('year')!.toArray() as Int32Array;
    expect(path).toBeInstanceOf(Int32Array);
    plan.outputs.forEach(({ name }, c) => {
      const values = table.getChild(name)!.toArray() as Float64Array;
      for (let row = 0; row < 750; row++) {
        expect(path[row]).toBe(Math.floor(row / 5));
        expect(year[row]).toBe(2021 + (row % 5));
        if (!Object.is(values[row], syntheticValue(c, Math.floor(row / 5), row % 5))) expect.fail(`${name} row ${row}`);
      }
    });
  });

  it('carries titles, unit and labels, Chinese included, and allows no missing value', async () => {
    const { schema } = tableFromIPC(await readFile(file));
    expect(Object.fromEntries(schema.metadata)).toEqual({
      content: 'paths', results_version: String(RESULTS_VERSION), title_zh: '湖北基准', title_en: 'Hubei baseline',
      rulebook_title_zh: '城乡居民养老', rulebook_title_en: 'resident pension', seed: 'hubei-2026', paths: '150',
      base_year: '2020', last_year: '2025', fingerprint: 'f00d', rulebook_hash: 'beef',
    });
    const metadata = schema.fields.map((field) => Object.fromEntries(field.metadata));
    expect(metadata[2]).toEqual({
      unit: 'yuan', label_zh: '基金累计结余', label_en: 'fund balance', source: '国发〔2014〕8号 第七条', kind: 'stock', rule: 'fund_balance',
    });
    expect(metadata[3]!.unit).toBe('yuan/person/month');
    expect(metadata[5]).toMatchObject({ unit: 'person', label_zh: '参保人数（female，61）', label_en: 'members (female, 61)' });
    expect(schema.fields.map((field) => field.nullable)).toEqual([false, false, false, false, false, false]);
  });

  it.each([1, 8 * 5 * 150 * 2, undefined])('reads columns back as [year × path] under a budget of %s bytes', async (budget) => {
    const names = ['members.female.61', 'fund_balance', 'is_depleted'];
    const seen: string[] = [];
    for await (const { name, values, years, paths, firstYear } of readColumns(file, names, budget)) {
      seen.push(name);
      expect([years, paths, firstYear]).toEqual([5, 150, 2021]);
      const c = plan.outputs.findIndex((output) => output.name === name);
      for (let y = 0; y < 5; y++) for (let p = 0; p < 150; p++) if (!Object.is(values[y * 150 + p], syntheticValue(c, p, y))) expect.fail(`${name} ${p} ${y}`);
    }
    expect(seen).toEqual(names);
  });

  it('knows its header without reading numbers', async () => {
    const header = await readPathsHeader(file);
    expect(header).toMatchObject({ firstYear: 2021, years: 5, paths: 150, names: plan.outputs.map((output) => output.name) });
    expect(header.columns.get('fund_balance')!.get('label_zh')).toBe('基金累计结余');
  });

  it('refuses a column that is not there and a file that was cut off', async () => {
    await expect(readColumn(file, 'found_balance')).rejects.toThrow('no output column found_balance');
    const cut = join(folder, 'cut.arrow');
    await writeFile(cut, (await readFile(file)).subarray(0, -100));
    await expect(readColumn(cut, 'fund_balance')).rejects.toThrow('not a complete Arrow file');
  });

  it('refuses blocks out of order and a file with paths missing', async () => {
    const unfinished = join(folder, 'unfinished.arrow');
    const writer = createPathsWriter(unfinished, plan, IDENTITY);
    await expect(writer.append(syntheticBlock(plan, 1))).rejects.toThrow('block 1 came where block 0 was due');
    await writer.append(syntheticBlock(plan, 0));
    await expect(writer.close()).rejects.toThrow('64 of 150 paths');
    await writer.abort();
    await expect(stat(unfinished)).rejects.toThrow('ENOENT');
  });

  it('holds one path, and exactly one block', async () => {
    for (const paths of [1, 64]) {
      const small = syntheticPlan(paths);
      await writePaths(join(folder, 'small.arrow'), small);
      const { values } = await readColumn(join(folder, 'small.arrow'), 'base_pension');
      expect(values).toHaveLength(5 * paths);
      expect(values[4 * paths + paths - 1]).toBe(syntheticValue(1, paths - 1, 4));
    }
  });
});
