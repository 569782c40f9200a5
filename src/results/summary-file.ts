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

/**
 * 写入统计表 — `summary.arrow`: one row per variable and year, variable by variable, year by year.
 * @param numbers of each output, in order, [year × `SUMMARY_NUMBERS`]
 */
export async function writeSummary(file: string, plan: Plan, identity: RunIdentity, numbers: readonly Float64Array[], open?: OpenFile): Promise<WrittenFile> {
  const years = yearCount(plan);
  const width = SUMMARY_NUMBERS.length;
  ensure(numbers.length === plan.outputs.length && numbers.every(({ length }) => length === years * width), 'a summary has every variable and year');
  const rows = plan.outputs.length * years;
  const units = [...new Set(plan.outputs.map((output) => outputUnit(plan, output)))];
  const unitIndices = plan.outputs.map((output) => units.indexOf(outputUnit(plan, output)));
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
        variable.rows(Int32Array.from({ length: rows }, (_, row) => Math.floor(row / years))),
        unit.rows(Int32Array.from({ length: rows }, (_, row) => unitIndices[Math.floor(row / years)]!)),
        int32Column(Int32Array.from({ length: rows }, (_, row) => plan.baseYear + 1 + (row % years))),
        int32Column(new Int32Array(rows).fill(plan.paths)),
        ...SUMMARY_NUMBERS.map((_, i) => float64Column(columnOf(numbers, i, rows))),
      ],
      rows,
    );
    return await arrow.close();
  } catch (error) {
    await arrow.abort();
    throw error;
  }
}

/** Number `index` of every row. */
function columnOf(numbers: readonly Float64Array[], index: number, rows: number): Float64Array {
  const column = new Float64Array(rows);
  const width = SUMMARY_NUMBERS.length;
  let row = 0;
  for (const ofOutput of numbers) for (let at = index; at < ofOutput.length; at += width) column[row++] = ofOutput[at]!;
  return column;
}

/** 统计表 — what a `summary.arrow` says; rows are made when they are asked for. */
export interface Summary {
  readonly metadata: ReadonlyMap<string, string>;
  readonly entries: readonly SummaryEntry[];
  row(variable: string, year: number): SummaryRow | undefined;
}

/** 读取统计表 — a `summary.arrow`. */
export async function readSummary(file: string): Promise<Summary> {
  const table = await readTable(file);
  const variables = table.texts('variable');
  const years = table.numbers('year');
  const columns = (['paths', ...SUMMARY_NUMBERS] as const).map((name) => [name, table.numbers(name)] as const);
  const rowAt = (i: number): SummaryRow => {
    const row = {} as Record<SummaryNumber | 'paths', number>;
    for (const [column, values] of columns) row[column] = values[i]!;
    return row;
  };
  // Rows of a variable stand together.
  const firsts = new Map<string, number>();
  variables.forEach((name, i) => {
    if (variables[i - 1] !== name) firsts.set(name, i);
  });
  return {
    metadata: table.metadata,
    get entries() {
      const units = table.texts('unit');
      return variables.map((variable, i) => ({ variable, unit: units[i]!, year: years[i]!, row: rowAt(i) }));
    },
    row(variable, year) {
      for (let i = firsts.get(variable) ?? variables.length; variables[i] === variable; i++) if (years[i] === year) return rowAt(i);
      return undefined;
    },
  };
}
