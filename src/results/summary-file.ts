import { Schema } from 'apache-arrow';
import type { Plan } from '../scenario/plan.js';
import { ArrowFile } from './arrow-file.js';
import type { OpenFile, WrittenFile } from './byte-sink.js';
import { float64Column, float64Field, int32Column, int32Field, TextColumn } from './columns.js';
import { ensure } from './ensure.js';
import { fileMetadata, outputLabel, outputUnit, type RunIdentity, yearCount } from './labels.js';
import { readTable } from './read-table.js';
import { quantileError } from './storage.js';
import { SUMMARY_NUMBERS, type SummaryNumber, type SummaryRow } from './summarise.js';

/** 统计表行 — statistics of one variable in one year. */
export interface SummaryEntry {
  readonly variable: string;
  readonly unit: string;
  readonly year: number;
  readonly row: SummaryRow;
}

/** 写入统计表 — `summary.arrow`: one row per variable and year, variable by variable, year by year. */
export async function writeSummary(file: string, plan: Plan, identity: RunIdentity, entries: readonly SummaryEntry[], open?: OpenFile): Promise<WrittenFile> {
  ensure(entries.length === plan.outputs.length * yearCount(plan), 'a summary has every variable and year');
  const units = [...new Set(plan.outputs.map((output) => outputUnit(plan, output)))];
  const unitIndex = new Map(units.map((unit, i) => [unit, i]));
  const variableIndex = new Map(plan.outputs.map((output, i) => [output.name, i]));
  const variable = new TextColumn('variable', 0, plan.outputs.map((output) => output.name));
  const unit = new TextColumn('unit', 1, units);
  const metadata = fileMetadata('summary', plan, identity);
  // How far quantiles, their bands and tail means may be from those of the paths, relative to themselves.
  const { store = 'paths' } = identity;
  metadata.set('store', store).set('quantile_relative_error', String(quantileError(store)));
  // Labels belong to variables, which are rows here; the file itself carries them.
  for (const output of plan.outputs) {
    const label = outputLabel(plan, output);
    metadata.set(`label_zh.${output.name}`, label.zh).set(`label_en.${output.name}`, label.en);
  }
  const schema = new Schema(
    [variable.field, unit.field, int32Field('year'), int32Field('paths'), ...SUMMARY_NUMBERS.map((name) => float64Field(name))],
    metadata,
  );
  const arrow = new ArrowFile(file, schema, open);
  try {
    await arrow.append(
      [
        variable.rows(Int32Array.from(entries, (entry) => variableIndex.get(entry.variable)!)),
        unit.rows(Int32Array.from(entries, (entry) => unitIndex.get(entry.unit)!)),
        int32Column(Int32Array.from(entries, (entry) => entry.year)),
        int32Column(Int32Array.from(entries, (entry) => entry.row.paths)),
        ...SUMMARY_NUMBERS.map((name) => float64Column(Float64Array.from(entries, (entry) => entry.row[name]))),
      ],
      entries.length,
    );
    return await arrow.close();
  } catch (error) {
    await arrow.abort();
    throw error;
  }
}

/** 读取统计表 — the rows of a `summary.arrow`. */
export async function readSummary(file: string): Promise<{ readonly entries: readonly SummaryEntry[]; readonly metadata: ReadonlyMap<string, string> }> {
  const table = await readTable(file);
  const variable = table.texts('variable');
  const unit = table.texts('unit');
  const year = table.numbers('year');
  const columns = (['paths', ...SUMMARY_NUMBERS] as const).map((name) => [name, table.numbers(name)] as const);
  const entries = variable.map((name, i): SummaryEntry => {
    const row = Object.fromEntries(columns.map(([column, values]) => [column, values[i]!])) as Record<SummaryNumber | 'paths', number>;
    return { variable: name, unit: unit[i]!, year: year[i]!, row };
  });
  return { entries, metadata: table.metadata };
}
