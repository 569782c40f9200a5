import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  createPathsWriter, createProfileAccumulator, summarisePaths, writeBestEstimate, writeProfile, writeSummary,
} from '../../src/results/index.js';
import { PYARROW, sayNotTested } from '../pyarrow.js';
import { entriesOf, IDENTITY, syntheticBlock, syntheticBlocks, syntheticPlan, syntheticValue, temporaryFolder } from './synthetic.js';

// Opens the files with an independent reader: what only our own library can read back is not an Arrow file.

/** Prints what pyarrow sees of each file as JSON; floats as hex, so that nothing is rounded on the way. */
const READER = `
import json, sys
import pyarrow as pa
import pyarrow.ipc as ipc

def text(metadata):
    return {k.decode(): v.decode() for k, v in (metadata or {}).items()}

seen = {}
for file in sys.argv[1:]:
    with pa.OSFile(file, 'rb') as source:
        reader = ipc.open_file(source)
        batches = [reader.get_batch(i) for i in range(reader.num_record_batches)]
        for batch in batches:
            batch.validate(full=True)
        table = pa.Table.from_batches(batches, reader.schema)
    table.validate(full=True)
    columns = {}
    for field in table.schema:
        column = table.column(field.name)
        values = column.to_pylist()
        columns[field.name] = {
            'type': str(field.type), 'nullable': field.nullable, 'nulls': column.null_count, 'metadata': text(field.metadata),
            'values': [v.hex() if isinstance(v, float) else v for v in values],
        }
    seen[file.split('/')[-1]] = {'batches': [b.num_rows for b in batches], 'metadata': text(table.schema.metadata), 'columns': columns}
print(json.dumps(seen))
`;

interface SeenColumn {
  type: string;
  nullable: boolean;
  nulls: number;
  metadata: Record<string, string>;
  values: (string | number)[];
}
type Seen = Record<string, { batches: number[]; metadata: Record<string, string>; columns: Record<string, SeenColumn> }>;

/** The bits of a double from Python's float.hex(): 0x1.8p+1. */
function fromHex(hex: string): number {
  const match = /^(-?)0x([01])\.?([0-9a-f]*)p([+-]\d+)$/.exec(hex);
  if (!match) throw new Error(`not a hexadecimal float: ${hex}`);
  const digits = match[3]!;
  const mantissa = Number(match[2]) + (digits === '' ? 0 : parseInt(digits, 16) / 16 ** digits.length);
  return (match[1] === '-' ? -1 : 1) * mantissa * 2 ** Number(match[4]);
}

describe('an independent reader', () => {
  if ('reason' in PYARROW) {
    sayNotTested('Arrow files', PYARROW.reason);
    return;
  }
  const { python, version } = PYARROW;

  it(`pyarrow ${version} finds every file valid, complete, not null and equal to the bit`, async () => {
    const plan = syntheticPlan(150);
    const folder = await temporaryFolder();
    const files = ['paths', 'summary', 'best_estimate', 'profile'].map((name) => join(folder, `${name}.arrow`)) as [string, string, string, string];
    const [paths, summary, bestEstimate, profile] = files;
    const writer = createPathsWriter(paths, plan, IDENTITY);
    const accumulator = createProfileAccumulator(plan);
    for (const block of syntheticBlocks(plan)) {
      await writer.append(block);
      accumulator.add(block);
    }
    await writer.close();
    const numbers = await summarisePaths(paths, plan);
    await writeSummary(summary, plan, IDENTITY, numbers);
    const entries = entriesOf(plan, numbers);
    await writeBestEstimate(bestEstimate, plan, IDENTITY, syntheticBlock(plan, 0, true));
    const means = accumulator.finish();
    await writeProfile(profile, plan, IDENTITY, means);

    const script = join(folder, 'read.py');
    await writeFile(script, READER);
    const seen = JSON.parse(execFileSync(python, [script, ...files], { maxBuffer: 2 ** 28 }).toString()) as Seen;
    const columns = (file: string): Record<string, SeenColumn> => seen[file]!.columns;
    const doubles = (file: string, name: string): number[] => columns(file)[name]!.values.map((value) => fromHex(value as string));

    for (const [file, { metadata, columns: all }] of Object.entries(seen)) {
      expect(metadata, file).toMatchObject({ title_zh: '湖北基准', rulebook_title_zh: '城乡居民养老', seed: 'hubei-2026', fingerprint: 'f00d', rulebook_hash: 'beef' });
      for (const [name, column] of Object.entries(all)) expect([column.nullable, column.nulls], `${file} ${name}`).toEqual([false, 0]);
    }

    expect(seen['paths.arrow']!.batches).toEqual([320, 320, 110]);
    const types = (file: string): string[] => Object.values(columns(file)).map(({ type }) => type);
    expect(types('paths.arrow')).toEqual(['int32', 'int32', 'double', 'double', 'double', 'double']);
    expect(columns('paths.arrow').fund_balance!.metadata).toEqual({
      unit: 'yuan', label_zh: '基金累计结余', label_en: 'fund balance', source: '国发〔2014〕8号 第七条', kind: 'stock', rule: 'fund_balance',
    });
    plan.outputs.forEach(({ name }, c) => {
      const expected = Array.from({ length: 750 }, (_, row) => syntheticValue(c, Math.floor(row / 5), row % 5));
      expect(doubles('paths.arrow', name)).toEqual(expected);
      expect(doubles('best_estimate.arrow', name)).toEqual(expected.slice(0, 5));
    });
    expect(columns('paths.arrow').path!.values[749]).toBe(149);
    expect(columns('paths.arrow').year!.values.slice(0, 6)).toEqual([2021, 2022, 2023, 2024, 2025, 2021]);

    expect(types('summary.arrow').slice(0, 5)).toEqual([
      'dictionary<values=string, indices=int32, ordered=0>', 'dictionary<values=string, indices=int32, ordered=0>', 'int32', 'int32', 'double',
    ]);
    expect(columns('summary.arrow').variable!.values).toEqual(entries.map(({ variable }) => variable));
    expect(columns('summary.arrow').unit!.values).toEqual(entries.map(({ unit }) => unit));
    for (const name of ['mean', 'standard_deviation', 'q50_low', 'tail_mean_95'] as const) {
      expect(doubles('summary.arrow', name)).toEqual(entries.map(({ row }) => row[name]));
    }

    expect(seen['profile.arrow']!.batches).toEqual([30, 5]);
    expect(doubles('profile.arrow', 'mean')).toEqual(Array.from(means));
    expect(columns('profile.arrow').sex!.values.slice(0, 6)).toEqual(['male', 'male', 'male', 'female', 'female', 'female']);
    expect(columns('profile.arrow').age!.values.slice(28)).toEqual(['61', '62', '', '', '', '', '']);
  });
});
