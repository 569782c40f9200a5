import { Schema } from 'apache-arrow';
import { unitText } from '../model/index.js';
import type { Plan } from '../scenario/index.js';
import { ArrowFile } from './arrow-file.js';
import type { OpenFile, WrittenFile } from './byte-sink.js';
import { float64Column, float64Field, int32Column, int32Field, TextColumn } from './columns.js';
import { ensure } from './ensure.js';
import { dimensionsOf, fileMetadata, ruleOf, type RunIdentity, yearCount } from './labels.js';
import { profileSlices } from './profile.js';
import { readTable } from './read-table.js';

/**
 * 写入剖面 — `profile.arrow`: `variable`, `year`, one text column per dimension of the model ("" where the
 * variable lacks it) and `mean`; one record batch per variable, years in order, cells in declared order.
 * @param means from `ProfileAccumulator.finish`
 */
export async function writeProfile(file: string, plan: Plan, identity: RunIdentity, means: Float64Array, open?: OpenFile): Promise<WrittenFile> {
  const { slices, length } = profileSlices(plan);
  ensure(means.length === length, `profile: ${means.length} means, not ${length}`);
  const years = yearCount(plan);
  const variable = new TextColumn('variable', 0, plan.profiles);
  // Index 0 is "": a dimension the variable lacks.
  const dimensions = plan.model.dimensions.map(({ name, labels }, d) => ({ name, column: new TextColumn(name, d + 1, ['', ...labels]) }));
  const metadata = fileMetadata('profile', plan, identity);
  for (const { rule: name } of slices) {
    const rule = ruleOf(plan, name);
    metadata.set(`unit.${name}`, unitText(rule.unit)).set(`label_zh.${name}`, rule.label.zh).set(`label_en.${name}`, rule.label.en);
  }
  const schema = new Schema(
    [variable.field, int32Field('year'), ...dimensions.map(({ column }) => column.field), float64Field('mean')],
    metadata,
  );
  const arrow = new ArrowFile(file, schema, open);
  try {
    for (const [index, { rule, offset, cells }] of slices.entries()) {
      const rows = years * cells;
      const coordinates = coordinateIndices(plan, rule, years);
      await arrow.append(
        [
          variable.rows(new Int32Array(rows).fill(index)),
          int32Column(Int32Array.from({ length: rows }, (_, row) => plan.baseYear + 1 + Math.floor(row / cells))),
          ...dimensions.map(({ name, column }) => column.rows(coordinates.get(name) ?? new Int32Array(rows))),
          float64Column(means.subarray(offset, offset + rows)),
        ],
        rows,
      );
    }
    return await arrow.close();
  } catch (error) {
    await arrow.abort();
    throw error;
  }
}

/** For each dimension of the rule, the position in ["", …labels] for every [year × cell]. */
function coordinateIndices(plan: Plan, rule: string, years: number): Map<string, Int32Array> {
  const dimensions = dimensionsOf(plan, ruleOf(plan, rule));
  const cells = dimensions.reduce((product, { size }) => product * size, 1);
  const indices = new Map<string, Int32Array>();
  let stride = cells;
  for (const { name, size } of dimensions) {
    stride /= size;
    const step = stride;
    indices.set(name, Int32Array.from({ length: years * cells }, (_, row) => 1 + (Math.floor((row % cells) / step) % size)));
  }
  return indices;
}

/** 剖面行 — the mean of one cell in one year. */
export interface ProfileEntry {
  readonly variable: string;
  readonly year: number;
  /** Coordinate by dimension; dimensions the variable lacks are left out. */
  readonly cell: Readonly<Record<string, string>>;
  readonly mean: number;
}

/** 读取剖面 — the rows of a `profile.arrow`. */
export async function readProfile(file: string): Promise<{ readonly entries: readonly ProfileEntry[]; readonly metadata: ReadonlyMap<string, string> }> {
  const table = await readTable(file);
  const year = table.numbers('year');
  const mean = table.numbers('mean');
  const dimensions = table.names.filter((name) => !['variable', 'year', 'mean'].includes(name)).map((name) => [name, table.texts(name)] as const);
  const entries = table.texts('variable').map((variable, i): ProfileEntry => {
    const cell = Object.fromEntries(dimensions.flatMap(([name, texts]) => (texts[i] === '' ? [] : [[name, texts[i]!]])));
    return { variable, year: year[i]!, cell, mean: mean[i]! };
  });
  return { entries, metadata: table.metadata };
}
